/**
 * Drivers give way to whoever is on the road on foot or by bicycle: how far it is to where their paths would meet at about the
 * same time. It is the only thing that vehicles know of people.
 */
import type { Pose } from '../road/path.ts'
import type { Vehicle } from '../fleet/vehicle.ts'
import type { Traveller } from './traveller.ts'

/** People are expected to go on as they do for so long, looked at in such steps. */
const foreseenS = 4
const foreseenStepS = 0.5
/** Both at one place within this time is too close. */
const apartS = 1.5
/** Kept to the side, and kept ahead when standing, metres. */
const besideM = 0.9
const standGapM = 2
/** How far ahead the own path is looked at, and how finely. */
const lookMaxM = 90
const lookStepM = 1.5
const slowMps = 2

const pose: Pose = { x: 0, y: 0, heading: 0 }

/** Metres from the vehicle's front to where it has to stand; Infinity where nobody is in its way. */
export function giveWayDistanceM(vehicle: Vehicle): number {
  const { people } = vehicle.roads
  if (people.size === 0) return Infinity
  const { speed } = vehicle
  const lookM = Math.min(lookMaxM, 10 + 2 * speed + (speed * speed) / 4)
  let leastM = Infinity
  for (const user of people) {
    const reachM = lookM + vehicle.kind.lengthM + user.speed * foreseenS
    const [dx, dy] = [user.pose.x - vehicle.pose.x, user.pose.y - vehicle.pose.y]
    if (dx * dx + dy * dy > reachM * reachM) continue
    leastM = Math.min(leastM, meetingM(vehicle, user, Math.min(lookM, leastM)))
  }
  return leastM === Infinity ? Infinity : Math.max(0, leastM - standGapM)
}

/** Metres from the front to the first place of the vehicle's path where both would be too close; Infinity where there is none. */
function meetingM(vehicle: Vehicle, user: Traveller, lookM: number): number {
  const frontM = vehicle.kind.lengthM / 2
  let beforeM = -vehicle.s - frontM
  for (const { path } of vehicle.legs) {
    for (let aheadM = Math.max(0, beforeM); aheadM < beforeM + path.length; aheadM += lookStepM) {
      if (aheadM > lookM) return Infinity
      path.poseAt(aheadM - beforeM, pose)
      if (meets(user, aheadM / Math.max(vehicle.speed, slowMps), vehicle.kind.widthM / 2 + besideM))
        return aheadM
    }
    beforeM += path.length
  }
  return Infinity
}

/** Whether the user is at `pose` now, or about when the vehicle is there. */
function meets(user: Traveller, arrivalS: number, closeM: number): boolean {
  const east = Math.sin(user.pose.heading) * user.speed
  const north = Math.cos(user.pose.heading) * user.speed
  for (let inS = 0; inS <= foreseenS; inS += foreseenStepS) {
    if (inS > 0 && Math.abs(inS - arrivalS) > apartS) continue
    const [dx, dy] = [user.pose.x + east * inS - pose.x, user.pose.y + north * inS - pose.y]
    if (dx * dx + dy * dy < closeM * closeM) return true
  }
  return false
}
