/** Road works that close a lane for a time: they stand in traffic like a long vehicle that never moves. */
import { createRandom } from '../../common/random.ts'
import type { Driver } from '../fleet/errand.ts'
import { vehicleClasses, type VehicleClass } from '../fleet/vehicle-class.ts'
import type { Roads } from '../fleet/roads.ts'
import { Vehicle } from '../fleet/vehicle.ts'
import type { Link } from '../road/graph.ts'
import { laneOffset } from '../road/lanes.ts'
import type { ClosedLanePlan } from './plan.ts'
import { notInScenario } from './refusal.ts'
import type { Happening } from './script.ts'

const widthM = 2.6
/** Before the works drivers keep this free, so that they can still swing out, metres. */
const clearM = 34
/** Nobody may be so near behind the works when they are set up, metres. */
const setUpM = 80

export class ClosedLane implements Happening {
  readonly #plan: ClosedLanePlan
  readonly #link: Link
  readonly #roads: Roads
  readonly #vehicle: Vehicle
  #open = true
  #over = false

  constructor(plan: ClosedLanePlan, number: number, roads: Roads) {
    const { fromNode, toNode, fromM, toM, lane } = plan
    const link = roads.graph.linkBetween(fromNode, toNode)
    if (lane >= link.lanes || link.lanes < 2 || fromM >= toM || toM > link.length) {
      throw notInScenario(`lane ${lane} that could be closed from ${fromM} to ${toM} m`, [
        `a road of ${link.lanes} lanes and ${Math.floor(link.length)} m, of which one has to stay open`,
      ])
    }
    this.#plan = plan
    this.#link = link
    this.#roads = roads
    const kind: VehicleClass = { ...vehicleClasses.machine, lengthM: toM - fromM, widthM, clearM }
    const random = createRandom(number)
    const id = `WORKS-${number + 1}`
    this.#vehicle = new Vehicle({ id, order: -1 - number, kind, driver: nobody, roads, random })
  }

  /** The works while they stand. */
  get works(): Vehicle | undefined {
    return this.#open ? undefined : this.#vehicle
  }

  step(nowS: number): void {
    const { atS, untilS = Infinity, fromM, toM, lane } = this.#plan
    if (this.#over || nowS < atS) return
    if (nowS >= untilS) {
      if (!this.#open) this.#vehicle.unplace()
      this.#open = this.#over = true
    } else if (this.#open && this.#isEmpty()) {
      this.#vehicle.place(this.#link, (fromM + toM) / 2, lane)
      this.#open = false
    }
  }

  #isEmpty(): boolean {
    const { fromM, toM, lane } = this.#plan
    const sideM = laneOffset(this.#link, lane)
    return this.#roads.traffic.onLink(this.#link).every((other) => {
      const { roadM, kind } = other
      if (roadM + kind.lengthM / 2 < fromM - setUpM || roadM - kind.lengthM / 2 > toM) return true
      return !this.#roads.traffic.isInLane(other, sideM, widthM)
    })
  }
}

const nobody: Driver = {
  access: () => false,
  work: {
    line: '',
    task: '',
    taskState: 0,
    nextStop: '',
    passengers: 0,
    loadKg: 0,
    doorsOpen: false,
    driveMode: 0,
  },
  next: () => undefined,
  arrived: () => undefined,
}
