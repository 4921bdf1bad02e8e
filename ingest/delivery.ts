/**
 * Brings one batch into the store, each row once, however often it must try: one block and one token a table. While the store's
 * instance lives, the same block with the same token is safe. Of another instance (restarted, restored) tokens are not
 * trusted: it is asked which rows it has, and gets the rest under a token of its own.
 */
import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { V2xError, reasonOf } from '../common/errors.ts'
import type { Log } from '../common/log.ts'
import type { Store } from '../store/clickhouse/client.ts'
import { pickRows, countRows } from '../store/clickhouse/native-rows.ts'
import { nativeBlock } from '../store/clickhouse/native.ts'
import type { JournalPosition } from '../store/journal/format.ts'
import type { Batch, BatchTable } from './batch.ts'
import { untilItWorks } from './patience.ts'
import type { Manifest, Progress, ProgressFile, TableManifest } from './progress.ts'
import { isMissingTable, isPermanent } from './store-errors.ts'
import { askMissing } from './stored-rows.ts'

export interface DeliveryOptions {
  readonly store: Store
  readonly file: ProgressFile
  readonly log: Log
  readonly signal: AbortSignal
  /** Makes the tables again where the store has lost them. */
  migrate(): Promise<void>
  /** Told of each failed attempt. */
  failed(): void
}

/** A progress whose batch is on its way. */
export type Underway = Progress & { readonly batch: Manifest }

/** Thrown and caught here: what was inserted cannot be trusted, so the store is asked. */
class StoreChanged extends V2xError {}

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
    return { to: batch.to, tables: describe(batch.tables), instance: this.#instance }
  }

  /**
   * Resolves when every row of the batch is in the store. `progress` is on disk. `doubtful` says that the batch may have been
   * tried before. Throws `INGEST_BLOCK_REFUSED` where the store will not ever take it.
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
      isFinal: (thrown) => thrown instanceof V2xError && thrown.code === 'INGEST_BLOCK_REFUSED',
      failed: () => {
        this.#instance = undefined
        this.#options.failed()
      },
    })
  }
}

/** The attempts at one batch: each goes on where the last one failed. */
class Attempts {
  readonly #options: DeliveryOptions
  readonly #batch: Batch
  readonly #tables: readonly BatchTable[]
  readonly #done = new Set<string>()
  #progress: Underway
  /** An attempt of unknown outcome may lie behind us. */
  #doubtful: boolean
  /** The rows the store has are to be asked for before anything is sent. */
  #asking: boolean
  #tablesMissing = false

  constructor(options: DeliveryOptions, batch: Batch, progress: Underway, doubtful: boolean) {
    this.#options = options
    this.#batch = batch
    this.#tables = batch.tables
    this.#progress = progress
    this.#doubtful = doubtful
    // Of a batch that was not tried before the manifest has just been made.
    const decodesAlike = !doubtful || isSame(progress.batch.tables, describe(this.#tables))
    this.#asking = !decodesAlike || batch.from.sequence < progress.askBefore
  }

  async next(): Promise<void> {
    try {
      if (this.#tablesMissing) await this.#options.migrate()
      this.#tablesMissing = false
      const retried = this.#doubtful
      if (retried && !this.#asking) this.#asking = (await this.#instance()) !== this.#trusted
      if (this.#asking) await this.#ask()
      for (const table of this.#tables) {
        if (this.#done.has(table.name)) continue
        this.#doubtful = true
        await this.#insert(table)
        this.#done.add(table.name)
      }
      // The instance may have changed between the look at it and the insert.
      if (retried && (await this.#instance()) !== this.#trusted) {
        this.#asking = true
        throw new StoreChanged('INGEST_STORE_CHANGED', 'the store was started again meanwhile')
      }
    } catch (thrown) {
      this.#tablesMissing = isMissingTable(thrown)
      throw isPermanent(thrown) ? this.#refused(thrown) : thrown
    }
  }

  /** The instance whose memory of our tokens holds. */
  get #trusted(): string {
    const { asked, instance } = this.#progress.batch
    return asked?.instance ?? instance
  }

  async #instance(): Promise<string> {
    return this.#options.store.instance()
  }

  async #ask(): Promise<void> {
    const { store, file } = this.#options
    const instance = await this.#instance()
    const place = { node: this.#progress.journal, day: this.#batch.day! }
    const missing: Record<string, readonly (readonly [number, number])[]> = {}
    for (const table of this.#tables) missing[table.name] = await askMissing(store, table, place)
    if ((await this.#instance()) !== instance) {
      throw new StoreChanged(
        'INGEST_STORE_CHANGED',
        'the store was started again while it answered',
      )
    }
    const batch = {
      ...this.#progress.batch,
      tables: describe(this.#tables),
      asked: { instance, missing, nonce: randomBytes(6).toString('hex') },
    }
    this.#progress = { ...this.#progress, batch }
    // On disk before it is used: after a crash the same rows go under the same token.
    await file.write(this.#progress)
    this.#done.clear()
    this.#asking = false
  }

  async #insert(table: BatchTable): Promise<void> {
    const { asked } = this.#progress.batch
    const rows = asked?.missing[table.name]
    const count = rows === undefined ? table.rows : countRows(rows)
    if (count === 0) return
    const columns =
      rows === undefined || count === table.rows
        ? table.columns
        : table.columns.map((column) => pickRows(column, rows))
    const names = columns.map(({ name }) => name)
    await this.#options.store.insertNative(table.name, names, nativeBlock(columns), {
      token: this.#tokenOf(table),
    })
  }

  #tokenOf({ name }: BatchTable): string {
    const { journal, batch } = this.#progress
    const stretch = `${text(this.#batch.from.position)}-${text(batch.to.position)}`
    const token = `${journal}:${stretch}:${name}`
    return batch.asked === undefined ? token : `${token}:${batch.asked.nonce}`
  }

  #refused(thrown: unknown): V2xError {
    return new V2xError(
      'INGEST_BLOCK_REFUSED',
      `cannot store ${describeRange(this.#batch)}: ${reasonOf(thrown)}; nothing is skipped: they stay in the journal until the store takes them, so look at its tables and this version's schemas`,
      { cause: thrown },
    )
  }
}

function describe(tables: readonly BatchTable[]): TableManifest[] {
  return tables.map(({ name, rows, columns }) => {
    const crc = nativeBlock(columns).reduce((sum, part) => crc32(part, sum), 0)
    return { name, rows, crc }
  })
}

function isSame(a: readonly TableManifest[], b: readonly TableManifest[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function describeRange({ from, to }: Batch): string {
  return `messages ${from.sequence} to ${to.sequence - 1}`
}

function text({ segment, offset }: JournalPosition): string {
  return `${segment}.${offset}`
}
