/** The API over a real store: what was inserted comes back decoded, paged, counted, and bad or heavy queries are refused. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deviceTopic, v2x } from '../../schemas/index.ts'
import { migrate } from '../../store/clickhouse/migrate.ts'
import { openStoreUnderTest, type StoreUnderTest } from '../../store/contract/store-under-test.ts'
import { startApi, type ApiUnderTest } from './api-under-test.ts'
import { isoOf } from './times.ts'

let stored: StoreUnderTest
let api: ApiUnderTest

/** The drive was long before it was received, as with an import. */
const driveStart = 1_525_190_663_694_000
const receivedStart = Math.floor(Date.now() / 1_000) * 1_000_000 - 60_000_000
const points = 50
const drive = { from: isoOf(driveStart), to: isoOf(driveStart + 60_000_000) }
const received = { from: isoOf(receivedStart), to: isoOf(receivedStart + 60_000_000) }

beforeAll(async () => {
  stored = await openStoreUnderTest()
  await migrate(stored.store, { retentionDays: 0, quarantineDays: 0 })
  await insertDrive()
  await insertLarge()
  await insertQuarantine()
  api = await startApi(stored.another().client)
})
afterAll(async () => {
  await api.stop()
  await stored.stop()
})

function bsmOf(n: number): Uint8Array {
  return v2x.v1.Bsm.encode({
    header: {
      schemaVersion: 1,
      sequence: n,
      generatedAt: driveStart + n * 100_000,
      source: v2x.v1.Source.SOURCE_IMPORT,
    },
    latitude: 405_657_318 + n,
    longitude: -1_050_318_485,
    speed: n === 7 ? 8_191 : 5 * n,
    heading: 20_073,
    brakePedal: v2x.v1.BrakePedalStatus.BRAKE_PEDAL_STATUS_ON,
  }).finish()
}

async function insertDrive(): Promise<void> {
  for (let n = 0; n < points; n++) {
    await stored.store.command(
      `INSERT INTO raw (kind, device_id, type, publisher, source, sequence, generated_at, received_at, ingest_node, ingest_seq, payload)
       SELECT 'obu', '31325431', 'bsm', 'gateway-import', 'import', {n:UInt64},
         fromUnixTimestamp64Micro({generated:Int64}, 'UTC'), fromUnixTimestamp64Micro({received:Int64}, 'UTC'),
         'n1-0badcafe', {n:UInt64} + 1, base64Decode({payload:String})`,
      {
        n,
        generated: driveStart + n * 100_000,
        received: receivedStart + n * 1_000,
        payload: Buffer.from(bsmOf(n)).toString('base64'),
      },
    )
  }
  // Each point came once from the vehicle and once more through an RSU.
  await stored.store.command(
    `INSERT INTO bsm (device_id, source, via, sequence, generated_at, received_at, ingest_node, ingest_seq, latitude, longitude, speed, heading)
     SELECT '31325431', 'import', via, number, fromUnixTimestamp64Micro(toInt64({generated:Int64} + number * 100000), 'UTC'),
       fromUnixTimestamp64Micro(toInt64({received:Int64} + number * 1000), 'UTC'), 'n1-0badcafe', number + 1,
       405657318 + number, -1050318485, if(number = 7, 8191, 5 * number), 20073
     FROM numbers({points:UInt32}) ARRAY JOIN ['', 'rsu-1'] AS via`,
    { generated: driveStart, received: receivedStart, points },
  )
  await stored.store.command(
    `INSERT INTO bsm (device_id, source, via, generated_at, received_at, ingest_node, ingest_seq, latitude, longitude, speed, heading)
     SELECT 'only-heard', 'simulator', 'rsu-1', now64(6), now64(6), 'n1-0badcafe', 900, 1, 1, 1, 1`,
  )
  await stored.store.command(
    `INSERT INTO raw (kind, device_id, type, publisher, source, generated_at, received_at, ingest_node, ingest_seq)
     SELECT 'rsu', 'only-forwards', 'bsm_frame', 'only-forwards', 'simulator', now64(6), now64(6), 'n1-0badcafe', 900`,
  )
}

/** Twelve megabytes, received long before the drive's day. */
async function insertLarge(): Promise<void> {
  await stored.store.command(
    `INSERT INTO raw (kind, device_id, type, publisher, source, generated_at, received_at, ingest_node, ingest_seq, payload)
     SELECT 'rsu', 'large', 'map', 'gateway-load', 'load', fromUnixTimestamp64Micro(toInt64({generated:Int64} + number), 'UTC'),
       fromUnixTimestamp64Micro({received:Int64}, 'UTC'), 'n1-0badcafe', 500 + number, repeat(unhex('ff'), 1000000)
     FROM numbers(12)`,
    { generated: driveStart, received: receivedStart - 90_000_000_000 },
  )
}

async function insertQuarantine(): Promise<void> {
  await stored.store.command(
    `INSERT INTO quarantine (received_at, ingest_node, ingest_seq, publisher, topic, reason, detail, payload, payload_bytes)
     SELECT fromUnixTimestamp64Micro(toInt64({received:Int64} + number), 'UTC'), 'n1-0badcafe', 1000 + number, 'gateway-load',
       'v2x/v1/obu/x/bsm/up', 'MALFORMED', 'latitude', unhex('ff00ff'), 3
     FROM numbers(5)`,
    { received: receivedStart },
  )
}

interface Page {
  readonly messages: Record<string, unknown>[]
  readonly next: string | null
}

function query(parameters: Readonly<Record<string, string | number>>): string {
  const entries = Object.entries(parameters).map(([name, value]): [string, string] => [
    name,
    String(value),
  ])
  return new URLSearchParams(entries).toString()
}

test('a message comes back decoded, in physical units, and with its very bytes', async () => {
  const page = await api.json<Page>(
    `/api/v1/messages?${query({ ...drive, kind: 'obu', limit: 1 })}`,
  )
  expect(page.messages).toHaveLength(1)
  expect(page.messages[0]).toMatchObject({
    topic: deviceTopic('obu', '31325431', 'bsm'),
    kind: 'obu',
    deviceId: '31325431',
    type: 'bsm',
    source: 'import',
    publisher: 'gateway-import',
    generatedAt: '2018-05-01T16:04:23.694000Z',
    ingestNode: 'n1-0badcafe',
    ingestSeq: 1,
    message: {
      header: { generatedAt: driveStart, source: 'SOURCE_IMPORT' },
      latitude: 405_657_318,
      brakePedal: 'BRAKE_PEDAL_STATUS_ON',
    },
    physical: { latitudeDeg: 40.5657318, longitudeDeg: -105.0318485, headingDeg: 250.9125 },
    payload: Buffer.from(bsmOf(0)).toString('base64'),
  })
})

test.each([
  ['generated', 'asc', drive],
  ['generated', 'desc', drive],
  ['received', 'asc', received],
  ['received', 'desc', received],
])('pages by %s, %s, miss nothing and repeat nothing', async (by, order, span) => {
  const sequences: unknown[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const parameters = {
      ...span,
      by,
      order,
      deviceId: '31325431',
      limit: 7,
      ...(cursor === '' ? {} : { cursor }),
    }
    const page: Page = await api.json<Page>(`/api/v1/messages?${query(parameters)}`)
    sequences.push(...page.messages.map(({ ingestSeq }) => ingestSeq))
    cursor = page.next
  }
  const all = Array.from({ length: points }, (_, n) => n + 1)
  expect(sequences).toEqual(order === 'asc' ? all : all.reverse())
})

test('a page of large messages is cut and goes on where it was cut', async () => {
  const sequences: unknown[] = []
  let pages = 0
  let cursor: string | null = ''
  while (cursor !== null) {
    const parameters = { ...drive, deviceId: 'large', ...(cursor === '' ? {} : { cursor }) }
    const page: Page = await api.json<Page>(`/api/v1/messages?${query(parameters)}`)
    sequences.push(...page.messages.map(({ ingestSeq }) => ingestSeq))
    // What is no protobuf is shown as bytes, with the reason.
    expect(page.messages[0]).toMatchObject({ message: null, error: expect.any(String) })
    pages += 1
    cursor = page.next
  }
  expect(pages).toBeGreaterThan(1)
  expect(sequences).toEqual(Array.from({ length: 12 }, (_, n) => 500 + n))
})

test('filters leave out the others', async () => {
  const count = async (filter: Record<string, string>): Promise<number> => {
    const page = await api.json<Page>(`/api/v1/messages?${query({ ...drive, ...filter })}`)
    return page.messages.length
  }
  expect(await count({ kind: 'obu', deviceId: '31325431', type: 'bsm', source: 'import' })).toBe(50)
  expect(await count({ kind: 'pile' })).toBe(0)
  expect(await count({ deviceId: '31325433' })).toBe(0)
  expect(await count({ type: 'spat' })).toBe(0)
  expect(await count({ source: 'device' })).toBe(0)
})

interface Track {
  readonly generatedAt: string[]
  readonly latitude: number[]
  readonly longitude: number[]
  readonly speed: (number | null)[]
  readonly heading: number[]
  readonly next: string | null
}

test('a track holds each point once, in columns, null where unavailable', async () => {
  const track = await api.json<Track>(`/api/v1/devices/obu/31325431/track?${query(drive)}`)
  expect(track.generatedAt).toHaveLength(points)
  expect(track.generatedAt[1]).toBe('2018-05-01T16:04:23.794000Z')
  expect(track.latitude[49]).toBe(40.5657367)
  expect(track.longitude[0]).toBe(-105.0318485)
  expect(track.speed.slice(6, 9)).toEqual([0.6, null, 0.8])
  expect(new Set(track.heading)).toEqual(new Set([250.9125]))
  expect(track.next).toBeNull()
})

test('a long track is taken in pieces', async () => {
  const latitudes: number[] = []
  let from: string | null = drive.from
  while (from !== null) {
    const parameters = { from, to: drive.to, limit: 20 }
    const piece: Track = await api.json<Track>(
      `/api/v1/devices/obu/31325431/track?${query(parameters)}`,
    )
    latitudes.push(...piece.latitude)
    from = piece.next
  }
  expect(latitudes).toHaveLength(points)
  expect(new Set(latitudes).size).toBe(points)
})

test.each([
  ['type', [{ key: 'bsm', count: points }]],
  ['source', [{ key: 'import', count: points }]],
  ['kind', [{ key: 'obu', count: points }]],
  ['minute', [{ key: `${received.from.slice(0, 17)}00Z`, count: points }]],
])('counts by %s', async (by, counts) => {
  expect(await api.json(`/api/v1/counts?${query({ ...received, by })}`)).toEqual({
    by,
    counts,
    total: points,
  })
})

interface Quarantine {
  readonly quarantine: Record<string, unknown>[]
  readonly next: string | null
}

test('the quarantine shows newest first, with the reason and the bytes', async () => {
  const first = await api.json<Quarantine>(`/api/v1/quarantine?${query({ ...received, limit: 3 })}`)
  expect(first.quarantine.map(({ ingestSeq }) => ingestSeq)).toEqual([1004, 1003, 1002])
  expect(first.quarantine[0]).toMatchObject({
    topic: 'v2x/v1/obu/x/bsm/up',
    publisher: 'gateway-load',
    reason: 'MALFORMED',
    detail: 'latitude',
    payload: '/wD/',
    payloadBytes: 3,
  })
  const second = await api.json<Quarantine>(
    `/api/v1/quarantine?${query({ ...received, limit: 3, cursor: first.next! })}`,
  )
  expect(second.quarantine.map(({ ingestSeq }) => ingestSeq)).toEqual([1001, 1000])
  expect(second.next).toBeNull()
})

test('pages of the quarantine miss none of the ranges that share time and sequence', async () => {
  const at = receivedStart - 10_000_000
  const span = { from: isoOf(at), to: isoOf(at + 1) }
  // As long as a detail gets, and with all that has to be escaped on its way to the store.
  const longest = `\u0001\t\n\\'"{`.padEnd(400, '路')
  const details = ['', 'segment 1, bytes 64 to 128: bad-crc', 'segment 2: missing-segment', longest]
  for (const detail of details) {
    await stored.store.command(
      `INSERT INTO quarantine (received_at, ingest_node, ingest_seq, reason, detail)
       SELECT fromUnixTimestamp64Micro({at:Int64}, 'UTC'), 'n1-0badcafe', 2000, 'CORRUPT_RECORD', unhex({detail:String})`,
      { at, detail: Buffer.from(detail).toString('hex') },
    )
  }
  const seen: unknown[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const parameters = { ...span, limit: 1, ...(cursor === '' ? {} : { cursor }) }
    const page: Quarantine = await api.json<Quarantine>(`/api/v1/quarantine?${query(parameters)}`)
    seen.push(...page.quarantine.map(({ detail }) => detail))
    cursor = page.next
  }
  expect(seen).toHaveLength(details.length)
  expect(new Set(seen)).toEqual(new Set(details))
})

test('a device that is not live is known from the store, with its newest message', async () => {
  interface One {
    readonly device: Record<string, unknown>
    readonly newest: Record<string, unknown>[]
    readonly complete: boolean
  }
  const { device, newest, complete } = await api.json<One>('/api/v1/devices/obu/31325431')
  expect(complete).toBe(true)
  const generatedAt = isoOf(driveStart + 4_900_000)
  expect(device).toMatchObject({ source: 'import', online: false, generatedAt })
  expect(newest).toHaveLength(1)
  expect(newest[0]).toMatchObject({ type: 'bsm', physical: { speedMps: 4.9 } })
  const nobody = await api.get('/api/v1/devices/rsu/nobody')
  expect(nobody.status).toBe(404)
  expect(await nobody.json()).toMatchObject({ code: 'DEVICE_NOT_FOUND' })
})

test('while the originals of a batch are still to come, the newest one before them is shown', async () => {
  await stored.store.command(
    `INSERT INTO bsm (device_id, source, generated_at, received_at, ingest_node, ingest_seq, latitude, longitude, speed, heading)
     SELECT '31325431', 'import', fromUnixTimestamp64Micro({generated:Int64}, 'UTC'), now64(6), 'n1-0badcafe', 901, 1, 1, 1, 1`,
    { generated: driveStart + points * 100_000 },
  )
  const { newest } = await api.json<{ newest: unknown[] }>('/api/v1/devices/obu/31325431')
  expect(newest).toMatchObject([{ generatedAt: isoOf(driveStart + 4_900_000) }])
})

test('the list names who the store remembers, also who was only heard by RSUs, and each has its own answer', async () => {
  interface List {
    readonly devices: { readonly kind: string; readonly deviceId: string }[]
    readonly complete: boolean
  }
  const list = await api.json<List>('/api/v1/devices')
  expect(list.complete).toBe(true)
  expect(list.devices).toMatchObject([
    { kind: 'obu', deviceId: '31325431', source: 'import', online: false },
    { kind: 'obu', deviceId: 'only-heard', source: 'simulator', online: false },
    { kind: 'rsu', deviceId: 'only-forwards', source: 'simulator', online: false },
  ])
  const withoutMessages = list.devices.slice(1)
  for (const device of withoutMessages) {
    const one = await api.json(`/api/v1/devices/${device.kind}/${device.deviceId}`)
    expect(one).toEqual({ device, newest: [], complete: true })
  }
})

test('text from outside is never part of a statement', async () => {
  // Whatever passes the patterns of the addresses is bound: a cursor is the only free text, and it is checked by kind.
  const cursor = Buffer.from(JSON.stringify([1, "') OR 1=1 --", 1])).toString('base64url')
  const page = await api.json<Page>(`/api/v1/messages?${query({ ...drive, kind: 'obu', cursor })}`)
  expect(page.messages).toHaveLength(points)
})

test('the zone is ready once the store answers and the live picture is heard', async () => {
  await expect
    .poll(async () => (await api.get('/readyz')).status, { timeout: 15_000, interval: 100 })
    .toBe(200)
})
