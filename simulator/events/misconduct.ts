/** Events in which one driver does what is not allowed: he has orders meanwhile, and the judge excuses him alone. */
import type { Leader } from '../fleet/traffic.ts'
import type { LaneLeg, TurnLeg, Vehicle } from '../fleet/vehicle.ts'
import type { Light } from '../road/signals.ts'
import type { EmergencyBraking, JunctionConflict } from './plan.ts'
import type { Happening } from './script.ts'

const fromMps = 8
const brakingMps2 = 6.5
const standS = 5
/** A driver goes on from so near that he could just still stop, metres beyond his braking distance. */
const lastChanceM = 8
const lateBraking = 2.5

const ahead: Leader = { gapM: 0, speedMps: 0, vehicle: undefined }

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
  /** At the last step before the stop line. */
  #isRed = false
  #done = false

  constructor(plan: JunctionConflict, vehicle: Vehicle) {
    this.#plan = plan
    this.#vehicle = vehicle
  }

  step(nowS: number): void {
    if (this.#done || nowS < this.#plan.atS) return
    const vehicle = this.#vehicle
    if (this.#way === undefined) {
      const way = this.#wayOfConflict(nowS)
      if (way === undefined) return
      vehicle.orders = { passesLines: true }
      this.#take(way)
    }
    const { leg, legs, s, kind } = vehicle
    const { link, path } = this.#way!
    if (leg.kind === 'lane' && leg.link !== link) {
      if (lineM(vehicle) >= 0) this.#isRed = lightOf(leg, nowS) === 'red'
      // Another lane leads across by another way.
      if (legs[1]?.kind === 'turn' && legs[1].path !== path) this.#take(legs[1])
      return
    }
    if (leg.kind === 'turn' || s < kind.lengthM) return
    vehicle.orders = undefined
    this.#way = undefined
    // Somebody before it may have held it until the light was green: then it is the next one.
    this.#done = this.#plan.passes === 'others' || this.#isRed
  }

  #take(way: TurnLeg): void {
    this.#way = way
    this.#vehicle.roads.rightOfWay.take(this.#vehicle, way)
  }

  /** The way across the next node, if he would have to wait before it now and comes to it driving. */
  #wayOfConflict(nowS: number): TurnLeg | undefined {
    const { leg, legs, speed, roads } = this.#vehicle
    const way = legs[1]
    if (leg.kind !== 'lane' || way?.kind !== 'turn' || speed < 4) return undefined
    const leftM = lineM(this.#vehicle)
    if (leftM < 0 || leg.haltM !== undefined || this.#isBehindSomebody(leftM)) return undefined
    const isRed = lightOf(leg, nowS) === 'red'
    if (this.#plan.passes === 'red') {
      // Before he begins to brake, and only if it will still be red when he is there.
      if (!isRed || leftM > (speed * speed) / 2) return undefined
      return leg.plan!.spansOf(leg.phaseId!, nowS)[0]!.endS > leftM / speed + 1 ? way : undefined
    }
    if (leftM > (speed * speed) / (2 * lateBraking) + lastChanceM) return undefined
    return !isRed && roads.rightOfWay.isTaken(this.#vehicle, way) ? way : undefined
  }

  #isBehindSomebody(leftM: number): boolean {
    const { leg, roads, kind } = this.#vehicle
    const look = { sideM: leg.sideOutM, lookM: leftM + kind.lengthM }
    return roads.traffic.leaderOf(this.#vehicle, look, ahead) !== undefined
  }
}

/** Distance of the front to the end of the lane; negative beyond it. */
function lineM({ leg, s, kind }: Vehicle): number {
  return leg.path.length - s - kind.lengthM / 2
}

function lightOf({ plan, phaseId }: LaneLeg, nowS: number): Light | undefined {
  return phaseId === undefined ? undefined : plan?.lightOf(phaseId, nowS)
}
