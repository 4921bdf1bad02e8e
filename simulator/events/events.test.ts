/** Events happen as planned, and the judge excuses nobody but who was ordered to misbehave. */
import { expect, test } from 'vitest'
import { Judge } from '../fleet/judge.ts'
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
)

test('a platoon stays close together', () => {
  const ids = ['TRUCK-001', 'TRUCK-002', 'TRUCK-003', 'TRUCK-004']
  const world = worldOf([{ kind: 'platoon', vehicles: ids, headwayS: 0.7 }])
  const trucks = ids.map((id) => world.vehicles.find((vehicle) => vehicle.id === id)!)
  const gaps: number[] = []
  const judge = run(world, 120, () => {
    trucks.slice(1).forEach((truck, i) => {
      const ahead = trucks[i]!
      if (ahead.leg.link !== truck.leg.link || ahead.leg.kind !== truck.leg.kind) return
      if (truck.speed < 8) return
      gaps.push((ahead.roadM - truck.roadM - truck.kind.lengthM) / truck.speed)
    })
  })
  gaps.sort((a, b) => a - b)
  expect(gaps.length).toBeGreaterThan(200)
  expect(gaps[Math.floor(gaps.length / 2)]).toBeLessThan(1.8)
  expect(judge.breaches).toEqual([])
})

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
