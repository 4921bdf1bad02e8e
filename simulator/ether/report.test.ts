/** What a device says instead of the truth says one time everywhere, and leaves what it was made from as it is. */
import { expect, test } from 'vitest'
import { v2x } from '../../schemas/index.ts'
import { retimed } from './report.ts'

const header = {
  schemaVersion: 1,
  sequence: 1,
  clockQuality: v2x.v1.ClockQuality.CLOCK_QUALITY_GNSS,
  source: v2x.v1.Source.SOURCE_SIMULATOR,
}
/** Seven and a half minutes after the year began, and 300 ms more. */
const generatedAt = Date.UTC(2026, 0, 1, 0, 7, 30, 300) * 1000

test.each(['intersections', 'participants'])(
  'times are set in the message and in its %s',
  (part) => {
    const made = {
      secondMark: 5,
      minuteOfYear: 1,
      [part]: [{ secondMark: 5, light: 3 }, { id: 7 }],
    }
    const before = structuredClone(made)
    expect(retimed(made, { ...header, generatedAt })).toEqual({
      header: { ...header, generatedAt },
      secondMark: 30_300,
      minuteOfYear: 7,
      [part]: [{ secondMark: 30_300, light: 3 }, { id: 7 }],
    })
    expect(made).toEqual(before)
  },
)

test('what says no time gets none', () => {
  expect(retimed({ name: 'x' }, { ...header, generatedAt })).toEqual({
    name: 'x',
    header: { ...header, generatedAt },
  })
})
