/** SUMO's floating-car data as traffic: each vehicle of each step sends a BSM, in the order of the file. */
import { V2xError } from '../../common/errors.ts'
import { createRandom, type Random } from '../../common/random.ts'
import type { Position } from '../../schemas/network.ts'
import type { Outlet } from '../messages/stream.ts'
import { projectionOf, type ToPosition } from '../network/sumo-projection.ts'
import { planeAt, type Plane } from '../road/plane.ts'
import type { TrafficSource } from '../traffic-source.ts'
import { tickMicros } from '../world.ts'
import { FcdFile, type FcdStep, type FcdVehicle as FcdRow } from './fcd-file.ts'
import type { FcdPlace } from './fcd-place.ts'
import { FcdVehicle } from './fcd-vehicle.ts'

/** Without a place the file holds degrees. */
export interface FcdOptions extends FcdPlace {
  readonly file: string
  /** An origin for who does not care where on earth metres are. */
  readonly originElse?: Position
  /** What SUMO's second 0 is, UTC microseconds. */
  readonly epochMicros: number
  readonly seed: number
  readonly sequenceBase?: number
}

/** From what the file says to degrees, and to metres of a plane there. */
interface Placed {
  readonly toPosition: ToPosition
  readonly plane: Plane
  /** How far right of north the net's y axis points, degrees. */
  readonly turnedDeg: number
}

/** Far enough to tell the direction of the y axis, metres. */
const axisM = 1000
/** Vehicles whose count is remembered; beyond, who was silent longest is forgotten, and begins to count again. */
const rememberedMax = 100_000

export class FcdTraffic implements TrafficSource {
  epochMicros: number
  elapsedMicros = 0
  readonly #options: FcdOptions
  readonly #file: FcdFile
  readonly #random: Random
  readonly #firstSeconds: number
  readonly #placed: Placed | undefined
  readonly #vehicles = new Map<string, FcdVehicle>()
  #seen = 0
  #step: FcdStep | undefined

  /** Reads up to the first vehicle. Throws V2xError FCD_FILE or FCD_PLACE. */
  constructor(options: FcdOptions) {
    this.#options = options
    this.#random = createRandom(options.seed)
    this.#file = new FcdFile(options.file)
    this.#step = this.#file.next()
    this.#firstSeconds = this.#step?.seconds ?? 0
    while (this.#step?.vehicles.length === 0) this.#step = this.#file.next()
    const row = this.#step?.vehicles[0]
    this.#placed = row && this.#place(row)
    this.epochMicros = options.epochMicros + Math.round(this.#firstSeconds * 1e6)
  }

  get ended(): boolean {
    return this.#step === undefined
  }

  /** How many different ones have sent so far. */
  get vehicles(): { readonly length: number } {
    return { length: this.#seen }
  }

  /** Sends the steps that lie in it. Throws V2xError FCD_FILE. */
  tick(outlet: Outlet): void {
    this.elapsedMicros += tickMicros
    while (this.#step !== undefined) {
      const { seconds, vehicles } = this.#step
      const sinceMicros = Math.round((seconds - this.#firstSeconds) * 1e6)
      if (sinceMicros >= this.elapsedMicros) return
      for (const row of vehicles) this.#send(row, seconds, sinceMicros, outlet)
      this.#step = this.#file.next()
    }
  }

  close(): void {
    this.#file.close()
  }

  #send(row: FcdRow, seconds: number, sinceMicros: number, outlet: Outlet): void {
    const { toPosition, plane, turnedDeg } = this.#placed!
    const vehicle = this.#vehicleOf(row)
    const generatedAt = this.epochMicros + sinceMicros
    const [longitude, latitude] = toPosition(row.x, row.y)
    const [x, y] = [plane.x(longitude), plane.y(latitude)]
    const placed = { ...row, x, y, angle: row.angle + turnedDeg, seconds }
    outlet.emit(vehicle.stream, generatedAt, vehicle.bsmOf(placed, plane, generatedAt))
  }

  /** Keeps the map in the order of last use. */
  #vehicleOf(row: FcdRow): FcdVehicle {
    let vehicle = this.#vehicles.get(row.id)
    if (vehicle === undefined) {
      vehicle = new FcdVehicle(row, this.#random, this.#options.sequenceBase ?? 0)
      this.#seen += 1
    }
    this.#vehicles.delete(row.id)
    this.#vehicles.set(row.id, vehicle)
    if (this.#vehicles.size > rememberedMax) {
      for (const oldest of this.#vehicles.keys()) {
        this.#vehicles.delete(oldest)
        break
      }
    }
    return vehicle
  }

  /** Throws V2xError FCD_PLACE. */
  #place({ x, y }: FcdRow): Placed {
    const { file, origin, net, originElse } = this.#options
    const zero = origin ?? originElse
    const inRange = Math.abs(x) <= 180 && Math.abs(y) <= 90
    const isGeo = inRange && (this.#file.saysGeo ?? (origin ?? net) === undefined)
    if (isGeo && origin === undefined) {
      return {
        toPosition: (longitude, latitude) => [longitude, latitude],
        plane: planeAt([x, y]),
        turnedDeg: 0,
      }
    }
    if (!isGeo && net !== undefined) return placedAt(net.toPosition, x, y)
    if (!isGeo && zero !== undefined) return placedAt(projectionOf({}, zero), x, y)
    throw new V2xError(
      'FCD_PLACE',
      isGeo
        ? `cannot place ${file} by an origin: it holds longitudes and latitudes already; leave --origin out`
        : `cannot tell where on earth ${file} is: its positions are metres of a net; name the net with --net FILE.net.xml, give --origin LON,LAT of its zero point, or run sumo with --fcd-output.geo`,
    )
  }
}

function placedAt(toPosition: ToPosition, x: number, y: number): Placed {
  const plane = planeAt(toPosition(x, y))
  const [longitude, latitude] = toPosition(x, y + axisM)
  const turned = Math.atan2(plane.x(longitude), plane.y(latitude))
  return { toPosition, plane, turnedDeg: (turned * 180) / Math.PI }
}
