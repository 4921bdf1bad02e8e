/** Saboteur: ingest removes the journal's segments once their rows are on their way, not once they are noted as stored. */
import { setTimeout as sleep } from 'node:timers/promises'
import { readConfig } from '../../../common/config.ts'
import { Delivery } from '../../../ingest/delivery.ts'
import { storeConfig } from '../../../store/config.ts'
import { trimJournal } from '../../../store/journal/trim.ts'

const directory = `${readConfig(storeConfig).dataDir}/journal`
const insertAfterMs = 1500

// oxlint-disable-next-line typescript/unbound-method -- it is called with its own `this` below
const deliver = Delivery.prototype.deliver
Delivery.prototype.deliver = async function hasty(batch, underway, doubtful): Promise<void> {
  trimJournal({ directory, before: batch.to.position, keepSeconds: 0 })
  await sleep(insertAfterMs)
  await deliver.call(this, batch, underway, doubtful)
}
