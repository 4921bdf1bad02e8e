/**
 * The one model of a radio link: what its ends measure of it, and what becomes of a message on it. A pure function of where the ends
 * are, of what stands in between, and of the load; who draws brings the dice.
 *
 * - Path loss: Uu by 3GPP TR 38.901 table 7.4.1-1, UMa LOS, at 3.5 GHz; PC5 by TR 36.885 (WINNER+ B1 LOS) at 5.9 GHz.
 * - Shadowing: log-normal, its correlation falling exponentially over the distance driven (Gudmundson, Electronics Letters 27, 1991);
 *   assumed: 4 dB over both links, 25 m.
 * - Obstruction, assumed: 9 dB, the mean that TR 38.901 gives a car's walls; as much for a vehicle in between.
 * - Load, assumed: raises the noise by 1 / (1 - load), as in a WCDMA uplink (Holma, Toskala, "WCDMA for UMTS").
 * - Loss: 1 in 1,000, the packet error rate of 5QI 3, V2X messages (TS 23.501 table 5.7.4-1); assumed: a logistic in SINR around 2 dB.
 *   PC5 is half duplex: what comes while one sends is lost (Gonzalez-Martin et al., IEEE Transactions on Vehicular Technology 68, 2019).
 * - Latency: Uu and fibre have a fixed part (assumed: 5.5 and 2 ms) and the sojourn time of an M/M/1 queue, which is exponential with
 *   the mean service time / (1 - load) (Kleinrock, Queueing Systems 1, 1975; assumed: 3 and 0.5 ms of service). Assumed: a bad Uu link
 *   repeats, 1 ms a dB below 5; a handover interrupts for 49.5 ms, what is reckoned for LTE. PC5 waits for its resource, uniformly in
 *   the selection window of sidelink mode 4 (3GPP TS 36.213; assumed: from 4 to 20 ms).
 */
import type { Random } from '../../common/random.ts'

export type LinkName = 'uu' | 'pc5' | 'fibre'
export type RadioLinkName = Exclude<LinkName, 'fibre'>

/** What the ends know of a link at a moment. */
export interface LinkState {
  readonly distanceM: number
  /** Received power, dBm; over Uu that of a resource element (RSRP). */
  readonly receivedDbm: number
  readonly sinrDb: number
  readonly load: number
}

/** What lies between the ends, beside the distance. Nothing but shadows where it is left out. */
export interface Between {
  readonly shadowDb: number
  readonly obstructionDb?: number
  readonly load?: number
}

export const pc5MHz = 5915
export const uuMHz = 3500
/** Power of one resource element as radiated: 46 dBm over 273 × 12 carriers, antenna 15 dBi. */
const uuElementDbm = 26
const pc5TransmitDbm = 23
/** Of a resource element of 30 kHz with a noise figure of 11 dB; of 10 MHz with 9 dB. */
const uuNoiseDbm = -118
const pc5NoiseDbm = -95
/** What neighbours of an idle network add. */
const uuInterferenceDb = 8
const sinrDbMax = { uu: 32, pc5: 30 } as const

export function uuState(distanceM: number, between: Between): LinkState {
  const { shadowDb, obstructionDb = 0, load = 0 } = between
  const lossDb = 28 + 22 * Math.log10(Math.max(distanceM, 10)) + 20 * Math.log10(uuMHz / 1000)
  const receivedDbm = uuElementDbm - lossDb + shadowDb - obstructionDb
  const sinrDb = receivedDbm - uuNoiseDbm - uuInterferenceDb - noiseRiseDb(load)
  return { distanceM, receivedDbm, sinrDb: Math.min(sinrDbMax.uu, sinrDb), load }
}

export function pc5State(distanceM: number, between: Between): LinkState {
  const { shadowDb, obstructionDb = 0, load = 0 } = between
  const lossDb = 22.7 * Math.log10(Math.max(distanceM, 3)) + 41 + 20 * Math.log10(pc5MHz / 5000)
  const receivedDbm = pc5TransmitDbm - lossDb + shadowDb - obstructionDb
  const sinrDb = receivedDbm - pc5NoiseDbm - noiseRiseDb(load)
  return { distanceM, receivedDbm, sinrDb: Math.min(sinrDbMax.pc5, sinrDb), load }
}

function noiseRiseDb(load: number): number {
  return -10 * Math.log10(1 - load)
}

/** Messages lost, of all. */
export function lossShareOf(sinrDb: number): number {
  return 0.001 + 0.5 / (1 + Math.exp(sinrDb - 2))
}

const uuFixedMs = 5.5
const uuServiceMs = 3
/** Repeating sets in below this. */
const uuGoodDb = 5
export const handoverMs = 49.5

/** From a vehicle's antenna to the broker; a round trip is twice as long. */
export function uuLatencyMs({ sinrDb, load }: LinkState, random: Random): number {
  const queueMs = (-uuServiceMs / (1 - load)) * Math.log(1 - random.next())
  return uuFixedMs + queueMs + Math.max(0, uuGoodDb - sinrDb)
}

const pc5WindowMs = { from: 4, to: 20 } as const

export function pc5LatencyMs(random: Random): number {
  return pc5WindowMs.from + (pc5WindowMs.to - pc5WindowMs.from) * random.next()
}

/** What is lost because the RSU sends in the same millisecond: SPAT ten times a second. */
export const pc5HalfDuplexShare = 0.01

const fibreFixedMs = 2
const fibreServiceMs = 0.5

export function fibreLatencyMs(load: number, random: Random): number {
  return fibreFixedMs - (fibreServiceMs / (1 - load)) * Math.log(1 - random.next())
}

const shadowingDb = 4
const decorrelationM = 25

/** The shadows over one vehicle's link as it drives. */
export class Shadow {
  readonly #random: Random
  #shadowDb = 0
  #atM = 0

  constructor(random: Random) {
    this.#random = random
  }

  /** After so many metres driven in all. */
  at(odometerM: number): number {
    const movedM = odometerM - this.#atM
    this.#atM = odometerM
    const kept = Math.exp(-movedM / decorrelationM)
    const fresh = Math.sqrt(1 - kept * kept) * this.#random.normal() * shadowingDb
    this.#shadowDb = this.#shadowDb * kept + fresh
    return this.#shadowDb
  }
}
