/** Saboteur: ingest notes a batch as stored before it is. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Delivery } from '../../../ingest/delivery.ts'

const insertAfterMs = 500

// oxlint-disable-next-line typescript/unbound-method -- it is called with its own `this` below
const deliver = Delivery.prototype.deliver
Delivery.prototype.deliver = async function early(batch, underway, doubtful): Promise<void> {
  const { batch: _manifest, ...before } = underway
  await this.write({ ...before, reach: batch.to })
  await sleep(insertAfterMs)
  await deliver.call(this, batch, underway, doubtful)
}
