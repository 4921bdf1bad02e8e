/**
 * Whether one build is faster than another, by runs in pairs: the mean of the logarithms of their ratios, an interval of it by bootstrap over
 * the pairs, and how small a change these pairs could have shown. Pure: what was measured comes in, seeded dice too.
 */
import type { Random } from '../../common/random.ts'
import { normalQuantile, studentQuantile, type Interval } from '../quantiles.ts'

export interface Pair {
  readonly a: number
  readonly b: number
}

export interface Question {
  readonly better: 'more' | 'less'
  /** Smaller changes are none, however sure they are: 0.03 is 3 %. */
  readonly minimalChange: number
  /** Of this interval alone. */
  readonly confidence: number
  readonly random: Random
}

export type Verdict = 'faster' | 'slower' | 'no change beyond the noise' | 'too few pairs'

export interface Answer {
  readonly verdict: Verdict
  /** From `a` to `b`: 0.1 is 10 % more. */
  readonly change: number
  /** Missing where there are too few pairs. */
  readonly interval?: Interval
  /** A change as large as that is found four times in five. */
  readonly findable?: number
}

const resamples = 4000
const foundShare = 0.8

/** What each of several intervals must be worth, so that all of them together are worth `confidence`. */
export function confidenceOfEach(confidence: number, intervals: number): number {
  return 1 - (1 - confidence) / intervals
}

/** Fewer pairs show nothing: even if all point one way, that is too likely by chance. */
export function pairsMin(confidence: number): number {
  return Math.ceil(1 + Math.log2(1 / (1 - confidence)))
}

/** Throws RangeError where a value is not above 0. */
export function judgePairs(pairs: readonly Pair[], question: Question): Answer {
  const { better, minimalChange, confidence } = question
  const logs = pairs.map(({ a, b }) => {
    if (!(a > 0 && b > 0)) throw new RangeError(`no ratio can be made of ${a} and ${b}`)
    return Math.log(b / a)
  })
  const estimate = mean(logs)
  const change = Math.expm1(estimate)
  if (pairs.length < pairsMin(confidence)) return { verdict: 'too few pairs', change }
  const interval = intervalOf(logs, confidence, question.random)
  const isSure = interval.low > 0 || interval.high < 0
  const isLarge = Math.abs(estimate) >= Math.log1p(minimalChange)
  const isBetter = better === 'more' ? change > 0 : change < 0
  return {
    verdict: isSure && isLarge ? (isBetter ? 'faster' : 'slower') : 'no change beyond the noise',
    change,
    interval,
    findable: findable(logs, confidence, minimalChange),
  }
}

/**
 * Of the mean, in shares. Resampled means of few values lie too close together (of ten pairs such an interval is wrong twice as often as it says), so it is never
 * narrower than Student's; where the values are skewed it is wider.
 */
function intervalOf(logs: readonly number[], confidence: number, random: Random): Interval {
  const means = bootstrapMeans(logs, random)
  const tail = Math.floor((resamples * (1 - confidence)) / 2)
  const half = studentQuantile((1 + confidence) / 2, logs.length - 1) * errorOf(logs)
  const middle = mean(logs)
  return {
    low: Math.expm1(Math.min(means[tail]!, middle - half)),
    high: Math.expm1(Math.max(means.at(-1 - tail)!, middle + half)),
  }
}

/** Sorted. */
function bootstrapMeans(values: readonly number[], random: Random): Float64Array {
  const count = values.length
  const means = new Float64Array(resamples)
  for (let resample = 0; resample < resamples; resample++) {
    let sum = 0
    for (let draw = 0; draw < count; draw++) sum += values[Math.floor(random.next() * count)]!
    means[resample] = sum / count
  }
  return means.sort()
}

/** A change has to pass the noise and the smallest that counts, four times in five. */
function findable(logs: readonly number[], confidence: number, minimalChange: number): number {
  const error = errorOf(logs)
  const noise = studentQuantile((1 + confidence) / 2, logs.length - 1) * error
  return Math.expm1(Math.max(Math.log1p(minimalChange), noise) + normalQuantile(foundShare) * error)
}

/** Standard error of the mean. */
function errorOf(values: readonly number[]): number {
  const middle = mean(values)
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0)
  return Math.sqrt(squares / (values.length - 1) / values.length)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
