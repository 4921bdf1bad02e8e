/** A pedestrian steps onto the road before a moving vehicle: an RSU sees him, the vehicle brakes and nobody is hurt. */
import { beforeAll, expect, test } from 'vitest'
import { v2x } from '../../schemas/index.ts'
import { loadScenario } from '../scenario/scenario.ts'
import type { Vehicle } from '../fleet/vehicle.ts'
import { World } from '../world.ts'
import type { CrossingPlan } from './plan.ts'

const ticksASecond = 200
const scenario = loadScenario('default')
/** When he steps out, and how far before the vehicle that is watched. */
const atS = 30
const aheadM = 55
const untilS = atS + 25
const sensorReachM = 55

function run(world: World, untilS: number, each: (nowS: number) => void = () => undefined): void {
  while (world.elapsedMicros < untilS * 1e6) {
    world.tick({ emit: () => undefined })
    each(world.elapsedMicros / 1e6)
  }
}

/** Somebody who drives alone at speed towards a signal far away, within reach of an RSU. */
function watched(world: World): Vehicle {
  const { graph } = world.roads
  const rsus = graph.network.rsus.map(({ position }) => ({
    x: graph.plane.x(position[0]),
    y: graph.plane.y(position[1]),
  }))
  const found = world.vehicles.find(({ leg, s, speed, pose, holdUntilS, roads }) => {
    if (leg.kind !== 'lane' || speed < 9 || holdUntilS !== undefined) return false
    const near = rsus.some(({ x, y }) => Math.hypot(x - pose.x, y - pose.y) < sensorReachM)
    const alone = roads.traffic.onLink(leg.link).every((other) => other.s <= s || other.s > s + 200)
    return near && alone && leg.path.length - s > 90
  })
  expect(found, 'no vehicle fits').toBeDefined()
  return found!
}

/** How far a point is from a vehicle's body, metres. */
function clearanceM({ pose, kind }: Vehicle, at: { x: number; y: number }): number {
  const [dx, dy] = [at.x - pose.x, at.y - pose.y]
  const [sin, cos] = [Math.sin(pose.heading), Math.cos(pose.heading)]
  const along = Math.max(0, Math.abs(dx * sin + dy * cos) - kind.lengthM / 2)
  const beside = Math.max(0, Math.abs(dx * cos - dy * sin) - kind.widthM / 2)
  return Math.hypot(along, beside)
}

const probe = new World({ scenario })
let id = ''
let crossing: CrossingPlan
let slowestWithout = Infinity

beforeAll(() => {
  run(probe, atS)
  const vehicle = watched(probe)
  id = vehicle.id
  const { link } = vehicle.leg
  const alongM = (vehicle.s / vehicle.leg.path.length) * link.length + aheadM
  const [fromNode, toNode] = [link.from.junction.nodeId, link.to.junction.nodeId]
  crossing = { atS, fromNode, toNode, alongM }
  run(probe, atS + 4, () => (slowestWithout = Math.min(slowestWithout, vehicle.speed)))
}, 60_000)

test('the vehicle brakes for him, no body touches him, and it drives on', () => {
  const world = new World({ scenario: { ...scenario, roadUsers: { crossings: [crossing] } } })
  const pedestrian = world.users.travellers[0]!
  const vehicle = world.vehicles.find((candidate) => candidate.id === id)!
  let [slowest, closestM, onRoadS, hardest] = [Infinity, Infinity, 0, 0]
  run(world, untilS, (nowS) => {
    if (!pedestrian.onRoad) return
    expect(nowS).toBeGreaterThanOrEqual(atS)
    onRoadS += 1 / ticksASecond
    slowest = Math.min(slowest, vehicle.speed)
    hardest = Math.min(hardest, vehicle.acceleration)
    for (const other of world.vehicles)
      closestM = Math.min(closestM, clearanceM(other, pedestrian.pose))
  })
  expect(onRoadS).toBeGreaterThan(5)
  expect(slowestWithout).toBeGreaterThan(7)
  expect(slowest).toBeLessThan(slowestWithout - 4)
  expect(hardest).toBeGreaterThanOrEqual(-vehicle.kind.brakingMax - 1e-9)
  expect(closestM).toBeGreaterThan(0.5)
  expect(vehicle.speed).toBeGreaterThan(3)
  expect(pedestrian.present).toBe(false)
})

test('an RSU sees him wait and cross', () => {
  const world = new World({ scenario: { ...scenario, roadUsers: { crossings: [crossing] } } })
  const { plane } = world.roads.graph
  const places: { x: number; y: number }[] = []
  while (world.elapsedMicros < untilS * 1e6) {
    world.tick({
      emit: ({ type }, _, message) => {
        if (type !== 'rsm') return
        const { participants } = message as v2x.v1.Rsm
        expect(participants).toHaveLength(1)
        const { type: kind, latitude, longitude } = participants[0]!
        expect(kind).toBe(v2x.v1.ParticipantType.PARTICIPANT_TYPE_PEDESTRIAN)
        places.push({ x: plane.x(longitude! * 1e-7), y: plane.y(latitude! * 1e-7) })
      },
    })
  }
  expect(places.length).toBeGreaterThan(200)
  const [first, last] = [places[0]!, places.at(-1)!]
  expect(Math.hypot(first.x - last.x, first.y - last.y)).toBeGreaterThan(8)
})

test('a place beyond the end of the road is refused with the road’s length', () => {
  const build = (): World =>
    new World({
      scenario: { ...scenario, roadUsers: { crossings: [{ ...crossing, alongM: 1e6 }] } },
    })
  expect(build).toThrow(/cannot let a pedestrian cross 1000000 m along .* m long/)
})
