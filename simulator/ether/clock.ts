/**
 * A device's clock. What disciplines it keeps its error near zero: a first-order Gauss-Markov process (Maybeck, Stochastic Models,
 * Estimation and Control 1, 1979). What runs freely has an offset and a rate, the deterministic part of the two-state clock
 * model (Galleani, "A tutorial on the two-state model of the atomic clock noise", Metrologia 45, 2008).
 */
import type { Random } from '../../common/random.ts'
import { v2x } from '../../schemas/index.ts'
import type { ClockPlan } from './plan.ts'

const { ClockQuality } = v2x.v1
const qualities = {
  gnss: ClockQuality.CLOCK_QUALITY_GNSS,
  ntp: ClockQuality.CLOCK_QUALITY_NTP,
  free: ClockQuality.CLOCK_QUALITY_FREE,
}
/** How long an error lasts. Assumed: a receiver's 100 s; of NTP the longest poll interval that RFC 5905 suggests, 1024 s. */
const correlationS = { gnss: 100, ntp: 1024, free: Infinity }

export class DeviceClock {
  readonly quality: v2x.v1.ClockQuality
  readonly #plan: ClockPlan
  readonly #random: Random
  readonly #rate: number
  #offsetMicros: number
  #atMicros: number | undefined

  constructor(plan: ClockPlan, random: Random) {
    this.quality = qualities[plan.discipline]
    this.#plan = plan
    this.#random = random
    this.#offsetMicros = random.normal() * plan.offsetMs * 1000
    this.#rate = plan.discipline === 'free' ? random.normal() * plan.driftPpm * 1e-6 : 0
  }

  /** How far it is ahead of the truth, microseconds. Times must not decrease. */
  offsetAt(trueMicros: number): number {
    const gone = trueMicros - (this.#atMicros ?? trueMicros)
    this.#atMicros = trueMicros
    const { discipline, offsetMs } = this.#plan
    if (discipline === 'free') this.#offsetMicros += gone * this.#rate
    else if (gone > 0) {
      const kept = Math.exp(-gone / 1e6 / correlationS[discipline])
      const fresh = Math.sqrt(1 - kept * kept) * this.#random.normal() * offsetMs * 1000
      this.#offsetMicros = this.#offsetMicros * kept + fresh
    }
    return Math.round(this.#offsetMicros)
  }
}
