/**
 * What a vehicle's modem measures of its 5G (Uu) and PC5 links. Path loss: 3GPP TR 38.901 UMa LOS at 3.5 GHz and
 * TR 36.885 (WINNER+ B1 LOS) at 5.9 GHz; shadowing is correlated over distance driven (TR 36.885: 4 dB, 10 m for PC5).
 */
import { v2x, shapes } from '../../schemas/index.ts'
import type { Random } from '../../common/random.ts'
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

const shadowingDb = 4
const decorrelationM = 25
const pc5MHz = 5915
const uuMHz = 3500
/** Power of one resource element as radiated: 46 dBm over 273 × 12 carriers, antenna 15 dBi. */
const uuElementDbm = 26
const pc5TransmitDbm = 23
const noiseDbm = -118
/** Messages a vehicle sends over a link between two measurements. */
const packetsBetween = 55

/** Received power over PC5, dBm. */
export function pc5ReceivedDbm(distanceM: number, shadowDb: number): number {
  const lossDb = 22.7 * Math.log10(Math.max(distanceM, 3)) + 41 + 20 * Math.log10(pc5MHz / 5000)
  return pc5TransmitDbm - lossDb + shadowDb
}

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

export class Modem {
  readonly #vehicle: Vehicle
  readonly #random: Random
  #shadowDb = 0
  #atM = 0

  constructor(vehicle: Vehicle, random: Random) {
    this.#vehicle = vehicle
    this.#random = random
  }

  measure(link: 'uu' | 'pc5', station: Station, header: Header): object {
    const { pose, roads } = this.#vehicle
    const distanceM = Math.hypot(station.x - pose.x, station.y - pose.y)
    const shadowDb = this.#shadow()
    const common = {
      header,
      peerId: station.id,
      latitude: latitudeOf(roads.graph.plane.latitude(pose.y)),
      longitude: longitudeOf(roads.graph.plane.longitude(pose.x)),
      packetsSent: packetsBetween,
      distance: distanceOf(distanceM),
    }
    return link === 'uu'
      ? { ...common, ...this.#uu(distanceM, shadowDb, station.cellId) }
      : { ...common, ...this.#pc5(distanceM, shadowDb) }
  }

  #uu(distanceM: number, shadowDb: number, cellId: number): object {
    const lossDb = 28 + 22 * Math.log10(Math.max(distanceM, 10)) + 20 * Math.log10(uuMHz / 1000)
    const rsrp = uuElementDbm - lossDb + shadowDb
    const sinr = Math.min(32, rsrp - noiseDbm - 8)
    const tailMs = -6 * Math.log(1 - this.#random.next())
    return {
      link: v2x.v1.RadioLink.RADIO_LINK_UU,
      rsrp: rsrpOf(rsrp),
      rsrq: rsrqOf(-10.5 - Math.max(0, 10 - sinr) / 4),
      sinr: sinrOf(sinr),
      roundTrip: roundTripOf(11 + tailMs + Math.max(0, 5 - sinr) * 2),
      packetsReceived: packetsBetween - this.#lost(sinr),
      uplink: rateOf(Math.max(200, 4000 * sinr)),
      downlink: rateOf(Math.max(500, 22_000 * sinr)),
      physicalCellId: cellId % (cellIdMax + 1),
      frequency: uuMHz,
    }
  }

  #pc5(distanceM: number, shadowDb: number): object {
    const received = pc5ReceivedDbm(distanceM, shadowDb)
    const sinr = Math.min(30, received + 95)
    return {
      link: v2x.v1.RadioLink.RADIO_LINK_PC5,
      rsrp: rsrpOf(received - 10),
      sinr: sinrOf(sinr),
      packetsReceived: packetsBetween - this.#lost(sinr),
      channelBusyRatio: busyOf(6 + 10 * this.#random.next()),
      frequency: pc5MHz,
    }
  }

  /** Losses set in below 5 dB. */
  #lost(sinr: number): number {
    const share = 0.001 + 0.5 / (1 + Math.exp(sinr - 2))
    let lost = 0
    for (let i = 0; i < packetsBetween; i++) if (this.#random.next() < share) lost++
    return lost
  }

  #shadow(): number {
    const movedM = this.#vehicle.odometerM - this.#atM
    this.#atM = this.#vehicle.odometerM
    const kept = Math.exp(-movedM / decorrelationM)
    const fresh = Math.sqrt(1 - kept * kept) * this.#random.normal() * shadowingDb
    this.#shadowDb = this.#shadowDb * kept + fresh
    return this.#shadowDb
  }
}
