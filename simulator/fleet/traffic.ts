/** Who is where on the roads, so that each vehicle finds the one ahead of it in its lane. */
import type { Link } from '../road/graph.ts'
import type { Leg, Vehicle } from './vehicle.ts'

/** Room that bodies need beside each other, metres. */
const besideM = 0.6
const nobody: readonly Vehicle[] = []

export interface Leader {
  /** From bumper to bumper, metres. */
  gapM: number
  speedMps: number
  vehicle: Vehicle | undefined
}

/** Where across the link to look for a leader, and how far. */
export interface Look {
  readonly sideM: number
  readonly lookM: number
}

/** The next ones before and behind in a lane, from bumper to bumper in metres; Infinity where nobody is. */
export interface Around {
  ahead: Vehicle | undefined
  aheadM: number
  behind: Vehicle | undefined
  behindM: number
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
   * The nearest vehicle ahead within `lookM`, on the vehicle's present leg at `sideM`, and on those after it. Writes `into` and returns
   * it, or undefined where the way is free.
   */
  leaderOf(vehicle: Vehicle, { sideM, lookM }: Look, into: Leader): Leader | undefined {
    let beforeM = -vehicle.s
    for (const leg of vehicle.legs) {
      if (beforeM > lookM) return undefined
      const others =
        leg.kind === 'lane' ? this.onLink(leg.link) : (this.#onTurn.get(leg.key) ?? nobody)
      let nearest: Vehicle | undefined
      let nearestM = Infinity
      for (const other of others) {
        if (other === vehicle) continue
        const aheadM =
          placeOn(vehicle, leg, other) +
          (leg === vehicle.leg ? -placeOn(vehicle, leg, vehicle) : beforeM)
        if (aheadM < 0 || aheadM >= nearestM) continue
        if (aheadM === 0 && other.order > vehicle.order) continue
        if (leg.kind === 'lane') {
          const atM = leg === vehicle.leg ? sideM : leg.sideInM
          const widthM = leg === vehicle.leg ? vehicle.spanM : vehicle.kind.widthM
          if (!this.isInLane(other, atM, widthM)) continue
        }
        nearest = other
        nearestM = aheadM
      }
      if (nearest !== undefined) {
        const bodiesM = (nearest.kind.lengthM + vehicle.kind.lengthM) / 2
        into.gapM = nearestM - bodiesM - clearOf(nearest, vehicle)
        into.speedMps = nearest.speed
        into.vehicle = nearest
        return nearestM <= lookM ? into : undefined
      }
      beforeM += leg.path.length
    }
    return undefined
  }

  /** True for who is in the way of a body that wide at `ofM` of the link, or is moving over to there. */
  isInLane({ sideM, spanM, leg, kind }: Vehicle, ofM: number, widthM: number): boolean {
    const isThere = Math.abs(sideM - ofM) <= (spanM + widthM) / 2 + besideM
    return isThere || Math.abs(leg.sideOutM - ofM) <= (kind.widthM + widthM) / 2 + besideM
  }

  /** Writes who is next before and behind the vehicle on its link, of those at `sideM`. */
  around(vehicle: Vehicle, sideM: number, into: Around): void {
    into.ahead = into.behind = undefined
    into.aheadM = into.behindM = Infinity
    const { leg, kind } = vehicle
    for (const other of this.onLink(leg.link)) {
      if (other === vehicle || !this.isInLane(other, sideM, kind.widthM)) continue
      const aheadM = other.roadM - vehicle.roadM
      const bodiesM = (kind.lengthM + other.kind.lengthM) / 2
      if (aheadM >= 0 && aheadM - bodiesM - other.kind.clearM < into.aheadM) {
        into.ahead = other
        into.aheadM = aheadM - bodiesM - other.kind.clearM
      } else if (aheadM < 0 && -aheadM - bodiesM < into.behindM) {
        into.behind = other
        into.behindM = -aheadM - bodiesM
      }
    }
  }
}

/** How far along a leg another vehicle on its link, or out of its lane, is; -Infinity once their ways have parted. */
function placeOn(vehicle: Vehicle, leg: Leg, other: Vehicle): number {
  if (leg.kind === 'lane') return other.roadM
  const { s, leg: own } = other
  if (own.path === leg.path) return s
  const { rightOfWay } = vehicle.roads
  return s < rightOfWay.together(own.path, other, leg.path, vehicle).untilM ? s : -Infinity
}

/** Room to keep before road works, for those who are not moving out of their lane already. */
function clearOf({ kind, sideM }: Vehicle, { leg, kind: own }: Vehicle): number {
  if (kind.clearM === 0) return 0
  return Math.abs(leg.sideOutM - sideM) > (kind.widthM + own.widthM) / 2 ? 0 : kind.clearM
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
