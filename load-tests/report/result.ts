/**
 * The result of one load run: what was offered to what, what came of it, and whether it passed. Plain data: the JSON of a report is this object, and
 * all other reports are drawn from it.
 */

/** Said in both languages of the pages. */
export interface Words {
  readonly en: string
  readonly zh: string
}

export type Transport = 'websocket' | 'tcp'

export interface RunResult {
  readonly profile: string
  /** What the profile is for, one line. */
  readonly what: string
  readonly script: string
  readonly transport: Transport
  /** URL of the broker. */
  readonly target: string
  /** ISO 8601, UTC. */
  readonly startedAt: string
  readonly endedAt: string
  /** It was run with a fault on purpose: it should fail. */
  readonly fault: boolean
  readonly passed: boolean
  /** Why it did not pass; empty where it did. */
  readonly reasons: readonly Words[]
  /** What else a reader has to know to believe the figures. */
  readonly notes: readonly Words[]
  readonly background: { readonly vehicles: number }
  readonly metrics: readonly Metric[]
  /** Missing where nobody could ask the store. */
  readonly counts?: Counts
  readonly clock?: ClockOffset
  /** Missing where a script was run by hand: k6 does not know them. */
  readonly machine?: Machine
  readonly versions?: Versions
  /** `V2X_…` as given to the zone, secrets left out. */
  readonly settings: Readonly<Record<string, string>>
}

export interface Metric {
  /** By k6's name, e.g. `v2x_publish_to_puback_ms`. */
  readonly name: string
  readonly title: Words
  /** `ms`, `%` or empty for a count. */
  readonly unit: string
  /** By k6's names: count, med, p(95), p(99), max, … */
  readonly values: Readonly<Record<string, number>>
  readonly thresholds: readonly Threshold[]
}

export interface Threshold {
  readonly rule: string
  readonly held: boolean
}

/** Messages: offered and acknowledged as the senders say, stored as SQL says. */
export interface Counts {
  readonly offered: number
  readonly acknowledged: number
  readonly stored: number
  readonly devices: number
  /** Devices whose three counts are not equal. */
  readonly unequalDevices: number
  /** The first of them, `unequalMax` at most. */
  readonly unequal: readonly DeviceCounts[]
}

export interface DeviceCounts {
  readonly device: string
  readonly offered: number
  readonly acknowledged: number
  readonly stored: number
}

/** Of the zone's clock against the tester's: positive where the zone's is ahead. */
export interface ClockOffset {
  readonly offsetMs: number
  readonly uncertaintyMs: number
}

export interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly memoryBytes: number
  readonly kernel: string
  readonly node: string
}

export interface Versions {
  /** Commit of this project, with `-dirty` where files were changed. */
  readonly v2x: string
  readonly k6: string
  readonly engine: string
}

/** Rows of devices whose counts differ that a result holds. */
export const unequalMax = 20
