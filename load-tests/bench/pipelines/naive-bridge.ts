/**
 * The process between broker and store that a team would write first, with what the documentation of each library advises:
 * QoS 1, rows gathered for a second, one insert at a time. Arguments: URLs of broker and store.
 */
import { createClient } from '@clickhouse/client'
import { connectAsync } from 'mqtt'
import { parseDeviceTopic, v2x } from '../../../schemas/index.ts'
import { shapes } from '../../../schemas/gen/shapes.ts'
import { leavesOf } from '../../../schemas/tables.ts'

const [mqttUrl, storeUrl] = process.argv.slice(2)
/** ClickHouse: 10,000 to 100,000 rows an insert, about one a second. */
const batchMs = 1000

type Row = Record<string, unknown>

/** Columns of the message itself, lists aside, by the name that protobufjs gives each. */
const columns = leavesOf(shapes['Bsm']!)
  .filter(({ lists }) => lists.length === 0)
  .map(({ column }) => [column, column.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase())])

let rows: Row[] = []
let sequence = 0

function take(topic: string, payload: Buffer): void {
  const deviceId = parseDeviceTopic(topic)?.id
  const message = v2x.v1.Bsm.decode(payload)
  const { header } = message
  const row: Row = {
    device_id: deviceId,
    source: header?.source,
    sequence: header?.sequence,
    generated_at: secondsOf(Number(header?.generatedAt)),
    received_at: secondsOf(Date.now() * 1000),
    ingest_node: 'naive',
    ingest_seq: ++sequence,
    schema_version: header?.schemaVersion,
    clock_quality: header?.clockQuality,
  }
  for (const [column, property] of columns) {
    row[column!] = (message as unknown as Row)[property!] ?? undefined
  }
  rows.push(row)
}

function secondsOf(micros: number): string {
  return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`
}

const store = createClient({ url: storeUrl!, database: 'v2x' })
const client = await connectAsync(mqttUrl!, { clientId: 'naive-bridge', clean: false })
client.on('message', take)
await client.subscribeAsync('v2x/v1/obu/+/bsm/up', { qos: 1 })
process.send?.('ready')

for (;;) {
  await new Promise((resolve) => setTimeout(resolve, batchMs))
  const batch = rows
  rows = []
  if (batch.length > 0) {
    await store.insert({ table: 'bsm', values: batch, format: 'JSONEachRow' })
  }
}
