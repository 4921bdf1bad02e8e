/**
 * The result of one load run: what was offered to what, what came of it, and whether it passed. Plain data: the JSON of a report is this object, and
 * all other reports are drawn from it.
 */
import type { Transport } from '../scripts.ts'

/** Said in both languages of the pages. */
export interface Words {
  readonly en: string
  readonly zh: string
}

/** In the one that is asked for. */
export type Say = (words: Words) => string

export interface Reason extends Words {
  /** What it is that did not hold; `run` where the load itself went wrong. */
  readonly of: 'threshold' | 'counts' | 'run'
}

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
  readonly reasons: readonly Reason[]
  /** What else a reader has to know to believe the figures. */
  readonly notes: readonly Words[]
  /** Simulated vehicles beside the load; missing where the zone is not ours: nobody knows. */
  readonly background?: number
  readonly metrics: readonly Metric[]
  /** What only some runs have: of a search for the capacity, its windows. */
  readonly tables?: readonly ResultTable[]
  /** Missing where nobody could ask the store. */
  readonly counts?: Counts
  /** Missing where nobody asked the zone for its time, or it did not tell. */
  readonly clock?: ClockOffset
  /** Missing where a script was run by hand: k6 does not know them. */
  readonly machine?: Machine
  readonly versions?: Versions
  /** `V2X_…` as given to the zone, secrets left out. */
  readonly settings: Readonly<Record<string, string>>
}

export interface ResultTable {
  readonly title: Words
  readonly head: readonly Words[]
  readonly rows: readonly (readonly Words[])[]
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
  /** Rows beyond the first of a message: none, where each is stored exactly once. */
  readonly storedTwice: number
  /** By how many the rows in the tables of their types are too few or too many. */
  readonly untyped: number
  readonly quarantined: number
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
