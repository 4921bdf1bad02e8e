/** Drives a bus around its line: from stop to stop, doors open while people board and leave, longer at the ends. */
import type { Random } from '../../common/random.ts'
import { accessTo } from '../road/area.ts'
import type { Link } from '../road/graph.ts'
import { taskStates, type Driver, type Errand, type Work } from './errand.ts'
import type { Line } from './line.ts'
import { dwellS, type Riders } from './riders.ts'
import type { Vehicle } from './vehicle.ts'

/** Stands at least so long where the line ends, seconds. */
const layoverS = [25, 70] as const

export class BusDriver implements Driver {
  readonly access = accessTo('arterial', 'street')
  readonly work: Work
  readonly #line: Line
  readonly #riders: Riders
  readonly #random: Random
  readonly #seats: number
  /** The stop it drives to next. */
  #stop: number

  /** Starts on the line's link `startAt`. `riders` are those of all its buses. */
  constructor(
    { line, riders }: { readonly line: Line; readonly riders: Riders },
    startAt: number,
    seats: number,
    random: Random,
  ) {
    this.#line = line
    this.#riders = riders
    this.#random = random
    this.#seats = seats
    const first = line.stops.findIndex((stop) => stop.at > startAt)
    this.#stop = Math.max(0, first)
    this.work = {
      line: line.line,
      task: 'scheduled service',
      taskState: taskStates.onTask,
      nextStop: '',
      passengers: random.integer(0, Math.floor(seats / 2)),
      loadKg: 0,
      doorsOpen: false,
      driveMode: line.line === 'demo' ? 3 : 2,
    }
  }

  next(vehicle: Vehicle): Errand {
    const { stops } = this.#line
    const stop = stops[this.#stop]!
    this.work.taskState = taskStates.onTask
    this.work.doorsOpen = false
    this.work.nextStop = stop.name
    const link = this.#line.links[stop.at]!
    const via = this.#alongLine(vehicle.leg.link, stop.at)
    const holdS = stop.terminal ? this.#random.integer(...layoverS) : 0
    return { link, atM: stop.atM, holdS, ...(via === undefined ? {} : { via }) }
  }

  arrived(vehicle: Vehicle): void {
    const { nowS, roads } = vehicle
    const { terminal } = this.#line.stops[this.#stop]!
    const { work } = this
    const exchange = this.#riders.serve(
      { index: this.#stop, terminal },
      { aboard: work.passengers, seats: this.#seats, random: this.#random },
      { nowS, hour: roads.hourAt(nowS) },
    )
    work.passengers += exchange.boarded - exchange.alighted
    work.doorsOpen = true
    vehicle.holdUntilS = Math.max(vehicle.holdUntilS ?? 0, nowS + dwellS(exchange))
    this.#stop = (this.#stop + 1) % this.#line.stops.length
  }

  /** The line's own links from here to a stop; undefined where the bus is not on its line. */
  #alongLine(here: Link, to: number): readonly Link[] | undefined {
    const { links } = this.#line
    const via: Link[] = []
    for (let back = 0; back < links.length; back++) {
      const at = (to - back + links.length) % links.length
      if (links[at] === here) return via.length === 0 ? undefined : via.reverse()
      via.push(links[at]!)
    }
    return undefined
  }
}
