/** Saboteur: ingest sends a batch again after a crash as if it had never been tried, under tokens that the store cannot know. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Delivery } from '../../../ingest/delivery.ts'

const noteAfterMs = 500

// oxlint-disable-next-line typescript/unbound-method -- it is called with its own `this` below
const deliver = Delivery.prototype.deliver
Delivery.prototype.deliver = async function careless(batch, underway): Promise<void> {
  const { tables, to, instance } = underway.batch
  const asked = { instance, missing: {}, nonce: randomUUID() }
  const manifest = { tables, to, instance, asked }
  await deliver.call(this, batch, { ...underway, askBefore: 0, batch: manifest }, false)
  await sleep(noteAfterMs)
}
