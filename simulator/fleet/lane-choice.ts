/**
 * Which lane a vehicle moves to: MOBIL (Kesting, Treiber, Helbing 2007, "General lane-changing model MOBIL for car-following
 * models") with the way it has to turn as a bias. It asks for no more than that nobody brakes hard.
 */
import { followingAcceleration } from './motion.ts'
import type { Around } from './traffic.ts'
import type { LaneLeg, Vehicle } from './vehicle.ts'
import { laneOffset } from '../road/lanes.ts'

/** The shortest way over which a vehicle moves by one lane, metres. */
const laneChangeMinM = 28
/** What is gained has to be this much, m/s²; the wanted lane counts for it, the others against it. */
const threshold = 0.2
const bias = 0.35
/** Nobody may have to brake harder than this for a change, m/s². */
const safeBraking = 1.8
/** From here to the end of the link only the lane that is wanted there is changed to, metres. */
const turnNearM = 250
/** Who has just come onto a link stays in its lane, metres: those behind it are still on the node. */
const settledM = 20
/** Behind somebody as near and slow as that there is no room to swing out, metres and m/s. */
const swingM = 18
const swingMps = 4
/** Works count from here on, metres. */
const closedM = 120
/** Who follows as closely as this does not overtake, seconds. */
const followingS = 1

const around: Around = { ahead: undefined, aheadM: 0, behind: undefined, behindM: 0 }

/** The neighbouring lane to move to now, or undefined. */
export function chooseLane(vehicle: Vehicle): number | undefined {
  const { leg, s } = vehicle
  if (leg.kind !== 'lane' || leg.link.lanes === 1) return undefined
  if (Math.abs(vehicle.sideM - leg.sideOutM) > 0.05 || s < settledM) return undefined
  const here = accelerationIn(vehicle, leg, leg.laneOut)
  const { ahead, aheadM } = around
  const clearM = ahead?.kind.clearM ?? 0
  if (ahead !== undefined && aheadM + clearM < swingM && ahead.speed < swingMps) return undefined
  // Where works are in the way it is of no use to be in the right lane already, or to halt behind them.
  const isClosed = clearM > 0 && aheadM < closedM
  const leftM = Math.min(leg.path.length, isClosed ? Infinity : (leg.haltM ?? Infinity)) - s
  if (leftM < laneChangeMinM + vehicle.kind.lengthM) return undefined
  const must = leftM < turnNearM && !isClosed
  const towards = Math.sign(leg.wanted - leg.laneOut)
  for (const by of towards === 0 ? [-1, 1] : [towards, -towards]) {
    const lane = leg.laneOut + by
    if (lane < 0 || lane >= leg.link.lanes) continue
    if ((must || vehicle.headwayS < followingS) && by !== towards) continue
    const there = accelerationIn(vehicle, leg, lane)
    if (there < -safeBraking || !isFree(vehicle)) continue
    if (must || there - here + (by === towards ? bias : -bias) > threshold) return lane
  }
  return undefined
}

/** What the vehicle could do in a lane; leaves in `around` who is there. */
function accelerationIn(vehicle: Vehicle, leg: LaneLeg, lane: number): number {
  vehicle.roads.traffic.around(vehicle, laneOffset(leg.link, lane), around)
  const { ahead, aheadM } = around
  return followingAcceleration(vehicle, aheadM, ahead?.speed ?? 0)
}

function isFree(vehicle: Vehicle): boolean {
  const { ahead, aheadM, behind, behindM } = around
  if (ahead !== undefined && aheadM < 2 + vehicle.speed * 0.3) return false
  if (behind === undefined) return true
  if (behindM < 2 + behind.speed * 0.3) return false
  return followingAcceleration(behind, behindM, vehicle.speed) > -safeBraking
}
