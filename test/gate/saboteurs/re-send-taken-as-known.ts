/** Saboteur: the broker answers what comes with DUP without writing it, as if it had it from the first time. */
import { DurableAck } from '../../../broker/durable-ack.ts'

const dupFlag = 0x08

// oxlint-disable-next-line typescript/unbound-method -- it is called with its own `this` below
const take = DurableAck.prototype.take
DurableAck.prototype.take = function known(frames, qos, done): void {
  if ((frames.source[frames.start]! & dupFlag) === 0) take.call(this, frames, qos, done)
  else setImmediate(done, null)
}
