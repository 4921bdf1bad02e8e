/** Physical values become the standard's integers: nearest step, inside the range, never the invalid value by chance. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { headingOf, latitudeOf, quantiser } from './quantise.ts'

test('values come within half a step', () => {
  const cases = [
    ['Bsm', 'speed', 0.02, 163],
    ['Bsm', 'acceleration_longitudinal', 0.01, 19],
    ['Bsm', 'elevation', 0.1, 6000],
    ['Bsm', 'latitude', 1e-7, 90],
  ] as const
  for (const [message, field, step, most] of cases) {
    const quantise = quantiser(message, field)
    fc.assert(
      fc.property(fc.double({ min: 0, max: most, noNaN: true }), (value) => {
        expect(Math.abs(quantise(value) * step - value)).toBeLessThanOrEqual(step * 0.5000001)
      }),
    )
  }
})

test('out of range is the nearest valid end, no number is the invalid value', () => {
  const speed = quantiser('Bsm', 'speed')
  expect(speed(1e9)).toBe(8190)
  expect(speed(-1)).toBe(0)
  expect(speed(NaN)).toBe(8191)
  expect(quantiser('Bsm', 'elevation')(-1e9)).toBe(-4095)
  expect(latitudeOf(Infinity)).toBe(900_000_001)
  expect(Object.is(quantiser('Bsm', 'yaw_rate')(-0.0001), 0)).toBe(true)
})

test('any heading is in [0, 28800), and a whole turn is north', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e4, max: 1e4, noNaN: true }), (radians) => {
      const units = headingOf(radians)
      expect(units).toBeGreaterThanOrEqual(0)
      expect(units).toBeLessThan(28_800)
    }),
  )
  expect(headingOf(2 * Math.PI - 1e-9)).toBe(0)
  expect(headingOf(Math.PI / 2)).toBe(7200)
  expect(headingOf(-Math.PI / 2)).toBe(21_600)
})
