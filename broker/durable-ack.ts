/**
 * The durable acknowledgement of one connection: PUBLISH packets that lie side by side in what was read go to the
 * journal as one record. Once a commit is on disk, those of the lane are answered by one write of PUBACKs, and Aedes is let go on
 * with each of the others (PUBACK, PUBREC, fan-out).
 */
import type { Writable } from 'node:stream'
import type { JournalWriter } from '../store/journal/writer.ts'
import { publishBytesMax, writePublish } from '../store/journal/publish-packet.ts'
import { V2xError } from '../common/errors.ts'
import { writeAtOnce } from '../common/write-at-once.ts'
import {
  acknowledgedPackets,
  holdSeconds,
  lanePackets,
  shedForSpace,
  shedPackets,
} from './metrics.ts'
import { runBytesMax, type Run } from './lane.ts'
import type { PacketFrames } from './packet-frames.ts'

export type Done = (error?: Error | null) => void

const bytesOfPuback = 4
const nobody: readonly Done[] = []
/** Of a connection: one of the commit under way, one of the next. */
const spareDebtsMax = 2

/** What is done once a commit is on disk: first for those that wait, which came before all that is answered here. */
class Debt {
  commit = 0
  bytes = 0
  /** Of each record: when it was taken in, and its packets. They grow to what one commit brought at most, and stay. */
  private records = 0
  private readonly takenMs: number[] = []
  private readonly packets: number[] = []
  /** PUBACKs, in the order of the packets [MQTT-4.6.0-2]. They grow and stay as well. */
  pubacks = Buffer.alloc(0)
  pubackBytes = 0
  waiting: readonly Done[] = nobody
  readonly pay: () => void

  constructor(pay: (debt: Debt) => void) {
    this.pay = () => pay(this)
  }

  begin(): void {
    this.bytes = this.records = this.pubackBytes = 0
  }

  add(bytes: number, packets: number): void {
    this.bytes += bytes
    this.takenMs[this.records] = performance.now()
    this.packets[this.records++] = packets
  }

  answer(run: Run): void {
    const end = this.pubackBytes + run.answered * bytesOfPuback
    if (end > this.pubacks.length) {
      const grown = Buffer.allocUnsafe(Math.max(end, this.pubacks.length * 2))
      this.pubacks.copy(grown, 0, 0, this.pubackBytes)
      this.pubacks = grown
    }
    writePubacks(run, this.pubacks, this.pubackBytes)
    this.pubackBytes = end
  }

  /** Each packet counts from when it was taken in itself, as its sender's does. */
  observeHold(): void {
    const nowMs = performance.now()
    for (let at = 0; at < this.records; at++) {
      holdSeconds.observe((nowMs - this.takenMs[at]!) / 1000, this.packets[at])
    }
  }
}

export class DurableAck {
  private readonly journal: JournalWriter
  private readonly publisher: Uint8Array
  private readonly answers: Writable
  private readonly shedBytes: number
  private readonly onDurable: () => void
  private source: Buffer | undefined
  private from = 0
  private to = 0
  private count = 0
  private waiting: Done[] = []
  private journalBytes = 0
  /** The last one; they are used again, for what lives as long as a commit the collector would move about. */
  private debt: Debt | undefined
  private readonly spareDebts: Debt[] = []
  private isOpen = true

  /** QoS 0 is shed while more than `shedBytes` wait for the disk. `onDurable` is told after a commit. */
  constructor(
    journal: JournalWriter,
    publisher: string,
    options: {
      readonly answers: Writable
      readonly shedBytes: number
      readonly onDurable: () => void
    },
  ) {
    this.journal = journal
    this.publisher = Buffer.from(publisher)
    this.answers = options.answers
    this.shedBytes = options.shedBytes
    this.onDurable = options.onDurable
  }

  /** Bytes taken that are not on disk yet. */
  get pendingBytes(): number {
    return this.journalBytes + this.to - this.from
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
  takeRun(source: Buffer, from: number, run: Run): void {
    // [MQTT-4.6.0-2] Who waits is answered before them.
    this.flush()
    lanePackets.inc(run.count)
    const isAll = from === 0 && run.end === source.length
    const packets = isAll ? source : source.subarray(from, run.end)
    this.append(packets, run.count, nobody, run)
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
    this.append(source.subarray(from, to), count, waiting)
  }

  private append(packets: Buffer, count: number, waiting: readonly Done[], run?: Run): void {
    const bytes = packets.length
    this.journalBytes += bytes
    const commit = this.journal.commitAhead
    const { debt } = this
    if (debt?.commit === commit && waiting.length === 0) {
      debt.add(bytes, count)
      if (run !== undefined) debt.answer(run)
      this.journal.append(this.publisher, packets, count)
      return
    }
    const owed = this.spareDebts.pop() ?? new Debt(this.pay)
    owed.commit = commit
    owed.begin()
    owed.add(bytes, count)
    if (run !== undefined) owed.answer(run)
    owed.waiting = waiting
    this.debt = owed
    this.journal.append(this.publisher, packets, count, owed.pay)
  }

  private readonly pay = (debt: Debt): void => {
    const { waiting, pubacks, pubackBytes } = debt
    this.journalBytes -= debt.bytes
    debt.observeHold()
    debt.waiting = nobody
    if (this.debt === debt) this.debt = undefined
    // Aedes would fail on a client that has gone; its messages are kept all the same.
    if (this.isOpen) {
      acknowledgedPackets.inc(waiting.length + pubackBytes / bytesOfPuback)
      for (const done of waiting) done(null)
      if (this.answers.writable) writeAtOnce(this.answers, pubacks, pubackBytes)
    }
    if (this.spareDebts.length < spareDebtsMax) this.spareDebts.push(debt)
    if (this.isOpen) this.onDurable()
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

/** Writes its PUBACKs from `at` on. */
export function writePubacks({ answered, packetIds }: Run, into: Uint8Array, at: number): void {
  for (let index = 0; index < answered; index++, at += bytesOfPuback) {
    const packetId = packetIds[index]!
    into[at] = 0x40
    into[at + 1] = 2
    into[at + 2] = packetId >> 8
    into[at + 3] = packetId & 255
  }
}
