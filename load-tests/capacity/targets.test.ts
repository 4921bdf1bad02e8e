/** Windows of a made-up zone, judged: what holds, what is crossed, and whose fault it was. */
import { expect, test } from 'vitest'
import { defaultTargets, judge } from './targets.ts'
import type { Window } from './window.ts'

const rate = 1000

/** Ten seconds at 1,000 messages a second; of the backlog, a batch waits, and `growth` of the load stays. */
function windowOf(changed: Partial<Window> = {}, growth = 0): Window {
  const times = { p50: 3, p95: 10, p99: 20, max: 40 }
  return {
    seconds: 10,
    due: 10_000,
    acknowledgedPerSecond: rate,
    latencyMs: times,
    lateMs: { p50: 1, p95: 2, p99: 3, max: 9 },
    liveMs: times,
    queryableMs: { p50: 200, p95: 400, p99: 500, max: 600 },
    backlog: Array.from({ length: 200 }, (_, index) => ({
      atSeconds: index / 20,
      messages: (index % 5) * 50 + growth * rate * (index / 20),
    })),
    offered: 13_000,
    acknowledged: 13_000,
    stored: 13_000,
    unequalDevices: 0,
    wrongRows: 0,
    brokerMicros: 1,
    ingestMicros: 1,
    ...changed,
  }
}

function crossed(window: Window): string[] {
  return judge(window, defaultTargets)
    .criteria.filter(({ holds }) => !holds)
    .map(({ name }) => name)
}

const p99 = (ms: number): Window['latencyMs'] => ({ p50: 1, p95: 2, p99: ms, max: ms })

test('a window in which all holds', () => {
  expect(crossed(windowOf())).toEqual([])
  expect(judge(windowOf(), defaultTargets).outcome).toBe('held')
})

test.each([
  ['due to PUBACK, p99', { latencyMs: p99(51) }],
  ['due to live picture, p99', { liveMs: p99(151) }],
  ['due to live picture, p99', { liveMs: undefined }],
  ['due to queryable, p99', { queryableMs: p99(1001) }],
  ['due to queryable, p99', { queryableMs: undefined }],
  ['not acknowledged in time', { acknowledgedPerSecond: 970 }],
  ['messages not in all three counts', { offered: 13_001 }],
  ['messages not in all three counts', { stored: 12_999 }],
  ['messages not in all three counts', { wrongRows: 1 }],
  ['devices whose three counts differ', { unequalDevices: 1 }],
] as const)('%s: %o', (name, changed) => {
  expect(crossed(windowOf(changed))).toEqual([name])
  expect(judge(windowOf(changed), defaultTargets).outcome).toBe('crossed')
})

test('a backlog that grows is seen, one that goes up and down is not', () => {
  expect(crossed(windowOf({}, 0.1))).toEqual(['growth of the backlog'])
  expect(crossed(windowOf({}, 0.02))).toEqual([])
  expect(crossed(windowOf({ backlog: [] }))).toEqual(['growth of the backlog'])
})

test('crossed by no more than the generator was late: nobody knows', () => {
  const late = { lateMs: p99(30) }
  expect(judge(windowOf({ ...late, latencyMs: p99(75) }), defaultTargets).outcome).toBe('late')
  expect(judge(windowOf({ ...late, latencyMs: p99(85) }), defaultTargets).outcome).toBe('crossed')
  expect(judge(windowOf({ ...late, acknowledgedPerSecond: 900 }), defaultTargets).outcome).toBe(
    'late',
  )
})

test('a late generator excuses no lost message, and spoils nothing that held all the same', () => {
  const late = { lateMs: p99(30) }
  expect(judge(windowOf({ ...late, stored: 12_999 }), defaultTargets).outcome).toBe('crossed')
  expect(judge(windowOf(late), defaultTargets).outcome).toBe('held')
})
