/** Traffic keeps the rules from any seed; and the judge sees each rule broken. */
import { assert, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { loadScenario, withVehicles } from '../scenario/scenario.ts'
import { ticksAStep, World } from '../world.ts'
import { Judge, type Rule } from './judge.ts'
import type { Vehicle } from './vehicle.ts'

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
      expect(judged(worldOf(seed, 400), 45).breaches).toEqual([])
    }),
    { numRuns: 3 },
  )
}, 120_000)

const wrongs: readonly (readonly [Rule, (vehicle: Vehicle, all: readonly Vehicle[]) => void])[] = [
  ['acceleration', (vehicle) => (vehicle.speed += 1)],
  ['braking', (vehicle) => (vehicle.speed -= 2)],
  ['jump', (vehicle) => (vehicle.s += 3)],
  ['lane', (vehicle) => (vehicle.pose.x += 30)],
  [
    'overlap',
    (vehicle, all) => Object.assign(all.find((other) => other !== vehicle)!.pose, vehicle.pose),
  ],
]

test.each(wrongs)('the judge sees a breach of the rule of %s', (rule, wrong) => {
  const world = worldOf(1, 40)
  const judge = judged(world, 30)
  expect(judge.breaches).toEqual([])
  const vehicle = world.vehicles.find(({ speed, leg, s }) => {
    return speed > 6 && leg.kind === 'lane' && leg.path.length - s > 50
  })!
  wrong(vehicle, world.vehicles)
  if (rule === 'lane' || rule === 'overlap') judge.look()
  else judged(world, 0.1, judge)
  expect(judge.breaches.map((breach) => breach.rule)).toContain(rule)
})
