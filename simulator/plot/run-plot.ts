/** What is drawn of a run, gathered from its BSMs while it goes on. Memory has a limit: tracks are thinned out, spans of time grow. */
import { parseDeviceTopic, v2x } from '../../schemas/index.ts'
import { sampleOfBsm } from '../check/sample.ts'
import type { SimulatedMessage } from '../recording.ts'
import { planeAt, type Plane } from '../road/plane.ts'
import { Speeds } from './speeds.ts'
import { Track } from './track.ts'
import { kindOf } from './vehicle-kind.ts'

/** Points of all tracks that are held at most. */
const pointsHeldMax = 1_000_000
/** A track goes on where a vehicle has moved this far. */
const stepM = 1
const firstToleranceM = 0.3

export interface PlottedVehicle {
  readonly device: string
  readonly kind: string
  readonly track: Track
  /** Where it was last, metres. */
  x: number
  y: number
}

export class RunPlot {
  readonly vehicles = new Map<string, PlottedVehicle>()
  readonly speeds = new Speeds()
  seconds = 0
  #plane: Plane | undefined
  #fromMicros = 0
  #points = 0
  #toleranceM = firstToleranceM

  /** Metres east and north of the first position; undefined before it. */
  get plane(): Plane | undefined {
    return this.#plane
  }

  note({ topic, type, generatedAt, payload }: SimulatedMessage): void {
    if (type !== 'bsm') return
    const device = parseDeviceTopic(topic)!.id
    const bsm = v2x.v1.Bsm.decode(payload)
    const sample = sampleOfBsm(device, 0, bsm)
    if (sample === undefined) return
    if (this.#plane === undefined) {
      this.#plane = planeAt([sample.longitude, sample.latitude])
      this.#fromMicros = generatedAt
    }
    const [x, y] = [this.#plane.x(sample.longitude), this.#plane.y(sample.latitude)]
    this.#move(this.#vehicleOf(device, bsm.vehicleClass), x, y)
    const seconds = Math.max(0, (generatedAt - this.#fromMicros) / 1e6)
    this.seconds = Math.max(this.seconds, seconds)
    this.speeds.add(device, seconds, Math.abs(sample.speed))
  }

  #vehicleOf(device: string, classCode: number): PlottedVehicle {
    let vehicle = this.vehicles.get(device)
    if (vehicle === undefined) {
      vehicle = { device, kind: kindOf(device, classCode), track: new Track(), x: 0, y: 0 }
      this.vehicles.set(device, vehicle)
    }
    return vehicle
  }

  #move(vehicle: PlottedVehicle, x: number, y: number): void {
    const { track } = vehicle
    vehicle.x = x
    vehicle.y = y
    if (track.length > 0) {
      const [lastX, lastY] = track.at(track.length - 1)
      if (Math.hypot(x - lastX, y - lastY) < stepM) return
    }
    track.add(x, y)
    this.#points += 1
    while (this.#points > pointsHeldMax) this.#thinOut()
  }

  #thinOut(): void {
    this.#points = thinned(this.vehicles.values(), this.#toleranceM)
    if (this.#points > pointsHeldMax / 2) this.#toleranceM *= 2
  }
}

/** Thins out all tracks; how many points are left. */
export function thinned(vehicles: Iterable<PlottedVehicle>, toleranceM: number): number {
  let points = 0
  for (const { track } of vehicles) {
    track.thinOut(toleranceM)
    points += track.length
  }
  return points
}
