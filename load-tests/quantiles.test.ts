/** Quantiles against the tables of textbooks. */
import { expect, test } from 'vitest'
import { normalCdf, normalQuantile, studentQuantile, wilson } from './quantiles.ts'

test('the normal distribution, its far tails too', () => {
  expect(normalCdf(0)).toBeCloseTo(0.5, 12)
  expect(normalCdf(1.96)).toBeCloseTo(0.975_002_1, 7)
  expect(normalCdf(-4) / 3.167_124e-5).toBeCloseTo(1, 5)
  expect(normalCdf(-3) / 1.349_898e-3).toBeCloseTo(1, 5)
  expect(normalCdf(-2.999_999) / normalCdf(-3.000_001)).toBeCloseTo(1, 4)
  expect(normalQuantile(0.975)).toBeCloseTo(1.959_964, 6)
  expect(normalQuantile(0.000_1)).toBeCloseTo(-3.719_016, 5)
})

test('Student’s distribution', () => {
  expect(studentQuantile(0.975, 9)).toBeCloseTo(2.262, 2)
  expect(studentQuantile(0.975, 5)).toBeCloseTo(2.571, 2)
  expect(studentQuantile(0.995, 9)).toBeCloseTo(3.25, 2)
  expect(studentQuantile(0.025, 9)).toBeCloseTo(-2.262, 2)
})

test('Wilson’s interval: five of five leave room below, none of five above', () => {
  expect(wilson(5, 5, 0.95).low).toBeCloseTo(0.5655, 4)
  expect(wilson(5, 5, 0.95).high).toBe(1)
  expect(wilson(0, 5, 0.95)).toEqual({ low: 0, high: expect.closeTo(0.4345, 4) as number })
  expect(wilson(8, 10, 0.95)).toEqual({
    low: expect.closeTo(0.4902, 4) as number,
    high: expect.closeTo(0.9433, 4) as number,
  })
  expect(wilson(0, 0, 0.95)).toEqual({ low: 0, high: 1 })
})
