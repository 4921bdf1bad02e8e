/** The OEM's way through the zone: import a recording, find every value in the tables, replay the original bytes. */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connectAsync } from 'mqtt'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { odeLog } from './ode-log.ts'
import { TestZone, eventually } from './zone-process.ts'

const log = odeLog(7, [
  { deviceId: '31325431', records: 93 },
  { deviceId: '31325433', records: 129 },
])
let zone: TestZone
let file: string

beforeAll(async () => {
  zone = await TestZone.create()
  await zone.start('--no-simulator')
  file = join(zone.dataDir, 'log.ndjson')
  await writeFile(file, log.text)
})
afterAll(() => zone.remove())

function lastLine(text: string): Record<string, unknown> {
  return JSON.parse(text.trim().split('\n').at(-1)!) as Record<string, unknown>
}

test('an ODE log becomes one row a record, with the values of the file', async () => {
  const { code, stdout, stderr } = await zone.cli('import', file, '--json')
  expect(stderr).toBe('')
  expect(code).toBe(0)
  expect(lastLine(stdout)).toMatchObject({
    read: 222,
    published: 222,
    acknowledged: 222,
    stored: 222,
    duplicates: 0,
    quarantined: 0,
  })
  const rows = await zone.query<Record<string, unknown>>(
    `SELECT device_id, latitude_deg, longitude_deg, speed_mps, elevation_m, heading_deg, source,
       formatDateTime(generated_at, '%Y-%m-%dT%H:%i:%S.%fZ') AS generated
     FROM v2x.bsm ORDER BY generated_at, device_id`,
  )
  const expected = log.points
    .map((point) => ({
      device_id: point.deviceId,
      latitude_deg: point.latitude,
      longitude_deg: point.longitude,
      speed_mps: point.speed,
      elevation_m: 1472.8,
      heading_deg: 250.9125,
      source: 'import',
      generated: point.generatedAt.replace('Z', '000Z'),
    }))
    .sort((a, b) => `${a.generated}${a.device_id}`.localeCompare(`${b.generated}${b.device_id}`))
  expect(rows).toEqual(expected)
})

test('importing it again stores nothing twice', async () => {
  const { stdout } = await zone.cli('import', file, '--json')
  expect(lastLine(stdout)).toMatchObject({ read: 222, stored: 0, duplicates: 222, quarantined: 0 })
  expect(await zone.query(`SELECT count() AS n FROM v2x.bsm`)).toEqual([{ n: 222 }])
  expect(await zone.query(`SELECT count() AS n FROM v2x.raw`)).toEqual([{ n: 222 }])
})

test('a replay gives the bytes of raw, in order, on its own topics', async () => {
  const received: { topic: string; payload: Buffer }[] = []
  const watcher = await connectAsync(zone.mqttUrl, { clientId: 'watcher', username: 'observer' })
  try {
    await watcher.subscribeAsync('v2x/v1/replay/again/#', { qos: 1 })
    watcher.on('message', (topic, payload) => {
      if (!topic.endsWith('/status')) received.push({ topic, payload })
    })
    const { code, stdout } = await zone.cli(
      ...['replay', '--from', '2018-05-01T16:04:00Z', '--to', '2018-05-01T16:05:00Z'],
      ...['--id', 'again', '--speed', '20', '--json'],
    )
    expect(code).toBe(0)
    await eventually('every replayed message', () => received.length >= 222)
    const raw = await zone.query<{ topic: string; bytes: string }>(
      `SELECT topic, base64Encode(payload) AS bytes FROM v2x.raw ORDER BY generated_at, ingest_seq`,
    )
    const expected = raw.map(({ topic, bytes }) => ({
      topic: topic.replace('v2x/v1/', 'v2x/v1/replay/again/'),
      payload: Buffer.from(bytes, 'base64'),
    }))
    expect(received).toEqual(expected)
    const hash = createHash('sha256')
    for (const { payload } of expected) hash.update(payload)
    expect(lastLine(stdout)).toMatchObject({
      replayId: 'again',
      messages: 222,
      sha256: hash.digest('hex'),
    })
  } finally {
    await watcher.endAsync(true)
  }
})

test('a replay stores nothing and leaves the live topics alone', async () => {
  expect(await zone.query(`SELECT count() AS n FROM v2x.raw`)).toEqual([{ n: 222 }])
})
