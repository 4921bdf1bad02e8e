/** Reads recorded originals from `raw` in the order of a replay: by time, ties by ingest_seq; slice by slice, so that memory stays bounded. */
import type { ClickHouseClient } from '@clickhouse/client'
import type { DeviceKind } from '../../schemas/topics.ts'
import type { RecordedMessage } from './replay.ts'

export interface RecordedSpan {
  /** µs UTC; `to` is exclusive. */
  readonly from: number
  readonly to: number
  /** Empty is all. */
  readonly devices: readonly string[]
  readonly types: readonly string[]
  readonly by: 'generated' | 'received'
}

const sliceRowsMax = 20_000

type Row = [
  kind: DeviceKind,
  device: string,
  type: string,
  at: string,
  node: string,
  seq: string,
  payload: string,
]

/** Throws what the store answers, in ClickHouse's words. */
export async function* readRecorded(
  client: ClickHouseClient,
  span: RecordedSpan,
): AsyncGenerator<RecordedMessage> {
  let after = { at: span.from, node: '', seq: '0' }
  for (;;) {
    const rows = await readSlice(client, span, after)
    for (const [kind, deviceId, type, at, , , payload] of rows) {
      yield { kind, deviceId, type, atMicros: Number(at), payload: Buffer.from(payload, 'base64') }
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < sliceRowsMax) return
    after = { at: Number(last[3]), node: last[4], seq: last[5] }
  }
}

async function readSlice(
  client: ClickHouseClient,
  span: RecordedSpan,
  after: { readonly at: number; readonly node: string; readonly seq: string },
): Promise<Row[]> {
  const column = `${span.by}_at`
  const answer = await client.query({
    query: `
      SELECT kind, device_id, type, toString(toUnixTimestamp64Micro(${column})), ingest_node, toString(ingest_seq), base64Encode(payload)
      FROM raw
      WHERE ${column} >= fromUnixTimestamp64Micro({at:Int64}) AND ${column} < fromUnixTimestamp64Micro({to:Int64})
        AND (${column}, ingest_seq, ingest_node) > (fromUnixTimestamp64Micro({at:Int64}), {seq:UInt64}, {node:String})
        AND (empty({devices:Array(String)}) OR device_id IN {devices:Array(String)})
        AND (empty({types:Array(String)}) OR type IN {types:Array(String)})
      ORDER BY ${column}, ingest_seq, ingest_node
      LIMIT {limit:UInt32}`,
    format: 'JSONCompactEachRow',
    query_params: {
      at: after.at,
      to: span.to,
      seq: after.seq,
      node: after.node,
      devices: span.devices,
      types: span.types,
      limit: sliceRowsMax,
    },
  })
  return await answer.json<Row>()
}
