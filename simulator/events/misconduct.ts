/** Events in which one driver does what is not allowed: he has orders meanwhile, and the judge excuses him alone. */
import type { Leader } from '../fleet/traffic.ts'
import type { LaneLeg, TurnLeg, Vehicle } from '../fleet/vehicle.ts'
import type { Light } from '../road/signals.ts'
import type { EmergencyBraking, JunctionConflict } from './plan.ts'
import type { Happening } from './script.ts'

const fromMps = 8
const brakingMps2 = 6.5
const standS = 5
/** Who is slower than that is about to stop already. */
const drivingMps = 3
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

interface Passage {
  readonly vehicle: Vehicle
  way: TurnLeg
  /** At the last step before the stop line. */
  isRed: boolean
}

/** Of several vehicles the first that comes to where it can happen. */
export class ConflictEvent implements Happening {
  readonly #plan: JunctionConflict
  readonly #candidates: readonly Vehicle[]
  #passage: Passage | undefined
  #done = false

  constructor(plan: JunctionConflict, candidates: readonly Vehicle[]) {
    this.#plan = plan
    this.#candidates = candidates
  }

  step(nowS: number): void {
    if (this.#done || nowS < this.#plan.atS) return
    this.#passage ??= this.#begun(nowS)
    const passage = this.#passage
    if (passage === undefined) return
    const { vehicle, way } = passage
    const { leg, legs, s, kind } = vehicle
    if (leg.kind === 'lane' && leg.link !== way.link) {
      // Until the stop line.
      if (lineM(vehicle) >= 0) passage.isRed = lightOf(leg, nowS) === 'red'
      // Another lane leads across by another way.
      if (legs[1]?.kind !== 'turn' || legs[1].path === way.path) return
      passage.way = legs[1]
      vehicle.roads.rightOfWay.take(vehicle, legs[1])
      return
    }
    if (leg.kind === 'turn' || s < kind.lengthM) return
    vehicle.orders = undefined
    this.#passage = undefined
    // Somebody before it may have held it until the light was green: then it is the next one.
    this.#done = this.#plan.passes === 'others' || passage.isRed
  }

  #begun(nowS: number): Passage | undefined {
    for (const vehicle of this.#candidates) {
      const way = this.#wayOfConflict(vehicle, nowS)
      if (way === undefined) continue
      vehicle.orders = { passesLines: true }
      vehicle.roads.rightOfWay.take(vehicle, way)
      return { vehicle, way, isRed: false }
    }
    return undefined
  }

  /** The way across the next node, if it would have to wait before it now. */
  #wayOfConflict(vehicle: Vehicle, nowS: number): TurnLeg | undefined {
    const { leg, legs, speed, roads, orders } = vehicle
    const way = legs[1]
    if (orders !== undefined || speed < drivingMps) return undefined
    if (leg.kind !== 'lane' || way?.kind !== 'turn') return undefined
    const leftM = lineM(vehicle)
    if (leftM < 0 || leg.haltM !== undefined) return undefined
    const isRed = lightOf(leg, nowS) === 'red'
    if (this.#plan.passes === 'others') {
      if (isRed || leftM > (speed * speed) / (2 * lateBraking) + lastChanceM) return undefined
      const { rightOfWay } = roads
      const hasToWait = !rightOfWay.holds(vehicle, way) && rightOfWay.isTaken(vehicle, way)
      return hasToWait && isFirst(vehicle, leftM) ? way : undefined
    }
    // Before it begins to brake, and only if it will still be red when it is there.
    if (!isRed || leftM > (speed * speed) / 2) return undefined
    const [red] = leg.plan!.spansOf(leg.phaseId!, nowS)
    return red!.endS > leftM / speed + 1 && isFirst(vehicle, leftM) ? way : undefined
  }
}

/** Nobody is between it and the stop line. */
function isFirst(vehicle: Vehicle, leftM: number): boolean {
  const look = { sideM: vehicle.leg.sideOutM, lookM: leftM + vehicle.kind.lengthM }
  return vehicle.roads.traffic.leaderOf(vehicle, look, ahead) === undefined
}

/** Distance of the front to the end of the lane; negative beyond it. */
function lineM({ leg, s, kind }: Vehicle): number {
  return leg.path.length - s - kind.lengthM / 2
}

function lightOf({ plan, phaseId }: LaneLeg, nowS: number): Light | undefined {
  return phaseId === undefined ? undefined : plan?.lightOf(phaseId, nowS)
}
