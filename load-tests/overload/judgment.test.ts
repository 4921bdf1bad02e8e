/** What is read out of the notes of a run past the limit. */
import { expect, test } from 'vitest'
import { answersIn, drainedMs, firstRise, latencyBackMs } from './judgment.ts'
import type { Reading } from './zone-readings.ts'

const reading = (atMs: number, more: Partial<Reading>): Reading => ({
  atMs,
  shed: 0,
  held: 0,
  delayed: 0,
  dropped: 0,
  queueBytes: 0,
  backlog: 0,
  ...more,
})

test('an answer belongs to the phase in which its message was due, however late it came', () => {
  const answers = [
    { dueAtMs: 99, latencyMs: 5000 },
    { dueAtMs: 100, latencyMs: 10 },
    { dueAtMs: 200, latencyMs: 7 },
  ]
  expect(answersIn(answers, { fromMs: 100, toMs: 200 })).toMatchObject({ count: 1, max: 10 })
})

test('latency is back only where it stays below the target', () => {
  const answers = Array.from({ length: 60 }, (_, turn) => ({
    dueAtMs: 1000 + turn * 100,
    // Good for a second, bad for one more, and good from then on.
    latencyMs: turn >= 10 && turn < 20 ? 300 : 3,
  }))
  expect(latencyBackMs(answers, { fromMs: 1000, toMs: 7000 }, 20)).toBe(2000)
  expect(latencyBackMs(answers, { fromMs: 1000, toMs: 3000 }, 20)).toBeUndefined()
  // Nothing answered at all is not well.
  expect(latencyBackMs([], { fromMs: 1000, toMs: 7000 }, 20)).toBeUndefined()
})

test('a counter rises against what it was before, and a backlog is drained when it is down to the limit', () => {
  const readings = [
    reading(0, { shed: 7, backlog: 10 }),
    reading(100, { shed: 7, backlog: 5000 }),
    reading(200, { shed: 9, backlog: 400 }),
  ]
  const span = { fromMs: 50, toMs: 300 }
  expect(firstRise(readings, ({ shed }) => shed, span)).toBe(150)
  expect(firstRise(readings, ({ held }) => held, span)).toBeUndefined()
  expect(drainedMs(readings, span, 400)).toBe(150)
  expect(drainedMs(readings, span, 100)).toBeUndefined()
})
