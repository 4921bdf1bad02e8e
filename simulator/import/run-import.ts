/**
 * Import: publishes a file's messages over MQTT as the gateway `gateway-import` and accounts for every one of them. It goes
 * window by window: read, ask the store which are there already, publish the rest, wait until ingest has dealt with them.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../../common/clock.ts'
import { V2xError } from '../../common/errors.ts'
import { deviceTopic } from '../../schemas/topics.ts'
import type { AcknowledgedPublisher } from '../acknowledged-publisher.ts'
import { Pace } from '../replay/pace.ts'
import { keyOf, type ImportRecord } from './import-record.ts'

/** What happened to a message, as the store tells it. */
export type Fate = 'stored' | 'quarantined'

/** What import asks the store. */
export interface ImportStore {
  /** Fates of the messages of `gateway-import` that the store knows among these devices and times, by key. */
  fates(records: readonly ImportRecord[]): Promise<ReadonlyMap<string, Fate>>
}

export interface ImportOptions {
  readonly records: AsyncIterable<ImportRecord>
  readonly store: ImportStore
  readonly publisher: AcknowledgedPublisher
  readonly clock: Clock
  /** 1 is as recorded, Infinity as fast as the zone takes it. */
  readonly speed: number
  readonly signal: AbortSignal
  /** How long ingest may take for one window. */
  readonly patienceMs: number
  readonly onProgress?: (counts: ImportCounts) => void
}

/** read = published + duplicates known before publishing; published = acknowledged = stored + quarantined + the rest of duplicates. */
export interface ImportCounts {
  read: number
  published: number
  acknowledged: number
  stored: number
  duplicates: number
  quarantined: number
}

/** Messages read before any is published: they are put in order of their time within a window. */
const windowRecordsMax = 50_000
const pollMs = 100

/** Throws V2xError `IMPORT_UNFINISHED` when the store has not caught up in time: running the import again is safe. */
export async function runImport(options: ImportOptions): Promise<ImportCounts> {
  const counts: ImportCounts = {
    read: 0,
    published: 0,
    acknowledged: 0,
    stored: 0,
    duplicates: 0,
    quarantined: 0,
  }
  const pace = new Pace(options.clock, options.speed)
  for await (const window of windows(options.records)) {
    if (options.signal.aborted) break
    counts.read += window.length
    await importWindow(window, { options, counts, pace })
    options.onProgress?.(counts)
  }
  return counts
}

async function* windows(records: AsyncIterable<ImportRecord>): AsyncGenerator<ImportRecord[]> {
  let window: ImportRecord[] = []
  for await (const record of records) {
    window.push(record)
    if (window.length === windowRecordsMax) {
      yield window
      window = []
    }
  }
  if (window.length > 0) yield window
}

interface Run {
  readonly options: ImportOptions
  readonly counts: ImportCounts
  readonly pace: Pace
}

async function importWindow(window: ImportRecord[], run: Run): Promise<void> {
  const { options, counts, pace } = run
  const before = await options.store.fates(window)
  const fresh = new Map<string, ImportRecord>()
  for (const record of window) {
    const key = keyOf(record)
    if (before.has(key) || fresh.has(key)) counts.duplicates += 1
    else fresh.set(key, record)
  }
  const ordered = [...fresh.values()].sort((a, b) => dueAt(a) - dueAt(b))
  const acknowledgedBefore = options.publisher.acknowledged
  let published = 0
  for (const record of ordered) {
    await pace.until(dueAt(record), options.signal)
    if (options.signal.aborted) break
    const topic = deviceTopic(record.kind, record.deviceId, record.type)
    await options.publisher.publish(topic, record.payload)
    published += 1
    counts.published += 1
    if (published % 1000 === 0) options.onProgress?.(counts)
  }
  await options.publisher.drained()
  counts.acknowledged += options.publisher.acknowledged - acknowledgedBefore
  const fates = await waitForFates(ordered.slice(0, published), options)
  for (const fate of fates.values()) counts[fate] += 1
}

/** When it was received, where the file knows that: then the import has the latencies of the recording. */
function dueAt({ arrivedAt, generatedAt }: ImportRecord): number {
  return arrivedAt ?? generatedAt
}

async function waitForFates(
  records: readonly ImportRecord[],
  options: ImportOptions,
): Promise<ReadonlyMap<string, Fate>> {
  const deadline = options.clock.monotonicMs() + options.patienceMs
  for (;;) {
    const fates =
      records.length === 0 ? new Map<string, Fate>() : await options.store.fates(records)
    if (fates.size >= records.length) return fates
    if (options.clock.monotonicMs() > deadline) {
      throw new V2xError(
        'IMPORT_UNFINISHED',
        `cannot account for ${records.length - fates.size} acknowledged messages: ingest has not stored them within ${options.patienceMs / 1000} s; they are in the journal, so wait and run the import again (nothing is stored twice)`,
      )
    }
    await sleep(pollMs)
  }
}
