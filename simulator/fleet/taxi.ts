/** Drives a taxi between demand points: picks up where it is called, sets down, and drives about until it is called again. */
import type { Random } from '../../common/random.ts'
import type { Link } from '../road/graph.ts'
import type { Access } from '../road/routing.ts'
import { taskStates, type Driver, type Errand, type Work } from './errand.ts'
import { levelOf, taxiTrips } from './hours.ts'
import type { Vehicle } from './vehicle.ts'

/** In the busiest hour a taxi that is free is called to its next place with this probability. Assumed. */
const calledAtMost = 0.95

/** Where people want to go from and to: links, each as likely as its weight says. */
export class Demand {
  readonly #links: readonly Link[]
  readonly #upTo: readonly number[]
  readonly #total: number

  constructor(links: readonly Link[], weightOf: (link: Link) => number) {
    let total = 0
    this.#links = links
    this.#upTo = links.map((link) => (total += weightOf(link)))
    this.#total = total
  }

  /** A link and a place on it, clear of the junctions. */
  pick(random: Random): { readonly link: Link; readonly atM: number } {
    const drawn = random.next() * this.#total
    const at = this.#upTo.findIndex((upTo) => drawn < upTo)
    const link = this.#links[at < 0 ? this.#links.length - 1 : at]!
    const clearM = Math.min(30, link.length / 3)
    return { link, atM: clearM + random.next() * (link.length - 2 * clearM) }
  }
}

export class TaxiDriver implements Driver {
  readonly access: Access
  readonly work: Work
  readonly #demand: Demand
  readonly #random: Random
  #called = false

  constructor(demand: Demand, access: Access, line: string, random: Random) {
    this.access = access
    this.#demand = demand
    this.#random = random
    this.work = {
      line,
      task: 'waiting',
      taskState: taskStates.idle,
      nextStop: '',
      passengers: 0,
      loadKg: 0,
      doorsOpen: false,
      driveMode: 3,
    }
  }

  next({ roads, nowS }: Vehicle): Errand {
    const { work } = this
    const occupied = work.passengers > 0
    const level = levelOf(taxiTrips, roads.hourAt(nowS))
    this.#called = !occupied && this.#random.next() < calledAtMost * level
    work.task = occupied ? 'passenger trip' : this.#called ? 'to pick-up' : 'cruising'
    work.taskState = occupied
      ? taskStates.onTask
      : this.#called
        ? taskStates.toTask
        : taskStates.idle
    work.doorsOpen = false
    const place = this.#demand.pick(this.#random)
    work.nextStop = place.link.road.name
    return { ...place, holdS: this.#random.integer(8, 25) }
  }

  arrived(): void {
    const { work } = this
    work.doorsOpen = work.passengers > 0 || this.#called
    work.passengers = this.#called ? this.#random.integer(1, 3) : 0
  }
}
