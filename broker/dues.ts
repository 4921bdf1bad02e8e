/**
 * What is owed for the commits on their way to the disk: of each record whose it is, where its answer goes, since when, and its PUBACKs. All
 * connections have it in common, side by side in the order of the records: none of a connection's own objects is in the processor's cache when
 * the commit is done, so none is looked at, and a new one a commit would be moved about by the collector.
 */
import type { Writable } from 'node:stream'
import type { JournalWriter } from '../store/journal/writer.ts'
import { descriptorOf, mayPass, writePast } from '../common/lent-socket.ts'
import type { Run } from './lane.ts'
import { acknowledgedPackets, holdSeconds } from './metrics.ts'

export type Done = (error?: Error | null) => void

/** The connection a record came by. */
export interface Creditor {
  /** Where its answers go. */
  readonly answers: Writable
  /** Where its last record stands, and of which commit; kept by the sheet. */
  owed: number
  owedCommit: number
  /** What these wait for is on disk. */
  settle(waiting: readonly Done[]): void
  /** Then `pubacks[from, to)` are its, which are not written yet. */
  answer(pubacks: Uint8Array, from: number, to: number): void
}

/** Told that something of its connection has come to the disk. */
export interface Waiter {
  goOn(): void
}

export const bytesOfPuback = 4
export const nobody: readonly Done[] = []
const none = 0

/** Of one commit. All of it grows to what a commit brought at most, which the journal's queue bounds, and stays. */
export class Sheet {
  commit = -1
  readonly pay: () => void
  private count = 0
  /** Undefined where an earlier record is of the same one: it is paid with that. */
  private readonly creditors: (Creditor | undefined)[] = []
  private readonly answers: (Writable | undefined)[] = []
  private readonly descriptors: number[] = []
  private readonly takenMs: number[] = []
  private readonly packets: number[] = []
  private readonly waiting: (readonly Done[])[] = []
  /** Which record of the same creditor follows; `none`, which is nobody's follower. */
  private readonly next: number[] = []
  /** Where the PUBACKs of each record end, in the order of the packets [MQTT-4.6.0-2]. */
  private readonly pubackEnds: number[] = []
  private pubacks: Buffer = Buffer.alloc(0)
  private gathered: Buffer = Buffer.alloc(0)

  constructor(paid: (sheet: Sheet) => void) {
    this.pay = () => {
      this.payAll()
      paid(this)
    }
  }

  get isEmpty(): boolean {
    return this.count === 0
  }

  /** A record of so many packets, by all but its PUBACKs. */
  add(creditor: Creditor, packets: number, waiting: readonly Done[], nowMs: number): void {
    const at = this.count++
    const isFirst = creditor.owedCommit !== this.commit
    this.creditors[at] = isFirst ? creditor : undefined
    if (!isFirst) this.next[creditor.owed] = at
    creditor.owedCommit = this.commit
    creditor.owed = at
    this.next[at] = none
    this.takenMs[at] = nowMs
    this.packets[at] = packets
    this.answers[at] = creditor.answers
    this.descriptors[at] = descriptorOf(creditor.answers)
    this.waiting[at] = waiting
    this.pubackEnds[at] = this.startOf(at)
  }

  /** The last record is answered so. */
  answer(run: Run): void {
    const at = this.count - 1
    const start = this.startOf(at)
    const end = start + run.answered * bytesOfPuback
    if (end > this.pubacks.length) this.pubacks = grown(this.pubacks, end)
    writePubacks(run, this.pubacks, start)
    this.pubackEnds[at] = end
  }

  private startOf(at: number): number {
    return at === 0 ? 0 : this.pubackEnds[at - 1]!
  }

  private payAll(): void {
    const nowMs = performance.now()
    for (let at = 0; at < this.count; at++) {
      // Each packet counts from when it was taken in itself, as its sender's does.
      holdSeconds.observe((nowMs - this.takenMs[at]!) / 1000, this.packets[at])
      const creditor = this.creditors[at]
      if (creditor === undefined) continue
      this.creditors[at] = undefined
      if (this.next[at] === none) this.payOne(creditor, at)
      else this.payChain(creditor, at)
    }
    this.answers.fill(undefined, 0, this.count)
    this.count = 0
  }

  private payOne(creditor: Creditor, at: number): void {
    if (this.waiting[at] !== nobody) creditor.settle(this.takeWaiting(at))
    const from = this.startOf(at)
    const to = this.pubackEnds[at]!
    const written = this.writePast(at, this.pubacks, from, to)
    if (from + written < to) creditor.answer(this.pubacks, from + written, to)
  }

  /** Where the answers of this record go; returns how many bytes were written. */
  private writePast(at: number, pubacks: Uint8Array, from: number, to: number): number {
    const descriptor = this.descriptors[at]!
    if (from === to || !mayPass(this.answers[at]!, descriptor)) return 0
    const written = writePast(descriptor, pubacks, from, to)
    acknowledgedPackets.inc(written / bytesOfPuback)
    return written
  }

  /** All records of one creditor, with one write, but that whoever waits is told before what came behind. */
  private payChain(creditor: Creditor, first: number): void {
    let at = first
    do {
      const begin = at
      const waiting = this.takeWaiting(at)
      let end = 0
      do {
        end = this.gather(at, end)
        at = this.next[at]!
      } while (at !== none && this.waiting[at]!.length === 0)
      creditor.settle(waiting)
      const written = this.writePast(begin, this.gathered, 0, end)
      if (written < end) creditor.answer(this.gathered, written, end)
    } while (at !== none)
  }

  private gather(at: number, end: number): number {
    const start = this.startOf(at)
    const gatheredEnd = end + this.pubackEnds[at]! - start
    if (gatheredEnd > this.gathered.length) this.gathered = grown(this.gathered, gatheredEnd)
    this.pubacks.copy(this.gathered, end, start, this.pubackEnds[at])
    return gatheredEnd
  }

  private takeWaiting(at: number): readonly Done[] {
    const waiting = this.waiting[at]!
    this.waiting[at] = nobody
    return waiting
  }
}

/** One sheet for each commit under way. */
export class Dues {
  private readonly journal: Pick<JournalWriter, 'commitAhead'>
  private sheet: Sheet | undefined
  private readonly spares: Sheet[] = []
  private heldUp = new Set<Waiter>()
  /** The last commit of which everybody has been answered. */
  paidCommit = -1

  constructor(journal: Pick<JournalWriter, 'commitAhead'>) {
    this.journal = journal
  }

  /** Of the commit that takes what is appended now. */
  get ahead(): Sheet {
    const commit = this.journal.commitAhead
    if (this.sheet?.commit === commit) return this.sheet
    this.sheet = this.spares.pop() ?? new Sheet(this.giveBack)
    this.sheet.commit = commit
    return this.sheet
  }

  /** Is told of the next commit that comes to the disk. */
  wait(waiter: Waiter): void {
    this.heldUp.add(waiter)
  }

  private readonly giveBack = (sheet: Sheet): void => {
    this.paidCommit = sheet.commit
    this.spares.push(sheet)
    if (this.heldUp.size === 0) return
    const told = this.heldUp
    this.heldUp = new Set()
    for (const waiter of told) waiter.goOn()
  }
}

function grown(bytes: Buffer, needed: number): Buffer {
  const larger = Buffer.allocUnsafe(Math.max(needed, bytes.length * 2))
  bytes.copy(larger)
  return larger
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
