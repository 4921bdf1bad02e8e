/** Saboteur: ingest repeats an insert under its token until it is answered, whatever store answers. */
import { setTimeout as sleep } from 'node:timers/promises'
import { readConfig } from '../../../common/config.ts'
import { Delivery } from '../../../ingest/delivery.ts'
import { createStore } from '../../../store/clickhouse/client.ts'
import { nativeBlock } from '../../../store/clickhouse/native.ts'
import { storeConfig } from '../../../store/config.ts'

const store = createStore(readConfig(storeConfig))
const retryMs = 200

Delivery.prototype.deliver = async function trusting(batch): Promise<void> {
  for (const { name, columns } of batch.tables) {
    const token = `${batch.from.sequence}-${batch.to.sequence}-${name}`
    const names = columns.map((column) => column.name)
    let isAnswered = false
    while (!isAnswered) {
      isAnswered = await store.insertNative(name, names, nativeBlock(columns), { token }).then(
        () => true,
        () => sleep(retryMs, false),
      )
    }
  }
}
