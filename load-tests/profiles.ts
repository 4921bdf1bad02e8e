/**
 * The load profiles that are shipped: what is offered, and the thresholds that decide between exit code 0 and 99. Read by the k6 scripts
 * (bundled in) and by `npm run load`. A figure that a run may change (`--for`) stands in no threshold: what has to be equal is counted.
 */
import type { Profile } from './profile-form.ts'
import { zoneProfiles } from './zone-profiles.ts'

/** What the scripts measure, by its name in k6; times in milliseconds. */
export const loadMetrics = {
  published: 'v2x_published',
  publishedUnacknowledged: 'v2x_published_qos0',
  acknowledged: 'v2x_acknowledged',
  sentAgain: 'v2x_sent_again',
  connack: 'v2x_connect_to_connack_ms',
  puback: 'v2x_publish_to_puback_ms',
  live: 'v2x_publish_to_live_ms',
  queryable: 'v2x_publish_to_queryable_ms',
  sentToPuback: 'v2x_sent_to_puback_ms',
  late: 'v2x_sent_late_ms',
  drift: 'v2x_puback_drift_ms',
  unacknowledged: 'v2x_unacknowledged',
  unseen: 'v2x_vehicles_unseen',
  unqueried: 'v2x_messages_not_queryable',
  errors: 'v2x_errors',
} as const

/** Of every run: all is acknowledged, on the picture and in the store, and nobody failed. */
const nothingMissing = {
  acknowledged: ['count>0'],
  unacknowledged: ['count==0'],
  unseen: ['count==0'],
  unqueried: ['count==0'],
  errors: ['count==0'],
}

export const profiles = {
  ...zoneProfiles,
  smoke: {
    script: 'smoke',
    what: 'Small enough to run beside other work on two cores, strict enough to notice a slow zone',
    background: 20,
    seconds: 10,
    graceSeconds: 3,
    shape: { connections: 4, vehiclesPerConnection: 5, rateHz: 10 },
    thresholds: {
      ...nothingMissing,
      puback: ['p(95)<250', 'p(99)<500'],
      live: ['p(95)<400', 'p(99)<800'],
      queryable: ['p(95)<3000'],
      late: ['p(95)<100'],
    },
  },
  steady: {
    script: 'steady',
    what: 'What a zone promises: 50 gateways beside 200 vehicles at 10 Hz',
    background: 200,
    seconds: 30,
    graceSeconds: 3,
    shape: { connections: 50, vehiclesPerConnection: 1, rateHz: 10 },
    thresholds: {
      ...nothingMissing,
      puback: ['p(95)<=20'],
      live: ['p(99)<=150'],
      queryable: ['p(95)<=1000'],
    },
  },
  ramp: {
    script: 'ramp',
    what: 'The rate rises in five stages to ten times what it began with',
    background: 50,
    seconds: 30,
    graceSeconds: 3,
    shape: { connections: 20, vehiclesPerConnection: 2, fromHz: 2, toHz: 20, stages: 5 },
    thresholds: {
      ...nothingMissing,
      'puback{stage:1}': ['p(95)<250'],
      'puback{stage:5}': ['p(95)<250'],
      queryable: ['p(95)<3000'],
    },
  },
  burst: {
    script: 'burst',
    what: 'Quiet, then everybody at the same instants and five times as often, then quiet again',
    background: 50,
    seconds: 20,
    graceSeconds: 3,
    shape: {
      connections: 20,
      vehiclesPerConnection: 5,
      rateHz: 2,
      burstFactor: 5,
      burstShare: 0.2,
    },
    thresholds: {
      ...nothingMissing,
      'puback{stage:quiet}': ['p(95)<250'],
      'puback{stage:burst}': ['p(95)<500'],
      'puback{stage:recovery}': ['p(95)<250'],
      queryable: ['p(95)<3000'],
    },
  },
  'reconnect-storm': {
    script: 'reconnect-storm',
    what: 'All connections are cut and come again at the same instant, three times; nothing is lost or stored twice',
    background: 50,
    seconds: 20,
    graceSeconds: 5,
    shape: { connections: 50, vehiclesPerConnection: 2, rateHz: 2, storms: 3 },
    thresholds: {
      ...nothingMissing,
      connack: ['p(95)<1000'],
      puback: ['p(95)<1500'],
      queryable: ['p(95)<3000'],
    },
  },
  soak: {
    script: 'soak',
    what: 'The steady load for ten minutes (--for makes it hours), and whether it grew slower',
    background: 200,
    seconds: 600,
    graceSeconds: 3,
    shape: { connections: 50, vehiclesPerConnection: 1, rateHz: 10 },
    thresholds: {
      ...nothingMissing,
      puback: ['p(95)<=20'],
      queryable: ['p(95)<=1000'],
      drift: ['med<5'],
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
