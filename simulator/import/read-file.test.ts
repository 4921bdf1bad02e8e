/** Import files: what a line becomes, and that a bad one is reported and passed over. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { messageOf, toJson, v2x } from '../../schemas/index.ts'
import { keyOf, type ImportRecord } from './import-record.ts'
import { checkImportFile, readImportFile } from './read-file.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'v2x-import-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function read(
  name: string,
  content: string | Uint8Array,
): Promise<{ records: ImportRecord[]; bad: string[] }> {
  const path = join(folder, name)
  await writeFile(path, content)
  const bad: string[] = []
  const records: ImportRecord[] = []
  for await (const record of readImportFile(path, (line, reason) =>
    bad.push(`${line}: ${reason}`),
  )) {
    records.push(record)
  }
  return { records, bad }
}

const ode = {
  metadata: { recordGeneratedAt: '2018-05-01T16:04:23.694Z', serialId: { serialNumber: 14725 } },
  payload: {
    data: {
      coreData: {
        msgCnt: 95,
        id: '31325431',
        secMark: 23794,
        position: { latitude: 40.5657318, longitude: -105.0318485, elevation: 1472.8 },
        accelSet: { accelLat: 0, accelLong: 0.52, accelVert: 0, accelYaw: 0 },
        accuracy: { semiMajor: 12.7, semiMinor: 12.4 },
        transmission: 'NEUTRAL',
        speed: 0.1,
        heading: 250.9125,
        brakes: { wheelBrakes: { unavailable: true, leftRear: true }, abs: 'on' },
        size: { width: 190, length: 570 },
      },
      partII: [
        {
          id: 'VehicleSafetyExtensions',
          value: {
            pathHistory: { crumbData: [{ latOffset: -9e-7, lonOffset: 1e-6, timeOffset: 0.59 }] },
          },
        },
      ],
    },
  },
}

test("an ODE record becomes the standard's integers, exactly", async () => {
  const { records, bad } = await read('ode.ndjson', JSON.stringify(ode))
  expect(bad).toEqual([])
  const [record] = records
  expect(record).toMatchObject({
    kind: 'obu',
    deviceId: '31325431',
    type: 'bsm',
    sequence: 14725,
    generatedAt: Date.parse('2018-05-01T16:04:23.694Z') * 1000,
  })
  const bsm = toJson('bsm', messageOf('bsm').decode(record!.payload))
  expect(bsm).toMatchObject({
    header: { source: 'SOURCE_IMPORT', schemaVersion: 1 },
    latitude: 405657318,
    longitude: -1050318485,
    elevation: 14728,
    speed: 5,
    heading: 20073,
    accelerationLongitudinal: 52,
    semiMajorAccuracy: 254,
    transmission: 'TRANSMISSION_STATE_NEUTRAL',
    wheelBrakes: 0b101,
    antiLockBrake: 'CONTROL_STATUS_ON',
    width: 190,
    pathHistory: [{ latitudeOffset: -9, longitudeOffset: 10, timeOffset: 59 }],
  })
})

test('the same line gives the same bytes and the same key', async () => {
  const line = JSON.stringify(ode)
  const { records } = await read('twice.ndjson', `${line}\n${line}\n`)
  expect(keyOf(records[0]!)).toBe(keyOf(records[1]!))
  expect(records[0]!.payload).toEqual(records[1]!.payload)
})

test('our own NDJSON and .bin give the message of the file; simulated traffic stays simulated', async () => {
  const message = v2x.v1.Bsm.fromObject({
    header: { sequence: 3, generatedAt: 1_790_000_000_000_001, source: 'SOURCE_SIMULATOR' },
    latitude: 281_260_343,
    longitude: 1_128_799_971,
    speed: 1,
    heading: 2,
  })
  const payload = Buffer.from(v2x.v1.Bsm.encode(message).finish())
  const topic = 'v2x/v1/obu/bus-1/bsm/up'
  const lines = await read('own.ndjson', JSON.stringify({ topic, message: toJson('bsm', message) }))
  const entry = v2x.v1.Recorded.encode({ topic, generatedAt: 1, payload }).ldelim().finish()
  const binary = await read('own.bin', entry)
  for (const { records, bad } of [lines, binary]) {
    expect(bad).toEqual([])
    expect(Buffer.from(records[0]!.payload)).toEqual(payload)
    expect(records[0]).toMatchObject({
      deviceId: 'bus-1',
      sequence: 3,
      generatedAt: 1_790_000_000_000_001,
    })
  }
})

test('bad lines are reported with their number, the others are read', async () => {
  const good = JSON.stringify(ode)
  const { records, bad } = await read(
    'bad.ndjson',
    [
      '{',
      '[]',
      '{"a":1}',
      good,
      '{"metadata":{},"payload":{}}',
      '{"topic":"x","message":{}}',
      '',
      good,
    ].join('\n'),
  )
  expect(records).toHaveLength(2)
  expect(bad.map((line) => line.split(':')[0])).toEqual(['1', '2', '3', '5', '6'])
})

test('a cut .bin gives what is whole and says that the file ends early', async () => {
  const entry = v2x.v1.Recorded.encode({
    topic: 'v2x/v1/obu/bus-1/bsm/up',
    payload: v2x.v1.Bsm.encode({ header: { generatedAt: 5 } }).finish(),
  })
    .ldelim()
    .finish()
  const { records, bad } = await read('cut.bin', Buffer.concat([entry, entry.subarray(0, 4)]))
  expect(records).toHaveLength(1)
  expect(bad).toHaveLength(1)
})

test('a file that is not there is said in one sentence', async () => {
  const reading = readImportFile(join(folder, 'none.ndjson'), () => {})
  await expect(reading.next()).rejects.toThrow(/cannot read .*none\.ndjson/)
})

test('a directory is no file, and said before anything is asked', async () => {
  await expect(checkImportFile(folder)).rejects.toThrow('it is a directory; name a file in it')
  await expect(checkImportFile(join(folder, 'nothing'))).rejects.toThrow('cannot read')
})
