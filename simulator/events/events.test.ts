/** Events happen as planned, and the judge excuses nobody but who was ordered to misbehave. */
import { expect, test } from 'vitest'
import { Judge } from '../fleet/judge.ts'
import type { Leader } from '../fleet/traffic.ts'
import { loadScenario, withVehicles } from '../scenario/scenario.ts'
import { ticksAStep, World } from '../world.ts'
import type { EventsPlan } from './plan.ts'

const quiet = { emit: (): void => undefined }

function worldOf(events: EventsPlan, vehicles = 300): World {
  return new World({ scenario: { ...withVehicles(loadScenario('default'), vehicles), events } })
}

/** Runs and judges; `watch` sees the world after each step. */
function run(
  world: World,
  seconds: number,
  watch: (nowS: number) => void = () => undefined,
): Judge {
  const judge = new Judge(world)
  for (let step = 0; step < seconds * 10; step++) {
    for (let tick = 0; tick < ticksAStep; tick++) world.tick(quiet)
    judge.look()
    watch(world.elapsedMicros / 1e6)
  }
  return judge
}

const taxis = Array.from({ length: 12 }, (_, i) => `TAXI-${String(i + 1).padStart(3, '0')}`)

test('who is to brake hard does and goes on; those behind do not hit it', () => {
  const brakes = { kind: 'emergency-braking', atS: 10, brakingMps2: 7 } as const
  const world = worldOf(taxis.map((vehicle) => ({ ...brakes, vehicle })))
  const hardest = new Map<string, number>()
  const wentOn = new Set<string>()
  const judge = run(world, 90, () => {
    for (const { id, acceleration, orders, speed } of world.vehicles) {
      hardest.set(id, Math.min(hardest.get(id) ?? 0, acceleration))
      if (hardest.get(id)! < -6 && orders === undefined && speed > 3) wentOn.add(id)
    }
  })
  const braked = [...hardest].filter(([, least]) => least < -6.9).map(([id]) => id)
  expect(braked.length).toBeGreaterThan(2)
  expect(wentOn.size).toBeGreaterThan(0)
  expect(judge.breaches).toEqual([])
  const excused = new Set(judge.excused.map(({ vehicleId }) => vehicleId))
  expect([...excused].filter((id) => !taxis.includes(id))).toEqual([])
})

test.each(['red', 'others'] as const)(
  'who is to pass %s does so once, and nobody else does',
  (passes) => {
    const kind = 'junction-conflict'
    const world = worldOf(taxis.map((vehicle) => ({ kind, atS: 10, vehicle, passes })))
    const ordered = new Map<string, number>()
    let before = new Set<string>()
    const judge = run(world, 150, () => {
      const now = world.vehicles.filter(({ orders }) => orders !== undefined)
      for (const { id } of now) if (!before.has(id)) ordered.set(id, (ordered.get(id) ?? 0) + 1)
      before = new Set(now.map(({ id }) => id))
    })
    expect(ordered.size).toBeGreaterThan(0)
    for (const [id, times] of ordered) {
      expect(taxis).toContain(id)
      expect(times).toBe(1)
    }
    const red = judge.excused.filter(({ rule }) => rule === 'red')
    expect(red.length).toBe(passes === 'red' ? ordered.size - before.size : 0)
    expect(judge.breaches).toEqual([])
  },
  60_000,
)

/** Seconds to whoever is ahead, of each vehicle that drives behind somebody at speed, ten times a second for five minutes. */
function headways(events: EventsPlan | undefined, seed: number): Map<string, number[]> {
  const { events: _, ...scenario } = loadScenario('truck-platoon')
  const world = new World({ scenario: { ...scenario, ...(events && { events }) }, seed })
  const leader: Leader = { gapM: 0, speedMps: 0, vehicle: undefined }
  const of = new Map(world.vehicles.map(({ id }) => [id, [] as number[]]))
  const judge = run(world, 300, () => {
    for (const vehicle of world.vehicles) {
      const { id, speed, sideM, roads } = vehicle
      if (speed < 6) continue
      const ahead = roads.traffic.leaderOf(vehicle, { sideM, lookM: 80 }, leader)
      if (ahead !== undefined) of.get(id)!.push(ahead.gapM / speed)
    }
  })
  expect(judge.breaches).toEqual([])
  return of
}

test('who follows in a platoon does so closer than anybody does without one, from the same seed too', () => {
  const closeS = 1.5
  const [plan] = loadScenario('truck-platoon').events!
  const ids = plan?.kind === 'platoon' ? plan.vehicles : []
  const together = headways(plan && [plan], 99)
  const apart = headways(undefined, 99)
  const followers = ids.slice(1).flatMap((id) => together.get(id)!)
  const same = ids.flatMap((id) => apart.get(id)!)
  const others = [...apart].flatMap(([id, seconds]) => (ids.includes(id) ? [] : seconds))
  expect(same.length).toBeGreaterThan(30)
  expect(others.length).toBeGreaterThan(200)
  expect(Math.min(...same, ...others)).toBeGreaterThan(closeS)
  expect(followers.length).toBeGreaterThan(5000)
  const close = followers.filter((seconds) => seconds < closeS)
  expect(close.length / followers.length).toBeGreaterThan(0.6)
}, 60_000)

test('a lane that is closed stays empty, traffic passes beside it, and it opens again', () => {
  const link = worldOf([], 1).roads.graph.links.find(
    ({ lanes, length, road, kind }) =>
      lanes === 3 && length > 700 && !road.oneWay && kind === 'arterial',
  )!
  const [fromNode, toNode] = [link.from.junction.nodeId, link.to.junction.nodeId]
  const place = { fromNode, toNode, lane: 2, fromM: 300, toM: 360 }
  const world = worldOf([{ kind: 'closed-lane', ...place, atS: 20, untilS: 180 }], 500)
  const here = world.roads.graph.links[link.index]!
  const passed = new Set<string>()
  let closedS = 0
  const judge = run(world, 190, () => {
    if (world.works.length > 0) closedS += 0.1
    for (const vehicle of world.roads.traffic.onLink(here)) {
      if (world.works.length > 0 && vehicle.roadM > 310 && vehicle.roadM < 350)
        passed.add(vehicle.id)
    }
  })
  passed.delete('WORKS-1')
  expect(closedS).toBeGreaterThan(100)
  expect(world.works).toEqual([])
  expect(passed.size).toBeGreaterThan(1)
  expect(judge.breaches).toEqual([])
}, 60_000)

test.each<[string, EventsPlan, RegExp]>([
  [
    'an unknown vehicle',
    [{ kind: 'emergency-braking', atS: 0, vehicle: 'TRAM-1' }],
    /no vehicle 'TRAM-1'; there is BUS/,
  ],
  [
    'a road that has but one lane',
    [{ kind: 'closed-lane', fromNode: 1, toNode: 2, lane: 0, fromM: 0, toM: 10, atS: 0 }],
    /cannot/,
  ],
])('%s is refused', (_, events, reason) => {
  expect(() => worldOf(events)).toThrow(reason)
})
