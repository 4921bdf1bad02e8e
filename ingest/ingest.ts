/** Ingest as one whole: journal, store, live picture and health, started in the order in which they can be waited for. */
import { join } from 'node:path'
import { systemClock } from '../common/clock.ts'
import type { ConfigOf } from '../common/config.ts'
import { V2xError, reasonOf } from '../common/errors.ts'
import { startHealth, type Readiness } from '../common/health.ts'
import type { Stoppable } from '../common/lifecycle.ts'
import type { Log } from '../common/log.ts'
import { createStore, type Store } from '../store/clickhouse/client.ts'
import { createDatabase, migrate } from '../store/clickhouse/migrate.ts'
import type { StoreConfig, mqttConfig } from '../store/config.ts'
import { openJournalReader, type JournalReader } from '../store/journal/reader.ts'
import type { SpaceLimits } from '../store/journal/space.ts'
import { durableMark, oldestPosition } from './backlog.ts'
import type { ingestConfig } from './config.ts'
import { Delivery } from './delivery.ts'
import { LiveFeed } from './live-feed.ts'
import { LiveFollower, type FollowerOptions } from './live-follower.ts'
import { startLive, type Live } from './live/live.ts'
import type { IngestCounters } from './live-sink.ts'
import { failuresTotal, observeBacklog } from './metrics.ts'
import { untilItWorks, type Patience } from './patience.ts'
import { Pipeline, type Backlog } from './pipeline.ts'
import { ProgressFile, noTotals } from './progress.ts'
import { rebuildResends } from './rebuild-resends.ts'
import { ResendSet } from './resend-set.ts'
import { resume } from './resume.ts'
import { askTable, lastStored } from './stored-rows.ts'

export interface IngestOptions {
  readonly config: ConfigOf<typeof ingestConfig>
  readonly store: StoreConfig
  readonly mqtt: ConfigOf<typeof mqttConfig>
  readonly journalSpace: SpaceLimits
  readonly log: Log
  /** Told once, where going on would lose something. */
  onFailure(thrown: unknown): void
}

const noBacklog: Backlog = { messages: 0, bytes: 0, mark: undefined }

/** Resolves when the store has its tables and the journal is being read; waits for both as long as it takes. */
export async function startIngest(options: IngestOptions): Promise<Stoppable> {
  const ingest = new Ingest(options)
  await ingest.start()
  return ingest
}

class Ingest implements Stoppable {
  readonly #options: IngestOptions
  readonly #journal: string
  readonly #folder: string
  readonly #store: Store
  readonly #ending = new AbortController()
  #live: Live | undefined
  #follower: LiveFollower | undefined
  #pipeline: Pipeline | undefined
  #file: ProgressFile | undefined
  #running: Promise<void> = Promise.resolve()
  #stopHealth: () => Promise<void> = () => Promise.resolve()
  #state: string = 'waiting for the journal'
  /** PUBLISHes of the journal before this process. */
  #before = 0

  constructor(options: IngestOptions) {
    this.#options = options
    this.#journal = join(options.store.dataDir, 'journal')
    this.#folder = join(options.store.dataDir, 'ingest')
    this.#store = createStore(options.store, { handsOver: true })
  }

  async start(): Promise<void> {
    const { config, mqtt, log } = this.#options
    const { healthHost: host, healthPort: port } = config
    const settings = { host: 'V2X_INGEST_HEALTH_HOST', port: 'V2X_INGEST_HEALTH_PORT' }
    const health = await startHealth({ host, port, settings }, () => this.#readiness())
    this.#stopHealth = () => health.stop()
    const live = await startLive({
      config,
      mqtt,
      folder: this.#folder,
      clock: systemClock,
      log,
      counters: () => this.#counters(),
    })
    this.#live = live
    const feed = new LiveFeed(live.sink)
    // First of all, so that a journal that is not there is waited for once.
    const probe = await this.#openReader()
    probe.close()
    this.#before = durableMark(this.#journal)?.nextSequence ?? 1
    this.#follower = new LiveFollower({
      directory: this.#journal,
      feed,
      log,
      laggingAt: () => this.#laggingAt(),
    })
    this.#follower.start()
    this.#state = 'waiting for the store'
    await this.#wait('reach the store', () => this.#migrate())
    await this.#startPipeline(live, feed)
  }

  async stop(): Promise<void> {
    this.#ending.abort()
    this.#follower?.stop()
    // What is on its way may end; what does not in time is redone at the next start.
    await this.#running
    await this.#file?.writeStopped().catch((thrown: unknown) => {
      this.#options.log.warn(`cannot note that ingest was stopped: ${reasonOf(thrown)}`)
    })
    await this.#live?.stop()
    await this.#store.close()
    await this.#stopHealth()
  }

  async #startPipeline(live: Live, feed: LiveFeed): Promise<void> {
    const { config, journalSpace, log } = this.#options
    const table = await this.#wait('ask for the table', () => askTable(this.#store))
    const file = new ProgressFile(this.#folder, table)
    const { reader, progress } = resume(this.#journal, file, log)
    // That it goes back must not be forgotten, whatever comes before the first batch.
    if (typeof file.read() !== 'string') await file.write(progress)
    this.#file = file
    const resends = new ResendSet(config.dedupMessagesMax)
    this.#state = 'taking back which messages were sent before'
    const before = progress.reach.sequence
    await this.#wait('read what was stored', async () => {
      const known = await rebuildResends(resends, this.#store, reader.identity, before)
      log.debug({ known, before }, 'messages known again')
    })
    // A progress from an older copy tells too little: what lies behind it is asked for, not stored again.
    const told = progress.batch?.to.sequence ?? before
    const last = await this.#wait('ask what is stored', () =>
      lastStored(this.#store, reader.identity, told),
    )
    const askBefore = Math.max(progress.askBefore, last === undefined ? 0 : last + 1)
    const delivery = new Delivery({
      store: this.#store,
      table,
      file,
      log,
      signal: this.#ending.signal,
      migrate: () => this.#migrate(),
      failed: () => failuresTotal.inc(),
    })
    const pipeline = new Pipeline(
      {
        directory: this.#journal,
        reader,
        delivery,
        resends,
        feed,
        sink: live.sink,
        log,
        signal: this.#ending.signal,
        bounds: { rowsMax: config.batchRowsMax, bytesMax: config.batchBytesMax },
        batchIntervalMs: config.batchIntervalMs,
        journalKeepSeconds: config.journalKeepSeconds,
        journalSpace,
      },
      { ...progress, askBefore },
    )
    this.#pipeline = pipeline
    observeBacklog(() => pipeline.backlog())
    this.#running = pipeline.run().catch((thrown: unknown) => this.#options.onFailure(thrown))
  }

  /** What the live picture must be fed from elsewhere than the batches, and from where. */
  #laggingAt(): ReturnType<FollowerOptions['laggingAt']> {
    if (this.#pipeline !== undefined) return this.#pipeline.laggingAt
    return durableMark(this.#journal)?.position ?? oldestPosition(this.#journal)
  }

  async #openReader(): Promise<JournalReader> {
    return this.#wait('open the journal', async () =>
      openJournalReader({ directory: this.#journal }),
    )
  }

  async #migrate(): Promise<void> {
    const { config, store, log } = this.#options
    await createDatabase(store)
    const done = await migrate(this.#store, {
      retentionDays: store.retentionDays,
      quarantineDays: config.quarantineDays,
    })
    if (done.length > 0) log.info({ done }, `the database ${store.database} was brought up to date`)
  }

  async #wait<T>(what: string, attempt: () => Promise<T>): Promise<T> {
    const patience: Patience = {
      log: this.#options.log,
      signal: this.#ending.signal,
      isFinal: (thrown) =>
        thrown instanceof V2xError && !['JOURNAL_ABSENT', 'STORE_INSTANCE'].includes(thrown.code),
    }
    return untilItWorks(what, attempt, patience)
  }

  async #readiness(): Promise<Readiness> {
    const { lagBytesMax } = this.#options.config
    const { bytes } = this.#pipeline?.backlog() ?? noBacklog
    return {
      started: this.#pipeline !== undefined || this.#state,
      store: await this.#store.query('SELECT 1').then(
        () => true as const,
        (thrown: unknown) => `cannot reach the store: ${reasonOf(thrown)}`,
      ),
      journal:
        durableMark(this.#journal) !== undefined || 'it has no durable mark that can be read',
      backlog: bytes <= lagBytesMax || `${bytes} bytes of the journal wait for the store`,
      live: this.#live?.readiness() ?? 'not started',
    }
  }

  #counters(): IngestCounters {
    const { messages, bytes, mark } = this.#pipeline?.backlog() ?? noBacklog
    const totals = this.#pipeline?.progress.totals ?? noTotals
    return {
      messagesTotal: mark === undefined ? 0 : mark.nextSequence - this.#before,
      storedTotal: totals.stored,
      quarantinedTotal: totals.quarantined,
      duplicatesTotal: totals.duplicates,
      corruptRangesTotal: totals.corruptRanges,
      backlogBytes: bytes,
      backlogMessages: messages,
    }
  }
}
