/** Traffic keeps the rules from any seed; and the judge sees each rule broken. */
import { assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { turnOf } from '../road/graph.ts'
import { turnBetween } from '../road/path.ts'
import { loadScenario, withVehicles } from '../scenario/scenario.ts'
import { ticksAStep, World } from '../world.ts'
import { Judge, outsideTurn, poseAt, type Rule } from './judge.ts'
import type { LaneLeg, Vehicle } from './vehicle.ts'

type Lane = Pick<LaneLeg, 'link' | 'laneOut'>

const quiet = { emit: (): void => undefined }

function worldOf(seed: number, vehicles: number): World {
  return new World({ scenario: withVehicles(loadScenario('default'), vehicles), seed })
}

function judged(world: World, seconds: number, judge = new Judge(world)): Judge {
  for (let step = 0; step < seconds * 10; step++) {
    for (let tick = 0; tick < ticksAStep; tick++) world.tick(quiet)
    judge.look()
  }
  return judge
}

test('from any seed nobody leaves its lane, passes red, hits another or does what its class cannot', () => {
  assert(
    property(integer({ min: 1, max: 4_294_967_295 }), (seed) => {
      const startMs = performance.now()
      expect(judged(worldOf(seed, 400), 60).breaches).toEqual([])
      process.stdout.write(`seed ${seed}: ${Math.round(performance.now() - startMs)} ms\n`)
    }),
    { numRuns: 4 },
  )
}, 120_000)

/** Somebody who drives in a lane, far from its end, in the middle of it. */
function driving({ vehicles }: World): Vehicle {
  return vehicles.find(({ speed, leg, s, sideM }) => {
    const inLane = leg.kind === 'lane' && leg.sideInM === leg.sideOutM && sideM === leg.sideOutM
    return inLane && speed > 6 && leg.path.length - s > 50
  })!
}

/** Moved to the right of where it drives. */
function aside({ pose }: Vehicle, metres: number): void {
  pose.x += Math.cos(pose.heading) * metres
  pose.y -= Math.sin(pose.heading) * metres
}

type Wrong = (vehicle: Vehicle, world: World) => void

const moves: readonly (readonly [Rule, Wrong])[] = [
  ['acceleration', (vehicle) => (vehicle.speed += 0.3)],
  ['braking', (vehicle) => (vehicle.speed -= 1)],
  ['jump', (vehicle) => (vehicle.s += 0.2)],
]

test.each(moves)('the judge sees a breach of the rule of %s', (rule, wrong) => {
  const world = worldOf(1, 40)
  const judge = judged(world, 30)
  const vehicle = driving(world)
  expect(judge.breaches).toEqual([])
  wrong(vehicle, world)
  judged(world, 0.1, judge)
  expect(judge.breaches).toContainEqual(expect.objectContaining({ rule, vehicleId: vehicle.id }))
})

test('a vehicle 0.9 m beside the middle of its lane is in it, 1.1 m is not', () => {
  const world = worldOf(1, 40)
  const judge = judged(world, 30)
  const vehicle = driving(world)
  aside(vehicle, 0.9)
  judge.look()
  const lane = expect.objectContaining({ rule: 'lane', vehicleId: vehicle.id })
  expect(judge.breaches).not.toContainEqual(lane)
  aside(vehicle, 0.2)
  judge.look()
  expect(judge.breaches).toContainEqual(lane)
})

test('a vehicle put into another one overlaps it, and is told once', () => {
  const world = worldOf(1, 40)
  const judge = judged(world, 30)
  const vehicle = driving(world)
  const other = world.vehicles.find((candidate) => candidate !== vehicle)!
  Object.assign(other.pose, vehicle.pose)
  judge.look()
  judge.look()
  const overlaps = judge.breaches.filter(({ rule }) => rule === 'overlap')
  expect(overlaps).toHaveLength(1)
  const { vehicleId, otherId } = overlaps[0]!
  expect(new Set([vehicleId, otherId])).toEqual(new Set([vehicle.id, other.id]))
})

test('a body that swings over another lane is no collision; over the lane it comes from or goes to it is one', () => {
  const world = worldOf(1, 200)
  const judge = new Judge(world)
  /** Somebody who turns, and somebody in a lane of which `isSought` is true. */
  const pairOf = (
    isSought: (lane: Lane, from: Lane, into: Lane) => boolean,
  ): [Vehicle, Vehicle] => {
    for (let step = 0; step < 3000; step++) {
      const before = new Map(world.vehicles.map((vehicle) => [vehicle, vehicle.leg]))
      judged(world, 0.1, judge)
      for (const turning of world.vehicles) {
        const from = before.get(turning)
        const into = turning.leg
        if (into.kind !== 'turn' || into.isBay || from?.kind !== 'lane') continue
        const other = world.vehicles.find(
          ({ leg }) => leg.kind === 'lane' && isSought(leg, from, into),
        )
        if (other !== undefined) return [turning, other]
      }
    }
    throw new Error('nobody turned while somebody else was there')
  }
  const overlap = ([a, b]: [Vehicle, Vehicle]): void => {
    const { x, y, heading } = b.pose
    Object.assign(b.pose, a.pose)
    judge.look()
    Object.assign(b.pose, { x, y, heading })
  }
  const overlaps = (): number => judge.breaches.filter(({ rule }) => rule === 'overlap').length
  const isSame = (one: Lane, other: Lane): boolean =>
    one.link === other.link && one.laneOut === other.laneOut
  overlap(pairOf((lane, from) => lane.link === from.link && lane.laneOut !== from.laneOut))
  overlap(pairOf((lane, from, into) => lane.link !== from.link && lane.link !== into.link))
  expect([judge.swept.length, overlaps()]).toEqual([2, 0])
  overlap(pairOf((lane, from) => isSame(lane, from)))
  overlap(pairOf((lane, _, into) => isSame(lane, into)))
  expect([judge.swept.length, overlaps()]).toEqual([2, 2])
}, 60_000)

test('between two steps who turns is on its way, not on a straight line, also beyond the end of the turn', () => {
  const world = worldOf(1, 400)
  let turning = 0
  for (let second = 0; second < 60; second++) {
    for (let tick = 0; tick < 10 * ticksAStep; tick++) world.tick(quiet)
    for (const vehicle of world.vehicles) {
      const { leg, legs, speed, s, nowS } = vehicle
      const [aheadS, leftM] = [0.3, leg.path.length - s]
      if (leg.kind !== 'turn' || leg.isBay || speed < 3 || legs[1] === undefined) continue
      const beyondM = speed * aheadS - leftM
      const there = beyondM > 0 ? legs[1].path.poseOf(beyondM) : leg.path.poseOf(s + speed * aheadS)
      const { x, y, heading } = poseAt(vehicle, nowS + aheadS)
      expect(Math.hypot(x - there.x, y - there.y)).toBeLessThan(1e-6)
      expect(Math.abs(turnBetween(there.heading, heading))).toBeLessThan(1e-6)
      turning++
    }
  }
  expect(turning).toBeGreaterThan(20)
})

test('who is pushed over the line at red without orders has passed red; one step before it has not', () => {
  const world = worldOf(1, 200)
  const judge = new Judge(world)
  let vehicle: Vehicle | undefined
  for (let seconds = 0; vehicle === undefined && seconds < 120; seconds++) {
    judged(world, 1, judge)
    vehicle = world.vehicles.find(({ leg, standing, s, kind, nowS }) => {
      if (leg.kind !== 'lane' || leg.plan === undefined || leg.phaseId === undefined) return false
      const waits = standing && leg.path.length - s - kind.lengthM / 2 < 3
      return waits && leg.plan.spansOf(leg.phaseId, nowS)[0]!.light === 'red'
    })
  }
  const red = expect.objectContaining({ rule: 'red', vehicleId: vehicle!.id })
  expect(judge.breaches).not.toContainEqual(red)
  vehicle!.s = vehicle!.leg.path.length - vehicle!.kind.lengthM / 2 + 0.1
  judged(world, 0.1, judge)
  expect(judge.breaches).toContainEqual(red)
})

test('cars without an OBU are judged with the others', () => {
  const world = new World({ scenario: loadScenario('pedestrian-crossing') })
  const judge = judged(world, 45)
  expect(judge.breaches).toEqual([])
  const [{ vehicle: car }, { vehicle: other }] = [world.users.cars[0]!, world.users.cars[1]!]
  Object.assign(car.pose, other.pose)
  judge.look()
  expect(judge.breaches).toContainEqual(
    expect.objectContaining({
      rule: 'overlap',
      vehicleId: car.id < other.id ? car.id : other.id,
      otherId: car.id < other.id ? other.id : car.id,
    }),
  )
})

test('each turn of the network lies between the lanes it joins, and what is beside it does not', () => {
  const { graph, lanes } = worldOf(1, 1).roads
  let turns = 0
  for (const from of graph.links) {
    for (const link of from.next) {
      const turnsBack = turnOf(from, link) === 'back'
      for (let laneIn = 0; laneIn < from.lanes; laneIn++) {
        for (let laneOut = 0; laneOut < link.lanes; laneOut++) {
          const path = lanes.across(from, laneIn, link, laneOut)
          const beyondM = (place: { x: number; y: number }): number =>
            outsideTurn(place, { link, laneOut, turnsBack }, { link: from, laneOut: laneIn })
          const places = Array.from({ length: 21 }, (_, k) => path.poseOf((path.length * k) / 20))
          expect(Math.max(...places.map(beyondM))).toBeLessThanOrEqual(0)
          // The way on behind either end is no part of the turn.
          const [first, last] = [places[0]!, places.at(-1)!]
          const [sin, cos] = [Math.sin(last.heading), Math.cos(last.heading)]
          expect(beyondM({ x: last.x + 40 * sin, y: last.y + 40 * cos })).toBeGreaterThan(0)
          expect(
            beyondM({
              x: first.x - 40 * Math.sin(first.heading),
              y: first.y - 40 * Math.cos(first.heading),
            }),
          ).toBeGreaterThan(0)
          turns += 1
        }
      }
    }
  }
  expect(turns).toBeGreaterThan(6000)
}, 60_000)
