/** Who counts as out of a lane is out of it with its whole body. */
import { expect, test } from 'vitest'
import { bodiesTouch } from '../road/bodies.ts'
import { lanePose, laneOffset } from '../road/lanes.ts'
import { loadScenario, withVehicles } from '../scenario/scenario.ts'
import { ticksAStep, World } from '../world.ts'
import { vehicleClasses } from './vehicle-class.ts'
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
        const { traffic } = world.roads
        if (traffic.isInLane(vehicle, laneOffset(leg.link, lane), taxi.widthM)) continue
        expect(touchesTaxiIn(lane, vehicle)).toBe(false)
        clear++
      }
    }
  }
  expect(clear).toBeGreaterThan(100)
})
