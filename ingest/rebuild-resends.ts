/** The set of messages seen before, taken back from `raw` when ingest starts: up to the checkpoint, never beyond. */
import type { Store } from '../store/clickhouse/client.ts'
import type { MessageKey, ResendSet } from './resend-set.ts'
import { streamOf } from './routes.ts'

/** publisher, kind, device_id, type, sequence in halves, generated_at in µs, CRC-32 and length of the payload. */
type Row = readonly [
  string,
  string,
  string,
  string,
  number,
  number,
  number | string,
  number,
  number,
]

/** Adds the last messages with a sequence that `node` stored below `before`. Gives how many. */
export async function rebuildResends(
  resends: ResendSet,
  store: Store,
  node: string,
  before: number,
): Promise<number> {
  const from = await firstOf(store, node, before, resends.messagesMax)
  const result = await store.client.query({
    query: `SELECT publisher, kind, device_id, type,
        toUInt32(bitAnd(sequence, 4294967295)), toUInt32(bitShiftRight(sequence, 32)),
        toUnixTimestamp64Micro(generated_at), toUInt32(CRC32(payload)), toUInt32(length(payload))
      FROM ${store.database}.raw
      WHERE ingest_node = {node: String} AND ingest_seq >= {from: UInt64} AND ingest_seq < {before: UInt64}
        AND sequence > 0
      ORDER BY ingest_seq`,
    query_params: { node, from, before },
    format: 'JSONCompactEachRow',
  })
  let count = 0
  const streams = new Map<string, readonly [number, number]>()
  for await (const rows of result.stream<Row>()) {
    for (const row of rows) {
      resends.add(keyOf(row.json<Row>(), streams))
      count++
    }
  }
  return count
}

function keyOf(row: Row, streams: Map<string, readonly [number, number]>): MessageKey {
  const [publisher, kind, device, type, sequenceLow, sequenceHigh, generatedAt, crc, bytes] = row
  const name = `${publisher}\n${kind}/${device}/${type}`
  let stream = streams.get(name)
  if (stream === undefined) {
    stream = streamOf(publisher, kind, device, type)
    streams.set(name, stream)
  }
  const at = Number(generatedAt)
  return {
    streamLow: stream[0],
    streamHigh: stream[1],
    sequenceLow,
    sequenceHigh,
    generatedAtLow: at % 4294967296,
    generatedAtHigh: Math.floor(at / 4294967296),
    crc,
    payloadBytes: bytes,
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
