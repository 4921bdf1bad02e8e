/** Saboteur: the broker answers what comes with DUP without writing it, as if it had it from the first time. */
import type { Writable } from 'node:stream'
import { DurableAck } from '../../../broker/durable-ack.ts'
import type { PacketFrames } from '../../../broker/packet-frames.ts'

const dupFlag = 0x08

function isReSend(frames: PacketFrames): boolean {
  return (frames.source[frames.start]! & dupFlag) !== 0
}

// oxlint-disable-next-line typescript/unbound-method -- they are called with their own `this` below
const { take, takeInLane } = DurableAck.prototype
DurableAck.prototype.take = function known(frames, qos, done): void {
  if (isReSend(frames)) setImmediate(done, null)
  else take.call(this, frames, qos, done)
}
DurableAck.prototype.takeInLane = function known(frames, packetId): void {
  const { answers } = this as unknown as { readonly answers: Writable }
  if (isReSend(frames)) answers.write(Buffer.from([0x40, 2, packetId >> 8, packetId & 255]))
  else takeInLane.call(this, frames, packetId)
}
