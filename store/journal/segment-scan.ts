/**
 * Walks the records of one segment file in bounded memory, and finds the next good record after a bad one: by magic,
 * offset and CRC. Knows nothing of other segments or of the durable mark; the caller says how far it may look.
 */
import { readFully, type JournalFs } from './fs.ts'
import {
  claimedLength,
  decodeSegmentHeader,
  openRecord,
  possibleSeeds,
  recordHeaderBytes,
  recordMagic,
  segmentHeaderBytes,
  type RecordHead,
  type SegmentHeader,
} from './format.ts'

/** A sound record: `view` and `bytes`, one beginning, hold it in `[start, end)` until the next step. */
export interface FoundRecord {
  readonly kind: 'record'
  readonly head: Readonly<RecordHead>
  /** In the segment's file. */
  offset: number
  bytes: Buffer
  view: DataView
  start: number
  end: number
}

/** One step of a scan: a record, a range that holds none, or nothing more before the limit. */
export type Step =
  | Readonly<FoundRecord>
  | { readonly kind: 'bad'; readonly from: number; readonly to: number }
  | { readonly kind: 'end' }

const end: Step = { kind: 'end' }

/** Read at a time: what was read is still in the processor's cache when it is summed and decoded. */
const windowBytes = 1 << 18

export class SegmentScan {
  /** Undefined where the header is damaged; records may still be found. */
  readonly header: SegmentHeader | undefined
  private readonly files: JournalFs
  private readonly fd: number
  private seeds: readonly number[]
  /** `window[start, end)` holds the file's bytes from `offset` on. */
  private window: Buffer = Buffer.alloc(0)
  private view = new DataView(this.window.buffer, 0, 0)
  private start = 0
  private end = 0
  private offset: number
  /** One object serves all records. */
  private readonly head: RecordHead = {
    length: 0,
    publisherBytes: 0,
    firstSequence: 0,
    receivedAt: 0,
    count: 0,
  }
  private readonly found: FoundRecord = {
    kind: 'record',
    head: this.head,
    offset: 0,
    bytes: this.window,
    view: this.view,
    start: 0,
    end: 0,
  }

  /** `from` is a record's start (or anything before it, at the price of a bad range). */
  constructor(files: JournalFs, fd: number, from = segmentHeaderBytes) {
    this.files = files
    this.fd = fd
    this.offset = Math.max(from, segmentHeaderBytes)
    const bytes = Buffer.alloc(segmentHeaderBytes)
    const read = bytes.subarray(0, readFully(files, fd, bytes, 0))
    const decoded = decodeSegmentHeader(read)
    this.header = decoded?.header
    this.seeds = decoded === undefined ? possibleSeeds(read) : [decoded.seed]
  }

  /** Where the next step begins. */
  get position(): number {
    return this.offset
  }

  /** The next step before `limit`, an offset up to which the file is whole. */
  next(limit: number): Step {
    if (this.offset >= limit) return end
    const { offset } = this
    if (!this.findHere(limit)) {
      this.resync(limit)
      return { kind: 'bad', from: offset, to: this.offset }
    }
    this.advance(this.head.length)
    return this.found
  }

  /** Whether a sound record begins at the current offset; it is `found` then. */
  private findHere(limit: number): boolean {
    if (!this.fill(recordHeaderBytes, limit)) return false
    const length = claimedLength(this.view, this.start, this.offset)
    if (length === undefined || !this.fill(length, limit)) return false
    const { found } = this
    found.offset = this.offset
    found.bytes = this.window
    found.view = this.view
    found.start = this.start
    found.end = this.start + length
    for (const seed of this.seeds) {
      if (!openRecord(found, seed, this.head)) continue
      // A damaged header leaves two seeds; the first sound record tells which is right.
      if (this.seeds.length > 1) this.seeds = [seed]
      return true
    }
    return false
  }

  /** Moves to the next sound record after the current offset, or to the limit. */
  private resync(limit: number): void {
    this.advance(1)
    while (this.fill(recordHeaderBytes, limit)) {
      const found = this.window.subarray(this.start, this.end).indexOf(recordMagic)
      // The magic may begin in the last three bytes of what was read.
      this.advance(found < 0 ? this.end - this.start - (recordMagic.length - 1) : found)
      if (found < 0) continue
      if (this.findHere(limit)) return
      this.advance(1)
    }
    this.advance(limit - this.offset)
  }

  private advance(bytes: number): void {
    this.offset += bytes
    this.start = Math.min(this.start + bytes, this.end)
  }

  /** Makes `needed` bytes from the current offset on present; false where they do not end before `limit`. */
  private fill(needed: number, limit: number): boolean {
    if (this.offset + needed > limit) return false
    const held = this.end - this.start
    if (held >= needed) return true
    if (this.start + needed > this.window.length) {
      // One window for all: with a new one each time the collector would be called for nothing but these.
      const bytes = Math.max(windowBytes, needed)
      const next = bytes > this.window.length ? Buffer.allocUnsafeSlow(bytes) : this.window
      this.window.copy(next, 0, this.start, this.end)
      if (next !== this.window) this.view = new DataView(next.buffer)
      this.window = next
      this.start = 0
      this.end = held
    }
    const room = Math.min(this.window.length - this.end, limit - this.offset - held)
    const into = this.window.subarray(this.end, this.end + room)
    this.end += readFully(this.files, this.fd, into, this.offset + held)
    return this.end - this.start >= needed
  }
}
