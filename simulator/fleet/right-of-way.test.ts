/** A turning circle is left far enough before the next one drives into it: its tail swings out beside. */
import { expect, test } from 'vitest'
import { loadNetwork } from '../../schemas/network.ts'
import { bodiesTouch } from '../road/bodies.ts'
import { RoadGraph } from '../road/graph.ts'
import { Lanes } from '../road/lanes.ts'
import type { Path } from '../road/path.ts'
import { loadScenario, withVehicles } from '../scenario/scenario.ts'
import { World } from '../world.ts'
import { behindCircleM, RightOfWay } from './right-of-way.ts'
import { vehicleClasses } from './vehicle-class.ts'
import type { TurnLeg, Vehicle } from './vehicle.ts'

const { bus } = vehicleClasses
const lanes = new Lanes()
const ends = new RoadGraph(loadNetwork('')).links.filter(
  ({ twin, next, kind }) => twin !== undefined && next.includes(twin) && kind !== 'track',
)

/** How many ends of roads there are where a bus that drives in touches one that stands `clearM` behind the circle. */
function touched(clearM: number): number {
  return ends.filter((link) => {
    const twin = link.twin!
    const standing = lanes.along(twin, { from: 0, to: 0 }).poseOf(bus.lengthM / 2 + clearM)
    const touches = (path: Path, fromM: number, toM: number): boolean => {
      for (let s = fromM; s <= toM; s += 0.5) {
        if (bodiesTouch(path.poseOf(s), bus, standing, bus)) return true
      }
      return false
    }
    const into = lanes.along(link, { from: 0, to: 0 })
    const circle = lanes.across(link, 0, twin, 0)
    return touches(into, into.length - 30, into.length) || touches(circle, 0, circle.length / 2)
  }).length
}

test('who is out of a turning circle is touched by nobody who drives into it; nearer it would be', () => {
  expect(ends.length).toBeGreaterThan(5)
  expect(ends.every(({ length }) => length > 30)).toBe(true)
  expect(touched(behindCircleM)).toBe(0)
  expect(touched(1)).toBeGreaterThan(0)
})

test('who comes out of a bay is as far away before the next one drives into the circle', () => {
  const world = new World({ scenario: withVehicles(loadScenario('default'), 400), seed: 1 })
  const inBay = ({ leg, kind }: Vehicle): boolean =>
    kind === bus && leg.kind === 'turn' && leg.isBay
  const [leaving, entering] = world.vehicles.filter(inBay) as [Vehicle, Vehicle]
  const bay = leaving.leg as TurnLeg
  const { twin } = bay.link
  const path = lanes.across(twin!, 0, bay.link, 0)
  const circle: TurnLeg = { ...bay, key: 'circle', isBay: false, turnsBack: true, path }
  const waits = (behindM: number): boolean => {
    const rightOfWay = new RightOfWay()
    rightOfWay.take(leaving, bay)
    Object.assign(leaving, { holdUntilS: undefined, s: bus.lengthM / 2 + behindM })
    leaving.legs.splice(0, Infinity, { ...bay, path: lanes.along(bay.link, { from: 0, to: 0 }) })
    return rightOfWay.isTaken(entering, circle)
  }
  expect(waits(behindCircleM - 0.5)).toBe(true)
  expect(waits(behindCircleM + 0.5)).toBe(false)
})
