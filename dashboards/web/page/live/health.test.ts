/** What the page says of its own picture: an alarm only where data could have come and did not. */
import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import type { ConnectionState } from './connection.ts'
import { ageMs, healthOf, stalledAfterMs } from './health.ts'
import { ServerClock, pageNowMs } from './server-clock.ts'

interface Seen {
  readonly openForMs: number
  /** How old the newest data is; left out where none ever came. */
  readonly agedMs?: number
  /** How long ago some of it was newer than all before; never where left out. */
  readonly newsMs?: number
  readonly replayId?: string
  /** How far the server's clock is ahead of this browser's; not measured where undefined. */
  readonly offsetMs?: number | undefined
}

function zoneOf(seen: Seen) {
  const { openForMs, agedMs, newsMs = Infinity, replayId } = seen
  const offsetMs = 'offsetMs' in seen ? seen.offsetMs : 0
  const clock = new ServerClock()
  const sentMs = pageNowMs()
  if (offsetMs !== undefined) clock.sample(sentMs, (sentMs + offsetMs) * 1000)
  const open: ConnectionState = { is: 'open', sinceMs: pageNowMs() - openForMs }
  return {
    clock,
    replayId,
    connection: signal<ConnectionState>(open),
    newsAtMs: pageNowMs() - newsMs,
    heardAtMs: signal(agedMs === undefined ? 0 : clock.nowMs() - agedMs),
  }
}

const longMs = 10 * stalledAfterMs

test('before the first frame a page is connecting, and only then without data', () => {
  expect(healthOf(zoneOf({ openForMs: 0 }))).toBe('connecting')
  const silent = zoneOf({ openForMs: longMs })
  expect(healthOf(silent)).toBe('stalled')
  expect(ageMs(silent)).toBeUndefined()
})

test('a picture is live while data comes, and stalled once it has stopped', () => {
  expect(healthOf(zoneOf({ openForMs: 0, agedMs: 0 }))).toBe('live')
  expect(healthOf(zoneOf({ openForMs: longMs, agedMs: 0 }))).toBe('live')
  expect(healthOf(zoneOf({ openForMs: longMs, agedMs: longMs }))).toBe('stalled')
})

test('what keeps coming and is old by its own account is behind, not missing', () => {
  const behind = { openForMs: longMs, agedMs: longMs, newsMs: 1000 }
  expect(healthOf(zoneOf(behind))).toBe('behind')
  expect(healthOf(zoneOf({ ...behind, agedMs: 0 }))).toBe('live')
  expect(healthOf(zoneOf({ ...behind, newsMs: stalledAfterMs }))).toBe('stalled')
  expect(healthOf(zoneOf({ ...behind, openForMs: 0 }))).toBe('connecting')
})

test('an old picture over a new socket is neither live nor an alarm yet', () => {
  expect(healthOf(zoneOf({ openForMs: 0, agedMs: longMs }))).toBe('connecting')
})

test('a wrong clock of this browser neither raises an alarm nor hides one', () => {
  for (const offsetMs of [-3_600_000, 3_600_000]) {
    expect(healthOf(zoneOf({ openForMs: longMs, agedMs: 0, offsetMs }))).toBe('live')
    expect(healthOf(zoneOf({ openForMs: longMs, agedMs: longMs, offsetMs }))).toBe('stalled')
  }
  const unmeasured = zoneOf({ openForMs: longMs, agedMs: longMs, offsetMs: undefined })
  expect(healthOf(unmeasured)).toBe('connecting')
  expect(ageMs(unmeasured)).toBeUndefined()
})

test('a replay may pause', () => {
  expect(healthOf(zoneOf({ openForMs: longMs, agedMs: longMs, replayId: 'r-1' }))).toBe('live')
})
