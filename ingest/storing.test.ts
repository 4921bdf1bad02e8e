/** Journal in, rows out, on the processes that ship: what is stored is what was sent, and the rest is in quarantine with its reason. */
import { expect, test } from 'vitest'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deviceTopic, type UpType } from '../schemas/index.ts'
import {
  TestJournal,
  bsm,
  bsmContent,
  header,
  message,
  sentAt,
  startZone,
  waitFor,
  type Sent,
  type Zone,
} from './ingest-under-test.ts'

async function stored(zone: Zone, messages: number): Promise<void> {
  await waitFor(`${messages} messages in raw and quarantine`, async () => {
    return (await zone.count('raw')) + (await zone.count('quarantine')) >= messages
  })
}

const point = { latitude: 281_000_000, longitude: 1_129_000_000 }
const heardAt = sentAt + 712_345

const oneOfEach: Readonly<Record<UpType, Record<string, unknown>>> = {
  bsm: bsmContent(1, { header: header(1), pathHistory: [{ latitudeOffset: 5, speed: 7 }, {}] }),
  bsm_frame: {
    header: header(1),
    heard: [
      { deviceId: 'bus-1', bsm: bsmContent(7), heardAt, rssi: -70 },
      { deviceId: 'bus-2', bsm: bsmContent(8, { speed: 1 }) },
    ],
  },
  rsm: { header: header(1), ...point },
  rsi: { header: header(1), ...point },
  spat: { header: header(1) },
  map: { header: header(1) },
  vehicle_status: { header: header(1), fleet: 1, line: '315', doors: 3 },
  radio_measurement: { header: header(1), link: 1 },
  rsu_state: { header: header(1), ...point },
  pile_status: { header: header(1), ...point },
}

test('each type goes to its table, its original to raw, the BSMs of a frame to bsm', async () => {
  const zone = await startZone()
  const journal = new TestJournal(zone.dataDir)
  const kinds = { bsm: 'obu', vehicle_status: 'obu', radio_measurement: 'obu', pile_status: 'pile' }
  const sent = Object.entries(oneOfEach).map(([type, content]) => {
    const kind = (kinds as Record<string, 'obu' | 'pile'>)[type] ?? 'rsu'
    return message(`${kind}/${kind}-1/${type as UpType}`, content)
  })
  await journal.append(sent, 'gateway-simulator')
  await zone.ingest.start()
  await stored(zone, sent.length)
  expect(await zone.count('quarantine')).toBe(0)
  const raw = await zone.store.query<{ topic: string; payload: string }>(
    'SELECT topic, hex(payload) AS payload FROM v2x.raw ORDER BY ingest_seq',
  )
  expect(raw).toEqual(
    sent.map(({ topic, payload }) => {
      return { topic, payload: Buffer.from(payload).toString('hex').toUpperCase() }
    }),
  )
  const bsms = await zone.store.query(
    `SELECT device_id, via, frame_index, speed, \`path_history.latitude_offset\` AS offsets,
       toUnixTimestamp64Micro(generated_at) AS at, sequence, source, ingest_seq,
       toUnixTimestamp64Micro(heard_at) AS heard
     FROM v2x.bsm ORDER BY ingest_seq, frame_index`,
  )
  const at = (sequence: number): number => sentAt + sequence * 100_000
  const rows = [
    { device_id: 'obu-1', via: '', frame_index: 0, speed: 500, sequence: 1, ingest_seq: 1 },
    { device_id: 'bus-1', via: 'rsu-1', frame_index: 0, speed: 500, sequence: 7, ingest_seq: 2 },
    { device_id: 'bus-2', via: 'rsu-1', frame_index: 1, speed: 1, sequence: 8, ingest_seq: 2 },
  ]
  expect(JSON.parse(JSON.stringify(bsms), numeric)).toEqual(
    rows.map((row) => ({
      ...row,
      at: at(row.sequence),
      heard: row.sequence === 7 ? heardAt : 0,
      source: 'simulator',
      offsets: row.sequence === 1 ? [5, 0] : [],
    })),
  )
  for (const table of Object.keys(oneOfEach)) {
    if (!table.startsWith('bsm')) expect([table, await zone.count(table)]).toEqual([table, 1])
  }
})

/** ClickHouse may quote 64-bit integers. */
function numeric(_key: string, value: unknown): unknown {
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
}

test('what is not sound is one row of quarantine with its reason, and other traffic goes on', async () => {
  const zone = await startZone()
  const journal = new TestJournal(zone.dataDir)
  const good = bsm('car-1', 1)
  const topic = deviceTopic('obu', 'car-1', 'bsm')
  const bad: readonly [Sent, reason: string, detail: string][] = [
    [{ topic, payload: new Uint8Array(0) }, 'EMPTY', ''],
    [{ topic, payload: good.payload.subarray(0, good.payload.length - 1) }, 'TRUNCATED', ''],
    [{ topic, payload: Buffer.from('080a0b', 'hex') }, 'WRONG_WIRE_TYPE', 'header'],
    [bsm('car-1', 2, { latitude: 900_000_002 }), 'OUT_OF_RANGE', 'latitude'],
    [message('obu/car-1/bsm', { header: header(3), ...point }), 'MISSING_FIELD', 'speed'],
    [{ topic: 'v2x/v1/obu/car-1/selfie/up', payload: good.payload }, 'UNKNOWN_TYPE', ''],
    [{ topic: 'v2x/v2/elsewhere', payload: good.payload }, 'BAD_TOPIC', ''],
    [
      message('rsu/r-1/bsm_frame', {
        header: header(4),
        heard: [
          { deviceId: 'a', bsm: bsmContent(1) },
          { deviceId: 'b', bsm: bsmContent(1, { heading: 28_801 }) },
        ],
      }),
      'OUT_OF_RANGE',
      'heard.bsm.heading',
    ],
  ]
  await journal.append([...bad.map(([sent]) => sent), good])
  await zone.ingest.start()
  await stored(zone, bad.length + 1)
  const rows = await zone.store.query(
    'SELECT topic, hex(payload) AS payload, payload_bytes AS bytes, reason, detail FROM v2x.quarantine ORDER BY ingest_seq',
  )
  expect(rows).toEqual(
    bad.map(([{ topic, payload }, reason, detail]) => {
      const hex = Buffer.from(payload).toString('hex').toUpperCase()
      return { topic, payload: hex, bytes: payload.length, reason, detail }
    }),
  )
  expect([await zone.count('raw'), await zone.count('bsm')]).toEqual([1, 1])
})

test('what a device sends again is stored once, over a restart too; the same key with other bytes is stored', async () => {
  const zone = await startZone()
  const journal = new TestJournal(zone.dataDir)
  const drive = Array.from({ length: 300 }, (_, n) => bsm('car-1', n + 1))
  await journal.append(drive)
  await journal.append(drive)
  await zone.ingest.start()
  await waitFor('the drive', async () => (await zone.count('raw')) === 300)
  await zone.ingest.kill()
  await journal.append(drive)
  await journal.append([bsm('car-1', 5, { speed: 8191 }), bsm('car-1', 301)])
  await journal.append(drive, 'gateway-import')
  // A sequence of 0 is none: nothing is known by it.
  const none = bsm('car-1', 1, { header: header(1, { sequence: 0 }) })
  await journal.append([none, none])
  await zone.ingest.start()
  await stored(zone, 604)
  await zone.ingest.kill('SIGTERM')
  expect([await zone.count('raw'), await zone.count('bsm')]).toEqual([604, 604])
})

test('a batch never crosses a day, and a damaged stretch of the journal is told and passed over', async () => {
  const zone = await startZone({ V2X_INGEST_BATCH_INTERVAL_MS: '500' })
  let nowMicros = Date.UTC(2026, 10, 23, 23, 59, 59) * 1000
  const clock = { nowMicros: () => nowMicros, monotonicMs: () => performance.now() }
  const journal = new TestJournal(zone.dataDir, clock)
  await journal.append([bsm('car-1', 1), bsm('car-1', 2)])
  await journal.append([bsm('car-1', 3)])
  await journal.append([bsm('car-1', 4)])
  await journal.reopen()
  nowMicros += 2_000_000
  await journal.append([bsm('car-1', 5)])
  const [segment] = readdirSync(journal.directory)
    .filter((name) => name.endsWith('.seg'))
    .sort()
  const path = join(journal.directory, segment!)
  const bytes = readFileSync(path)
  const second = bytes.indexOf('V2XR', bytes.indexOf('V2XR') + 4)
  bytes[second + 60]! ^= 1
  writeFileSync(path, bytes)
  await zone.ingest.start()
  await stored(zone, 5)
  const partitions = await zone.store.query(
    `SELECT toString(toDate(received_at)) AS day, groupArray(toUInt32(ingest_seq)) AS sequences
     FROM (SELECT * FROM v2x.bsm ORDER BY ingest_seq) GROUP BY day ORDER BY day`,
  )
  expect(partitions).toEqual([
    { day: '2026-11-23', sequences: [1, 2, 4] },
    { day: '2026-11-24', sequences: [5] },
  ])
  const third = bytes.indexOf('V2XR', second + 4)
  expect(
    await zone.store.query(
      'SELECT toUInt32(ingest_seq) AS ingest_seq, reason, detail FROM v2x.quarantine',
    ),
  ).toEqual([
    {
      ingest_seq: 3,
      reason: 'CORRUPT_RECORD',
      detail: `segment 1, bytes ${second} to ${third}: bad-record`,
    },
  ])
})
