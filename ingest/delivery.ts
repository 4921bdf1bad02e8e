/** Brings one batch after another into the store, each row once, however often it must try. */
import { V2xError } from '../common/errors.ts'
import type { Log } from '../common/log.ts'
import type { Store } from '../store/clickhouse/client.ts'
import { Attempts, describeRange, describeTables } from './attempts.ts'
import type { Batch } from './batch.ts'
import { untilItWorks } from './patience.ts'
import type { Manifest, Progress, ProgressFile, Underway } from './progress.ts'

export interface DeliveryOptions {
  readonly store: Store
  /** Names the table `raw` that all before went to. */
  readonly table: string
  readonly file: ProgressFile
  readonly log: Log
  readonly signal: AbortSignal
  /** Makes the tables again where the store has lost them. */
  migrate(): Promise<void>
  /** Told of each failed attempt. */
  failed(): void
}

const finalCodes = new Set(['INGEST_BLOCK_REFUSED', 'INGEST_STORE_RESTORED'])

export class Delivery {
  readonly #options: DeliveryOptions
  /** The store's instance while nothing has failed. */
  #instance: string | undefined

  constructor(options: DeliveryOptions) {
    this.#options = options
  }

  /** Resolves when the progress is on disk. */
  async write(progress: Progress): Promise<void> {
    await this.#untilItWorks('write its progress', () => this.#options.file.write(progress))
  }

  /** The manifest of a batch that is about to be tried for the first time. */
  async manifestOf(batch: Batch): Promise<Manifest> {
    const { store } = this.#options
    // One that was seen before an outage is as good: then the first retry finds another one, and asks.
    this.#instance ??= await this.#untilItWorks('reach the store', () => store.instance())
    return { to: batch.to, tables: describeTables(batch.tables), instance: this.#instance }
  }

  /**
   * Resolves when every row of the batch is in the store. `progress` is on disk. `doubtful` says that the batch may have been
   * tried before. Throws `INGEST_BLOCK_REFUSED` where the store will not ever take it, `INGEST_STORE_RESTORED` where earlier ones
   * may be lost.
   */
  async deliver(batch: Batch, progress: Underway, doubtful: boolean): Promise<void> {
    const attempts = new Attempts(this.#options, batch, progress, doubtful)
    await this.#untilItWorks(`store ${describeRange(batch)}`, () => attempts.next())
  }

  async #untilItWorks<T>(what: string, attempt: () => Promise<T>): Promise<T> {
    const { log, signal } = this.#options
    return untilItWorks(what, attempt, {
      log,
      signal,
      isFinal: (thrown) => thrown instanceof V2xError && finalCodes.has(thrown.code),
      failed: () => {
        this.#instance = undefined
        this.#options.failed()
      },
    })
  }
}
