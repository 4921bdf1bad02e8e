/**
 * From the journal to the store: one batch is filled while the one before it is on its way. A batch is sent when it is full or its
 * time is up and the way is free; while the store is slow or away batches grow to their bounds, then reading waits, and what
 * waits stays in the journal.
 */
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../common/log.ts'
import { nodeFs } from '../store/journal/fs.ts'
import type { DurableMark, JournalPosition } from '../store/journal/format.ts'
import type { JournalReader } from '../store/journal/reader.ts'
import { JournalSpace, type SpaceLimits } from '../store/journal/space.ts'
import { trimJournal } from '../store/journal/trim.ts'
import { bytesBetween, durableMark } from './backlog.ts'
import { Batch } from './batch.ts'
import { Decoder } from './decoder.ts'
import type { Delivery } from './delivery.ts'
import { Intake, isBefore, type BatchBounds, type Filled } from './intake.ts'
import type { LiveFeed } from './live-feed.ts'
import type { LiveSink } from './live-sink.ts'
import * as metrics from './metrics.ts'
import type { Progress, Totals, Underway } from './progress.ts'
import type { ResendSet } from './resend-set.ts'
import { Routes } from './routes.ts'

/** How often the journal's mark is looked at while nothing comes: what comes meanwhile is decoded in one piece. */
const pollMs = 20
/** The longest stretch of decoding before sockets and timers get their turn: each step of a batch on its way waits for one. */
const sliceMs = 2
/** Further behind than this the live picture is fed by its follower. */
const liveLagBytesMax = 8 * 1024 * 1024
const lagLookMs = 50
const trimIntervalMs = 1_000

export interface PipelineOptions {
  /** Of the journal. */
  readonly directory: string
  readonly reader: JournalReader
  readonly delivery: Delivery
  readonly resends: ResendSet
  readonly feed: LiveFeed
  readonly sink: LiveSink
  readonly log: Log
  readonly signal: AbortSignal
  readonly bounds: BatchBounds
  readonly batchIntervalMs: number
  readonly journalKeepSeconds: number
  readonly journalSpace: SpaceLimits
}

export interface Backlog {
  readonly messages: number
  readonly bytes: number
  /** The end it was measured against. */
  readonly mark: DurableMark | undefined
}

export class Pipeline {
  progress: Progress
  readonly #options: PipelineOptions
  readonly #decoder: Decoder
  readonly #intake: Intake
  /** Being filled. */
  #open: Batch
  /** On its way, or free. */
  #other: Batch
  #sending: Promise<void> | undefined
  #failure: unknown
  #lagLookedAtMs = 0
  #isLagging = true
  #trimmedAtMs = 0
  readonly #space: JournalSpace
  /** How far the progress on disk has come: what lies before it may go. */
  #kept: JournalPosition | undefined

  constructor(options: PipelineOptions, progress: Progress) {
    const { reader, resends, feed, directory, journalSpace } = options
    this.#options = options
    this.#space = new JournalSpace(nodeFs, directory, journalSpace)
    this.progress = progress
    const routes = new Routes(reader.identity)
    this.#open = new Batch(routes, progress.reach)
    this.#other = new Batch(routes, progress.reach)
    this.#decoder = new Decoder(routes, resends, feed, this.#open)
    const cutAt = progress.countFrom
    this.#intake = new Intake(reader, this.#decoder, { ...options.bounds, cutAt })
  }

  /** Where decoding has come to, while that is too far behind to show what is newest. */
  get laggingAt(): JournalPosition | undefined {
    return this.#isLagging ? this.#open.to.position : undefined
  }

  /** Runs until the signal; rejects where going on would lose something. */
  async run(): Promise<void> {
    try {
      await this.#run()
    } catch (thrown) {
      // Ended by the signal: what was on its way is redone at the next start.
      if (!this.#options.signal.aborted) throw thrown
    }
  }

  async #run(): Promise<void> {
    const { signal } = this.#options
    if (this.progress.batch !== undefined) await this.#redo(this.progress as Underway)
    else await this.#keep(this.progress)
    while (!signal.aborted) {
      if (this.#failure !== undefined) throw this.#failure
      const wasEmpty = this.#open.isEmpty
      const filled = this.#intake.fill(this.#open, now, now() + sliceMs)
      if (wasEmpty && !this.#open.isEmpty) this.#open.openedAtMs = now()
      if (this.#isDue(filled)) this.#send()
      this.#lookAtLag(filled)
      await this.#trim()
      await this.#pause(filled)
    }
    await this.#sending
  }

  #isDue(filled: Filled): boolean {
    if (this.#sending !== undefined || this.#open.isEmpty) return false
    return filled === 'full' || now() - this.#open.openedAtMs >= this.#options.batchIntervalMs
  }

  async #pause(filled: Filled): Promise<void> {
    if (filled === 'end') await sleep(pollMs)
    else if (filled === 'full' && this.#sending !== undefined) {
      await Promise.race([this.#sending, sleep(lagLookMs)])
    } else await nextTurn()
  }

  #lookAtLag(filled: Filled): void {
    if (now() - this.#lagLookedAtMs < lagLookMs) return
    this.#lagLookedAtMs = now()
    const isBlocked = filled === 'full' && this.#sending !== undefined
    this.#isLagging = isBlocked || this.#behind() > liveLagBytesMax
  }

  #behind(): number {
    const mark = durableMark(this.#options.directory)
    if (mark === undefined) return 0
    return bytesBetween(this.#options.directory, this.#open.to.position, mark.position)
  }

  /** What waits for the store, and the mark it was measured against. */
  backlog(): Backlog {
    const { directory } = this.#options
    const { reach } = this.progress
    const mark = durableMark(directory)
    if (mark === undefined) return { messages: 0, bytes: 0, mark }
    return {
      messages: Math.max(0, mark.nextSequence - reach.sequence),
      bytes: bytesBetween(directory, reach.position, mark.position),
      mark,
    }
  }

  /** Sends the open batch, and goes on with the other one. */
  #send(): void {
    const batch = this.#open
    this.#open = this.#other
    this.#other = batch
    this.#decoder.forgetRoutes()
    this.#open.reset(batch.to)
    this.#sending = this.#deliver(batch).then(
      () => {
        this.#sending = undefined
      },
      (thrown: unknown) => {
        // Ended by the signal: the batch is redone at the next start.
        if (!this.#options.signal.aborted) this.#failure = thrown
      },
    )
  }

  async #deliver(batch: Batch): Promise<void> {
    const { delivery } = this.#options
    const manifest = await delivery.manifestOf(batch)
    const underway = { ...this.progress, batch: manifest }
    const startedMs = now()
    await delivery.write(underway)
    await delivery.deliver(batch, underway, false)
    metrics.insertSeconds.observe((now() - startedMs) / 1000)
    await this.#finish(batch)
  }

  /** The batch that was on its way when ingest ended, from the journal again. */
  async #redo(underway: Underway): Promise<void> {
    const batch = this.#open
    this.#intake.refill(batch, underway.batch.to.position)
    this.#open = this.#other
    this.#other = batch
    this.#open.reset(batch.to)
    await this.#options.delivery.deliver(batch, underway, true)
    await this.#finish(batch)
  }

  async #finish(batch: Batch): Promise<void> {
    const { sink } = this.#options
    const { batch: _stored, ...before } = this.progress
    const { countFrom } = before
    const isNew = countFrom === undefined || !isBefore(batch.from.position, countFrom)
    const totals = isNew ? addTotals(before.totals, batch) : before.totals
    await this.#keep({ ...before, reach: batch.to, totals })
    if (!isNew) return
    count(batch)
    sink.stored(batch.stored, batch.oldestReceivedAt)
  }

  async #keep(progress: Progress): Promise<void> {
    this.progress = progress
    await this.#options.delivery.write(progress)
    this.#kept = progress.reach.position
  }

  /** All of a segment is stored and the next one is still empty: the progress goes on to that, so that the old one may go. */
  async #leaveSegment(): Promise<void> {
    const { reach } = this.progress
    const { position } = this.#intake
    if (this.#sending !== undefined || !this.#open.isEmpty || position === undefined) return
    if (position.segment <= reach.position.segment) return
    const moved = { ...reach, position }
    this.#open.reset(moved)
    await this.#keep({ ...this.progress, reach: moved })
  }

  /** Nothing may come any more because the journal is full: so it is looked after whether something comes or not. */
  async #trim(): Promise<void> {
    if (now() - this.#trimmedAtMs < trimIntervalMs) return
    this.#trimmedAtMs = now()
    await this.#leaveSegment()
    if (this.#kept === undefined) return
    const { directory, journalKeepSeconds, log } = this.#options
    const isScarce = (): boolean => {
      this.#space.look()
      return this.#space.level !== 'ample'
    }
    const options = { directory, before: this.#kept, keepSeconds: journalKeepSeconds, isScarce }
    const removed = trimJournal(options)
    if (removed.length > 0) log.debug({ removed }, 'journal segments removed')
  }
}

function now(): number {
  return performance.now()
}

function addTotals(totals: Totals, batch: Batch): Totals {
  return {
    stored: totals.stored + batch.stored,
    quarantined: totals.quarantined + batch.quarantined,
    duplicates: totals.duplicates + batch.duplicates,
    changed: totals.changed + batch.changed,
    corruptRanges: totals.corruptRanges + batch.corruptRanges,
  }
}

function count(batch: Batch): void {
  metrics.batchesTotal.inc()
  metrics.storedTotal.inc(batch.stored)
  metrics.quarantinedTotal.inc(batch.quarantined)
  metrics.duplicatesTotal.inc(batch.duplicates)
  metrics.changedTotal.inc(batch.changed)
  metrics.corruptRangesTotal.inc(batch.corruptRanges)
  for (const table of [...batch.tables, batch.refused]) {
    metrics.rowsTotal.inc({ table: table.into }, batch.refused.othersIn(table))
  }
}
