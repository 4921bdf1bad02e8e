/** Rates, on a clock of the test's own. */
import { expect, test } from 'vitest'
import { RateLimit, RateLimits } from './limits.ts'

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

test('what is given back can be taken again, and never more than the burst', () => {
  const limit = new RateLimit(1, 2, 0)
  expect([limit.take(0), limit.take(0), limit.take(0)]).toEqual([0, 0, 1000])
  limit.giveBack()
  expect([limit.take(0), limit.take(0)]).toEqual([0, 1000])
  for (let i = 0; i < 9; i++) limit.giveBack()
  expect([limit.take(0), limit.take(0), limit.take(0)]).toEqual([0, 0, 1000])
})

test('each key has a limit of its own; beyond so many the longest quiet one is forgotten', () => {
  const limits = new RateLimits(1, 1, 2)
  expect(limits.of('a', 0).take(0)).toBe(0)
  expect(limits.of('b', 0).take(0)).toBe(0)
  expect(limits.of('a', 0).take(0)).toBe(1000)
  expect(limits.of('c', 0).take(0)).toBe(0)
  // `b` went, `a` did not.
  expect(limits.of('a', 0).take(0)).toBe(1000)
  expect(limits.of('b', 0).take(0)).toBe(0)
})
