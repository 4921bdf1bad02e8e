/** Who counts as out of a lane is out of it with its whole body. */
import { expect, test } from 'vitest'
import { bodiesTouch } from '../road/bodies.ts'
import { laneOffset, lanePose } from '../road/lanes.ts'
import { loadScenario, withVehicles } from '../scenario/scenario.ts'
import { ticksAStep, World } from '../world.ts'
import { vehicleClasses } from './vehicle-class.ts'
import type { Leader } from './traffic.ts'
import type { Vehicle } from './vehicle.ts'

const { taxi } = vehicleClasses
/** A taxi with some room at its sides. */
const size = { lengthM: taxi.lengthM, widthM: taxi.widthM + 0.3 }

/** Whether a taxi in the middle of that lane, a little before, beside or behind, would come too near. */
function touchesTaxiIn(lane: number, { leg, kind, pose, roadM }: Vehicle): boolean {
  for (let aheadM = -9; aheadM <= 9; aheadM += 0.5) {
    const place = lanePose(leg.link, roadM + aheadM, lane)
    if (bodiesTouch(pose, kind, place, size)) return true
  }
  return false
}

test('who changes lanes is in its old one until its tail is out of it', () => {
  const world = new World({ scenario: withVehicles(loadScenario('default'), 400), seed: 1 })
  let clear = 0
  for (let look = 0; look < 300; look++) {
    for (let tick = 0; tick < 5 * ticksAStep; tick++) world.tick({ emit: () => undefined })
    for (const vehicle of world.vehicles) {
      const { leg, roadM } = vehicle
      if (leg.kind !== 'lane' || leg.sideInM === leg.sideOutM) continue
      if (roadM < 20 || roadM > leg.link.length - 20) continue
      for (let lane = 0; lane < leg.link.lanes; lane++) {
        const laneM = laneOffset(leg.link, lane)
        if (world.roads.traffic.isInLane(vehicle, laneM, taxi.widthM)) continue
        expect(touchesTaxiIn(lane, vehicle)).toBe(false)
        clear++
      }
    }
  }
  expect(clear).toBeGreaterThan(100)
})

test('who changes lanes has a leader in its old one until its own tail is out of it', () => {
  const world = new World({ scenario: withVehicles(loadScenario('default'), 40), seed: 1 })
  for (let tick = 0; tick < 300 * ticksAStep; tick++) world.tick({ emit: () => undefined })
  const { traffic } = world.roads
  const isBusInLane = ({ kind, leg }: Vehicle): boolean =>
    kind === vehicleClasses.bus && leg.kind === 'lane' && leg.link.lanes > 1
  const bus = world.vehicles.find(isBusInLane)!
  const ahead = world.vehicles.find(({ kind }) => kind === taxi)!
  const { leg, roadM } = bus
  for (const other of [...traffic.onLink(leg.link)]) traffic.leaveLink(leg.link, other)
  const oldM = laneOffset(leg.link, 1)
  Object.assign(ahead, { sideM: oldM, roadM: roadM + 9, legs: [{ ...leg, sideOutM: oldM }] })
  traffic.enterLink(leg.link, ahead)
  // Its middle is 2.9 m beside that of its old lane: upright there is room between them, at an angle its tail is in the way.
  const sideM = oldM - 2.9
  const leaderAt = (spanM: number): Vehicle | undefined => {
    Object.assign(bus, { sideM, spanM, legs: [leg] })
    const into: Leader = { gapM: 0, speedMps: 0, vehicle: undefined }
    return traffic.leaderOf(bus, { sideM, lookM: 30 }, into)?.vehicle
  }
  expect(leaderAt(bus.kind.widthM)).toBeUndefined()
  expect(leaderAt(bus.kind.widthM + 1.2)).toBe(ahead)
})
