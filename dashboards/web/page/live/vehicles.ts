/**
 * Folds LiveVehicles frames into columns: the newest state of every vehicle, by index. Works only on what a frame
 * brought; who is late or offline follows from times, not from a sweep.
 */
import { Cadence } from '../../../../schemas/cadence.ts'
import type { v2x } from '../../../../schemas/codec.ts'
import { mercatorPerMetre, mercatorX, mercatorY } from '../map/mercator.ts'
import { VehicleMotion } from '../map/vehicle-motion.ts'
import { fleetOf } from './fleets.ts'
import { lateAfterMs, offlineAfterMs } from './staleness.ts'

export type VehicleFrame = v2x.v1.ILiveVehicles

/** Raw integers of the standard, as in LiveVehicles. */
export interface Vehicle {
  readonly deviceId: string
  readonly latitude: number
  readonly longitude: number
  readonly speed: number
  readonly heading: number
  readonly yawRate: number
  readonly generatedAt: number
  readonly receivedAt: number
  readonly intervalMs: number
  readonly fleet: number
  readonly vehicleClass: number
  readonly source: number
  readonly via: string
}

/** More than this many vehicles are not shown: the page must not grow without bound. */
const vehiclesMax = 200_000
const speedUnavailable = 8191
const headingUnavailable = 28800
const yawRateUnavailable = -32768
/** A device's own time is believed for dead reckoning when it lies this close before its reception. */
const deviceClockTrustMs = 1000
/** What a frame says of a device that has sent once, as of one that keeps to it. */
const nominalIntervalMs = new Cadence('bsm').intervalMs
/** 1e-7 degree; about a metre: less is a parked vehicle's noise. */
const movedUnits = 100

export class Vehicles {
  readonly motion: VehicleMotion
  readonly #index = new Map<string, number>()
  readonly #rows: (Vehicle | undefined)[] = []
  readonly #firstLatitude: number[] = []
  readonly #firstLongitude: number[] = []
  readonly #moved: boolean[] = []
  readonly #seenAtMs: number[] = []
  /** Whether its interval is one that was observed. */
  readonly #paced: boolean[] = []
  #movedCount = 0
  #present = 0
  /** A replay's times are those of the recording: what counts there is when a frame came. */
  readonly #recorded: boolean

  constructor(nowMs: number, recorded = false) {
    this.motion = new VehicleMotion(nowMs)
    this.#recorded = recorded
  }

  /** Vehicles known now. */
  get size(): number {
    return this.#present
  }

  /** Rows in use: the bound of indices. */
  get length(): number {
    return this.#rows.length
  }

  get movedCount(): number {
    return this.#movedCount
  }

  indexOf(deviceId: string): number | undefined {
    const at = this.#index.get(deviceId)
    return at === undefined || this.#rows[at] === undefined ? undefined : at
  }

  get(at: number): Vehicle | undefined {
    return this.#rows[at]
  }

  /** Index into `fleets`. */
  iconOf(at: number): number {
    const vehicle = this.#rows[at]
    return vehicle === undefined ? 0 : fleetOf(vehicle.fleet, vehicle.vehicleClass)
  }

  /** Server time at which the vehicle was last heard of, ms. */
  seenAtMs(at: number): number {
    return this.#seenAtMs[at] ?? 0
  }

  /** Milliseconds between the vehicle's messages; undefined as long as only one may have come. */
  observedIntervalMs(at: number): number | undefined {
    return this.#paced[at] === true ? this.#rows[at]?.intervalMs : undefined
  }

  /** Takes one frame; answers the indices of what it changed. Rows older than what is known are left out. */
  apply(frame: VehicleFrame, nowMs: number): number[] {
    const ids = frame.deviceId ?? []
    const changed: number[] = []
    this.motion.rebase(this.length, nowMs)
    const named = frame.snapshot === true ? new Set<number>() : undefined
    ids.forEach((id, row) => {
      const at = this.#indexFor(id)
      if (at === undefined) return
      named?.add(at)
      const vehicle = readRow(frame, row)
      const known = this.#rows[at]
      if (known !== undefined && !this.#isNews(known, vehicle)) return
      this.#keep(at, vehicle, nowMs)
      changed.push(at)
    })
    if (named !== undefined) this.#forgetOthers(named)
    return changed
  }

  #isNews(known: Vehicle, vehicle: Vehicle): boolean {
    if (vehicle.fleet !== known.fleet) return true
    if (this.#recorded) return vehicle.generatedAt !== known.generatedAt
    return vehicle.receivedAt > known.receivedAt
  }

  #indexFor(id: string): number | undefined {
    const known = this.#index.get(id)
    if (known !== undefined) return known
    if (this.#rows.length >= vehiclesMax) return undefined
    const at = this.#rows.length
    this.#index.set(id, at)
    this.#rows.push(undefined)
    this.motion.reserve(at + 1)
    return at
  }

  #keep(at: number, vehicle: Vehicle, nowMs: number): void {
    this.#notePaced(at, vehicle)
    if (this.#rows[at] === undefined) {
      this.#present++
      this.#firstLatitude[at] = vehicle.latitude
      this.#firstLongitude[at] = vehicle.longitude
      this.#moved[at] = false
    }
    this.#rows[at] = vehicle
    const seenAtMs = this.#recorded ? nowMs : vehicle.receivedAt / 1000
    this.#seenAtMs[at] = seenAtMs
    this.#noteMoved(at, vehicle)
    const latitudeDeg = vehicle.latitude / 1e7
    const perMetre = mercatorPerMetre(latitudeDeg)
    this.motion.place(
      at,
      {
        x: mercatorX(vehicle.longitude / 1e7),
        y: mercatorY(latitudeDeg),
        speed: vehicle.speed === speedUnavailable ? 0 : vehicle.speed * 0.02 * perMetre,
        heading: vehicle.heading === headingUnavailable ? 0 : radians(vehicle.heading * 0.0125),
        yawRate: vehicle.yawRate === yawRateUnavailable ? 0 : radians(vehicle.yawRate * 0.01),
        atMs: this.#recorded ? nowMs : trueAtMs(vehicle),
        lateAtMs: seenAtMs + lateAfterMs(vehicle.intervalMs),
        offlineAtMs: seenAtMs + offlineAfterMs(vehicle.intervalMs),
        icon: fleetOf(vehicle.fleet, vehicle.vehicleClass),
        perMetre,
      },
      nowMs,
    )
  }

  /** A frame does not say whether a gap was seen: another interval than the nominal one does, and a second message. */
  #notePaced(at: number, vehicle: Vehicle): void {
    const known = this.#rows[at]
    // A replay's nominal interval is shorter by its speed, which nobody here knows.
    const paced = !this.#recorded && vehicle.intervalMs !== nominalIntervalMs
    if (known === undefined) this.#paced[at] = paced
    else if (paced || vehicle.generatedAt !== known.generatedAt) this.#paced[at] = true
  }

  #noteMoved(at: number, vehicle: Vehicle): void {
    if (this.#moved[at] === true) return
    const north = Math.abs(vehicle.latitude - this.#firstLatitude[at]!)
    const east = Math.abs(vehicle.longitude - this.#firstLongitude[at]!)
    if (north + east < movedUnits) return
    this.#moved[at] = true
    this.#movedCount++
  }

  /** A snapshot names every vehicle known: ingest has forgotten the others. */
  #forgetOthers(named: ReadonlySet<number>): void {
    this.#rows.forEach((vehicle, at) => {
      if (vehicle === undefined || named.has(at)) return
      this.#rows[at] = undefined
      this.#present--
      if (this.#moved[at] === true) this.#movedCount--
      this.#moved[at] = false
      this.motion.hide(at)
    })
  }
}

function readRow(frame: VehicleFrame, row: number): Vehicle {
  return {
    deviceId: frame.deviceId![row]!,
    latitude: frame.latitude?.[row] ?? 0,
    longitude: frame.longitude?.[row] ?? 0,
    speed: frame.speed?.[row] ?? speedUnavailable,
    heading: frame.heading?.[row] ?? headingUnavailable,
    yawRate: frame.yawRate?.[row] ?? yawRateUnavailable,
    generatedAt: frame.generatedAt?.[row] ?? 0,
    receivedAt: frame.receivedAt?.[row] ?? 0,
    intervalMs: frame.intervalMs?.[row] ?? 0,
    fleet: frame.fleet?.[row] ?? 0,
    vehicleClass: frame.vehicleClass?.[row] ?? 0,
    source: frame.source?.[row] ?? 0,
    via: frame.via?.[row] ?? '',
  }
}

/** Server time at which the state held: the device's word where its clock agrees with ours, else the reception. */
function trueAtMs(vehicle: Vehicle): number {
  const receivedMs = vehicle.receivedAt / 1000
  const lagMs = receivedMs - vehicle.generatedAt / 1000
  return lagMs >= 0 && lagMs <= deviceClockTrustMs ? receivedMs - lagMs : receivedMs
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}
