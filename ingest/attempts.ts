/**
 * The attempts at one batch: one block and one token a table. Where an attempt may lie behind, the store is asked first which rows it
 * has. While its instance lives, what it lacks goes again as the same block under the same token, for the first one may still be
 * on its way; to another instance (restarted, restored), whose tokens cannot be trusted, it goes under a token of its own.
 * Where the store refuses a block for what is in it, ever less is sent at once, until the PUBLISH it refuses is alone.
 */
import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { V2xError, reasonOf } from '../common/errors.ts'
import { pickRows, countRows } from '../store/clickhouse/native-rows.ts'
import { filledColumns, nativeBlock } from '../store/clickhouse/native.ts'
import type { JournalPosition } from '../store/journal/format.ts'
import type { Batch, BatchTable } from './batch.ts'
import type { DeliveryOptions } from './delivery.ts'
import type { TableManifest, Underway } from './progress.ts'
import { rowsWhere, sequencesOf, type RowRange } from './row-ranges.ts'
import { isMissingTable, isOfContent, isPermanent } from './store-errors.ts'
import { askMissing, askRefused, askTable, expel } from './stored-rows.ts'

/** More PUBLISHes of one batch that the store refuses are no accident: then the table does not fit. */
const refusedMax = 32
/** So it is where none of the rows is taken, unless there are fewer than this. */
const refusedAllMin = 10
/** Of ClickHouse's reason, what the row in quarantine keeps. */
const detailCharactersMax = 400

/** Thrown and caught here: what was inserted cannot be trusted, so the store is asked. */
class StoreChanged extends V2xError {}

/** The answer to a block: the store refuses something of what was sent of the PUBLISHes `[first, before)`. */
interface Refusal {
  readonly table: BatchTable
  readonly thrown: unknown
  readonly first: number
  readonly before: number
}

type Missing = Record<string, readonly RowRange[]>

export class Attempts {
  readonly #options: DeliveryOptions
  readonly #batch: Batch
  readonly #described: readonly TableManifest[]
  #progress: Underway
  /** An attempt of unknown outcome may lie behind us. */
  #doubtful: boolean
  /** The store may have any row, whatever is noted. */
  #distrustful: boolean
  #refusal: Refusal | undefined
  /** So many of the refused ones are known to be nowhere but in quarantine. */
  #expelled = 0
  #tablesMissing = false

  constructor(options: DeliveryOptions, batch: Batch, progress: Underway, doubtful: boolean) {
    this.#options = options
    this.#batch = batch
    this.#progress = progress
    this.#doubtful = doubtful
    const { tables, asked, refused = [] } = progress.batch
    this.#described = doubtful ? describeTables(batch.tables) : tables
    const isAsked = asked !== undefined || batch.from.sequence >= progress.askBefore
    // Another version may decode otherwise: then what is noted is of other rows.
    this.#distrustful = !isAsked || JSON.stringify(tables) !== JSON.stringify(this.#described)
    for (const [sequence, detail] of refused) batch.refused.add(batch.raw, sequence, detail)
  }

  async next(): Promise<void> {
    try {
      if (this.#tablesMissing) await this.#options.migrate()
      this.#tablesMissing = false
      let isWhole = false
      while (!isWhole) isWhole = await this.#step()
    } catch (thrown) {
      this.#tablesMissing = isMissingTable(thrown)
      throw isPermanent(thrown) ? this.#refused(thrown) : thrown
    }
  }

  /** Sends what may be sent at once. True when that was all. */
  async #step(): Promise<boolean> {
    const retried = this.#doubtful
    if (retried || this.#distrustful) await this.#ask()
    this.#doubtful = true
    this.#refusal = await this.#insertAll()
    if (this.#refusal !== undefined) return false
    // The instance may have changed between the look at it and the insert.
    if (retried && (await this.#options.store.instance()) !== this.#trusted) this.#storeChanged()
    const { asked } = this.#progress.batch
    if (asked?.before === undefined) return true
    await this.#sendMore(asked.missing, asked.before)
    this.#doubtful = false
    return false
  }

  /** The instance whose memory of our tokens holds. */
  get #trusted(): string {
    const { asked, instance } = this.#progress.batch
    return asked?.instance ?? instance
  }

  get #tables(): BatchTable[] {
    const { tables, refused } = this.#batch
    return refused.rows > 0 ? [...tables, refused] : tables
  }

  get #place(): { readonly node: string; readonly day: number } {
    return { node: this.#progress.journal, day: this.#batch.day! }
  }

  /** Asks which rows the store lacks, and decides what is sent next. */
  async #ask(): Promise<void> {
    const { store } = this.#options
    const instance = await store.instance()
    const isTrusted = !this.#distrustful && instance === this.#trusted
    if (!isTrusted) {
      await this.#stopIfRestored()
      await this.#recallRefused()
    }
    const { asked } = this.#progress.batch
    const before = (isTrusted ? asked?.before : undefined) ?? Infinity
    const missing: Missing = {}
    let isAsItWas = isTrusted && this.#refusal === undefined
    for (const table of this.#tables) {
      const among = this.#mayLack(table, isTrusted)
      const question = { among, before: this.#endOf(table, before) }
      const lacking = await askMissing(store, table, this.#place, question)
      missing[table.name] = lacking
      const left = countRows(below(table, lacking, question.before))
      isAsItWas &&= left === 0 || left === countRows(below(table, among, question.before))
    }
    if ((await store.instance()) !== instance) this.#storeChanged()
    if (isAsItWas) {
      const known = { ...asked, instance, missing, nonce: asked?.nonce ?? '' }
      this.#progress = { ...this.#progress, batch: { ...this.#progress.batch, asked: known } }
    } else {
      const next = this.#narrow(missing)
      await this.#stopIfUnfit()
      await this.#note(instance, missing, next)
    }
    this.#refusal = undefined
    await this.#expelRefused()
  }

  /** Then what was stored before may be gone, too: the next start goes back for it. */
  async #stopIfRestored(): Promise<void> {
    if ((await askTable(this.#options.store)) === this.#options.table) return
    throw new V2xError(
      'INGEST_STORE_RESTORED',
      "cannot go on: the store's tables are others than before, restored or made again; ingest starts again and gives them what they lack and the journal still has",
    )
  }

  /** Rows that the store may lack. */
  #mayLack(table: BatchTable, isTrusted: boolean): readonly RowRange[] {
    const noted = isTrusted ? this.#progress.batch.asked?.missing[table.name] : undefined
    return this.#withoutRefused(table, noted ?? [[0, table.rows]])
  }

  #withoutRefused(table: BatchTable, rows: readonly RowRange[]): readonly RowRange[] {
    const { refused } = this.#batch
    if (refused.rows === 0 || table.into === refused.into) return rows
    const sequences = sequencesOf(table)
    return rowsWhere(rows, (row) => !refused.details.has(sequences[row]!))
  }

  /** After a refusal: up to where is sent next; undefined where all is. What was refused alone is put aside. */
  #narrow(missing: Missing): number | undefined {
    if (this.#refusal === undefined) return undefined
    const { first, before } = this.#refusal
    const size = before - first
    const isStored = this.#firstOf(missing) >= before
    // An exception may come after the commit.
    if (isStored) return this.#reach(missing, size * 2)
    if (size > 1) return this.#reach(missing, Math.floor(size / 2))
    this.#putAside(this.#refusal, missing)
    return this.#reach(missing, 1)
  }

  /** The end of a stretch of so many PUBLISHes from the first that is missing on; undefined where that is all. */
  #reach(missing: Missing, size: number): number | undefined {
    const before = this.#firstOf(missing) + size
    return before > this.#batch.to.sequence ? undefined : before
  }

  #firstOf(missing: Missing): number {
    return Math.min(
      ...this.#batch.tables.map((table) => {
        const row = missing[table.name]?.[0]?.[0]
        return row === undefined ? Infinity : sequencesOf(table)[row]!
      }),
    )
  }

  #putAside({ table, thrown, first }: Refusal, missing: Missing): void {
    const { refused, raw } = this.#batch
    const detail = `${table.into}: ${reasonOf(thrown)}`.slice(0, detailCharactersMax)
    refused.add(raw, first, detail)
    this.#options.log.warn(`the store refuses message ${first}, it goes to quarantine: ${detail}`)
    missing[refused.name] = [...(missing[refused.name] ?? []), [refused.rows - 1, refused.rows]]
    for (const other of this.#tables) {
      missing[other.name] = this.#withoutRefused(other, missing[other.name] ?? [])
    }
  }

  /** Forgets what was put aside, so that it goes where it belongs once the table is as it should be. */
  async #stopIfUnfit(): Promise<void> {
    const { refused } = this.#batch
    if (this.#refusal === undefined) return
    const { table, thrown } = this.#refusal
    const isAll = table.rows >= refusedAllMin && refused.othersIn(table) === 0
    if (refused.rows <= refusedMax && !isAll) return
    const { to, tables, instance } = this.#progress.batch
    await this.#options.file.write({ ...this.#progress, batch: { to, tables, instance } })
    throw this.#refused(thrown)
  }

  /** The decision is on disk before it is acted on: after a crash the same rows go the same way, under the same token. */
  async #note(instance: string, missing: Missing, before: number | undefined): Promise<void> {
    const nonce = randomBytes(6).toString('hex')
    const { to, instance: first } = this.#progress.batch
    const batch = {
      to,
      tables: this.#described,
      instance: first,
      asked: { instance, missing, nonce, ...(before === undefined ? {} : { before }) },
      refused: [...this.#batch.refused.details],
    }
    // Where the write fails, a crash goes by this decision or by the one before: then it is decided anew, and nothing sent meanwhile.
    this.#distrustful = true
    this.#progress = { ...this.#progress, batch }
    await this.#options.file.write(this.#progress)
    this.#distrustful = false
  }

  /** After what was sent of a part was taken: twice as much. */
  async #sendMore(missing: Missing, before: number): Promise<void> {
    const first = this.#firstOf(missing)
    const left: Missing = {}
    for (const table of this.#tables) {
      const sequences = sequencesOf(table)
      const rows = missing[table.name] ?? []
      const end = this.#endOf(table, before)
      left[table.name] = rowsWhere(rows, (row) => sequences[row]! >= end)
    }
    // After a crash it may have been there already.
    const size = Math.max(1, before - first)
    await this.#note(this.#trusted, left, this.#reach(left, size * 2))
  }

  /** What was refused before the progress was lost, or was put back, is in quarantine: there it stays. */
  async #recallRefused(): Promise<void> {
    const { from, to, raw, refused } = this.#batch
    const stretch = { from: from.sequence, to: to.sequence }
    const known = await askRefused(this.#options.store, this.#place, stretch)
    for (const [sequence, detail] of known) refused.add(raw, sequence, detail)
  }

  /** A table may have taken its rows before another one refused the PUBLISH. */
  async #expelRefused(): Promise<void> {
    const { tables, refused } = this.#batch
    if (refused.rows === this.#expelled) return
    const sequences = [...refused.details.keys()].slice(this.#expelled)
    for (const table of tables) {
      if (table.into === refused.into) continue
      await expel(this.#options.store, table, this.#place, sequences)
    }
    this.#expelled = refused.rows
  }

  /** One table after another; while one is inserted, the next one's rows are written down. */
  async #insertAll(): Promise<Refusal | undefined> {
    const { asked } = this.#progress.batch
    const { to, from } = this.#batch
    const first = asked === undefined ? from.sequence : this.#firstOf(asked.missing)
    let table: BatchTable | undefined
    let inserted = Promise.resolve()
    try {
      for (const next of this.#tables) {
        const following = this.#insert(next, inserted)
        // Where the one before it fails so does it, and nobody asks any more.
        following.catch(() => undefined)
        await inserted
        ;[table, inserted] = [next, following]
      }
      await inserted
    } catch (thrown) {
      if (table === undefined || !isOfContent(thrown)) throw thrown
      if (table.into === this.#batch.quarantine.into) throw this.#refused(thrown)
      return { table, thrown, first, before: asked?.before ?? to.sequence + 1 }
    }
    return undefined
  }

  async #insert(table: BatchTable, after: Promise<void>): Promise<void> {
    const { asked } = this.#progress.batch
    const missing = asked?.missing[table.name] ?? ([[0, table.rows]] as const)
    const rows = below(table, missing, this.#endOf(table, asked?.before ?? Infinity))
    const count = countRows(rows)
    if (count === 0) return await after
    const columns = filledColumns(
      count === table.rows ? table.columns : table.columns.map((column) => pickRows(column, rows)),
    )
    const names = columns.map(({ name }) => name)
    await this.#options.store.insertNative(table.into, names, nativeBlock(columns), {
      token: this.#tokenOf(table),
      after,
    })
  }

  /** What was put aside goes last of all, when it is known that the rest fits. */
  #endOf(table: BatchTable, before: number): number {
    return table === this.#batch.refused && before !== Infinity ? 0 : before
  }

  #tokenOf({ name }: BatchTable): string {
    const { journal, batch } = this.#progress
    const stretch = `${text(this.#batch.from.position)}-${text(batch.to.position)}`
    const token = `${journal}:${stretch}:${name}`
    const nonce = batch.asked?.nonce ?? ''
    return nonce === '' ? token : `${token}:${nonce}`
  }

  #storeChanged(): never {
    this.#distrustful = true
    throw new StoreChanged('INGEST_STORE_CHANGED', 'the store was started again meanwhile')
  }

  #refused(thrown: unknown): V2xError {
    return new V2xError(
      'INGEST_BLOCK_REFUSED',
      `cannot store ${describeRange(this.#batch)}: ${reasonOf(thrown)}; nothing is skipped: they stay in the journal until the store takes them, so look at its tables and this version's schemas`,
      { cause: thrown },
    )
  }
}

/** Those rows that are of PUBLISHes below `before`. */
function below(table: BatchTable, rows: readonly RowRange[], before: number): readonly RowRange[] {
  if (before === Infinity) return rows
  const sequences = sequencesOf(table)
  return rowsWhere(rows, (row) => sequences[row]! < before)
}

/** Rows are noted by their place: what must be the same is whose rows they are, not all that they say. */
export function describeTables(tables: readonly BatchTable[]): TableManifest[] {
  return tables.map(({ name, rows, sequences }) => {
    const crc = sequences.bytes().reduce((sum, part) => crc32(part, sum), 0)
    return { name, rows, crc }
  })
}

export function describeRange({ from, to }: Batch): string {
  return `messages ${from.sequence} to ${to.sequence - 1}`
}

function text({ segment, offset }: JournalPosition): string {
  return `${segment}.${offset}`
}
