/** The set of messages seen before, taken back from `raw` when ingest starts: up to the checkpoint, never beyond. */
import type { Store } from '../store/clickhouse/client.ts'
import { StreamMark, type MessageKey, type ResendSet } from './resend-set.ts'

/** A row of RowBinary: the words of a MessageKey, low halves first. */
const rowBytes = 28

/** Adds the last messages with a sequence that `node` stored below `before`. Gives how many. */
export async function rebuildResends(
  resends: ResendSet,
  store: Store,
  node: string,
  before: number,
): Promise<number> {
  const from = await firstOf(store, node, before, resends.messagesMax)
  // A million rows: as JSON they would take several times as long. The first column is what `streamOf` gives.
  const { stream } = await store.client.exec({
    query: `SELECT
        reinterpretAsUInt64(substring(SHA1(concat(publisher, '\n', kind, '/', device_id, '/', type)), 1, 8)),
        toUInt64(sequence), toUnixTimestamp64Micro(generated_at), xxHash32(payload)
      FROM ${store.database}.raw
      WHERE ingest_node = {node: String} AND ingest_seq >= {from: UInt64} AND ingest_seq < {before: UInt64}
        AND sequence > 0
      ORDER BY ingest_seq
      FORMAT RowBinary`,
    query_params: { node, from, before },
    // Otherwise an error after the first rows would come as more of them.
    clickhouse_settings: { wait_end_of_query: 1 },
  })
  let count = 0
  // Nobody looks by it: marks are made anew with the first batch.
  const mark = new StreamMark()
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let at = 0
    for (; at + rowBytes <= bytes.length; at += rowBytes) {
      resends.add(keyAt(bytes, at), mark)
      count++
    }
    rest = bytes.subarray(at)
  }
  if (rest.length > 0) throw new Error('the answer of the store broke off')
  return count
}

function keyAt(bytes: Buffer, at: number): MessageKey {
  return {
    streamLow: bytes.readUInt32LE(at),
    streamHigh: bytes.readUInt32LE(at + 4),
    sequenceLow: bytes.readUInt32LE(at + 8),
    sequenceHigh: bytes.readUInt32LE(at + 12),
    generatedAtLow: bytes.readUInt32LE(at + 16),
    generatedAtHigh: bytes.readUInt32LE(at + 20),
    payload: bytes.readUInt32LE(at + 24),
  }
}

/**
 * An `ingest_seq` from which on there are at least `messages`, or 0. Looked for backwards, so that of a large table only its newest
 * end is read.
 */
async function firstOf(
  store: Store,
  node: string,
  before: number,
  messages: number,
): Promise<number> {
  for (let width = messages; width < before; width *= 4) {
    const from = before - width
    const [row] = await store.query<{ count: string }>(
      `SELECT count() AS count FROM ${store.database}.raw
       WHERE ingest_node = {node: String} AND ingest_seq >= {from: UInt64} AND ingest_seq < {before: UInt64}
         AND sequence > 0`,
      { node, from, before },
    )
    if (Number(row?.count) >= messages) return from
  }
  return 0
}
