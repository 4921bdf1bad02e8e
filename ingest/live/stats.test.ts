/** LiveStats: rates, counters, latency windows. */
import { assert, array, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { v2x } from '../../schemas/index.ts'
import type { IngestCounters } from '../live-sink.ts'
import { LatencyWindow } from './latency.ts'
import { Stats } from './stats.ts'

const devices = { online: { obu: 260, rsu: 12, pile: 8 }, known: 300 }

function counters(messagesTotal: number): IngestCounters {
  return {
    messagesTotal,
    storedTotal: 5,
    quarantinedTotal: 3,
    duplicatesTotal: 2,
    corruptRangesTotal: 1,
    backlogBytes: 4_096,
    backlogMessages: 20,
  }
}

function take(stats: Stats, messagesTotal: number, nowMs: number): v2x.v1.LiveStats {
  const now = { publishedAt: 1_790_000_000_000_000, nowMs }
  return v2x.v1.LiveStats.decode(stats.take(counters(messagesTotal), devices, now))
}

test('a rate is what came since the last time, by the monotonic clock', () => {
  const stats = new Stats()
  expect(take(stats, 1_000, 500).messagesPerSecond).toBe(0)
  expect(take(stats, 3_000, 1_500).messagesPerSecond).toBe(2_000)
  expect(take(stats, 3_000, 2_000).messagesPerSecond).toBe(0)
})

test('counters and devices are told as they are', () => {
  const frame = take(new Stats(), 10, 0)
  expect(frame).toMatchObject({
    messagesTotal: 10,
    storedTotal: 5,
    quarantinedTotal: 3,
    duplicatesTotal: 2,
    corruptRangesTotal: 1,
    backlogBytes: 4_096,
    backlogMessages: 20,
    vehiclesOnline: 260,
    rsusOnline: 12,
    pilesOnline: 8,
    devicesKnown: 300,
  })
})

test('latencies are of the last ten seconds, and absent without traffic', () => {
  const stats = new Stats()
  expect(take(stats, 0, 0).receiveLatencyP50Ms).toBeNull()
  for (let ms = 1; ms <= 100; ms++) stats.receiveLatency.record(ms * 1_000)
  stats.storeLatency.record(-5_000)
  const frame = take(stats, 0, 1_000)
  expect(frame.receiveLatencyP50Ms).toBeCloseTo(50, -1)
  expect(frame.receiveLatencyP99Ms).toBeCloseTo(99, -1)
  expect(frame.storeLatencyP99Ms).toBeLessThan(0.01)
  for (let second = 2; second <= 11; second++) take(stats, 0, second * 1_000)
  expect(take(stats, 0, 12_000).receiveLatencyP50Ms).toBeNull()
})

test('a percentile is within a hundredth of the latency at its rank', () => {
  const latencies = array(integer({ min: 1, max: 3_600_000_000 }), { minLength: 1 })
  assert(
    property(latencies, (recorded) => {
      const window = new LatencyWindow()
      for (const micros of recorded) window.record(micros)
      const sorted = recorded.toSorted((a, b) => a - b)
      const isNear = (ms: number, share: number): boolean => {
        const exact = sorted[Math.ceil(sorted.length * share) - 1]!
        return Math.abs(ms * 1_000 - exact) <= exact / 100
      }
      const { p50Ms, p99Ms } = window.percentiles()!
      expect([isNear(p50Ms, 0.5), isNear(p99Ms, 0.99)]).toEqual([true, true])
    }),
  )
})
