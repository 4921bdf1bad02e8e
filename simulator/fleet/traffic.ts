/** Who is where on the roads, so that each vehicle finds the one ahead of it in its lane. */
import type { Link } from '../road/graph.ts'
import type { Vehicle } from './vehicle.ts'

/** Bodies closer to each other sideways than this are in each other's way. */
const besideM = 2.2
const nobody: readonly Vehicle[] = []

export interface Leader {
  /** From bumper to bumper, metres. */
  gapM: number
  speedMps: number
}

export class Traffic {
  readonly #onLink = new Map<number, Vehicle[]>()
  readonly #onTurn = new Map<string, Vehicle[]>()

  enterLink(link: Link, vehicle: Vehicle): void {
    enter(this.#onLink, link.index, vehicle)
  }

  leaveLink(link: Link, vehicle: Vehicle): void {
    leave(this.#onLink, link.index, vehicle)
  }

  enterTurn(key: string, vehicle: Vehicle): void {
    enter(this.#onTurn, key, vehicle)
  }

  leaveTurn(key: string, vehicle: Vehicle): void {
    leave(this.#onTurn, key, vehicle)
  }

  onLink(link: Link): readonly Vehicle[] {
    return this.#onLink.get(link.index) ?? nobody
  }

  /**
   * The nearest vehicle ahead within `lookM`, on the vehicle's present leg and those after it. Writes `into` and returns
   * it, or undefined where the way is free.
   */
  leaderOf(vehicle: Vehicle, lookM: number, into: Leader): Leader | undefined {
    let beforeM = -vehicle.s
    for (const leg of vehicle.legs) {
      if (beforeM > lookM) return undefined
      const others =
        leg.kind === 'lane' ? this.onLink(leg.link) : (this.#onTurn.get(leg.key) ?? nobody)
      let nearest: Vehicle | undefined
      let nearestM = Infinity
      for (const other of others) {
        if (other === vehicle) continue
        const aheadM = beforeM + (other.s / other.leg.path.length) * leg.path.length
        if (aheadM < 0 || aheadM >= nearestM) continue
        if (aheadM === 0 && other.order > vehicle.order) continue
        const sideM = leg === vehicle.leg ? vehicle.sideM : leg.sideInM
        if (leg.kind === 'lane' && Math.abs(other.sideM - sideM) > besideM) {
          // Also keep behind one that is about to be where this leg ends.
          if (Math.abs(other.sideM - leg.sideOutM) > besideM) continue
        }
        nearest = other
        nearestM = aheadM
      }
      if (nearest !== undefined) {
        into.gapM = nearestM - (nearest.kind.lengthM + vehicle.kind.lengthM) / 2
        into.speedMps = nearest.speed
        return nearestM <= lookM ? into : undefined
      }
      beforeM += leg.path.length
    }
    return undefined
  }
}

function enter<K>(places: Map<K, Vehicle[]>, key: K, vehicle: Vehicle): void {
  const there = places.get(key)
  if (there === undefined) places.set(key, [vehicle])
  else there.push(vehicle)
}

function leave<K>(places: Map<K, Vehicle[]>, key: K, vehicle: Vehicle): void {
  const there = places.get(key)
  const at = there?.indexOf(vehicle) ?? -1
  if (there !== undefined && at >= 0) there.splice(at, 1)
}
