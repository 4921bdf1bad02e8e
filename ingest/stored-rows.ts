/** Asks the store which rows it has, of a batch or at all: by `ingest_node` and `ingest_seq`, which come never twice. */
import type { Store } from '../store/clickhouse/client.ts'
import type { BatchTable } from './batch.ts'
import type { RowRange } from './progress.ts'

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

/** The rows of the table that the store lacks. */
export async function askMissing(
  store: Store,
  table: BatchTable,
  { node, day }: BatchDay,
): Promise<RowRange[]> {
  const sequences = sequencesOf(table)
  const place = table.places === undefined ? "''" : "if(reason = 'CORRUPT_RECORD', detail, '')"
  const rows = await store.query<{ key: string }>(
    `SELECT DISTINCT concat(toString(ingest_seq), ' ', ${place}) AS key FROM ${store.database}.${table.name}
     WHERE ingest_node = {node: String} AND toDate(received_at) = toDate({day: UInt16})
       AND ingest_seq BETWEEN {first: UInt64} AND {last: UInt64}`,
    { node, day, first: sequences[0], last: sequences[sequences.length - 1] },
  )
  const present = new Set(rows.map(({ key }) => key))
  const missing: [number, number][] = []
  for (const [row, sequence] of sequences.entries()) {
    if (present.has(`${sequence} ${table.places?.[row] ?? ''}`)) continue
    const last = missing.at(-1)
    if (last?.[1] === row) last[1]++
    else missing.push([row, row + 1])
  }
  return missing
}

/** `ingest_seq` of each row, ascending. */
function sequencesOf({ sequences }: BatchTable): Float64Array {
  const [bytes] = sequences.bytes()
  const halves = new Uint32Array(bytes!.buffer, bytes!.byteOffset, bytes!.byteLength / 4)
  return Float64Array.from({ length: halves.length / 2 }, (_, row) => {
    return halves[row * 2]! + halves[row * 2 + 1]! * 4294967296
  })
}
