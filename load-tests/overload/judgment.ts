/** What a run past the limit shows, out of what was noted while it lasted: latency by phase, what was shed first, how long until all was well. */
import { Latencies } from '../../simulator/load/latencies.ts'
import type { Seen } from './bystanders.ts'
import type { Answer } from './steady-vehicles.ts'
import type { Reading } from './zone-readings.ts'

/** Monotonic ms. */
export interface Span {
  readonly fromMs: number
  readonly toMs: number
}

export interface Percentiles {
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly max: number
}

const windowMs = 500
/** Latency is back once so many windows in a row are below the target. */
const windowsInARow = 4

export function percentilesOf(values: Iterable<number>): Percentiles {
  const all = new Latencies()
  for (const value of values) all.add(value)
  const of = (share: number): number => all.percentile(share)
  return { count: all.count, p50: of(0.5), p95: of(0.95), p99: of(0.99), max: all.maxMs }
}

export function answersIn(answers: readonly Answer[], { fromMs, toMs }: Span): Percentiles {
  const within = answers.filter(({ dueAtMs }) => dueAtMs >= fromMs && dueAtMs < toMs)
  return percentilesOf(within.map(({ latencyMs }) => latencyMs))
}

export function seenIn(seen: readonly Seen[], { fromMs, toMs }: Span): Percentiles {
  const within = seen.filter(({ atMs }) => atMs >= fromMs && atMs < toMs)
  return percentilesOf(within.map(({ tookMs }) => tookMs))
}

/** When a counter first went up, ms after the span began; undefined where it did not. */
export function firstRise(
  readings: readonly Reading[],
  of: (reading: Reading) => number,
  { fromMs, toMs }: Span,
): number | undefined {
  const before = readings.findLast(({ atMs }) => atMs < fromMs)
  const from = before === undefined ? 0 : of(before)
  const first = readings.find((each) => each.atMs >= fromMs && each.atMs < toMs && of(each) > from)
  return first === undefined ? undefined : first.atMs - fromMs
}

/** Ms after `fromMs` from which p95 stays below the target; undefined where it did not come back. */
export function latencyBackMs(
  answers: readonly Answer[],
  { fromMs, toMs }: Span,
  targetMs: number,
): number | undefined {
  let good = 0
  for (let at = fromMs; at + windowMs <= toMs; at += windowMs) {
    const { count, p95 } = answersIn(answers, { fromMs: at, toMs: at + windowMs })
    good = count > 0 && p95 <= targetMs ? good + 1 : 0
    if (good === windowsInARow) return at - fromMs - (windowsInARow - 1) * windowMs
  }
  return undefined
}

/** Ms after `fromMs` at which no more was waiting than in the base; undefined where it was not drained. */
export function drainedMs(
  readings: readonly Reading[],
  { fromMs, toMs }: Span,
  backlogMax: number,
): number | undefined {
  const drained = readings.find(
    ({ atMs, backlog }) => atMs >= fromMs && atMs <= toMs && backlog <= backlogMax,
  )
  return drained === undefined ? undefined : drained.atMs - fromMs
}
