/**
 * The load profiles: what is offered, and the thresholds that decide between exit code 0 and 99.
 * Read by the k6 scripts (bundled in) and by `npm run load`.
 */
export interface Profile {
  /** MQTT connections, each a gateway for several vehicles: few client ids keep k6's own memory flat. */
  readonly connections: number
  readonly vehiclesPerConnection: number
  /** BSMs a second and vehicle, on a fixed schedule. */
  readonly rateHz: number
  readonly seconds: number
  /** How long answers may come after the last message was sent. */
  readonly graceSeconds: number
  /** k6 thresholds by metric; times in milliseconds since the message was due to be sent. */
  readonly thresholds: Readonly<Record<LoadMetric, readonly string[]>>
}

export const loadMetrics = {
  published: 'v2x_published',
  acknowledged: 'v2x_acknowledged',
  puback: 'v2x_publish_to_puback_ms',
  live: 'v2x_publish_to_live_ms',
  late: 'v2x_sent_late_ms',
  unacknowledged: 'v2x_unacknowledged',
  unseen: 'v2x_vehicles_unseen',
  errors: 'v2x_errors',
} as const
export type LoadMetric = keyof typeof loadMetrics

export const profiles = {
  /** Small enough to run beside the zone's own traffic on two cores, and strict enough to notice a slow zone. */
  smoke: {
    connections: 4,
    vehiclesPerConnection: 5,
    rateHz: 10,
    seconds: 10,
    graceSeconds: 3,
    thresholds: {
      published: ['count==2000'],
      acknowledged: ['count==2000'],
      puback: ['p(95)<250', 'p(99)<500'],
      live: ['p(95)<400', 'p(99)<800'],
      late: ['p(95)<100'],
      unacknowledged: ['count==0'],
      unseen: ['count==0'],
      errors: ['count==0'],
    },
  },
} as const satisfies Readonly<Record<string, Profile>>
export type ProfileName = keyof typeof profiles

/** Every device of a load run is named with this prefix, the run and a number. */
export const loadDevicePrefix = 'LOAD-'

/** How late a faulty line makes every byte (`--fault`), each way: a round trip takes longer than any threshold allows. */
export const faultDelayMs = 500
