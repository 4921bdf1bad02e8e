/**
 * What a first attempt looks like: subscribe, decode, gather for a second, insert as JSON. It acknowledges to the broker what it
 * holds in memory, and does not know whether an insert that failed was done. For the gate to judge beside our zone.
 */
import { createHash } from 'node:crypto'
import { createServer } from 'node:net'
import { createClient } from '@clickhouse/client'
import { connectAsync } from 'mqtt'
import { messageOf, parseDeviceTopic, type UpType } from '../../../schemas/index.ts'

const [mqttUrl, storeUrl, readyPort] = process.argv.slice(2)

const store = createClient({ url: storeUrl! })
await store.command({
  query: `CREATE TABLE IF NOT EXISTS default.messages
    (device String, sequence UInt64, hash String, taken UInt64) ENGINE = MergeTree ORDER BY (device, taken)`,
})

let rows: { device: string; sequence: number; hash: string; taken: number }[] = []
let taken = Date.now() * 1000

const client = await connectAsync(mqttUrl!, { clientId: 'naive-bridge', clean: false })
client.on('message', (topic, payload) => {
  const device = parseDeviceTopic(topic)
  if (device === undefined) return
  const { header } = messageOf(device.type as UpType).decode(payload) as unknown as {
    header: { sequence: number | string }
  }
  const hash = createHash('md5').update(payload).digest('hex').slice(0, 16)
  rows.push({ device: device.id, sequence: Number(header.sequence), hash, taken: taken++ })
})
await client.subscribeAsync('v2x/v1/obu/+/+/up', { qos: 1 })

setInterval(() => {
  const batch = rows
  rows = []
  if (batch.length === 0) return
  store
    .insert({ table: 'default.messages', values: batch, format: 'JSONEachRow' })
    .catch(() => (rows = [...batch, ...rows]))
}, 1000)

// Ready: the gate looks here.
createServer().listen(Number(readyPort), '127.0.0.1')
