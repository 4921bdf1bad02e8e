/**
 * The load profiles that are shipped: what is offered, and the thresholds that decide between exit code 0 and 99. Read by the k6 scripts
 * (bundled in) and by `npm run load`. A figure that a run may change (`--for`) stands in no threshold: what has to be equal is counted.
 */
import type { Profile } from './profile-form.ts'

/** What the scripts measure, by its name in k6; times in milliseconds. */
export const loadMetrics = {
  published: 'v2x_published',
  acknowledged: 'v2x_acknowledged',
  sentAgain: 'v2x_sent_again',
  connack: 'v2x_connect_to_connack_ms',
  puback: 'v2x_publish_to_puback_ms',
  live: 'v2x_publish_to_live_ms',
  queryable: 'v2x_publish_to_queryable_ms',
  late: 'v2x_sent_late_ms',
  drift: 'v2x_puback_drift_ms',
  unacknowledged: 'v2x_unacknowledged',
  unseen: 'v2x_vehicles_unseen',
  unqueried: 'v2x_messages_not_queryable',
  errors: 'v2x_errors',
} as const
export type LoadMetric = keyof typeof loadMetrics

export const profiles = {
  smoke: {
    script: 'smoke',
    what: 'Small enough to run beside other work on two cores, strict enough to notice a slow zone',
    background: 20,
    seconds: 10,
    graceSeconds: 3,
    shape: { connections: 4, vehiclesPerConnection: 5, rateHz: 10 },
    thresholds: {
      acknowledged: ['count>0'],
      puback: ['p(95)<250', 'p(99)<500'],
      live: ['p(95)<400', 'p(99)<800'],
      queryable: ['p(95)<3000'],
      late: ['p(95)<100'],
      unacknowledged: ['count==0'],
      unseen: ['count==0'],
      unqueried: ['count==0'],
      errors: ['count==0'],
    },
  },
} satisfies Readonly<Record<string, Profile>>
export type ProfileName = keyof typeof profiles

/** The profile's thresholds as k6 takes them: ours by their names in k6, with `{tag:value}` or without, others as they are. */
export function k6Thresholds({ thresholds }: Profile): Record<string, string[]> {
  const names: Readonly<Record<string, string>> = loadMetrics
  return Object.fromEntries(
    Object.entries(thresholds).map(([key, rules]) => {
      const [name = '', ...tags] = key.split(/(?=\{)/)
      return [[names[name] ?? name, ...tags].join(''), rules]
    }),
  )
}

/** Every device of a load run is named with this prefix, the run and a number. */
export const loadDevicePrefix = 'LOAD-'

/** How late a faulty line makes every byte (`--fault`), each way: a round trip takes longer than any threshold allows. */
export const faultDelayMs = 500
