/**
 * The durable acknowledgement of one connection: PUBLISH packets that lie side by side in what was read go to the
 * journal as one record. Once a commit is on disk, those of the lane are answered by one write of PUBACKs, and Aedes is let go on
 * with each of the others (PUBACK, PUBREC, fan-out).
 */
import type { Writable } from 'node:stream'
import type { JournalWriter } from '../store/journal/writer.ts'
import { publishBytesMax, writePublish } from '../store/journal/publish-packet.ts'
import { V2xError } from '../common/errors.ts'
import { writeAtOnce } from '../common/lent-socket.ts'
import { bytesOfPuback, nobody, type Creditor, type Done, type Dues, type Sheet } from './dues.ts'
import { acknowledgedPackets, lanePackets, shedForSpace, shedPackets } from './metrics.ts'
import { runBytesMax, type Run } from './lane.ts'
import type { PacketFrames } from './packet-frames.ts'

export class DurableAck implements Creditor {
  readonly answers: Writable
  owed = 0
  owedCommit = -1
  private readonly journal: JournalWriter
  private readonly dues: Dues
  private readonly publisher: Uint8Array
  private readonly shedBytes: number
  private source: Buffer | undefined
  private from = 0
  private to = 0
  private count = 0
  private waiting: Done[] = []
  /** Journaled with the commit `owedCommit`, and with one before it. Of older ones nothing is on its way: a commit waits for the one before. */
  private owedBytes = 0
  private earlierBytes = 0
  private earlierCommit = -1
  private isOpen = true

  /** QoS 0 is shed while more than `shedBytes` wait for the disk. */
  constructor(
    { journal, dues }: { readonly journal: JournalWriter; readonly dues: Dues },
    publisher: string,
    options: {
      readonly answers: Writable
      readonly shedBytes: number
    },
  ) {
    this.journal = journal
    this.dues = dues
    this.publisher = Buffer.from(publisher)
    this.answers = options.answers
    this.shedBytes = options.shedBytes
  }

  /** Bytes taken that are not on disk yet. */
  get pendingBytes(): number {
    const { commitAwaited } = this.journal
    const owed = this.owedCommit >= commitAwaited ? this.owedBytes : 0
    const earlier = this.earlierCommit >= commitAwaited ? this.earlierBytes : 0
    return owed + earlier + this.to - this.from
  }

  /** Takes the packet that `frames` stands at. `done` is called once it is durable; for QoS 0 at once. */
  take(frames: PacketFrames, qos: number, done: Done): void {
    if (qos === 0 && this.sheds()) {
      done(null)
      return
    }
    this.gather(frames)
    if (qos > 0) this.waiting.push(done)
    else done(null)
  }

  /** Takes packets of the lane, `source[from, run.end)`; they are answered once they are durable, where they are at all. */
  takeRun(source: Buffer, from: number, run: Run, nowMs: number): void {
    // [MQTT-4.6.0-2] Who waits is answered before them.
    this.flush()
    lanePackets.inc(run.count)
    const isAll = from === 0 && run.end === source.length
    const packets = isAll ? source : source.subarray(from, run.end)
    this.append(packets, run.count, nobody, nowMs).answer(run)
  }

  /** `done` is called once all that was taken before is answered [MQTT-4.6.0-2]: of a packet that is not journaled itself. */
  answerBehind(done: Done): void {
    this.flush()
    const { owedCommit, journal, dues } = this
    if (owedCommit === journal.commitAhead) dues.ahead.add(this, 0, [done], performance.now())
    else this.settleBehind(owedCommit, done)
  }

  private settleBehind(commit: number, done: Done): void {
    const { dues } = this
    if (commit > dues.paidCommit) dues.wait({ goOn: () => this.settleBehind(commit, done) })
    else this.settle([done])
  }

  /** False, where what nobody was promised is not kept now. */
  get keepsUnanswered(): boolean {
    return this.journal.space.level === 'ample' && this.journal.queuedBytes <= this.shedBytes
  }

  private gather(frames: PacketFrames): void {
    const isNext = this.source === frames.source && this.to === frames.start
    if (!isNext || this.to - this.from >= runBytesMax) {
      this.flush()
      this.source = frames.source
      this.from = frames.start
    }
    this.to = frames.end
    this.count++
  }

  /** True, and counted, where a message that nobody was promised is not kept. */
  sheds(): boolean {
    if (this.keepsUnanswered) return false
    if (this.journal.space.level !== 'ample') shedForSpace.inc()
    else shedPackets.inc()
    return true
  }

  /** Appends what was gathered so far; before the bytes it views are let go. */
  flush(): void {
    const { source, from, to, count, waiting } = this
    if (source === undefined) return
    this.source = undefined
    this.from = this.to = this.count = 0
    this.waiting = []
    this.append(source.subarray(from, to), count, waiting, performance.now())
  }

  private append(packets: Buffer, count: number, waiting: readonly Done[], nowMs: number): Sheet {
    const sheet = this.dues.ahead
    this.journal.append(this.publisher, packets, count, sheet.isEmpty ? sheet.pay : undefined)
    if (this.owedCommit !== sheet.commit) {
      this.earlierCommit = this.owedCommit
      this.earlierBytes = this.owedBytes
      this.owedBytes = 0
    }
    this.owedBytes += packets.length
    sheet.add(this, count, waiting, nowMs)
    return sheet
  }

  settle(waiting: readonly Done[]): void {
    // Aedes would fail on a client that has gone; its messages are kept all the same.
    if (!this.isOpen) return
    acknowledgedPackets.inc(waiting.length)
    for (const done of waiting) done(null)
  }

  answer(pubacks: Uint8Array, from: number, to: number): void {
    if (!this.isOpen) return
    acknowledgedPackets.inc((to - from) / bytesOfPuback)
    writeAtOnce(this.answers, pubacks, from, to)
  }

  /** Journals a will: it has no packet on the wire, and nobody waits for it. */
  takeWill(will: { readonly topic: string; readonly payload: string | Buffer }): void {
    if (this.sheds()) return
    const payload = Buffer.from(will.payload)
    const into = Buffer.allocUnsafe(publishBytesMax(Buffer.byteLength(will.topic), payload.length))
    const publish = { topic: will.topic, payload, qos: 0, packetId: 0, dup: false, retain: false }
    const end = writePublish({ ...publish, qos: 0 }, into, 0)
    try {
      this.journal.append(this.publisher, into.subarray(0, end), 1)
    } catch (thrown) {
      // Many clients gone at once bring many wills at once; they were never acknowledged.
      if (!(thrown instanceof V2xError)) throw thrown
      shedPackets.inc()
    }
  }

  close(): void {
    this.isOpen = false
  }
}
