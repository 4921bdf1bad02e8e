/** Percentiles of the last seconds against a sort of all samples. */
import { array, assert, double, property } from 'fast-check'
import { expect, test } from 'vitest'
import { LatencyWindow } from './latency.ts'

test('percentiles lie within a bucket’s width of those of the sorted samples', () => {
  const latencies = array(double({ min: 1, max: 50_000, noNaN: true }), { minLength: 1 })
  assert(
    property(latencies, (samples) => {
      const window = new LatencyWindow()
      for (const sample of samples) window.add(sample, 1000)
      const sorted = samples.toSorted((a, b) => a - b)
      const exact = (share: number): number => sorted[Math.ceil(samples.length * share) - 1]!
      const summary = window.summary(1999)!
      expect(summary.samples).toBe(samples.length)
      expect(summary.p50Ms / exact(0.5)).toBeGreaterThan(0.96)
      expect(summary.p50Ms / exact(0.5)).toBeLessThan(1.04)
      expect(summary.p99Ms / exact(0.99)).toBeGreaterThan(0.96)
      expect(summary.p99Ms / exact(0.99)).toBeLessThan(1.04)
    }),
  )
})

test('what is older than the window is forgotten', () => {
  const window = new LatencyWindow(10)
  window.add(5000, 1000)
  window.add(20, 9000)
  expect(window.summary(10_900)?.samples).toBe(2)
  expect(window.summary(11_000)?.samples).toBe(1)
  expect(window.summary(19_000)).toBeUndefined()
})

test('a second that comes round in the ring starts empty', () => {
  const window = new LatencyWindow(10)
  window.add(5000, 1000)
  window.add(20, 11_000)
  expect(window.summary(11_000)?.samples).toBe(1)
})

test('a clock ahead of ours counts as no latency, nonsense not at all', () => {
  const window = new LatencyWindow()
  window.add(-40, 1000)
  window.add(NaN, 1000)
  expect(window.summary(1000)).toMatchObject({ samples: 1 })
  expect(window.summary(1000)!.p99Ms).toBeLessThan(1.1)
})
