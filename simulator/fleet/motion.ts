/**
 * How a vehicle chooses its acceleration: the Intelligent Driver Model (Treiber, Hennecke, Helbing 2000) behind whoever is
 * ahead, the speed envelope of the road, and stopping for red, for people on the road and where the errand ends.
 */
import { envelopeBraking } from '../road/path.ts'
import { giveWayDistanceM } from '../users/give-way.ts'
import type { Leader } from './traffic.ts'
import type { Vehicle } from './vehicle.ts'

/** IDM: seconds kept to the one ahead, metres kept standing, comfortable braking. */
const headwayS = 1.3
const standGapM = 2
const comfortBraking = 1.5
/** Braking begins where a stop would need this much. */
const stopBraking = 1.1
/** How fast acceleration itself may change, m/s³. */
const jerkUp = 2
const jerkDown = 8
/** A halting place is reached, not approached for ever: below this the next step stands still. */
const lastBitMps = 0.12
const lastBitM = 0.02

const leader: Leader = { gapM: 0, speedMps: 0 }

export function chooseAcceleration(vehicle: Vehicle, nowS: number, dtS: number): number {
  const { kind, speed } = vehicle
  const wanted = Math.min(
    behindLeader(vehicle),
    withinEnvelope(vehicle, dtS),
    stopping(vehicle, vehicle.haltDistanceM(), dtS),
    stopping(vehicle, redLightDistanceM(vehicle, nowS), dtS),
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

function behindLeader(vehicle: Vehicle): number {
  const { kind, speed } = vehicle
  const wishMps = Math.max(0.3, wishedSpeed(vehicle))
  const free = kind.accelerationMax * (1 - Math.min(2, speed / wishMps) ** 4)
  const ahead = vehicle.roads.traffic.leaderOf(vehicle, 25 + speed * 4, leader)
  if (ahead === undefined) return free
  const closing =
    (speed * (speed - ahead.speedMps)) / (2 * Math.sqrt(kind.accelerationMax * comfortBraking))
  const wishedGapM = standGapM + Math.max(0, speed * headwayS + closing)
  return free - kind.accelerationMax * (wishedGapM / Math.max(ahead.gapM, 0.3)) ** 2
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

/** Distance of the front to the next stop line that shows no green and can still be kept. */
function redLightDistanceM(vehicle: Vehicle, nowS: number): number {
  const { speed, kind } = vehicle
  let beforeM = -vehicle.s - kind.lengthM / 2
  for (const leg of vehicle.legs) {
    beforeM += leg.path.length
    if (leg.kind !== 'lane' || leg.plan === undefined || leg.phaseId === undefined) continue
    if (beforeM < 0 || beforeM > 160) continue
    if (leg.plan.lightOf(leg.phaseId, nowS) === 'green') continue
    // Who cannot stop before the line goes on; yellow is long enough for that.
    if ((speed * speed) / (2 * beforeM) > 3) continue
    return Math.max(0, beforeM - 0.3)
  }
  return Infinity
}
