/** Events in which one driver does what is not allowed: he has orders meanwhile, and the judge excuses him alone. */
import type { TurnLeg, Vehicle } from '../fleet/vehicle.ts'
import type { EmergencyBraking, JunctionConflict } from './plan.ts'
import type { Happening } from './script.ts'

const fromMps = 8
const brakingMps2 = 6.5
const standS = 5
/** A driver goes on from so near that he could just still stop, metres beyond his braking distance. */
const lastChanceM = 8
const lateBraking = 2.5

export class EmergencyEvent implements Happening {
  readonly #plan: EmergencyBraking
  readonly #vehicle: Vehicle
  #standsSinceS: number | undefined
  #done = false

  constructor(plan: EmergencyBraking, vehicle: Vehicle) {
    this.#plan = plan
    this.#vehicle = vehicle
  }

  step(nowS: number): void {
    const vehicle = this.#vehicle
    const plan = this.#plan
    if (this.#done || nowS < plan.atS) return
    if (vehicle.orders === undefined) {
      if (vehicle.speed < (plan.fromMps ?? fromMps) || vehicle.leg.kind !== 'lane') return
      vehicle.orders = { brakingMps2: plan.brakingMps2 ?? brakingMps2 }
    }
    if (!vehicle.standing) return
    this.#standsSinceS ??= nowS
    if (nowS - this.#standsSinceS < (plan.standS ?? standS)) return
    vehicle.orders = undefined
    this.#done = true
  }
}

export class ConflictEvent implements Happening {
  readonly #plan: JunctionConflict
  readonly #vehicle: Vehicle
  #way: TurnLeg | undefined
  #done = false

  constructor(plan: JunctionConflict, vehicle: Vehicle) {
    this.#plan = plan
    this.#vehicle = vehicle
  }

  step(nowS: number): void {
    if (this.#done || nowS < this.#plan.atS) return
    const vehicle = this.#vehicle
    if (this.#way === undefined) {
      this.#way = this.#wayOfConflict(nowS)
      if (this.#way === undefined) return
      vehicle.orders = { passesLines: true }
      vehicle.roads.rightOfWay.take(vehicle, this.#way)
    }
    const { path, link } = this.#way
    if (vehicle.leg.path === path || vehicle.legs[1]?.path === path) return
    if (vehicle.leg.link === link && vehicle.s < vehicle.kind.lengthM) return
    vehicle.orders = undefined
    this.#done = true
  }

  /** The way across the next node, if he would have to wait before it now and comes to it driving. */
  #wayOfConflict(nowS: number): TurnLeg | undefined {
    const { leg, legs, s, speed, kind, roads } = this.#vehicle
    const way = legs[1]
    if (leg.kind !== 'lane' || way?.kind !== 'turn' || speed < 4) return undefined
    const lineM = leg.path.length - s - kind.lengthM / 2
    if (lineM < 0) return undefined
    const { plan, phaseId } = leg
    const now = plan === undefined || phaseId === undefined ? [] : plan.spansOf(phaseId, nowS)
    if (this.#plan.passes === 'red') {
      // Before he begins to brake, and only if it will still be red when he is there.
      if (lineM > (speed * speed) / 2 || now[0]?.light !== 'red') return undefined
      return now[0].endS > lineM / speed + 1 ? way : undefined
    }
    if (lineM > (speed * speed) / (2 * lateBraking) + lastChanceM) return undefined
    const isRed = now[0]?.light === 'red'
    return !isRed && roads.rightOfWay.isTaken(this.#vehicle, way) ? way : undefined
  }
}
