/**
 * Percentiles of latencies over the last ten seconds, in a ring of one histogram a second: bounded, whatever the rate. Node's own
 * histogram costs a call into native code for each message, as much as half of its decoding.
 */

const windowSeconds = 10

/** Microseconds. What is older is a recording, or of a clock that is wrong by that much: no latency at all. */
const latencyMicrosMax = 3_600_000_000

/** Of each power of two so many steps: a value is known to within a hundredth. */
const stepBits = 7
const steps = 1 << stepBits
/** For all that 32 bits hold. */
const bucketsMax = (32 - stepBits + 1) * steps

export interface Percentiles {
  readonly p50Ms: number
  readonly p99Ms: number
}

export class LatencyWindow {
  readonly #ring = Array.from({ length: windowSeconds }, () => new Uint32Array(bucketsMax))
  /** Of the whole window. */
  readonly #all = new Uint32Array(bucketsMax)
  #count = 0
  #current = 0

  /** Takes one latency, microseconds. A negative one is a device's clock ahead of ours: it counts as none. */
  record(micros: number): void {
    if (micros > latencyMicrosMax) return
    const bucket = bucketOf(Math.max(Math.round(micros), 1))
    this.#ring[this.#current]![bucket]!++
    this.#all[bucket]!++
    this.#count++
  }

  /** Called once a second: the oldest second leaves the window. */
  turn(): void {
    this.#current = (this.#current + 1) % windowSeconds
    const oldest = this.#ring[this.#current]!
    for (const [bucket, times] of oldest.entries()) {
      this.#all[bucket]! -= times
      this.#count -= times
    }
    oldest.fill(0)
  }

  /** Milliseconds, or undefined where nothing was recorded in the window. */
  percentiles(): Percentiles | undefined {
    if (this.#count === 0) return undefined
    const msAt = (share: number): number => atRank(this.#all, this.#count * share) / 1_000
    return { p50Ms: msAt(0.5), p99Ms: msAt(0.99) }
  }
}

/** The first powers of two have a bucket a value; from there on each has `steps` of them. */
function bucketOf(micros: number): number {
  const shift = Math.max(31 - stepBits - Math.clz32(micros), 0)
  return shift * steps + (micros >>> shift)
}

/** The latency, microseconds, that so many are not above: the highest of its bucket. */
function atRank(buckets: Uint32Array, rank: number): number {
  let seen = 0
  const bucket = buckets.findIndex((times) => (seen += times) >= rank)
  const shift = Math.max(Math.floor(bucket / steps) - 1, 0)
  return (bucket - shift * steps + 1) * 2 ** shift - 1
}
