/**
 * Who may cross a node. A vehicle claims its way across before it comes to the stop line, and waits there while another holds
 * one that crosses or joins it: first come, first served. Claims end by themselves once the vehicle is across.
 */
import { together, type Size, type Together } from '../road/bodies.ts'
import type { Path } from '../road/path.ts'
import type { TurnLeg, Vehicle } from './vehicle.ts'

/** Bodies count as one of two sizes, with room at their sides, so that few pairs of ways have to be compared. */
const short: Size = { lengthM: 5.3, widthM: 2.4 }
const long: Size = { lengthM: 12.2, widthM: 2.9 }
/** A body is clear of the node once its middle is this much further than half its length behind it, metres. */
const behindM = 1
/** Where a road ends, this much further: the tail of who drives into the turning circle there swings out beside. */
export const behindCircleM = 8

interface Claim {
  readonly vehicle: Vehicle
  readonly leg: TurnLeg
}

export class RightOfWay {
  readonly #claims = new Map<number, Claim[]>()
  readonly #together = new Map<Path, Map<Path, Together[]>>()

  /** Claims the way for the vehicle; false while somebody else's is in its way. */
  claim(vehicle: Vehicle, leg: TurnLeg): boolean {
    if (this.holds(vehicle, leg)) return true
    if (this.isTaken(vehicle, leg)) return false
    this.take(vehicle, leg)
    return true
  }

  /** Takes the way whoever holds one that is in its way. */
  take(vehicle: Vehicle, leg: TurnLeg): void {
    this.#claimsAt(leg).push({ vehicle, leg })
  }

  /** True while somebody else's way is in the way of this one. */
  isTaken(vehicle: Vehicle, leg: TurnLeg): boolean {
    const claims = this.#claimsAt(leg)
    for (let i = claims.length - 1; i >= 0; i--) if (isOver(claims[i]!)) claims.splice(i, 1)
    return claims.some((held) => held.vehicle !== vehicle && this.#inTheWay(held, vehicle, leg))
  }

  holds(vehicle: Vehicle, leg: TurnLeg): boolean {
    return this.#claimsAt(leg).some(
      (held) => held.vehicle === vehicle && held.leg.path === leg.path,
    )
  }

  giveUp(vehicle: Vehicle, leg: TurnLeg): void {
    const claims = this.#claimsAt(leg)
    const at = claims.findIndex((held) => held.vehicle === vehicle && held.leg.path === leg.path)
    if (at >= 0) claims.splice(at, 1)
  }

  /** How a vehicle's way shares its room with that of another vehicle across the same node. */
  together(way: Path, vehicle: Vehicle, other: Path, otherVehicle: Vehicle): Together {
    let ofWay = this.#together.get(way)
    if (ofWay === undefined) this.#together.set(way, (ofWay = new Map<Path, Together[]>()))
    let pairs = ofWay.get(other)
    if (pairs === undefined) ofWay.set(other, (pairs = []))
    const [size, otherSize] = [sizeOf(vehicle), sizeOf(otherVehicle)]
    const pair = (size === long ? 2 : 0) + (otherSize === long ? 1 : 0)
    return (pairs[pair] ??= together(way, size, other, otherSize))
  }

  #claimsAt({ link }: TurnLeg): Claim[] {
    const { nodeId } = link.from.junction
    const claims = this.#claims.get(nodeId)
    if (claims !== undefined) return claims
    const none: Claim[] = []
    this.#claims.set(nodeId, none)
    return none
  }

  #inTheWay(held: Claim, vehicle: Vehicle, leg: TurnLeg): boolean {
    // In a yard of piles one moves at a time.
    if (held.leg.isBay || leg.isBay) return true
    // A turning circle comes back beside its beginning.
    if (held.leg.path === leg.path) return leg.turnsBack
    const { untilM, partOnce } = this.together(leg.path, vehicle, held.leg.path, held.vehicle)
    // Ways out of one lane are driven one behind the other, unless they meet again.
    return held.leg.key === leg.key ? !partOnce : untilM > 0
  }
}

function sizeOf({ kind }: Vehicle): Size {
  return kind.lengthM > short.lengthM ? long : short
}

function isOver({ vehicle, leg }: Claim): boolean {
  if (vehicle.holdUntilS !== undefined) return true
  const { path } = leg
  if (vehicle.leg.path === path || vehicle.legs[1]?.path === path) return false
  const { s, kind } = vehicle
  const clearM = leg.turnsBack || leg.isBay ? behindCircleM : behindM
  return vehicle.leg.link !== leg.link || s > kind.lengthM / 2 + clearM
}
