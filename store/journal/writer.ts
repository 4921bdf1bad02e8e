/**
 * The journal's writing end: group commit with no timer. Records gather in one buffer while the other is written and
 * fdatasynced; the next commit starts when the last one ends. A write or sync error latches the writer: nothing is
 * retried (the page cache may have dropped what it could not write) and nothing is acknowledged any more.
 */
import { randomBytes } from 'node:crypto'
import { systemClock, type Clock } from '../../common/clock.ts'
import { V2xError, reasonOf } from '../../common/errors.ts'
import { CommitBuffer } from './commit-buffer.ts'
import { DurableMarkFile } from './durable-mark.ts'
import { nodeFs, syncDirectory, type JournalFs } from './fs.ts'
import {
  encodeSegmentHeader,
  formatVersion,
  segmentHeaderBytes,
  type JournalPosition,
} from './format.ts'
import { lockJournal } from './lock.ts'
import { recoverJournal, type Recovered } from './recover.ts'
import { ensureIdentity, segmentPath } from './segments.ts'

/** A segment that has reached this size is followed by another. */
const segmentBytesMax = 64 * 1024 * 1024
/** Records that wait for the disk, unless the caller says otherwise; two buffers of about this size are held. */
const journalQueueBytesMax = 8 * 1024 * 1024

export interface JournalWriterOptions {
  readonly directory: string
  /** Names this writer in the identity of a new journal. */
  readonly node: string
  readonly fs?: JournalFs
  readonly clock?: Clock
  /** Bytes that may wait for the disk before `append` says hold. */
  readonly queueBytesMax?: number
  readonly segmentBytesMax?: number
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
  /**
   * Takes `count` whole PUBLISH packets of one publisher: the bytes are copied at once. `whenDurable` is called after
   * they are on disk, in the order of the appends, and never if the disk fails. The record is taken whatever the answer
   * is; false means: append no more before the drain (or ever, once `failure` is set).
   */
  append(publisher: string, packets: Uint8Array, count: number, whenDurable: () => void): boolean
  /** True while appends should wait. */
  readonly holding: boolean
  /** Bytes accepted and not on disk yet. */
  readonly queuedBytes: number
  /** Called each time when there is room again. */
  onDrain(listener: () => void): void
  stats(): JournalWriterStats
  /** Writes what was appended, then lets go of the directory. */
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
    throw thrown
  }
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
  failure: V2xError | undefined
  holding = false
  private readonly parts: WriterParts
  private readonly files: JournalFs
  private readonly clock: Clock
  private readonly queueBytesMax: number
  private readonly segmentBytesMax: number
  private readonly directoryFd: number
  private readonly mark: DurableMarkFile
  private segmentFd: number
  /** The segment that `filling` will go to, and whether that commit has to create it. */
  private segment: number
  private seed: number
  private opensSegment = false
  private filling: CommitBuffer
  private spare: CommitBuffer
  private inFlightBytes = 0
  private committing = false
  private scheduled = false
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
    this.files = files
    this.identity = parts.identity
    this.recovered = recovered
    this.clock = options.clock ?? systemClock
    this.queueBytesMax = options.queueBytesMax ?? journalQueueBytesMax
    this.segmentBytesMax = options.segmentBytesMax ?? segmentBytesMax
    this.filling = new CommitBuffer(this.queueBytesMax)
    this.spare = new CommitBuffer(this.queueBytesMax)
    this.nextSequence = recovered.nextSequence
    this.segment = recovered.nextSegment
    this.seed = this.aimAtNewSegment()
    const { directory } = options
    this.directoryFd = files.open(directory, 'r')
    this.segmentFd = files.open(segmentPath(directory, this.segment), 'wx+')
    files.writeSync(this.segmentFd, this.filling.bytes.subarray(0, segmentHeaderBytes), 0)
    files.syncSync(this.segmentFd)
    this.durable = { segment: this.segment, offset: segmentHeaderBytes }
    this.mark = new DurableMarkFile(files, directory, (error) => {
      if (error === null) this.settle()
      else this.latch(error)
    })
    this.mark.writeSync({ position: this.durable, nextSequence: this.nextSequence })
    syncDirectory(files, directory)
  }

  append(publisher: string, packets: Uint8Array, count: number, whenDurable: () => void): boolean {
    if (this.failure !== undefined) return false
    const { nextSequence: firstSequence } = this
    const receivedAt = this.clock.nowMicros()
    this.filling.add({ publisher, packets, count, firstSequence, receivedAt }, whenDurable)
    this.nextSequence += count
    if (!this.committing && !this.scheduled) {
      // The rest of this turn of the event loop rides along: every socket that is readable now.
      this.scheduled = true
      setImmediate(() => {
        this.scheduled = false
        this.commit()
      })
    }
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
    if (!this.isIdle) await new Promise<void>((resolve) => (this.whenIdle = resolve))
    if (this.segmentFd >= 0) this.files.close(this.segmentFd)
    this.files.close(this.directoryFd)
    this.mark.close()
    this.parts.unlock()
  }

  private get isIdle(): boolean {
    // A latched writer drops what waits; only its system call under way must return first.
    if (this.failure !== undefined) return !this.committing && !this.mark.isWriting
    return (
      !this.committing && !this.mark.isWriting && !this.scheduled && this.filling.recordBytes === 0
    )
  }

  private commit(): void {
    if (this.committing || this.failure !== undefined || this.filling.recordBytes === 0) return
    this.committing = true
    const batch = this.filling
    const end = batch.base + batch.recordBytes
    const target = { segment: this.segment, isNew: this.opensSegment, end }
    const durableSequence = this.nextSequence
    const waiting = batch.takeWaiting()
    const startedMs = this.clock.monotonicMs()
    this.inFlightBytes = batch.recordBytes
    this.filling = this.spare
    this.spare = batch
    this.opensSegment = end >= this.segmentBytesMax
    if (this.opensSegment) {
      this.segment++
      this.seed = this.aimAtNewSegment()
    } else {
      this.filling.aim(end, this.seed)
    }
    this.write(batch, target, (error) => {
      this.committing = false
      if (error !== null) return this.latch(error)
      this.durable = { segment: target.segment, offset: end }
      this.mark.publish({ position: this.durable, nextSequence: durableSequence })
      this.count(batch, startedMs)
      this.inFlightBytes = 0
      // First the disk, then who waited: their answers are given while the next commit is written.
      this.commit()
      for (const whenDurable of waiting) whenDurable()
      this.drain()
      this.settle()
    })
  }

  private count(batch: CommitBuffer, startedMs: number): void {
    this.commits++
    this.packets += batch.packets
    this.bytes += batch.recordBytes
    const seconds = (this.clock.monotonicMs() - startedMs) / 1000
    this.parts.options.onCommit?.({ seconds, bytes: batch.recordBytes, packets: batch.packets })
  }

  /** Writes a batch and syncs it; a new segment's name too. */
  private write(
    batch: CommitBuffer,
    target: { readonly segment: number; readonly isNew: boolean },
    done: (error: Error | null) => void,
  ): void {
    const { files } = this
    if (target.isNew) {
      try {
        // All of the old segment is on disk: nothing is lost with its descriptor.
        files.close(this.segmentFd)
        this.segmentFd = -1
        const { directory } = this.parts.options
        this.segmentFd = files.open(segmentPath(directory, target.segment), 'wx+')
      } catch (thrown) {
        done(thrown instanceof Error ? thrown : new Error(String(thrown)))
        return
      }
    }
    const from = target.isNew ? 0 : segmentHeaderBytes
    const position = target.isNew ? 0 : batch.base
    this.writeAll(batch.bytes.subarray(from, batch.end), position, (error) => {
      if (error !== null) return done(error)
      files.syncData(this.segmentFd, (error) => {
        if (error !== null || !target.isNew) return done(error)
        files.sync(this.directoryFd, done)
      })
    })
  }

  private writeAll(bytes: Uint8Array, position: number, done: (error: Error | null) => void): void {
    this.files.write(this.segmentFd, bytes, position, (error, written) => {
      if (error !== null || written === bytes.length) return done(error)
      this.writeAll(bytes.subarray(written), position + written, done)
    })
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
