/**
 * How a vehicle chooses its acceleration: the Intelligent Driver Model (Treiber, Hennecke, Helbing 2000) behind whoever is
 * ahead, the speed envelope of the road, and stopping for red, for people on the road and where the errand ends.
 */
import { envelopeBraking } from '../road/path.ts'
import { giveWayDistanceM } from '../users/give-way.ts'
import type { Leader } from './traffic.ts'
import type { LaneLeg, TurnLeg, Vehicle } from './vehicle.ts'

/** IDM: metres kept standing, comfortable braking. */
const standGapM = 2
const comfortBraking = 1.5
/** Braking begins where a stop would need this much. */
const stopBraking = 1.1
/** How fast acceleration itself may change, m/s³. */
const jerkUp = 2
const jerkDown = 8
const emergencyJerk = 25
/** A halting place is reached, not approached for ever: below this the next step stands still. */
const lastBitMps = 0.12
const lastBitM = 0.02
/** Yellow is stopped for where this much braking is enough, m/s²; it is passed only with some time left, seconds. */
const yellowBraking = 2
const yellowSpareS = 0.3
/** How far signals are seen; how long before braking has to begin the way across is claimed, metres. */
const signalSightM = 160
const claimAheadM = 15

const leader: Leader = { gapM: 0, speedMps: 0, vehicle: undefined }

export function chooseAcceleration(vehicle: Vehicle, nowS: number, dtS: number): number {
  const { kind, speed, leg, orders } = vehicle
  if (orders?.brakingMps2 !== undefined) return emergencyBraking(vehicle, orders.brakingMps2, dtS)
  const behindTarget = behindLeader(vehicle, leg.sideOutM)
  // Who changes lanes has a leader in each; the one where it still is counts for what it may pass.
  const isChanging = leg.kind === 'lane' && Math.abs(vehicle.sideM - leg.sideOutM) > 0.05
  const behindOwn = isChanging ? behindLeader(vehicle, vehicle.sideM) : behindTarget
  const ahead = leader.vehicle
  const wanted = Math.min(
    behindTarget,
    behindOwn,
    withinEnvelope(vehicle, dtS),
    stopping(vehicle, vehicle.haltDistanceM(), dtS),
    stopping(vehicle, closedLineM(vehicle, ahead, nowS), dtS),
    stopping(vehicle, giveWayDistanceM(vehicle), dtS),
  )
  const smooth = Math.min(
    Math.max(wanted, vehicle.acceleration - jerkDown * dtS),
    vehicle.acceleration + jerkUp * dtS,
  )
  // The last bit of a stop follows the distance exactly: smoothing would roll past it.
  const chosen = wanted < 0 && speed < 1.5 ? wanted : smooth
  return Math.min(kind.accelerationMax, Math.max(-kind.brakingMax, chosen))
}

/** IDM behind who is ahead at `sideM` of the link; leaves in `leader` who that is. */
function behindLeader(vehicle: Vehicle, sideM: number): number {
  const look = { sideM, lookM: 25 + vehicle.speed * 8 }
  const ahead = vehicle.roads.traffic.leaderOf(vehicle, look, leader)
  if (ahead === undefined) leader.vehicle = undefined
  return followingAcceleration(vehicle, ahead?.gapM ?? Infinity, ahead?.speedMps ?? 0)
}

function emergencyBraking(vehicle: Vehicle, brakingMps2: number, dtS: number): number {
  const builtUp = Math.max(-brakingMps2, vehicle.acceleration - emergencyJerk * dtS)
  return Math.max(builtUp, -vehicle.speed / dtS)
}

/** IDM behind somebody `gapM` ahead; Infinity where nobody is. */
export function followingAcceleration(vehicle: Vehicle, gapM: number, aheadMps: number): number {
  const { kind, speed } = vehicle
  const wishMps = Math.max(0.3, wishedSpeed(vehicle))
  const free = kind.accelerationMax * (1 - Math.min(2, speed / wishMps) ** 4)
  if (gapM === Infinity) return free
  const closing =
    (speed * (speed - aheadMps)) / (2 * Math.sqrt(kind.accelerationMax * comfortBraking))
  const wishedGapM = standGapM + Math.max(0, speed * vehicle.headwayS + closing)
  return free - kind.accelerationMax * (wishedGapM / Math.max(gapM, 0.3)) ** 2
}

function wishedSpeed(vehicle: Vehicle): number {
  const { leg, kind } = vehicle
  return Math.min(kind.speedMaxMps, leg.link.limitMps) * vehicle.speedHabit
}

/** Keeps to what curves and limits ahead allow. */
function withinEnvelope(vehicle: Vehicle, dtS: number): number {
  const { speed, legs } = vehicle
  let beforeM = -(vehicle.s + speed * dtS)
  let allowed = vehicle.leg.path.speedAt(-beforeM)
  for (const leg of legs) {
    if (beforeM > 0) {
      const entry = leg.path.speedAt(0)
      allowed = Math.min(allowed, Math.sqrt(entry * entry + 2 * envelopeBraking * beforeM))
    }
    beforeM += leg.path.length
  }
  return speed > allowed ? Math.max((allowed - speed) / dtS, -2.5) : Infinity
}

/** Brakes for a stop in `distanceM`, evenly and from as late as is comfortable. */
function stopping(vehicle: Vehicle, distanceM: number, dtS: number): number {
  if (distanceM === Infinity) return Infinity
  const { speed } = vehicle
  if (distanceM <= lastBitM || (speed <= lastBitMps && distanceM < 1)) return -speed / dtS
  const needed = (speed * speed) / (2 * distanceM)
  if (needed >= stopBraking) return -needed
  // Close by, go no faster than one can stop from.
  const crawl = Math.sqrt(2 * stopBraking * distanceM)
  return (crawl - speed) / dtS
}

/** Distance of the front to the next stop line it may not pass: no green, or the way behind it is another's. */
function closedLineM(vehicle: Vehicle, ahead: Vehicle | undefined, nowS: number): number {
  const { speed, kind, legs } = vehicle
  const { rightOfWay } = vehicle.roads
  if (vehicle.orders?.passesLines === true) return Infinity
  if (vehicle.leg.kind === 'turn' && vehicle.leg.isBay) {
    if (!rightOfWay.claim(vehicle, vehicle.leg)) return 0
  }
  let beforeM = -vehicle.s - kind.lengthM / 2
  for (let i = 0; i < legs.length; i++) {
    const leg = legs[i]!
    beforeM += leg.path.length
    if (beforeM > signalSightM) return Infinity
    if (leg.kind === 'turn') continue
    const way = legs[i + 1]
    const stopM = Math.max(0, beforeM - vehicle.roads.stopLines.gapM(leg.link, leg.laneOut))
    if (mustStop(vehicle, leg, beforeM, nowS)) {
      if (way?.kind === 'turn') rightOfWay.giveUp(vehicle, way)
      return stopM
    }
    if (way?.kind !== 'turn') continue
    if (beforeM > (speed * speed) / (2 * stopBraking) + claimAheadM) return Infinity
    if (!mayCross(vehicle, leg, way, ahead)) return stopM
  }
  return Infinity
}

function mustStop(vehicle: Vehicle, leg: LaneLeg, beforeM: number, nowS: number): boolean {
  if (leg.plan === undefined || leg.phaseId === undefined || beforeM < 0) return false
  const light = leg.plan.lightOf(leg.phaseId, nowS)
  if (light === 'green') return false
  const { speed, kind } = vehicle
  const needed = (speed * speed) / (2 * beforeM)
  if (needed <= yellowBraking) return true
  if (light === 'yellow') {
    // Who is over the line before yellow ends goes on.
    const yellowS = leg.plan.spansOf(leg.phaseId, nowS)[0]?.endS ?? 0
    if (beforeM < speed * (yellowS - yellowSpareS)) return false
  }
  return needed <= kind.brakingMax
}

/** Who follows somebody who has to wait waits too: it must not hold what those ahead of it need. */
function mayCross(
  vehicle: Vehicle,
  leg: LaneLeg,
  way: TurnLeg,
  ahead: Vehicle | undefined,
): boolean {
  const { rightOfWay } = vehicle.roads
  if (ahead?.leg.kind === 'lane' && ahead.leg.link === leg.link) {
    const its = ahead.legs[1]
    if (its?.kind !== 'turn' || !rightOfWay.holds(ahead, its)) {
      rightOfWay.giveUp(vehicle, way)
      return false
    }
  }
  return rightOfWay.claim(vehicle, way)
}
