/** Asks the store which rows it has, of a batch or at all: by `ingest_node` and `ingest_seq`, which come never twice. */
import type { Store } from '../store/clickhouse/client.ts'
import type { BatchTable } from './batch.ts'
import { refusedByStore } from './quarantine-table.ts'
import { rowsWhere, sequencesOf, type RowRange } from './row-ranges.ts'

export interface BatchDay {
  readonly node: string
  /** Days since 1970 of `received_at`: the one partition the rows are in. */
  readonly day: number
}

/** The highest `ingest_seq` from `first` on of which the store has something. */
export async function lastStored(
  store: Store,
  node: string,
  first: number,
): Promise<number | undefined> {
  const stored = ['raw', 'quarantine'].map(
    (table) =>
      `SELECT max(ingest_seq) AS last FROM ${store.database}.${table}
       WHERE ingest_node = {node: String} AND ingest_seq >= {first: UInt64}`,
  )
  const [row] = await store.query<{ last: string }>(
    `SELECT max(last) AS last FROM (${stored.join(' UNION ALL ')})`,
    { node, first },
  )
  const last = Number(row?.last ?? 0)
  return last >= first ? last : undefined
}

export interface Question {
  /** Rows that the store may lack. */
  readonly among: readonly RowRange[]
  /** From this `ingest_seq` on they are known to be missing, and not asked for. */
  readonly before: number
}

/** The rows of the table that the store lacks. */
export async function askMissing(
  store: Store,
  table: BatchTable,
  { node, day }: BatchDay,
  { among, before }: Question,
): Promise<readonly RowRange[]> {
  const sequences = sequencesOf(table)
  const asked = rowsWhere(among, (row) => sequences[row]! < before)
  if (asked.length === 0) return among
  const [first, last] = spanOf(asked, sequences)
  const place = table.places === undefined ? "''" : "if(reason = 'CORRUPT_RECORD', detail, '')"
  const rows = await store.query<{ key: string }>(
    `SELECT DISTINCT concat(toString(ingest_seq), ' ', ${place}) AS key FROM ${store.database}.${table.into}
     WHERE ingest_node = {node: String} AND toDate(received_at) = toDate({day: UInt16})
       AND ingest_seq BETWEEN {first: UInt64} AND {last: UInt64}`,
    { node, day, first, last },
  )
  const present = new Set(rows.map(({ key }) => key))
  return rowsWhere(among, (row) => !present.has(`${sequences[row]} ${table.places?.[row] ?? ''}`))
}

/** What the store had refused earlier of the PUBLISHes `[from, to)`: by `ingest_seq` the detail. */
export async function askRefused(
  store: Store,
  { node, day }: BatchDay,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Map<number, string>> {
  const rows = await store.query<{ seq: string; detail: string }>(
    `SELECT DISTINCT ingest_seq AS seq, detail FROM ${store.database}.quarantine
     WHERE ingest_node = {node: String} AND toDate(received_at) = toDate({day: UInt16})
       AND ingest_seq >= {from: UInt64} AND ingest_seq < {to: UInt64} AND reason = {reason: String}`,
    { node, day, from, to, reason: refusedByStore },
  )
  return new Map(rows.map(({ seq, detail }) => [Number(seq), detail]))
}

/** Names the table `raw` itself: one that was restored, or made again, has another name. */
export async function askTable(store: Store): Promise<string> {
  const [row] = await store.query<{ uuid: string }>(
    `SELECT toString(uuid) AS uuid FROM system.tables WHERE database = {database: String} AND name = 'raw'`,
    { database: store.database },
  )
  return row?.uuid ?? ''
}

/** Takes all rows of these PUBLISHes out of a table. Again and again it changes nothing. */
export async function expel(
  store: Store,
  table: BatchTable,
  { node, day }: BatchDay,
  sequences: readonly number[],
): Promise<void> {
  const where = `ingest_node = {node: String} AND toDate(received_at) = toDate({day: UInt16})
     AND ingest_seq IN ({sequences: Array(UInt64)})`
  const name = `${store.database}.${table.into}`
  const parameters = { node, day, sequences }
  const [found] = await store.query<{ rows: string }>(
    `SELECT count() AS rows FROM ${name} WHERE ${where}`,
    parameters,
  )
  if (found?.rows !== '0') await store.command(`DELETE FROM ${name} WHERE ${where}`, parameters)
}

function spanOf(ranges: readonly RowRange[], sequences: Float64Array): [number, number] {
  let [first, last] = [Infinity, 0]
  for (const [from, to] of ranges) {
    for (let row = from; row < to; row++) {
      first = Math.min(first, sequences[row]!)
      last = Math.max(last, sequences[row]!)
    }
  }
  return [first, last]
}
