/**
 * The journal's reading end: records in order, up to the durable mark and no further, in bounded memory. What cannot be
 * read is stepped over and reported, never an error: a bad range inside a segment, a damaged header, a missing segment.
 */
import { V2xError } from '../../common/errors.ts'
import { isMissing, nodeFs, readFully, type JournalFs } from './fs.ts'
import {
  recordHeaderBytes,
  segmentHeaderBytes,
  type DurableMark,
  type JournalPosition,
} from './format.ts'
import { SegmentScan, type FoundRecord } from './segment-scan.ts'
import { listSegments, readDurableMark, readIdentity, segmentPath } from './segments.ts'

/** A record, until the next one is asked for: one object serves all. What is not needed of each is made when it is asked for. */
export class JournalRecord {
  /** `ingest_seq` of the first packet. */
  firstSequence = 0
  /** µs UTC. */
  receivedAt = 0
  count = 0
  segment = 0
  /** In the segment's file: where it begins, and where reading goes on after it. */
  offset = 0
  nextOffset = 0
  /** `bytes[publisherStart, packetsStart)` is the publisher's identity, `bytes[packetsStart, end)` whole PUBLISH packets. */
  bytes: Buffer = Buffer.alloc(0)
  /** Of the same bytes, with the same beginning. */
  view = new DataView(this.bytes.buffer, 0, 0)
  publisherStart = 0
  packetsStart = 0
  end = 0

  get publisher(): string {
    return this.bytes.toString('utf8', this.publisherStart, this.packetsStart)
  }

  get packets(): Buffer {
    return this.bytes.subarray(this.packetsStart, this.end)
  }

  get position(): JournalPosition {
    return { segment: this.segment, offset: this.offset }
  }

  get nextPosition(): JournalPosition {
    return { segment: this.segment, offset: this.nextOffset }
  }
}

type SkipReason =
  /** Bytes that are no sound record of this segment. */
  | 'bad-record'
  /** The 64 bytes a segment begins with; its records may be sound all the same. */
  | 'bad-header'
  /** No such file: `from` and `to` are 0. */
  | 'missing-segment'
  /** The header tells another number than the file's name: a copied or renamed file. Nothing of it was read. */
  | 'misplaced-segment'
  /** The start position is not in the journal; reading began at the oldest segment instead. */
  | 'unknown-position'

/** What was stepped over: `[from, to)` of a segment's file. */
export interface Skipped {
  readonly segment: number
  readonly from: number
  readonly to: number
  readonly reason: SkipReason
}

/** Of a journal with more damage than this the rest is counted, not listed, until the list is taken. */
const skippedListMax = 1000

export interface JournalReader {
  /** `ingest_node` of every row. */
  readonly identity: string
  /** The next record, or undefined while nothing more is durable. */
  next(): JournalRecord | undefined
  /** Where `next` goes on; stepped-over ranges are behind it. */
  readonly position: JournalPosition
  /** There is something that `takeSkipped` gives. */
  readonly hasSkipped: boolean
  /** What was stepped over since the last call. */
  takeSkipped(): Skipped[]
  /** All ranges stepped over since the start. */
  readonly skippedCount: number
  /** Bytes of a range that was stepped over, as they are on disk; fewer where the file ends, none where it is gone. */
  readRange(range: Pick<Skipped, 'segment' | 'from' | 'to'>): Buffer
  close(): void
}

/**
 * Opens the journal for reading at `from`, or at its oldest record. Throws `JOURNAL_ABSENT` where no broker has made
 * one yet, `JOURNAL_DAMAGED` where its identity is unreadable.
 */
export function openJournalReader(options: {
  readonly directory: string
  readonly from?: JournalPosition
  readonly fs?: JournalFs
}): JournalReader {
  const { directory, from, fs: files = nodeFs } = options
  const identity = readIdentityOf(files, directory)
  return new Reader({ files, directory, identity }, from)
}

function readIdentityOf(files: JournalFs, directory: string): string {
  const identity = readIdentity(files, directory)
  if (identity !== undefined) return identity
  throw new V2xError(
    'JOURNAL_ABSENT',
    `cannot read the journal in ${directory}: there is none; start the broker on the same V2X_DATA_DIR first`,
  )
}

interface Open {
  readonly segment: number
  readonly fd: number
  readonly scan: SegmentScan
  /** The file is whole up to here: the durable mark, or the end of a sealed segment. */
  limit: number
}

class Reader implements JournalReader {
  readonly identity: string
  skippedCount = 0
  private readonly files: JournalFs
  private readonly directory: string
  private open: Open | undefined
  /** Where to go on while no segment is open. */
  private resume: JournalPosition
  private mark: DurableMark | undefined
  private skipped: Skipped[] = []
  private readonly record = new JournalRecord()

  constructor(
    journal: { readonly files: JournalFs; readonly directory: string; readonly identity: string },
    from: JournalPosition | undefined,
  ) {
    this.files = journal.files
    this.directory = journal.directory
    this.identity = journal.identity
    this.mark = readDurableMark(this.files, this.directory)
    const [oldest] = listSegments(this.files, this.directory)
    const begin = { segment: oldest ?? 1, offset: segmentHeaderBytes }
    this.resume = from ?? begin
    if (from !== undefined && this.mark !== undefined && isAfter(from, this.mark.position)) {
      // A checkpoint of the future is garbage. Reading all again is safe: every row has its own sequence.
      this.report({ segment: from.segment, from: 0, to: 0, reason: 'unknown-position' })
      this.resume = begin
    }
  }

  get position(): JournalPosition {
    const { open } = this
    if (open === undefined) return this.resume
    return { segment: open.segment, offset: open.scan.position }
  }

  next(): JournalRecord | undefined {
    for (;;) {
      const open = this.open ?? this.openNext()
      if (open === undefined) return undefined
      const step = open.scan.next(open.limit)
      if (step.kind === 'record') return this.recordOf(open.segment, step)
      if (step.kind === 'bad') {
        this.report({ segment: open.segment, from: step.from, to: step.to, reason: 'bad-record' })
      } else if (this.extend(open)) {
        continue
      } else if (this.isSealed(open.segment)) {
        this.leave(open)
      } else if (!this.refreshMark()) {
        return undefined
      }
    }
  }

  get hasSkipped(): boolean {
    return this.skipped.length > 0
  }

  takeSkipped(): Skipped[] {
    const { skipped } = this
    this.skipped = []
    return skipped
  }

  readRange(range: Pick<Skipped, 'segment' | 'from' | 'to'>): Buffer {
    let fd: number
    try {
      fd = this.files.open(segmentPath(this.directory, range.segment), 'r')
    } catch (thrown) {
      if (isMissing(thrown)) return Buffer.alloc(0)
      throw thrown
    }
    try {
      const bytes = Buffer.alloc(range.to - range.from)
      return bytes.subarray(0, readFully(this.files, fd, bytes, range.from))
    } finally {
      this.files.close(fd)
    }
  }

  close(): void {
    if (this.open === undefined) return
    this.resume = this.position
    this.files.close(this.open.fd)
    this.open = undefined
  }

  /** A segment is sealed once the mark is in a later one: nothing is written to it any more. */
  private isSealed(segment: number): boolean {
    return this.mark !== undefined && this.mark.position.segment > segment
  }

  /** Moves the limit as far as the mark known allows; true where it moved. */
  private extend(open: Open): boolean {
    const { segment, offset } = this.mark!.position
    const marked = segment === open.segment ? offset : 0
    const limit = this.isSealed(open.segment) ? this.files.size(open.fd) : marked
    if (limit <= open.limit) return false
    open.limit = limit
    return true
  }

  /** Reads the mark again; true where it has moved. A mark caught half written is left for the next time. */
  private refreshMark(): boolean {
    const mark = readDurableMark(this.files, this.directory)
    if (mark === undefined) return false
    const moved = this.mark === undefined || isAfter(mark.position, this.mark.position)
    if (moved) this.mark = mark
    return moved
  }

  private openNext(): Open | undefined {
    if (this.mark === undefined && !this.refreshMark()) return undefined
    if (this.mark!.position.segment < this.resume.segment && !this.refreshMark()) return undefined
    const segments = listSegments(this.files, this.directory)
    const segment = segments.find((segment) => segment >= this.resume.segment)
    // Not there or not durable yet: its first commit is still under way.
    if (segment === undefined || segment > this.mark!.position.segment) {
      return this.refreshMark() ? this.openNext() : undefined
    }
    for (let missing = this.resume.segment; missing < segment; missing++) {
      this.report({ segment: missing, from: 0, to: 0, reason: 'missing-segment' })
    }
    const from = segment === this.resume.segment ? this.resume.offset : segmentHeaderBytes
    return this.openSegment(segment, from)
  }

  private openSegment(segment: number, from: number): Open | undefined {
    let fd: number
    try {
      fd = this.files.open(segmentPath(this.directory, segment), 'r')
    } catch (thrown) {
      // Removed since it was listed: the next look finds it missing.
      if (isMissing(thrown)) return undefined
      throw thrown
    }
    const scan = new SegmentScan(this.files, fd, from)
    this.open = { segment, fd, scan, limit: 0 }
    if (scan.header === undefined) {
      this.report({ segment, from: 0, to: segmentHeaderBytes, reason: 'bad-header' })
    } else if (scan.header.segment !== segment) {
      this.report({ segment, from: 0, to: this.files.size(fd), reason: 'misplaced-segment' })
      this.leave(this.open)
      return this.openNext()
    }
    return this.open
  }

  private leave(open: Open): void {
    this.files.close(open.fd)
    this.open = undefined
    this.resume = { segment: open.segment + 1, offset: segmentHeaderBytes }
  }

  private recordOf(segment: number, found: Readonly<FoundRecord>): JournalRecord {
    const { record } = this
    const { head } = found
    record.firstSequence = head.firstSequence
    record.receivedAt = head.receivedAt
    record.count = head.count
    record.segment = segment
    record.offset = found.offset
    record.nextOffset = found.offset + head.length
    record.bytes = found.bytes
    record.view = found.view
    record.publisherStart = found.start + recordHeaderBytes
    record.packetsStart = record.publisherStart + head.publisherBytes
    record.end = found.end
    return record
  }

  private report(skipped: Skipped): void {
    this.skippedCount++
    if (this.skipped.length < skippedListMax) this.skipped.push(skipped)
  }
}

function isAfter(a: JournalPosition, b: JournalPosition): boolean {
  return a.segment > b.segment || (a.segment === b.segment && a.offset > b.offset)
}
