/** What the rules found of one device: how often each was applied and broken, and its worst case. */
import { bounds, ruleNames, type RuleName } from './rules.ts'
import type { MotionSample } from './sample.ts'

export interface Breach {
  readonly value: number
  readonly bound: number
  readonly atMicros: number
  readonly entry: number
  readonly latitude: number
  readonly longitude: number
}

export interface RuleResult {
  readonly checked: number
  readonly broken: number
  /** Nearest to its bound, or farthest beyond; undefined where nothing was checked. */
  readonly worst: Breach | undefined
  /** The first beyond its bound. */
  readonly first: Breach | undefined
}

export interface DeviceResult {
  readonly device: string
  readonly passed: boolean
  readonly samples: number
  readonly rules: Readonly<Record<RuleName, RuleResult>>
  /** Silences longer than 1.5 s, and the longest: told, not judged, for radio and tunnels are no fault of motion. */
  readonly gaps: number
  readonly longestGapS: number
  /** Numbers left out in the sender's own count, messages that came after later ones, or again as they were: told, not judged. */
  readonly missing: number
  readonly late: number
  readonly repeated: number
  readonly restarts: number
}

type Tally = { -readonly [K in keyof RuleResult]: RuleResult[K] }

export class Findings {
  readonly #tallies = new Map<RuleName, Tally>()

  /** Judges a value by its bound; what is not known (NaN) is not judged. */
  judge(rule: RuleName, value: number, bound: number, sample: MotionSample): void {
    if (Number.isNaN(value)) return
    let tally = this.#tallies.get(rule)
    if (tally === undefined) {
      tally = { checked: 0, broken: 0, worst: undefined, first: undefined }
      this.#tallies.set(rule, tally)
    }
    tally.checked += 1
    const isWorst =
      tally.worst === undefined || value / bound > tally.worst.value / tally.worst.bound
    if (!isWorst && value <= bound) return
    const { atMicros, entry, latitude, longitude } = sample
    const breach = { value, bound, atMicros, entry, latitude, longitude }
    if (isWorst) tally.worst = breach
    if (value <= bound) return
    tally.broken += 1
    tally.first ??= breach
  }

  get passed(): boolean {
    return [...this.#tallies.values()].every(({ broken }) => broken === 0)
  }

  results(): Record<RuleName, RuleResult> {
    const none: RuleResult = { checked: 0, broken: 0, worst: undefined, first: undefined }
    return Object.fromEntries(
      ruleNames.map((rule) => [rule, this.#tallies.get(rule) ?? none]),
    ) as Record<RuleName, RuleResult>
  }
}

/** What two positions of one receiver may err against each other, metres. */
export function positionError(a: MotionSample, b: MotionSample): number {
  const said = Math.max(a.accuracyM, b.accuracyM)
  return Math.max(bounds.positionM, Math.min(said, bounds.accuracyMaxM))
}

/** How far a value lies outside a range, 0 within. */
export function outside(value: number, low: number, high: number): number {
  return Math.max(low - value, value - high, 0)
}

/** The shortest and the longest way between two speeds in `seconds`, with the grip of a dry road. */
export function reach(from: number, to: number, seconds: number): readonly [number, number] {
  const grip = bounds.gripMps2
  const mean = ((from + to) / 2) * seconds
  const spare = Math.max(0, (grip * seconds * seconds) / 4 - (to - from) ** 2 / (4 * grip))
  const canStop = seconds > (from + to) / grip
  const least = canStop ? (from * from + to * to) / (2 * grip) : mean - spare
  return [least, Math.min(mean + spare, bounds.speedMaxMps * seconds)]
}
