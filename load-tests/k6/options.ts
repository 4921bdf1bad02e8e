/** The k6 options of a load: who does what when, and the profile's thresholds. */
import type { Options, Scenario } from 'k6/options'
import type { Profile } from '../profile-form.ts'
import { k6Thresholds } from '../profiles.ts'

/** Those who watch are there before the first vehicle drives. */
export const leadSeconds = 2
/** For a slow connection at the begin, and for the end. */
const slackSeconds = 15

export interface Part {
  /** Name of the script's exported function. */
  readonly exec: string
  readonly vus: number
  /** Who offers begins after the lead. */
  readonly offers?: boolean
}

export function optionsOf(profile: Profile, parts: readonly Part[]): Options {
  const maxDuration = `${leadSeconds + profile.seconds + 2 * profile.graceSeconds + slackSeconds}s`
  const scenarios = parts.map(({ exec, vus, offers = false }): [string, Scenario] => [
    exec,
    {
      executor: 'per-vu-iterations',
      exec,
      vus,
      iterations: 1,
      startTime: offers ? `${leadSeconds}s` : '0s',
      maxDuration,
      // What has not ended by then never will.
      gracefulStop: '0s',
    },
  ])
  return {
    scenarios: Object.fromEntries(scenarios),
    thresholds: k6Thresholds(profile),
    summaryTrendStats: ['min', 'med', 'p(95)', 'p(99)', 'max', 'count'],
    // Neither is of use here, and each address is a time series.
    systemTags: ['scenario', 'status', 'method', 'name', 'expected_response', 'error_code'],
  }
}

/** From the start of a watcher until what was offered has had its grace. */
export function watchMs({ seconds, graceSeconds }: Profile): number {
  return (leadSeconds + seconds + graceSeconds) * 1000
}
