/**
 * Latencies in buckets that grow with the value: within 1.6 % of it, from 1 µs to 71 minutes, in a fixed 14 KB. What is longer counts as
 * that, and is the maximum all the same. Bounded however many there are, and two of them add up.
 */

/** Buckets of one power of two. */
const steps = 64
const stepBits = 6
/** What an integer of 32 bits holds, for which the processor has an instruction that finds the power. */
const powers = 32
const microsMax = 2 ** powers - 1
const bucketsMax = steps * (powers - stepBits + 1)

export class Latencies {
  readonly #counts: Float64Array
  #count = 0
  #max = 0

  constructor(saved?: SavedLatencies) {
    this.#counts = new Float64Array(bucketsMax)
    if (saved === undefined) return
    for (const [bucket, count] of saved.buckets) this.#counts[bucket] = count
    this.#count = saved.buckets.reduce((sum, [, count]) => sum + count, 0)
    this.#max = saved.maxMs
  }

  get count(): number {
    return this.#count
  }

  get maxMs(): number {
    return this.#max
  }

  add(ms: number, times = 1): void {
    this.#counts[bucketOf(ms * 1000)]! += times
    this.#count += times
    if (ms > this.#max) this.#max = ms
  }

  addAll(other: SavedLatencies): void {
    for (const [bucket, count] of other.buckets) {
      this.#counts[bucket]! += count
      this.#count += count
    }
    this.#max = Math.max(this.#max, other.maxMs)
  }

  /** `share` of 0.99 is p99, in ms; 0 while there is none. */
  percentile(share: number): number {
    let left = Math.ceil(this.#count * share)
    for (let bucket = 0; bucket < bucketsMax; bucket++) {
      left -= this.#counts[bucket]!
      if (left <= 0 && this.#counts[bucket]! > 0) return Math.min(topOf(bucket) / 1000, this.#max)
    }
    return this.#max
  }

  save(): SavedLatencies {
    const buckets: [number, number][] = []
    for (const [bucket, count] of this.#counts.entries())
      if (count > 0) buckets.push([bucket, count])
    return { buckets, maxMs: this.#max }
  }
}

/** As it goes between processes. */
export interface SavedLatencies {
  readonly buckets: readonly (readonly [bucket: number, count: number])[]
  readonly maxMs: number
}

function bucketOf(micros: number): number {
  const whole = Math.min(Math.max(0, Math.round(micros)), microsMax)
  if (whole < steps) return whole
  const power = 31 - Math.clz32(whole)
  const step = (whole >>> (power - stepBits)) - steps
  return (power - stepBits + 1) * steps + step
}

/** The largest value of a bucket, in µs. */
function topOf(bucket: number): number {
  if (bucket < steps) return bucket
  const power = Math.floor(bucket / steps) + stepBits - 1
  return (steps + (bucket % steps) + 1) * 2 ** (power - stepBits)
}
