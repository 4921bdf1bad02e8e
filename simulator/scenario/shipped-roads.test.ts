/**
 * The shipped scenarios of what happens on the roads, each held against the same run without it: what the documents promise is the
 * difference, and it begins where it happens and spreads from there alone.
 */
import { expect, test, vi } from 'vitest'
import { v2x } from '../../schemas/index.ts'
import { Judge } from '../fleet/judge.ts'
import type { Vehicle } from '../fleet/vehicle.ts'
import { World } from '../world.ts'
import { outcomeOf, without } from './run-for-tests.ts'
import { loadScenario, withVehicles, type Scenario } from './scenario.ts'
import {
  bothOf,
  found,
  Passages,
  Spread,
  watch,
  watchBoth,
  type Hear,
  type Place,
} from './worlds-for-tests.ts'

// Two runs each, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 })

test('default: every device of the scenario and of the network, some 3,080 messages a second', () => {
  const { heard } = outcomeOf(loadScenario('default'), 10)
  const devices = new Set(heard.map(({ topic }) => topic.split('/').slice(2, 4).join('/')))
  const countOf = (kind: string): number => [...devices].filter((id) => id.startsWith(kind)).length
  expect({ obu: countOf('obu/'), rsu: countOf('rsu/'), pile: countOf('pile/') }).toEqual({
    obu: 260,
    rsu: 36,
    pile: 28,
  })
  expect(Math.abs(heard.length / 10 - 3080)).toBeLessThan(60)
})

interface Crowd {
  readonly queue: number
  readonly frame: number
  readonly nextBuses: number
}

test('morning-peak: queues of five, fuller frames and buses in a row, and not with a fifth of the vehicles', () => {
  const scenario = loadScenario('morning-peak')
  const ours = crowdOf(new World({ scenario }))
  const theirs = crowdOf(new World({ scenario: withVehicles(scenario, 100) }))
  expect(ours.queue).toBeGreaterThanOrEqual(5)
  expect(theirs.queue).toBeLessThan(5)
  expect(ours.frame).toBeGreaterThan(2 * theirs.frame)
  expect(ours.nextBuses).toBeGreaterThan(theirs.nextBuses)
})

/** The most that were seen at once: standing before one red light, in one frame, buses of line 315 within 100 m of the next. */
function crowdOf(world: World): Crowd {
  let [queue, frame, nextBuses] = [0, 0, 0]
  const buses = world.vehicles.filter(({ id }) => id.startsWith('BUS-315'))
  const isNext = (a: Vehicle, b: Vehicle): boolean =>
    a !== b && a.leg.link === b.leg.link && Math.abs(a.roadM - b.roadM) < 100
  watch(
    world,
    120,
    (nowS) => {
      const standing = new Map<number, number>()
      for (const { leg, speed, nowS: itsS } of world.vehicles) {
        if (leg.kind !== 'lane' || speed > 0.05 || leg.phaseId === undefined) continue
        if (leg.plan?.lightOf(leg.phaseId, itsS) !== 'red') continue
        standing.set(leg.link.index, (standing.get(leg.link.index) ?? 0) + 1)
      }
      queue = Math.max(queue, ...standing.values())
      const near = buses.filter((a) => buses.some((b) => isNext(a, b)))
      nextBuses = Math.max(nextBuses, near.length)
      return nowS >= 60 && queue >= 5 ? 'enough' : undefined
    },
    (type, _, message) => {
      if (type === 'bsm_frame') frame = Math.max(frame, (message as v2x.v1.BsmFrame).heard.length)
    },
  )
  return { queue, frame, nextBuses }
}

test('charging-evening: who is low takes a pile and gains there, all 56 in the end; of vehicles that are not low nobody does', () => {
  const scenario = loadScenario('charging-evening')
  const fleets = scenario.fleets.map((fleet) => without(fleet, 'charge'))
  const ours = chargingIn(scenario, scenario.durationS)
  const theirs = chargingIn({ ...scenario, fleets }, 240)
  expect(theirs).toMatchObject({ atFirst: 10, taken: 10, came: [] })
  expect(ours.atFirst).toBe(10)
  expect(ours.taken).toBe(56)
  expect(ours.came.length).toBeGreaterThan(0)
  expect(ours.came.filter((id) => ours.gained.has(id)).length).toBeGreaterThan(0)
  for (const { against, lost } of [ours, theirs]) {
    expect(against).toEqual([])
    expect(lost.size).toBeGreaterThan(0)
  }
})

interface Charging {
  /** How many stand at piles at the beginning, who came later, and how many connectors are taken or reserved at the end. */
  readonly atFirst: number
  readonly came: readonly string[]
  readonly taken: number
  /** Whose state of charge rose while charging, fell otherwise, or did the opposite. */
  readonly gained: ReadonlySet<string>
  readonly lost: ReadonlySet<string>
  readonly against: readonly string[]
}

function chargingIn(scenario: Scenario, seconds: number): Charging {
  const { CONNECTOR_STATUS_AVAILABLE } = v2x.v1.ConnectorStatus
  const [charged, first] = [new Set<string>(), new Set<string>()]
  const [gained, lost] = [new Set<string>(), new Set<string>()]
  const against: string[] = []
  const before = new Map<string, v2x.v1.VehicleStatus>()
  const takenAt = new Map<string, number>()
  const hear: Hear = (type, deviceId, message) => {
    if (type === 'pile_status') {
      const { connectors } = message as v2x.v1.PileStatus
      const taken = connectors.filter(({ status }) => status !== CONNECTOR_STATUS_AVAILABLE)
      takenAt.set(deviceId, taken.length)
      for (const { vehicleId } of taken) if (vehicleId !== '') charged.add(vehicleId!)
    }
    if (type !== 'vehicle_status') return
    const now = message as v2x.v1.VehicleStatus
    const last = before.get(deviceId)
    before.set(deviceId, now)
    if (last?.taskState !== now.taskState) return
    const by = (now.stateOfCharge ?? 0) - (last.stateOfCharge ?? 0)
    if (by > 0) gained.add(deviceId)
    if (by < 0) lost.add(deviceId)
    const isCharging = now.taskState === v2x.v1.TaskState.TASK_STATE_CHARGING
    if (isCharging ? by < 0 : by > 0) against.push(deviceId)
  }
  const look = (nowS: number): void => {
    if (nowS === 1) for (const id of charged) first.add(id)
  }
  watch(new World({ scenario }), seconds, look, hear)
  const taken = [...takenAt.values()].reduce((sum, count) => sum + count, 0)
  const came = [...charged].filter((id) => !first.has(id))
  return { atFirst: first.size, came, taken, gained, lost, against }
}

test('emergency-braking: who is told to brakes as hard as that, who is behind brakes too, and nobody is hit', () => {
  const scenario = loadScenario('emergency-braking')
  const pair = bothOf(scenario, without(scenario, 'events'))
  const judges = [new Judge(pair.ours), new Judge(pair.theirs)] as const
  const spread = new Spread(pair)
  const hardest = [new Map<string, number>(), new Map<string, number>()] as const
  watchBoth(pair, 100, (nowS) => {
    ;[pair.ours, pair.theirs].forEach(({ vehicles }, i) => {
      judges[i]!.look()
      for (const { id, acceleration } of vehicles) {
        if (acceleration < (hardest[i]!.get(id) ?? -5)) hardest[i]!.set(id, acceleration)
      }
    })
    spread.look(nowS, ordered(pair.ours))
  })
  const told = new Map<string, number>()
  for (const event of scenario.events!) {
    if (event.kind !== 'emergency-braking') continue
    told.set(event.vehicle, -event.brakingMps2!)
    expect(spread.since.get(event.vehicle)).toBeGreaterThan(event.atS)
  }
  expect([...hardest[0].keys()].sort()).toEqual([...told.keys()].sort())
  for (const [id, by] of hardest[0]) expect(by, id).toBeCloseTo(told.get(id)!, 6)
  expect([...hardest[1]]).toEqual([])
  expect(spread.unfounded).toEqual([])
  expect(spread.since.size).toBeGreaterThan(told.size)
  const [ours, theirs] = judges
  expect([...ours.breaches, ...theirs.breaches, ...theirs.excused]).toEqual([])
  expect(new Set(ours.excused.map(({ rule }) => rule))).toEqual(new Set(['braking']))
})

/** Where somebody has orders now. */
function ordered({ vehicles }: World): Vehicle['pose'][] {
  return vehicles.flatMap(({ orders, pose }) => (orders === undefined ? [] : [pose]))
}

test('junction-conflict: who is told to passes the red light or the others it would have waited for, nobody else', () => {
  const scenario = loadScenario('junction-conflict')
  const pair = bothOf(scenario, without(scenario, 'events'))
  const judges = [new Judge(pair.ours), new Judge(pair.theirs)] as const
  const [ours, theirs] = judges
  const spread = new Spread(pair)
  const passages = new Passages(pair)
  watchBoth(pair, scenario.durationS, (nowS) => {
    for (const judge of judges) judge.look()
    spread.look(nowS, ordered(pair.ours))
    passages.look(nowS)
    const [red, others] = passages.overFor(redOf(ours))
    return red.length >= 3 && others.length >= 1 ? 'enough' : undefined
  })
  const red = redOf(ours)
  const [throughRed, throughOthers] = passages.overFor(red)
  expect(throughRed.length).toBeGreaterThanOrEqual(3)
  expect(throughOthers.length).toBeGreaterThanOrEqual(1)
  for (const { id, oursS, theirsS } of throughRed) expect(oursS, id).toBeLessThan(theirsS!)
  for (const { id, oursS, theirsS, wasTaken } of throughOthers) {
    expect(wasTaken, id).toBe(true)
    expect(oursS, id).toBeLessThanOrEqual(theirsS!)
  }
  const told = scenario.events!.flatMap((event) =>
    event.kind === 'junction-conflict' && event.passes === 'red' ? event.vehicle : [],
  )
  expect(red.filter((id) => !told.includes(id))).toEqual([])
  expect(new Set(red).size).toBe(red.length)
  expect(spread.unfounded).toEqual([])
  expect([...ours.breaches, ...theirs.breaches, ...theirs.excused]).toEqual([])
})

function redOf({ excused }: Judge): string[] {
  return excused.filter(({ rule }) => rule === 'red').map(({ vehicleId }) => vehicleId)
}

const trucks = ['TRUCK-001', 'TRUCK-002', 'TRUCK-003', 'TRUCK-004']

test('truck-platoon: they drive closer than with the headway of others, far closer than without, one way', () => {
  const scenario = loadScenario('truck-platoon')
  const events = scenario.events!.map((event) => ({ ...event, headwayS: 1.3 }))
  const close = platoonIn(scenario)
  const loose = platoonIn({ ...scenario, events })
  const none = platoonIn(without(scenario, 'events'))
  close.gapsS.forEach((gapS, i) => {
    expect(gapS).toBeLessThan(loose.gapsS[i]! - 0.4)
    expect(gapS).toBeLessThan(none.gapsS[i]! / 5)
  })
  expect(close.ways[0]!.length).toBeGreaterThan(2)
  for (const way of close.ways) expect(way).toEqual(close.ways[0])
  expect(new Set(none.ways.map(String)).size).toBeGreaterThan(1)
  for (const { breaches } of [close, loose, none]) expect(breaches).toEqual([])
})

/** The middle one of the gaps of each from the one before it while it drives, seconds; and the roads that each took. */
function platoonIn(scenario: Scenario): {
  readonly gapsS: readonly number[]
  readonly ways: readonly (readonly number[])[]
  readonly breaches: Judge['breaches']
} {
  const world = new World({ scenario })
  const judge = new Judge(world)
  const own = trucks.map((id) => found(world, id))
  const gaps: number[][] = own.slice(1).map(() => [])
  const ways: number[][] = own.map(() => [])
  watch(world, 200, () => {
    judge.look()
    own.forEach((truck, i) => {
      const { pose, speed, leg, kind } = truck
      if (ways[i]!.at(-1) !== leg.link.index) ways[i]!.push(leg.link.index)
      if (i === 0 || speed < 6) return
      const { x, y } = own[i - 1]!.pose
      gaps[i - 1]!.push((Math.hypot(pose.x - x, pose.y - y) - kind.lengthM) / speed)
    })
  })
  for (const list of gaps) list.sort((a, b) => a - b)
  const gapsS = gaps.map((list) => list[Math.floor(list.length / 2)]!)
  return { gapsS, ways, breaches: judge.breaches }
}

test('bus-priority: late buses ask, the signals that they ask answer and no other, and buses get further', () => {
  const scenario = loadScenario('bus-priority')
  const pair = bothOf(scenario, without(scenario, 'busPriority'))
  const asked = new Map<number, number>()
  const plans = [pair.ours, pair.theirs].map(({ roads }) => [...roads.signals.plans.values()])
  const changed = new Map<number, number>()
  const greenSince = new Map<string, number>()
  let longerS = 0
  let nowS = 0
  const hearOurs: Hear = (type, deviceId, message) => {
    if (type !== 'vehicle_status') return
    const { priorityIntersectionId: node, delay } = message as Partial<v2x.v1.VehicleStatus>
    if (!node) return
    expect(deviceId).toMatch(/^BUS-315-/)
    expect(delay!).toBeGreaterThanOrEqual(10)
    if (!asked.has(node)) asked.set(node, nowS)
  }
  const hearTheirs: Hear = (type, _, message) => {
    if (type === 'vehicle_status') expect(message).not.toHaveProperty('priorityIntersectionId')
  }
  watchBoth(
    pair,
    240,
    (atS) => {
      nowS = atS
      plans[0]!.forEach((plan, i) => {
        const { nodeId, phases } = plan.junction
        for (const { phaseId, greenS } of phases) {
          const light = plan.lightOf(phaseId, nowS)
          if (light !== plans[1]![i]!.lightOf(phaseId, nowS))
            changed.set(nodeId, changed.get(nodeId) ?? nowS)
          const key = `${nodeId}/${phaseId}`
          if (light !== 'green') greenSince.delete(key)
          else if (!greenSince.has(key)) greenSince.set(key, nowS)
          else longerS = Math.max(longerS, nowS - greenSince.get(key)! - greenS)
        }
      })
    },
    [hearOurs, hearTheirs],
  )
  expect(changed.size).toBeGreaterThan(2)
  for (const [node, sinceS] of changed) expect(asked.get(node), `${node}`).toBeLessThan(sinceS)
  expect(longerS).toBeGreaterThan(1)
  expect(longerS).toBeLessThanOrEqual(10)
  const [oursM, theirsM] = [pair.ours, pair.theirs].map(({ vehicles }) =>
    vehicles.reduce((sum, { id, odometerM }) => (id.startsWith('BUS') ? sum + odometerM : sum), 0),
  )
  expect(oursM! - theirsM!).toBeGreaterThan(100)
})

test('pedestrian-crossing: who comes to where somebody steps out brakes, nobody else does, and nobody is hurt', () => {
  const scenario = loadScenario('pedestrian-crossing')
  const { crossings = [], ...others } = scenario.roadUsers!
  const pair = bothOf(scenario, { ...scenario, roadUsers: others })
  const spread = new Spread(pair)
  const { cars, travellers } = pair.ours.users
  const stepping = travellers.slice(-crossings.length)
  const seen = [new Set<number>(), new Set<number>()] as const
  const braked = new Set<string>()
  const { plane } = pair.ours.roads.graph
  let closestM = Infinity
  const hearIn =
    (places: Set<number>): Hear =>
    (type, _, message) => {
      if (type !== 'rsm') return
      for (const { type: kind, longitude, latitude } of (message as v2x.v1.Rsm).participants) {
        if (kind !== v2x.v1.ParticipantType.PARTICIPANT_TYPE_PEDESTRIAN) continue
        const [x, y] = [plane.x(longitude! * 1e-7), plane.y(latitude! * 1e-7)]
        stepping.forEach(({ onRoad, pose }, i) => {
          if (onRoad && Math.hypot(pose.x - x, pose.y - y) < 2) places.add(i)
        })
      }
    }
  watchBoth(
    pair,
    60,
    (nowS) => {
      const onRoad = stepping.filter(({ onRoad: isOn }) => isOn).map(({ pose }) => pose)
      spread.look(nowS, onRoad)
      pair.ours.vehicles.forEach((vehicle, i) => {
        const usual = pair.theirs.vehicles[i]!
        if (vehicle.acceleration < -1 && usual.acceleration > -0.5) braked.add(vehicle.id)
      })
      for (const vehicle of [...pair.ours.vehicles, ...cars.map((car) => car.vehicle)]) {
        for (const pose of onRoad) closestM = Math.min(closestM, clearanceM(vehicle, pose))
      }
    },
    [hearIn(seen[0]), hearIn(seen[1])],
  )
  expect(spread.unfounded).toEqual([])
  expect(Math.min(...spread.since.values())).toBeGreaterThan(20)
  const devices = [...spread.since.keys()].filter((id) => !id.startsWith('CAR-'))
  expect(devices.length).toBeGreaterThan(0)
  expect(devices.filter((id) => braked.has(id)).length).toBeGreaterThan(0)
  expect(closestM).toBeGreaterThan(0)
  // Four times at each of three junctions; without them RSUs see nobody there.
  expect(seen[0].size).toBe(12)
  expect([...seen[1]]).toEqual([])
})

/** How far a point is from a vehicle's body, metres. */
function clearanceM({ pose, kind }: Vehicle, { x, y }: Place): number {
  const [dx, dy] = [x - pose.x, y - pose.y]
  const [sin, cos] = [Math.sin(pose.heading), Math.cos(pose.heading)]
  const along = Math.max(0, Math.abs(dx * sin + dy * cos) - kind.lengthM / 2)
  const beside = Math.max(0, Math.abs(dx * cos - dy * sin) - kind.widthM / 2)
  return Math.hypot(along, beside)
}
