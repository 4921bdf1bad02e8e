/**
 * Percentiles of latencies over the last seconds: one histogram a second, buckets 4 % wide, so that the page keeps
 * no list of samples whatever the traffic.
 */
const bucketRatio = 1.04
const bucketCount = 282 // from 1 ms to a little over 60 s
const logRatio = Math.log(bucketRatio)

export interface LatencySummary {
  readonly samples: number
  readonly p50Ms: number
  readonly p99Ms: number
}

export class LatencyWindow {
  readonly #slots: Uint32Array[]
  readonly #seconds: Float64Array

  /** @param windowSeconds how many whole seconds a summary covers, the running one included. */
  constructor(windowSeconds = 10) {
    this.#slots = Array.from({ length: windowSeconds }, () => new Uint32Array(bucketCount))
    this.#seconds = new Float64Array(windowSeconds).fill(-1)
  }

  /** Adds one latency seen at `atMs`. Below 1 ms counts as 1 ms, above a minute as a minute. */
  add(latencyMs: number, atMs: number): void {
    if (Number.isNaN(latencyMs)) return
    const second = Math.floor(atMs / 1000)
    const at = second % this.#slots.length
    const slot = this.#slots[at]!
    if (this.#seconds[at] !== second) {
      slot.fill(0)
      this.#seconds[at] = second
    }
    slot[bucketOf(latencyMs)]! += 1
  }

  /** Undefined where nothing was seen in the window before `atMs`. */
  summary(atMs: number): LatencySummary | undefined {
    const second = Math.floor(atMs / 1000)
    const total = new Uint32Array(bucketCount)
    let samples = 0
    this.#slots.forEach((slot, at) => {
      const age = second - this.#seconds[at]!
      if (age < 0 || age >= this.#slots.length) return
      for (let bucket = 0; bucket < bucketCount; bucket++) {
        total[bucket]! += slot[bucket]!
        samples += slot[bucket]!
      }
    })
    if (samples === 0) return undefined
    return { samples, p50Ms: quantile(total, samples, 0.5), p99Ms: quantile(total, samples, 0.99) }
  }
}

function bucketOf(latencyMs: number): number {
  if (latencyMs <= 1) return 0
  return Math.min(bucketCount - 1, Math.floor(Math.log(latencyMs) / logRatio))
}

/** The middle of the bucket that holds the sample of that rank. */
function quantile(buckets: Uint32Array, samples: number, share: number): number {
  const rank = Math.max(1, Math.ceil(samples * share))
  let seen = 0
  for (let bucket = 0; bucket < bucketCount; bucket++) {
    seen += buckets[bucket]!
    if (seen >= rank) return bucketRatio ** (bucket + 0.5)
  }
  return bucketRatio ** bucketCount
}
