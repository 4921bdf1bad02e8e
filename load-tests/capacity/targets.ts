/** What a zone must do at a rate, so that it holds it, and whether it did in a window. */
import { below, lineOf, type Criterion } from '../bench/soak/judgment.ts'
import type { Outcome } from './search.ts'
import type { Window } from './window.ts'

export interface Targets {
  /** p99 from the moment at which a message was due, ms. */
  readonly pubackMs: number
  readonly liveMs: number
  readonly queryableMs: number
  /** p99 of what the generator itself may be late, ms, before it is asked whose fault a window was. */
  readonly lateMs: number
  /** Share of the load by which the backlog may grow. */
  readonly backlogGrowth: number
  /** Share of what was due in the window that may not be acknowledged within it. */
  readonly shortfall: number
}

export const defaultTargets: Targets = {
  pubackMs: 50,
  liveMs: 150,
  queryableMs: 1000,
  lateMs: 20,
  backlogGrowth: 0.05,
  shortfall: 0.02,
}

/** Growth of the backlog is forgiven twice its standard error: a batch more or less waits at either end of a window. */
const errorsForgiven = 2

export interface Judged {
  readonly outcome: Outcome
  readonly criteria: readonly Criterion[]
}

export function judge(window: Window, targets: Targets): Judged {
  const perSecond = window.due / window.seconds
  const { slope, error } = lineOf(
    window.backlog.map(({ atSeconds, messages }) => [atSeconds, messages]),
  )
  const { offered, acknowledged, stored, wrongRows, unequalDevices } = window
  const unequal = Math.max(Math.abs(offered - acknowledged), Math.abs(acknowledged - stored))
  const shortfall = 1 - (window.acknowledgedPerSecond * window.seconds) / window.due
  const latencies = [
    below('due to PUBACK, p99', window.latencyMs.p99, targets.pubackMs, 'ms'),
    below('due to live picture, p99', window.liveMs?.p99 ?? Number.NaN, targets.liveMs, 'ms'),
    below(
      'due to queryable, p99',
      window.queryableMs?.p99 ?? Number.NaN,
      targets.queryableMs,
      'ms',
    ),
  ]
  const flow = [
    below('not acknowledged in time', shortfall, targets.shortfall, 'of the load'),
    below(
      'growth of the backlog',
      slope / perSecond,
      targets.backlogGrowth + (errorsForgiven * error) / perSecond,
      'of the load',
    ),
  ]
  const counts = [
    below('messages not in all three counts', unequal + wrongRows, 1, 'messages'),
    below('devices whose three counts differ', unequalDevices, 1, 'devices'),
  ]
  const criteria = [...latencies, ...flow, ...counts]
  if (criteria.every(({ holds }) => holds)) return { outcome: 'held', criteria }
  // Later than that it does not offer what was asked for, so what else is crossed tells nothing.
  const late = window.lateMs.p99
  const isLate = late >= targets.lateMs
  const isItsFault =
    isLate &&
    counts.every(({ holds }) => holds) &&
    latencies.every(({ found, limit }) => found - late < limit)
  return { outcome: isItsFault ? 'late' : 'crossed', criteria }
}
