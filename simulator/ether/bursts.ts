/**
 * Losses that come together: a link that is by turns good and bad, each for an exponential time (Gilbert, "Capacity of a burst-noise
 * channel", Bell System Technical Journal 39, 1960; Elliott 42, 1963).
 */
import type { Random } from '../../common/random.ts'
import type { FaultOf } from './faults.ts'

export class Bursts {
  readonly #fault: FaultOf<'lossBursts'>
  readonly #random: Random
  #bad = false
  #changesAtS: number

  constructor(fault: FaultOf<'lossBursts'>, random: Random) {
    this.#fault = fault
    this.#random = random
    this.#changesAtS = fault.fromS + this.#lasts(fault.betweenS)
  }

  /** Whether a message at this time is lost. Times must not decrease. */
  losesAt(atS: number): boolean {
    const { burstS, betweenS, lossShare } = this.#fault
    while (this.#changesAtS <= atS) {
      this.#bad = !this.#bad
      this.#changesAtS += this.#lasts(this.#bad ? burstS : betweenS)
    }
    return this.#bad && this.#random.next() < lossShare
  }

  #lasts(meanS: number): number {
    return -meanS * Math.log(1 - this.#random.next())
  }
}
