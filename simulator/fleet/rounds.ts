/** Drivers that work an area or carry between places: sweepers, delivery vans, muck trucks, machines at a site. */
import type { Random } from '../../common/random.ts'
import type { Link } from '../road/graph.ts'
import type { Access } from '../road/routing.ts'
import { taskStates, type Driver, type Errand, type Work } from './errand.ts'
import type { Vehicle } from './vehicle.ts'

export interface Place {
  readonly name: string
  readonly link: Link
  readonly atM: number
}

function work(line: string, task: string, driveMode: number): Work {
  const idle = { nextStop: '', passengers: 0, loadKg: 0, doorsOpen: false }
  return { line, task, taskState: taskStates.onTask, driveMode, ...idle }
}

/** Wanders over the links of an area, standing now and then. Sweepers hardly stand, machines mostly. */
export class AreaDriver implements Driver {
  readonly access: Access
  readonly work: Work
  readonly #links: readonly Link[]
  readonly #holdS: readonly [number, number]
  readonly #random: Random

  constructor(options: {
    links: readonly Link[]
    access: Access
    work: { line: string; task: string; driveMode: number }
    holdS: readonly [number, number]
    random: Random
  }) {
    this.access = options.access
    this.#links = options.links
    this.#holdS = options.holdS
    this.#random = options.random
    this.work = work(options.work.line, options.work.task, options.work.driveMode)
  }

  next(): Errand {
    this.work.taskState = taskStates.onTask
    const link = this.#links[this.#random.integer(0, this.#links.length - 1)]!
    const atM = link.length * (0.2 + 0.6 * this.#random.next())
    return { link, atM, holdS: this.#random.integer(...this.#holdS) }
  }

  arrived(vehicle: Vehicle): void {
    const { loadMaxKg } = vehicle.kind
    const full = this.work.loadKg + loadMaxKg * 0.02 * this.#random.next()
    this.work.loadKg = full > loadMaxKg ? 0 : full
  }
}

/** Loads at the first place, unloads a share at each other one, and begins again. */
export class RoundDriver implements Driver {
  readonly access: Access
  readonly work: Work
  readonly #depot: Place
  readonly #drops: readonly Place[]
  readonly #holdS: readonly [number, number]
  readonly #random: Random
  #left: Place[] = []

  constructor(options: {
    depot: Place
    drops: readonly Place[]
    access: Access
    work: { line: string; task: string; driveMode: number }
    holdS: readonly [number, number]
    loadMaxKg: number
    random: Random
  }) {
    this.access = options.access
    this.#depot = options.depot
    this.#drops = options.drops
    this.#holdS = options.holdS
    this.#random = options.random
    this.work = work(options.work.line, options.work.task, options.work.driveMode)
    // At the start of a run everybody is somewhere on the round.
    this.#left = this.#shuffled().slice(0, this.#random.integer(1, options.drops.length))
    this.work.loadKg = (options.loadMaxKg * this.#left.length) / options.drops.length
  }

  next(): Errand {
    const place = this.#left[0] ?? this.#depot
    this.work.taskState = this.#left.length > 0 ? taskStates.onTask : taskStates.returning
    this.work.nextStop = place.name
    const { link, atM } = place
    return { link, atM, holdS: this.#random.integer(...this.#holdS) }
  }

  arrived(vehicle: Vehicle): void {
    if (this.#left.length > 0) {
      this.work.loadKg *= (this.#left.length - 1) / this.#left.length
      this.#left.shift()
      return
    }
    this.#left = this.#shuffled()
    this.work.loadKg = vehicle.kind.loadMaxKg * (0.6 + 0.4 * this.#random.next())
  }

  #shuffled(): Place[] {
    return this.#drops
      .map((place) => ({ place, key: this.#random.next() }))
      .sort((a, b) => a.key - b.key)
      .map(({ place }) => place)
  }
}
