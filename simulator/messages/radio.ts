/** What a vehicle's modem measures of its 5G (Uu) and PC5 links, which are those of ether/link-model.ts. */
import { v2x, shapes } from '../../schemas/index.ts'
import type { Random } from '../../common/random.ts'
import {
  lossShareOf,
  pc5MHz,
  pc5State,
  Shadow,
  uuLatencyMs,
  uuMHz,
  uuState,
  type LinkState,
} from '../ether/link-model.ts'
import type { Vehicle } from '../fleet/vehicle.ts'
import { latitudeOf, longitudeOf, quantiser } from './quantise.ts'
import type { Header } from './stream.ts'

export interface Station {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly coverageM: number
  readonly cellId: number
}

const rsrpOf = quantiser('RadioMeasurement', 'rsrp')
const rsrqOf = quantiser('RadioMeasurement', 'rsrq')
const sinrOf = quantiser('RadioMeasurement', 'sinr')
const roundTripOf = quantiser('RadioMeasurement', 'round_trip')
const distanceOf = quantiser('RadioMeasurement', 'distance')
const busyOf = quantiser('RadioMeasurement', 'channel_busy_ratio')
const rateOf = quantiser('RadioMeasurement', 'uplink')
const cellIdMax =
  shapes['RadioMeasurement']?.fields.find(({ name }) => name === 'physical_cell_id')?.max ?? 0

/** Messages a vehicle sends over a link between two measurements. */
const packetsBetween = 55

export function nearestStation(
  vehicle: Vehicle,
  stations: readonly Station[],
): Station | undefined {
  let nearest: Station | undefined
  let least = Infinity
  for (const station of stations) {
    const away = (station.x - vehicle.pose.x) ** 2 + (station.y - vehicle.pose.y) ** 2
    if (away < least) [nearest, least] = [station, away]
  }
  return nearest
}

/** The part of a RadioMeasurement that tells of the link itself. */
export interface Measured {
  readonly packetsSent: number
  readonly packetsReceived: number
}

export function uuMeasurement(
  { receivedDbm, sinrDb }: LinkState,
  roundTripMs: number,
  packets: Measured,
): object {
  return {
    link: v2x.v1.RadioLink.RADIO_LINK_UU,
    rsrp: rsrpOf(receivedDbm),
    rsrq: rsrqOf(-10.5 - Math.max(0, 10 - sinrDb) / 4),
    sinr: sinrOf(sinrDb),
    roundTrip: roundTripOf(roundTripMs),
    ...packets,
    uplink: rateOf(Math.max(200, 4000 * sinrDb)),
    downlink: rateOf(Math.max(500, 22_000 * sinrDb)),
    frequency: uuMHz,
  }
}

export function pc5Measurement(
  { receivedDbm, sinrDb }: LinkState,
  busyPercent: number,
  packets: Measured,
): object {
  return {
    link: v2x.v1.RadioLink.RADIO_LINK_PC5,
    rsrp: rsrpOf(receivedDbm - 10),
    sinr: sinrOf(sinrDb),
    ...packets,
    channelBusyRatio: busyOf(busyPercent),
    frequency: pc5MHz,
  }
}

/** Measures links that nobody else draws from: of a world without an ether. */
export class Modem {
  readonly #vehicle: Vehicle
  readonly #random: Random
  readonly #shadow: Shadow

  constructor(vehicle: Vehicle, random: Random) {
    this.#vehicle = vehicle
    this.#random = random
    this.#shadow = new Shadow(random)
  }

  measure(link: 'uu' | 'pc5', station: Station, header: Header): object {
    const { pose, roads, odometerM } = this.#vehicle
    const distanceM = Math.hypot(station.x - pose.x, station.y - pose.y)
    const between = { shadowDb: this.#shadow.at(odometerM) }
    const common = {
      header,
      peerId: station.id,
      latitude: latitudeOf(roads.graph.plane.latitude(pose.y)),
      longitude: longitudeOf(roads.graph.plane.longitude(pose.x)),
      distance: distanceOf(distanceM),
    }
    if (link === 'pc5') {
      const state = pc5State(distanceM, between)
      const packets = this.#packets(state)
      return { ...common, ...pc5Measurement(state, 6 + 10 * this.#random.next(), packets) }
    }
    const state = uuState(distanceM, between)
    const roundTripMs = 2 * uuLatencyMs(state, this.#random)
    return {
      ...common,
      ...uuMeasurement(state, roundTripMs, this.#packets(state)),
      physicalCellId: station.cellId % (cellIdMax + 1),
    }
  }

  #packets({ sinrDb }: LinkState): Measured {
    const share = lossShareOf(sinrDb)
    let lost = 0
    for (let i = 0; i < packetsBetween; i++) if (this.#random.next() < share) lost++
    return { packetsSent: packetsBetween, packetsReceived: packetsBetween - lost }
  }
}
