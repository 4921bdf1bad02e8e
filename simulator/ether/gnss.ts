/**
 * What a GNSS receiver makes of a true position. Its error lasts: a second-order Gauss-Markov process an axis (Maybeck 1979; as
 * Rankin, "An error model for sensor simulation GPS and differential GPS", IEEE PLANS 1994, made of first-order ones), so smooth that
 * positions still agree with the speed, which the receiver has from Doppler.
 */
import type { Random } from '../../common/random.ts'
import type { EtherPlan } from './plan.ts'

type GnssPlan = EtherPlan['gnss']

/** Assumed: the vertical error is half as large again. */
const upShare = 1.5
/** A step in time is at most this share of the correlation time; after this many the past is forgotten. */
const stepShare = 0.1
const stepsMax = 50

/** Two low passes of the same time constant behind one another; its standard deviation is `sigma`. */
export class SmoothError {
  readonly #sigma: number
  readonly #correlationS: number
  readonly #random: Random
  #first: number
  #value: number

  constructor(sigma: number, correlationS: number, random: Random) {
    this.#sigma = sigma
    this.#correlationS = correlationS
    this.#random = random
    this.#first = random.normal() * sigma * Math.SQRT2
    this.#value = this.#first / 2 + random.normal() * sigma * Math.SQRT1_2
  }

  after(seconds: number): number {
    const steps = Math.min(stepsMax, Math.ceil(seconds / (this.#correlationS * stepShare)))
    const stepS = steps === stepsMax ? this.#correlationS * stepShare : seconds / steps
    for (let i = 0; i < steps; i++) {
      const kept = Math.exp(-stepS / this.#correlationS)
      const before = this.#first
      const fresh = Math.sqrt(1 - kept * kept) * this.#random.normal()
      this.#first = before * kept + fresh * this.#sigma * Math.SQRT2
      this.#value = this.#value * kept + ((before + this.#first) / 2) * (1 - kept)
    }
    return this.#value
  }
}

/** How far a fix lies from the truth. */
export interface FixError {
  readonly eastM: number
  readonly northM: number
  readonly upM: number
  readonly speedMps: number
}

export class GnssReceiver {
  readonly #plan: GnssPlan
  readonly #random: Random
  readonly #east: SmoothError
  readonly #north: SmoothError
  readonly #up: SmoothError
  #atMicros: number | undefined
  #error: FixError = { eastM: 0, northM: 0, upM: 0, speedMps: 0 }

  constructor(plan: GnssPlan, random: Random) {
    const error = (axis: string, sigmaM: number): SmoothError =>
      new SmoothError(sigmaM, plan.correlationS, random.fork(axis))
    this.#plan = plan
    this.#random = random
    this.#east = error('east', plan.sigmaM)
    this.#north = error('north', plan.sigmaM)
    this.#up = error('up', plan.sigmaM * upShare)
  }

  /** The same for the same time. Times must not decrease. */
  errorAt(trueMicros: number): FixError {
    if (trueMicros === this.#atMicros) return this.#error
    const seconds = (trueMicros - (this.#atMicros ?? trueMicros)) / 1e6
    this.#atMicros = trueMicros
    this.#error = {
      eastM: this.#east.after(seconds),
      northM: this.#north.after(seconds),
      upM: this.#up.after(seconds),
      speedMps: this.#random.normal() * this.#plan.speedMps,
    }
    return this.#error
  }
}
