/** Protobuf's JSON mapping, both ways. */
import { assert, property } from 'fast-check'
import { expect, test } from 'vitest'
import { messageArbitrary, shapeOfType } from './arbitrary.ts'
import { fromJson, messageOf, toJson, upTypes } from './index.ts'

test.each(upTypes)('%s: to JSON and back gives the same bytes', (type) => {
  assert(
    property(messageArbitrary(shapeOfType(type), 2), (message) => {
      const codec = messageOf(type)
      const bytes = codec.encode(message).finish()
      const json = JSON.stringify(toJson(type, codec.decode(bytes)))
      const back = codec.encode(fromJson(type, JSON.parse(json))).finish()
      expect(Buffer.from(back).toString('hex')).toBe(Buffer.from(bytes).toString('hex'))
    }),
    { numRuns: 60 },
  )
})

const golden = {
  header: {
    schemaVersion: 1,
    sequence: 14725,
    generatedAt: 1525190663694000,
    clockQuality: 'CLOCK_QUALITY_GNSS',
    source: 'SOURCE_IMPORT',
  },
  messageCount: 95,
  temporaryId: 'MTIzNA==',
  latitude: 405657318,
  longitude: -1050318485,
  elevation: 14728,
  speed: 5,
  heading: 20073,
  transmission: 'TRANSMISSION_STATE_NEUTRAL',
  brakePedal: 'BRAKE_PEDAL_STATUS_ON',
  pathHistory: [{ latitudeOffset: -44, longitudeOffset: -106, elevationOffset: 3, timeOffset: 59 }],
}
/** As `buf convert --type v2x.v1.Bsm` writes it. */
const goldenHex =
  '0a12080110857318b0cde5fdf1e4da0220012803105f1a04313233342de6d62d18356b6965c13890e60140054' +
  '8e99c017000800102aa0209085710d3011806203b'

test('the mapping is the one of protobuf: names in lowerCamelCase, enums by name, bytes in base64', () => {
  const bytes = messageOf('bsm').encode(fromJson('bsm', golden)).finish()
  expect(Buffer.from(bytes).toString('hex')).toBe(goldenHex)
  expect(toJson('bsm', messageOf('bsm').decode(Buffer.from(goldenHex, 'hex')))).toEqual(golden)
})

test('other spellings of the mapping are taken too', () => {
  const encode = (json: unknown): string =>
    Buffer.from(messageOf('bsm').encode(fromJson('bsm', json)).finish()).toString('hex')
  const { header, temporaryId, messageCount, pathHistory, ...rest } = golden
  expect(
    encode({
      ...rest,
      header: { ...header, sequence: '14725', generated_at: '1525190663694000', generatedAt: null },
      temporary_id: temporaryId.replace(/=/g, ''),
      message_count: String(messageCount),
      brakePedal: 2,
      transmission: 'neutral',
      path_history: pathHistory,
    }),
  ).toBe(goldenHex)
})

test('what is no such message is refused, and the place is named', () => {
  const check = (json: unknown, text: string): void => {
    expect(() => fromJson('bsm', json)).toThrow(text)
  }
  check([], 'cannot read bsm: [] is not an object')
  check({ spede: 1 }, 'cannot read bsm: Bsm has no field spede')
  check({ speed: 'abc' }, 'cannot read bsm.speed: "abc" is not an integer from 0 to 4294967295')
  check({ speed: -1 }, 'cannot read bsm.speed: -1 is not an integer from 0')
  check({ speed: 0.5 }, 'cannot read bsm.speed: 0.5 is not an integer')
  check(
    { latitude: 2 ** 31 },
    'cannot read bsm.latitude: 2147483648 is not an integer from -2147483648',
  )
  check(
    { brakePedal: 'ONN' },
    'cannot read bsm.brakePedal: "ONN" is not one of unavailable, off, on',
  )
  check({ temporaryId: '*' }, 'cannot read bsm.temporaryId: "*" is not base64')
  check({ pathHistory: {} }, 'cannot read bsm.pathHistory: {} is not a list')
  check(
    { pathHistory: [{ speed: [] }] },
    'cannot read bsm.pathHistory[0].speed: [] is not an integer',
  )
  check({ __proto__: null, constructor: 1 }, 'cannot read bsm: Bsm has no field constructor')
})
