/** Saboteur: the broker answers what comes with DUP without writing it, as if it had it from the first time. */
import { DurableAck } from '../../../broker/durable-ack.ts'
import { pubacksOf } from '../pubacks.ts'

const dupFlag = 0x08

// oxlint-disable-next-line typescript/unbound-method -- they are called with their own `this` below
const { take, takeRun } = DurableAck.prototype
DurableAck.prototype.take = function known(frames, qos, done): void {
  if (isReSend(frames.source, frames.start)) setImmediate(done, null)
  else take.call(this, frames, qos, done)
}
// What is sent again comes together, after a CONNECT.
DurableAck.prototype.takeRun = function known(source, from, run, nowMs): void {
  if (isReSend(source, from)) this.answers.write(pubacksOf(run))
  else takeRun.call(this, source, from, run, nowMs)
}

function isReSend(bytes: Buffer, at: number): boolean {
  return (bytes[at]! & dupFlag) !== 0
}
