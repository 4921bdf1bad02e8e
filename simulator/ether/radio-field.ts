/**
 * Which vehicle is served by which cell, which RSUs may hear it, and how loaded each of them is. Looked at once a second: vehicles do
 * not get far in that time.
 */
import type { Vehicle } from '../fleet/vehicle.ts'
import { nearestStation, type Station } from '../messages/radio.ts'
import type { RadioSites } from '../fleet/vehicle-agent.ts'
import type { EtherPlan } from './plan.ts'

/** Of a cell's uplink of 100 Mbit/s: 12 messages of 250 bytes a second. */
const uuLoadEach = 0.00024
/** Of 2 subchannels a millisecond: 10 BSMs a second, one subchannel each. */
const pc5LoadEach = 0.005
const loadMax = 0.95
/** How much further than its range an RSU is looked for: what a vehicle drives in a second. */
const marginM = 40

export interface Surroundings {
  readonly cell: Station | undefined
  readonly rsus: readonly Station[]
}

const nowhere: Surroundings = { cell: undefined, rsus: [] }

export class RadioField {
  readonly #vehicles: readonly Vehicle[]
  readonly #sites: RadioSites
  readonly #plan: EtherPlan
  #around = new Map<Vehicle, Surroundings>()
  #loads = new Map<Station, number>()
  #second = -1

  constructor(vehicles: readonly Vehicle[], sites: RadioSites, plan: EtherPlan) {
    this.#vehicles = vehicles
    this.#sites = sites
    this.#plan = plan
  }

  around(vehicle: Vehicle): Surroundings {
    return this.#around.get(vehicle) ?? nowhere
  }

  loadOf(station: Station): number {
    return this.#loads.get(station) ?? 0
  }

  /** Looks again where another second has begun. */
  lookAt(atS: number): void {
    const second = Math.floor(atS)
    if (second === this.#second) return
    this.#second = second
    const { cells, rsus } = this.#sites
    const counts = new Map<Station, number>()
    const count = (station: Station): void => {
      counts.set(station, (counts.get(station) ?? 0) + 1)
    }
    this.#around = new Map()
    for (const vehicle of this.#vehicles) {
      const cell = nearestStation(vehicle, cells)
      const near = rsus.filter((rsu) => distanceTo(vehicle, rsu) < rsu.coverageM + marginM)
      this.#around.set(vehicle, { cell, rsus: near })
      if (cell !== undefined) count(cell)
      for (const rsu of near) count(rsu)
    }
    const load = (station: Station, others: number, each: number): [Station, number] => {
      return [station, Math.min(loadMax, others + each * (counts.get(station) ?? 0))]
    }
    this.#loads = new Map([
      ...cells.map((cell) => load(cell, this.#plan.uu.load, uuLoadEach)),
      ...rsus.map((rsu) => load(rsu, this.#plan.pc5.load, pc5LoadEach)),
    ])
  }
}

export function distanceTo({ pose }: Vehicle, station: Station): number {
  return Math.hypot(station.x - pose.x, station.y - pose.y)
}
