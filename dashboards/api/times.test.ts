/** Times of the API: exact to the microsecond both ways, and nothing but ISO-8601 with a zone. */
import { assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { isoOf, microsOf } from './times.ts'

test('times come back as they went out, to the microsecond', () => {
  assert(
    property(integer({ min: 0, max: 4_102_444_800_000_000 }), (micros) => {
      expect(microsOf(isoOf(micros))).toBe(micros)
    }),
  )
})

test.each([
  ['1970-01-01T00:00:00Z', 0],
  ['2018-05-01T16:04:23.694Z', 1_525_190_663_694_000],
  ['2018-05-02T00:04:23.694123+08:00', 1_525_190_663_694_123],
  ['2018-05-02T00:04:23.694123 08:00', 1_525_190_663_694_123],
  ['2018-05-01T16:04:23.6941239Z', 1_525_190_663_694_123],
])('%s is read', (text, micros) => {
  expect(microsOf(text)).toBe(micros)
})

test.each(['', 'now', '2018-05-01', '2018-05-01T16:04:23', '2018-13-01T16:04:23Z', '1525190663'])(
  '%j is no time',
  (text) => {
    expect(microsOf(text)).toBeUndefined()
  },
)
