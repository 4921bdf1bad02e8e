/**
 * The radio of one vehicle: what becomes of its messages over Uu and PC5, and what it measures of the same links, so that a
 * RadioMeasurement tells of the very losses that were drawn.
 */
import type { Random } from '../../common/random.ts'
import type { Vehicle } from '../fleet/vehicle.ts'
import { pc5Measurement, uuMeasurement, type Measured, type Station } from '../messages/radio.ts'
import {
  handoverMs,
  lossShareOf,
  pc5HalfDuplexShare,
  pc5LatencyMs,
  pc5State,
  Shadow,
  uuLatencyMs,
  uuState,
  type LinkState,
  type RadioLinkName,
} from './link-model.ts'
import type { EtherPlan } from './plan.ts'
import { distanceTo, type RadioField } from './radio-field.ts'

export interface Reception {
  readonly station: Station
  readonly receivedDbm: number
  /** Absent where it was not received. */
  readonly latencyMs?: number
}

export class VehicleRadio {
  readonly #vehicle: Vehicle
  readonly #field: RadioField
  readonly #plan: EtherPlan
  readonly #dice: Readonly<Record<RadioLinkName, Random>>
  readonly #shadows: Readonly<Record<RadioLinkName, Shadow>>
  readonly #sent = { uu: 0, pc5: 0 }
  readonly #received = { uu: 0, pc5: 0 }
  #cell: Station | undefined
  #interruptedUntil = 0

  constructor(vehicle: Vehicle, field: RadioField, plan: EtherPlan, random: Random) {
    this.#vehicle = vehicle
    this.#field = field
    this.#plan = plan
    this.#dice = { uu: random.fork('uu'), pc5: random.fork('pc5') }
    this.#shadows = {
      uu: new Shadow(random.fork('uu shadow')),
      pc5: new Shadow(random.fork('pc5 shadow')),
    }
  }

  /** Milliseconds to the broker, or undefined where the message is lost. */
  overUu(atMicros: number): number | undefined {
    const { cell } = this.#field.around(this.#vehicle)
    if (cell !== this.#cell && this.#cell !== undefined) {
      this.#interruptedUntil = atMicros + handoverMs * 1000
    }
    this.#cell = cell
    if (cell === undefined) return undefined
    const state = this.#uu(cell)
    const dice = this.#dice.uu
    const latencyMs = uuLatencyMs(state, dice)
    const arrives = dice.next() >= lossShareOf(state.sinrDb)
    return arrives ? Math.max(0, this.#interruptedUntil - atMicros) / 1000 + latencyMs : undefined
  }

  /** Whether the message got there after all that happens to it: what the next measurement counts. */
  count(link: RadioLinkName, received: boolean): void {
    this.#sent[link] += 1
    if (received) this.#received[link] += 1
  }

  /** What each RSU in range makes of a message. */
  overPc5(): Reception[] {
    const { rsus } = this.#field.around(this.#vehicle)
    const dice = this.#dice.pc5
    return rsus.flatMap((station) => {
      if (distanceTo(this.#vehicle, station) > station.coverageM) return []
      const { sinrDb, receivedDbm } = this.#pc5(station)
      const share = 1 - (1 - lossShareOf(sinrDb)) * (1 - pc5HalfDuplexShare)
      const latencyMs = pc5LatencyMs(dice)
      const arrives = dice.next() >= share
      return [{ station, receivedDbm, ...(arrives ? { latencyMs } : {}) }]
    })
  }

  /** The link's part of a RadioMeasurement to this station, with what was sent since the last one. */
  measure(link: RadioLinkName, peerId: string): object {
    const { cell, rsus } = this.#field.around(this.#vehicle)
    const packets = this.#takePackets(link)
    if (link === 'uu') {
      if (cell === undefined) return packets
      const state = this.#uu(cell)
      const dice = this.#dice.uu
      return uuMeasurement(state, uuLatencyMs(state, dice) + uuLatencyMs(state, dice), packets)
    }
    const rsu = rsus.find(({ id }) => id === peerId)
    if (rsu === undefined) return packets
    return pc5Measurement(this.#pc5(rsu), 100 * this.#field.loadOf(rsu), packets)
  }

  #takePackets(link: RadioLinkName): Measured {
    const packets = { packetsSent: this.#sent[link], packetsReceived: this.#received[link] }
    this.#sent[link] = 0
    this.#received[link] = 0
    return packets
  }

  #uu(cell: Station): LinkState {
    return uuState(distanceTo(this.#vehicle, cell), {
      shadowDb: this.#shadows.uu.at(this.#vehicle.odometerM),
      obstructionDb: this.#plan.uu.obstructionDb,
      load: this.#field.loadOf(cell),
    })
  }

  #pc5(rsu: Station): LinkState {
    return pc5State(distanceTo(this.#vehicle, rsu), {
      shadowDb: this.#shadows.pc5.at(this.#vehicle.odometerM),
      obstructionDb: this.#plan.pc5.obstructionDb,
      load: this.#field.loadOf(rsu),
    })
  }
}
