/** Percentiles of latencies over the last ten seconds, in a ring of one histogram a second: bounded, whatever the rate. */
import { createHistogram, type RecordableHistogram } from 'node:perf_hooks'

const windowSeconds = 10

/** Microseconds. What is older is a recording, or of a clock that is wrong by that much: no latency at all. */
const latencyMicrosMax = 3_600_000_000

export interface Percentiles {
  readonly p50Ms: number
  readonly p99Ms: number
}

const newHistogram = (): RecordableHistogram =>
  createHistogram({ lowest: 1, highest: latencyMicrosMax, figures: 2 })

export class LatencyWindow {
  readonly #ring = Array.from({ length: windowSeconds }, newHistogram)
  #current = 0

  /** Takes one latency, microseconds. A negative one is a device's clock ahead of ours: it counts as none. */
  record(micros: number): void {
    if (micros > latencyMicrosMax) return
    this.#ring[this.#current]!.record(Math.max(Math.round(micros), 1))
  }

  /** Called once a second: the oldest second leaves the window. */
  turn(): void {
    this.#current = (this.#current + 1) % windowSeconds
    this.#ring[this.#current]!.reset()
  }

  /** Milliseconds, or undefined where nothing was recorded in the window. */
  percentiles(): Percentiles | undefined {
    const all = newHistogram()
    for (const second of this.#ring) all.add(second)
    if (all.count === 0) return undefined
    return { p50Ms: all.percentile(50) / 1_000, p99Ms: all.percentile(99) / 1_000 }
  }
}
