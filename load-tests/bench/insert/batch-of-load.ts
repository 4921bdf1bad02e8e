/** The rows that ingest makes of a stretch of load, as blocks for an insert. */
import { Batch } from '../../../ingest/batch.ts'
import { Decoder } from '../../../ingest/decoder.ts'
import { LiveFeed } from '../../../ingest/live-feed.ts'
import { ResendSet } from '../../../ingest/resend-set.ts'
import { Routes } from '../../../ingest/routes.ts'
import { filledColumns, nativeBlock } from '../../../store/clickhouse/native.ts'
import { JournalRecord } from '../../../store/journal/reader.ts'
import { loadRecords, type LoadRecord } from '../journal-of-load.ts'

export interface Block {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: number
  readonly native: Buffer
}

const start = { segment: 1, offset: 0 }

/** One block a table; bytes are copies. */
export function blocksOfLoad(messages: number): Block[] {
  const routes = new Routes('bench-00000000')
  const batch = new Batch(routes, { position: start, sequence: 1, receivedAt: 0 })
  const nobody = {
    motion: ignore,
    fleet: ignore,
    original: ignore,
    stored: ignore,
    refused: ignore,
  }
  const feed = new LiveFeed(nobody)
  feed.shownUntil = Infinity
  const decoder = new Decoder(routes, new ResendSet(messages), feed, batch)
  let firstSequence = 1
  for (const record of loadRecords(messages, 1_790_000_000_000_000)) {
    decoder.record(journaled(record, firstSequence), batch)
    firstSequence += record.count
  }
  return batch.tables.map(({ name, rows, columns }) => {
    const filled = filledColumns(columns)
    const names = filled.map((column) => column.name)
    return { table: name, columns: names, rows, native: Buffer.concat(nativeBlock(filled)) }
  })
}

function journaled(load: LoadRecord, firstSequence: number): JournalRecord {
  const { count, receivedAt } = load
  const publisher = Buffer.from(load.publisher)
  const bytes = Buffer.concat([publisher, load.packets])
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const place = { bytes, view, packetsStart: publisher.length, end: bytes.length }
  return Object.assign(new JournalRecord(), { count, receivedAt, firstSequence, ...place })
}

/** Nobody looks at the picture. */
function ignore(): undefined {
  return undefined
}
