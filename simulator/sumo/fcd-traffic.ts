/** SUMO's floating-car data as traffic: each vehicle of each step sends a BSM, in the order of the file. */
import { V2xError } from '../../common/errors.ts'
import { createRandom, type Random } from '../../common/random.ts'
import type { Position } from '../../schemas/network.ts'
import type { Outlet } from '../messages/stream.ts'
import { planeAt, type Plane } from '../road/plane.ts'
import type { TrafficSource } from '../traffic-source.ts'
import { tickMicros } from '../world.ts'
import { FcdFile, type FcdStep, type FcdVehicle as FcdRow } from './fcd-file.ts'
import { FcdVehicle } from './fcd-vehicle.ts'

export interface FcdOptions {
  readonly file: string
  /** Where the net's zero point lies; undefined where the file holds degrees. */
  readonly origin?: Position
  /** The same for who does not care where on earth metres are. */
  readonly originElse?: Position
  /** What SUMO's second 0 is, UTC microseconds. */
  readonly epochMicros: number
  readonly seed: number
  readonly sequenceBase?: number
}

/** Vehicles whose count is remembered; beyond, who was silent longest is forgotten, and begins to count again. */
const rememberedMax = 100_000

export class FcdTraffic implements TrafficSource {
  epochMicros: number
  elapsedMicros = 0
  readonly #options: FcdOptions
  readonly #file: FcdFile
  readonly #random: Random
  readonly #firstSeconds: number
  readonly #vehicles = new Map<string, FcdVehicle>()
  #seen = 0
  #plane: Plane | undefined
  #isGeo = false
  #step: FcdStep | undefined

  /** Throws V2xError FCD_FILE. */
  constructor(options: FcdOptions) {
    this.#options = options
    this.#random = createRandom(options.seed)
    this.#file = new FcdFile(options.file)
    this.#step = this.#file.next()
    this.#firstSeconds = this.#step?.seconds ?? 0
    this.epochMicros = options.epochMicros + Math.round(this.#firstSeconds * 1e6)
  }

  get ended(): boolean {
    return this.#step === undefined
  }

  /** How many different ones have sent so far. */
  get vehicles(): { readonly length: number } {
    return { length: this.#seen }
  }

  /** Sends the steps that lie in it. Throws V2xError FCD_FILE or FCD_PLACE. */
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
    const plane = (this.#plane ??= this.#planeOf(row))
    const vehicle = this.#vehicleOf(row)
    const generatedAt = this.epochMicros + sinceMicros
    const [x, y] = this.#isGeo ? [plane.x(row.x), plane.y(row.y)] : [row.x, row.y]
    outlet.emit(
      vehicle.stream,
      generatedAt,
      vehicle.bsmOf({ ...row, x, y, seconds }, plane, generatedAt),
    )
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
  #planeOf({ x, y }: FcdRow): Plane {
    const { file, origin, originElse = origin } = this.#options
    const inRange = Math.abs(x) <= 180 && Math.abs(y) <= 90
    this.#isGeo = inRange && (this.#file.saysGeo ?? origin === undefined)
    if (this.#isGeo && origin === undefined) return planeAt([x, y])
    if (!this.#isGeo && originElse !== undefined) return planeAt(originElse)
    throw new V2xError(
      'FCD_PLACE',
      this.#isGeo
        ? `cannot place ${file} by an origin: it holds longitudes and latitudes already; leave --origin out`
        : `cannot tell where on earth ${file} is: its positions are metres of a net; give --origin LON,LAT of the net's zero point, or run sumo with --fcd-output.geo`,
    )
  }
}
