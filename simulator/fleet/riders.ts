/** Who rides the buses of a line: people come to its stops all day, board what comes while there is room, and ride some way. */
import type { Random } from '../../common/random.ts'
import { busBoardings, shareOf } from './hours.ts'

/** People a day who board at a stop, of one direction: about 10,000 on a line of 28 stops. Assumed. */
const boardingsADay = 180
/** Of those aboard, one in so many leaves at a stop: they ride as many stops on average. Assumed. */
const stopsRidden = 8
/** Before a run began, the last bus came so long ago, seconds. */
const servedBeforeS = 240

/**
 * Seconds a passenger: boarding by card at the front door, leaving by the rear door, and for opening and closing them. The method and the
 * size of the values are those of TCRP Report 165 (Transit Capacity and Quality of Service Manual, 3rd ed., 2013, ch. 6), quoted
 * from memory.
 */
const boardingS = 2.75
const alightingS = 1.75
const doorsS = 4

interface Exchange {
  readonly alighted: number
  readonly boarded: number
}

export class Riders {
  /** By stop: who was left behind, and when it was last served, seconds of the simulated clock. */
  readonly #waiting = new Map<number, number>()
  readonly #servedS = new Map<number, number>()

  /** A bus with `aboard` of `seats` has come to a stop; everybody leaves it at a terminal. */
  serve(
    { index, terminal }: { readonly index: number; readonly terminal: boolean },
    bus: { readonly aboard: number; readonly seats: number; readonly random: Random },
    { nowS, hour }: { readonly nowS: number; readonly hour: number },
  ): Exchange {
    const { aboard, seats, random } = bus
    const sinceS = nowS - (this.#servedS.get(index) ?? -servedBeforeS)
    const came = poisson((boardingsADay * shareOf(busBoardings, hour) * sinceS) / 3600, random)
    const waiting = (this.#waiting.get(index) ?? 0) + came
    const alighted = terminal ? aboard : leaving(aboard, random)
    const boarded = Math.min(waiting, seats - aboard + alighted)
    this.#servedS.set(index, nowS)
    this.#waiting.set(index, waiting - boarded)
    return { alighted, boarded }
  }
}

/** How long doors have to be open: people board and leave at the same time. */
export function dwellS({ alighted, boarded }: Exchange): number {
  return doorsS + Math.max(boarded * boardingS, alighted * alightingS)
}

function leaving(aboard: number, random: Random): number {
  let count = 0
  for (let k = 0; k < aboard; k++) if (random.next() * stopsRidden < 1) count += 1
  return count
}

/** Knuth's, in pieces that do not underflow. */
function poisson(mean: number, random: Random): number {
  let count = 0
  for (let left = mean; left > 0; left -= 50) {
    const limit = Math.exp(-Math.min(left, 50))
    for (let product = random.next(); product > limit; product *= random.next()) count += 1
  }
  return count
}
