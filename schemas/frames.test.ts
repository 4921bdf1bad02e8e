/** An RSU's frame goes into the rows of `bsm` whole or not at all. */
import { sample } from 'fast-check'
import { expect, test } from 'vitest'
import { messageArbitrary, shapeOfType, type PlainMessage } from './arbitrary.ts'
import { FrameReader } from './frames.ts'
import { describeReason } from './describe-reason.ts'
import { messageOf } from './messages.ts'
import { readColumn } from './read-column.ts'
import { rowWriterOf } from './row-writers.ts'

const header = { schemaVersion: 1, sequence: 9, generatedAt: 1_790_000_000_000_000, source: 2 }
const bsms = sample(messageArbitrary(shapeOfType('bsm')), { numRuns: 20, seed: 11 })

function frameOf(heard: readonly PlainMessage[]): Uint8Array {
  return messageOf('bsm_frame').encode({ header, heard }).finish()
}

const heard = bsms.map((bsm, index) => ({
  deviceId: `BUS-${index}`,
  bsm,
  heardAt: 1_790_000_000_000_000 + index,
  ...(index % 2 === 0 ? { rssi: -70 - index } : {}),
}))

function read(bytes: Uint8Array): { reader: FrameReader; reason: string; speeds: unknown[] } {
  const bsm = rowWriterOf('bsm')
  const reader = new FrameReader(bsm)
  const checked = reader.read(bytes, 0, bytes.length)
  expect(bsm.rows).toBe(0)
  const reason = reader.append(bytes, 0, bytes.length)
  expect(checked).toBe(reason)
  const speeds = readColumn(bsm.columns.find(({ name }) => name === 'speed')!)
  return { reader, reason: reason === 0 ? '' : describeReason('bsm_frame', reason), speeds }
}

test('each BSM of a frame is a row, with who sent it and when it was heard', () => {
  const bytes = frameOf(heard)
  const { reader, reason, speeds } = read(bytes)
  expect(reason).toBe('')
  expect(reader.header.sequenceLow).toBe(9)
  expect(reader.heard.length).toBe(heard.length)
  expect(speeds).toEqual(bsms.map((bsm) => bsm['speed']))
  heard.forEach((one, index) => {
    const { deviceStart, deviceEnd, bsmStart, bsmEnd, heardAt, rssi, header } = reader.heard[index]!
    expect(Buffer.from(bytes.subarray(deviceStart, deviceEnd)).toString()).toBe(one.deviceId)
    const inner = messageOf('bsm').decode(bytes.subarray(bsmStart, bsmEnd)) as PlainMessage
    expect(inner['speed']).toBe(one.bsm['speed'])
    expect(heardAt).toBe(one.heardAt)
    expect(rssi).toBe(one.rssi ?? 127)
    expect(header.generatedAt).toBe((one.bsm['header'] as PlainMessage)['generatedAt'])
  })
})

test('one bad BSM refuses the whole frame, and says where', () => {
  const check = (bad: PlainMessage, reason: string): void => {
    const result = read(frameOf([...heard.slice(0, 5), bad, ...heard.slice(5)]))
    expect(result.reason).toBe(reason)
    expect(result.reader.heard.length).toBe(0)
    expect(result.speeds).toEqual([])
  }
  const bsm = bsms[0]!
  check(
    { deviceId: 'CAR-1', bsm: { ...bsm, latitude: 900000002 } },
    'OUT_OF_RANGE heard.bsm.latitude',
  )
  check({ deviceId: 'CAR-1', bsm: { ...bsm, header: undefined } }, 'MISSING_FIELD heard.bsm.header')
  check(
    { deviceId: 'CAR-1', bsm: { ...bsm, header: { sequence: 1 } } },
    'MISSING_FIELD heard.bsm.header.generated_at',
  )
  check({ bsm }, 'MISSING_FIELD heard.device_id')
  check({ deviceId: 'CAR-1' }, 'MISSING_FIELD heard.bsm')
  check({ deviceId: '../x', bsm }, 'BAD_ID heard.device_id')
  check({ deviceId: 'C'.repeat(65), bsm }, 'BAD_ID heard.device_id')
  check({ deviceId: 'CAR-1', bsm, rssi: 128 }, 'OUT_OF_RANGE heard.rssi')
  check({ deviceId: 'CAR-1', bsm, heardAt: 2 ** 60 }, 'OUT_OF_RANGE heard.heard_at')
})

test('a frame without header, or with more than 256 BSMs, is refused', () => {
  expect(read(messageOf('bsm_frame').encode({ heard }).finish()).reason).toBe(
    'MISSING_FIELD header',
  )
  const many = Array.from({ length: 257 }, (_, index) => heard[index % heard.length]!)
  expect(read(frameOf(many.slice(0, 256))).reason).toBe('')
  expect(read(frameOf(many)).reason).toBe('TOO_LONG heard')
})

test('a frame cut anywhere leaves nothing, and a good frame after it is whole', () => {
  const bytes = frameOf(heard.slice(0, 3))
  const bsm = rowWriterOf('bsm')
  const reader = new FrameReader(bsm)
  for (let cut = 0; cut < bytes.length; cut++) {
    const before = bsm.rows
    if (reader.append(bytes, 0, cut) !== 0) expect(bsm.rows).toBe(before)
    // Between two BSMs a cut is a shorter frame.
    else expect(bsm.rows - before).toBe(reader.heard.length)
  }
  bsm.clear()
  expect(reader.append(bytes, 0, bytes.length)).toBe(0)
  expect(bsm.rows).toBe(3)
  for (const column of bsm.columns) expect(readColumn(column).length).toBe(3)
})
