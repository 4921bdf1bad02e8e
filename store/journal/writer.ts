/**
 * The journal's writing end: group commit. Records gather in one buffer while the other goes to the disk; the next
 * commit starts when the last one has ended, and not too soon after that began. A write that finds no room waits for it: nothing of its commit was
 * promised. Any other error, and each of a sync, latches the writer: nothing is retried (the page cache may have dropped
 * what it could not write) and nothing is acknowledged any more.
 */
import { randomBytes } from 'node:crypto'
import { systemClock, type Clock } from '../../common/clock.ts'
import { V2xError, reasonOf } from '../../common/errors.ts'
import { CommitBuffer } from './commit-buffer.ts'
import { CommitPace } from './commit-pace.ts'
import { DurableMarkFile } from './durable-mark.ts'
import { nodeFs, syncDirectory, type JournalFs } from './fs.ts'
import {
  encodeSegmentHeader,
  formatVersion,
  segmentHeaderBytes,
  type JournalPosition,
} from './format.ts'
import { recoverJournal, type Recovered } from './recover.ts'
import { SegmentFile } from './segment-file.ts'
import { ensureIdentity, lockJournal } from './segments.ts'
import { isNoSpace, JournalSpace, type Space, type SpaceLimits } from './space.ts'

/** A segment that has reached this size is followed by another. */
const segmentBytesMax = 64 * 1024 * 1024
/** Of a small budget a segment has this share at most: only whole ones can go. */
const segmentsOfBudget = 8
const segmentBytesMin = 16 * 1024
const unlimited: SpaceLimits = { bytesMax: 0, reserveBytes: 0 }
/** Records that wait for the disk, unless the caller says otherwise; two buffers of about this size are held. */
const journalQueueBytesMax = 8 * 1024 * 1024
/** How often room is looked for, and a write that found none is tried again. */
const lookIntervalMs = 500
/** With so much to write a commit is worth its sync, and need not wait for more. */
const commitBytesEnough = 64 * 1024

export interface JournalWriterOptions {
  readonly directory: string
  /** Names this writer in the identity of a new journal. */
  readonly node: string
  readonly fs?: JournalFs
  readonly clock?: Clock
  /** Bytes that may wait for the disk before `append` says hold. */
  readonly queueBytesMax?: number
  readonly segmentBytesMax?: number
  /** Commits of less than 64 KiB begin so far apart at least: a sync costs the same for one record and for a hundred. */
  readonly commitSpacingMs?: number
  /** Without them the journal takes what the volume has. */
  readonly space?: SpaceLimits
  /** Told of each change of the level of space. */
  readonly onSpace?: (space: Space) => void
  /** Calls `look` now and then, and gives what ends that; a timer, where no test owns the time. */
  readonly watch?: (look: () => void) => () => void
  /** Told after each commit: how long write and sync took, and what was in it. */
  readonly onCommit?: (commit: { seconds: number; bytes: number; packets: number }) => void
  /** Told once, when the writer latches. The process should leave: the next start recovers. */
  readonly onFailure?: (error: V2xError) => void
}

interface JournalWriterStats {
  /** All before it is on disk. */
  readonly durable: JournalPosition
  readonly nextSequence: number
  readonly queuedBytes: number
  readonly commits: number
  readonly packets: number
  readonly bytes: number
}

export interface JournalWriter {
  /** `ingest_node` of every row that comes of this journal. */
  readonly identity: string
  /** What the start found and mended. */
  readonly recovered: Recovered
  /** Why the writer stopped, once it has. */
  readonly failure: V2xError | undefined
  /** How much room there is. */
  readonly space: Space
  /**
   * Takes `count` whole PUBLISH packets of one publisher, whose name is text or the same as UTF-8: the bytes are copied at once. `whenDurable` is called after
   * they are on disk, in the order of the appends, and never if the disk fails. The record is taken whatever the answer
   * is; false means: append no more before the drain (or ever, once `failure` is set).
   */
  append(
    publisher: string | Uint8Array,
    packets: Uint8Array,
    count: number,
    whenDurable?: () => void,
  ): boolean
  /** Counts commits: two records that were appended at the same number become durable together. */
  readonly commitAhead: number
  /** The first commit that is not on disk. */
  readonly commitAwaited: number
  /** True while appends should wait. */
  readonly holding: boolean
  /** Bytes accepted and not on disk yet. */
  readonly queuedBytes: number
  /** Called each time when there is room again. */
  onDrain(listener: () => void): void
  stats(): JournalWriterStats
  /** Writes what was appended, or drops it where there is no room for it; then lets go of the directory. */
  close(): Promise<void>
}

/** Locks the directory (made if absent), recovers it, and opens a new segment. Throws `JOURNAL_…` errors. */
export function openJournalWriter(options: JournalWriterOptions): JournalWriter {
  const files = options.fs ?? nodeFs
  files.makeDirectory(options.directory)
  const unlock = lockJournal(files, options.directory)
  try {
    const identity = ensureIdentity(files, options.directory, options.node)
    const recovered = recoverJournal(files, options.directory)
    return new Writer({ options, files, identity, recovered, unlock })
  } catch (thrown) {
    unlock()
    if (!isNoSpace(thrown)) throw thrown
    throw new V2xError(
      'JOURNAL_NO_SPACE',
      `cannot open the journal in ${options.directory}: ${reasonOf(thrown)}; make room on its volume`,
      { cause: thrown },
    )
  }
}

function watchByTimer(look: () => void): () => void {
  const timer = setInterval(look, lookIntervalMs).unref()
  return () => clearInterval(timer)
}

interface WriterParts {
  readonly options: JournalWriterOptions
  readonly files: JournalFs
  readonly identity: string
  readonly recovered: Recovered
  readonly unlock: () => void
}

class Writer implements JournalWriter {
  readonly identity: string
  readonly recovered: Recovered
  readonly space: JournalSpace
  failure: V2xError | undefined
  holding = false
  commitAhead = 0
  commitAwaited = 0
  private readonly parts: WriterParts
  private readonly clock: Clock
  private readonly queueBytesMax: number
  private readonly segmentBytesMax: number
  private readonly mark: DurableMarkFile
  private readonly file: SegmentFile
  /** The segment that `filling` will go to, and whether that commit has to create it. */
  private segment: number
  private seed: number
  private opensSegment = false
  private filling: CommitBuffer
  private spare: CommitBuffer
  private inFlightBytes = 0
  private committing = false
  private readonly pace: CommitPace
  private isClosing = false
  private toldLevel: Space['level'] = 'ample'
  private readonly unwatch: () => void
  private nextSequence: number
  private durable: JournalPosition
  private readonly drainListeners: (() => void)[] = []
  private whenIdle: (() => void) | undefined
  private commits = 0
  private packets = 0
  private bytes = 0

  constructor(parts: WriterParts) {
    const { options, files, recovered } = parts
    this.parts = parts
    this.identity = parts.identity
    this.recovered = recovered
    this.clock = options.clock ?? systemClock
    this.queueBytesMax = options.queueBytesMax ?? journalQueueBytesMax
    this.segmentBytesMax = options.segmentBytesMax ?? segmentBytesMax
    this.pace = new CommitPace(options.commitSpacingMs ?? 0, this.clock, () => this.commit())
    this.filling = new CommitBuffer(this.queueBytesMax)
    this.spare = new CommitBuffer(this.queueBytesMax)
    this.nextSequence = recovered.nextSequence
    this.segment = recovered.nextSegment
    this.seed = this.aimAtNewSegment()
    const { directory } = options
    this.space = new JournalSpace(files, directory, options.space ?? unlimited)
    const header = this.filling.bytes.subarray(0, segmentHeaderBytes)
    this.file = new SegmentFile({ files, directory }, this.segment, header, (isThere) =>
      this.noteRoom(isThere),
    )
    this.durable = { segment: this.segment, offset: segmentHeaderBytes }
    this.mark = new DurableMarkFile(files, directory)
    this.mark.write({ position: this.durable, nextSequence: this.nextSequence })
    syncDirectory(files, directory)
    this.look()
    this.unwatch = (options.watch ?? watchByTimer)(() => this.look())
  }

  append(
    publisher: string | Uint8Array,
    packets: Uint8Array,
    count: number,
    whenDurable?: () => void,
  ): boolean {
    if (this.failure !== undefined) return false
    const { nextSequence: firstSequence } = this
    const receivedAt = this.clock.nowMicros()
    const before = this.filling.recordBytes
    this.filling.add({ publisher, packets, count, firstSequence, receivedAt }, whenDurable)
    this.space.take(this.filling.recordBytes - before)
    this.nextSequence += count
    if (!this.committing) this.pace.ask(this.hasEnough)
    this.noteLevel()
    if (this.queuedBytes > this.queueBytesMax) this.holding = true
    return !this.holding
  }

  get queuedBytes(): number {
    return this.filling.recordBytes + this.inFlightBytes
  }

  onDrain(listener: () => void): void {
    this.drainListeners.push(listener)
  }

  stats(): JournalWriterStats {
    const { durable, nextSequence, queuedBytes, commits, packets, bytes } = this
    return { durable, nextSequence, queuedBytes, commits, packets, bytes }
  }

  async close(): Promise<void> {
    this.unwatch()
    this.isClosing = true
    this.commit()
    if (this.file.waits) this.committing = false
    if (!this.isIdle) await new Promise<void>((resolve) => (this.whenIdle = resolve))
    this.file.close()
    this.mark.close()
    this.parts.unlock()
  }

  private get isIdle(): boolean {
    // A latched writer drops what waits, as one that closes without room does; only a system call under way must return.
    const drops = this.failure !== undefined || (this.isClosing && this.space.isRefused)
    return !this.committing && (drops || this.filling.recordBytes === 0)
  }

  /** What is appended from now on goes to another segment. */
  private turnOver(): void {
    this.opensSegment = true
    this.segment++
    this.seed = this.aimAtNewSegment()
  }

  /** Waits for nothing: what there is goes to the disk. */
  private get hasEnough(): boolean {
    return this.filling.recordBytes >= commitBytesEnough || this.isClosing
  }

  private commit(): void {
    if (this.filling.recordBytes > 0) this.write()
  }

  private write(): void {
    if (this.committing || this.failure !== undefined) return
    // What closes without room has dropped the commit before this one: its place in the segment is not written.
    if (this.isClosing && this.space.isRefused) return
    this.committing = true
    const batch = this.filling
    const end = batch.base + batch.recordBytes
    const isNew = this.opensSegment
    const target = { segment: this.segment, isNew, position: isNew ? 0 : batch.base }
    const bytes = batch.bytes.subarray(isNew ? 0 : segmentHeaderBytes, batch.end)
    const durableSequence = this.nextSequence
    const waiting = batch.takeWaiting()
    this.pace.began()
    this.inFlightBytes = batch.recordBytes
    this.filling = this.spare
    const commit = this.commitAhead++
    this.spare = batch
    this.opensSegment = false
    if (end >= this.segmentBytes) this.turnOver()
    else this.filling.aim(end, this.seed)
    this.file.write(bytes, target, (error) => {
      this.committing = false
      if (error !== null) return this.latch(error)
      this.durable = { segment: target.segment, offset: end }
      this.commitAwaited = commit + 1
      this.tell(() => this.mark.publish({ position: this.durable, nextSequence: durableSequence }))
      this.count(batch)
      this.inFlightBytes = 0
      // First the disk, then who waited: their answers are given while the next commit is written.
      if (this.hasEnough || this.pace.isTime) this.commit()
      else if (this.filling.recordBytes > 0) this.pace.ask(false)
      for (const whenDurable of waiting) whenDurable()
      this.drain()
      this.settle()
    })
  }

  /** A reader that is not told stands still: the next start tells it. */
  private tell(publish: () => void): void {
    try {
      publish()
    } catch (thrown) {
      this.latch(thrown instanceof Error ? thrown : new Error(String(thrown)))
    }
  }

  private count(batch: CommitBuffer): void {
    this.commits++
    this.packets += batch.packets
    this.bytes += batch.recordBytes
    const seconds = this.pace.elapsedMs / 1000
    this.parts.options.onCommit?.({ seconds, bytes: batch.recordBytes, packets: batch.packets })
  }

  private look(): void {
    if (this.failure !== undefined) return
    this.space.look(this.queuedBytes, this.durable)
    this.noteLevel()
    this.tell(() => this.mark.writeAgain())
    this.file.writeAgain()
    if (this.space.level === 'full') this.seal()
    this.drain()
  }

  /** Only whole segments can go, and never the newest: the one that fills the journal must not be that for ever. */
  private seal(): void {
    const isEmpty = this.durable.offset === segmentHeaderBytes
    if (isEmpty || this.committing || this.filling.recordBytes > 0) return
    if (!this.opensSegment) this.turnOver()
    this.write()
  }

  /** The file system has room, or says that it has none, whatever the figures say. */
  private noteRoom(isThere: boolean): void {
    this.space.isRefused = !isThere
    if (isThere) return
    this.noteLevel()
    if (!this.isClosing) return
    this.committing = false
    this.settle()
  }

  private noteLevel(): void {
    const { level } = this.space
    if (level === 'full') this.holding = true
    if (level === this.toldLevel) return
    this.toldLevel = level
    this.parts.options.onSpace?.(this.space)
  }

  /** A segment that has reached this is followed by another. */
  private get segmentBytes(): number {
    const share = this.space.budgetBytes / segmentsOfBudget
    return Math.min(this.segmentBytesMax, Math.max(segmentBytesMin, share))
  }

  /** Begins `filling` with the header of segment `this.segment`; gives the seed of its records. */
  private aimAtNewSegment(): number {
    const header = {
      version: formatVersion,
      uuid: randomBytes(16),
      segment: this.segment,
      firstSequence: this.nextSequence,
      createdAt: this.clock.nowMicros(),
    }
    const seed = encodeSegmentHeader(header, this.filling.bytes)
    this.filling.aim(segmentHeaderBytes, seed)
    return seed
  }

  private drain(): void {
    if (!this.holding || this.queuedBytes > this.queueBytesMax / 2) return
    if (this.space.level === 'full') return
    this.holding = false
    for (const listener of this.drainListeners) listener()
  }

  private settle(): void {
    if (this.isIdle) this.whenIdle?.()
  }

  private latch(error: Error): void {
    if (this.failure === undefined) {
      this.failure = new V2xError(
        'JOURNAL_FAILED',
        `cannot write the journal in ${this.parts.options.directory}: ${reasonOf(error)}; nothing is acknowledged any more, the next start recovers what is on disk`,
        { cause: error },
      )
      this.parts.options.onFailure?.(this.failure)
    }
    this.settle()
  }
}
