/** The rate of one client, on a clock of the test's own. */
import { expect, test } from 'vitest'
import { RateLimit } from './limits.ts'

test('a burst goes at once, then one message each interval', () => {
  const limit = new RateLimit(10, 2, 0)
  for (let i = 0; i < 20; i++) expect(limit.take(0)).toBe(0)
  expect(limit.take(0)).toBe(100)
  expect(limit.take(60)).toBe(40)
  expect(limit.take(100)).toBe(0)
  expect(limit.take(100)).toBe(100)
})

test('over a long time exactly the rate goes through, however often one asks', () => {
  const limit = new RateLimit(50, 1, 0)
  let taken = 0
  for (let nowMs = 0; nowMs <= 10_000; nowMs += 3) if (limit.take(nowMs) === 0) taken++
  expect(taken).toBeGreaterThanOrEqual(50 + 499)
  expect(taken).toBeLessThanOrEqual(50 + 501)
})

test('no limit is no limit', () => {
  const limit = new RateLimit(0, 1, 0)
  for (let i = 0; i < 1000; i++) expect(limit.take(0)).toBe(0)
})
