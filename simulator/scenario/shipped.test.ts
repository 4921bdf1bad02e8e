/** Each shipped scenario shows what it is about: it runs for a while, and its messages alone are judged. */
import { expect, test } from 'vitest'
import { messageOf, parseDeviceTopic, v2x, type UpType } from '../../schemas/index.ts'
import { loadNetwork } from '../../schemas/network.ts'
import { Judge } from '../fleet/judge.ts'
import { planeAt } from '../road/plane.ts'
import { simulatedMessages } from '../simulate.ts'
import { ticksAStep, World } from '../world.ts'
import { loadScenario, shippedScenarios } from './scenario.ts'

interface Sent {
  readonly deviceId: string
  /** Seconds since the scenario's epoch: by the device's clock, and when it came. */
  readonly atS: number
  readonly arrivedS: number
}
type Hear<T> = (message: T, sent: Sent) => void
interface Ears {
  readonly bsm?: Hear<v2x.v1.Bsm>
  readonly rsm?: Hear<v2x.v1.Rsm>
  readonly spat?: Hear<v2x.v1.Spat>
  readonly vehicle_status?: Hear<v2x.v1.VehicleStatus>
  readonly pile_status?: Hear<v2x.v1.PileStatus>
}

/** Runs the beginning of a scenario; returns how many messages there were. */
function listen(scenario: string, forSeconds: number, ears: Ears): number {
  const { epochMicros } = loadScenario(scenario)
  const secondsOf = (micros: number): number => (micros - epochMicros) / 1e6
  let messages = 0
  for (const { topic, payload, ...times } of simulatedMessages({ scenario, forSeconds })) {
    messages += 1
    const { generatedAt, arrivedAt = generatedAt } = times
    const { type, id: deviceId } = parseDeviceTopic(topic)!
    const hear = ears[type as keyof Ears] as Hear<object> | undefined
    if (hear === undefined) continue
    const sent = { deviceId, atS: secondsOf(generatedAt), arrivedS: secondsOf(arrivedAt) }
    hear(messageOf(type as UpType).decode(payload), sent)
  }
  return messages
}

/** Lists of what was heard, by device. */
function byDevice<T extends Sent>(heard: readonly T[]): Map<string, T[]> {
  const lists = new Map<string, T[]>()
  for (const one of heard) {
    const list = lists.get(one.deviceId)
    if (list === undefined) lists.set(one.deviceId, [one])
    else list.push(one)
  }
  return lists
}

const network = loadNetwork()
const plane = planeAt([112.9, 28.17])

function metresBetween(bsm: v2x.v1.Bsm, [longitude, latitude]: readonly [number, number]): number {
  return Math.hypot(
    plane.x(bsm.longitude! * 1e-7) - plane.x(longitude),
    plane.y(bsm.latitude! * 1e-7) - plane.y(latitude),
  )
}

const judged: Readonly<Record<string, () => void>> = {
  default: () => {
    const fleets = new Set<number>()
    const messages = listen('default', 3, { vehicle_status: ({ fleet }) => fleets.add(fleet!) })
    expect(messages / 3).toBeGreaterThan(2800)
    expect(fleets).toEqual(new Set([1, 2, 3, 4, 5]))
  },

  'morning-peak': () => {
    const newest = new Map<string, v2x.v1.Bsm>()
    listen('morning-peak', 60, { bsm: (bsm, { deviceId }) => newest.set(deviceId, bsm) })
    expect(newest.size).toBe(500)
    expect([...newest.keys()].filter((id) => id.startsWith('BUS-315'))).toHaveLength(40)
    // Who waits at a red light: five and more at one junction.
    const standing = [...newest.values()].filter(({ speed }) => speed === 0)
    const queues = network.rsus.map(
      ({ position }) => standing.filter((bsm) => metresBetween(bsm, position) < 90).length,
    )
    expect(Math.max(...queues)).toBeGreaterThanOrEqual(5)
  },

  'charging-evening': () => {
    const { CONNECTOR_STATUS_CHARGING, CONNECTOR_STATUS_RESERVED } = v2x.v1.ConnectorStatus
    const newest = new Map<string, v2x.v1.IConnector[]>()
    const drivers = new Set<string>()
    const numberOf = (status: v2x.v1.ConnectorStatus): number =>
      [...newest.values()].flat().filter((connector) => connector.status === status).length
    let atFirst = 0
    listen('charging-evening', 360, {
      pile_status: ({ connectors }, { deviceId, atS }) => {
        newest.set(deviceId, connectors)
        if (atS < 10) atFirst = numberOf(CONNECTOR_STATUS_CHARGING)
        for (const { vehicleId } of connectors) drivers.add(vehicleId!.split('-')[0]!)
      },
    })
    expect(atFirst).toBe(10)
    expect(numberOf(CONNECTOR_STATUS_CHARGING)).toBeGreaterThan(12)
    expect(numberOf(CONNECTOR_STATUS_RESERVED)).toBeGreaterThan(20)
    expect(drivers).toEqual(new Set(['', 'BUS', 'TAXI', 'VAN']))
  },

  'emergency-braking': () => {
    const hardest = new Map<string, { by: number; atS: number }>()
    listen('emergency-braking', 100, {
      bsm: ({ accelerationLongitudinal: by }, { deviceId, atS }) => {
        if (by! < (hardest.get(deviceId)?.by ?? -500)) hardest.set(deviceId, { by: by!, atS })
      },
    })
    expect([...hardest.keys()].sort()).toEqual(['BUS-315-002', 'TAXI-003', 'TAXI-010'])
    expect(hardest.get('TAXI-003')!.by).toBe(-700)
    expect(hardest.get('TAXI-003')!.atS).toBeGreaterThan(20)
    expect(hardest.get('BUS-315-002')!.atS).toBeGreaterThan(40)
  },

  'junction-conflict': () => {
    const world = new World({ scenario: loadScenario('junction-conflict') })
    const judge = new Judge(world)
    for (let step = 0; step < 200 * 10; step++) {
      for (let tick = 0; tick < ticksAStep; tick++) world.tick({ emit: () => undefined })
      judge.look()
    }
    expect(judge.breaches).toEqual([])
    const red = judge.excused.filter(({ rule }) => rule === 'red')
    expect(red.length).toBeGreaterThan(0)
    for (const { vehicleId } of red) expect(vehicleId).toMatch(/^TAXI-0[1-4]1$/)
  },

  'truck-platoon': () => {
    const newest = new Map<string, v2x.v1.Bsm>()
    const gaps: number[] = []
    listen('truck-platoon', 200, {
      bsm: (bsm, { deviceId, atS }) => {
        newest.set(deviceId, bsm)
        const ahead = newest.get('TRUCK-001')
        if (deviceId !== 'TRUCK-002' || ahead === undefined || atS < 100) return
        const mps = bsm.speed! * 0.02
        if (mps < 6) return
        const place = [ahead.longitude! * 1e-7, ahead.latitude! * 1e-7] as const
        gaps.push((metresBetween(bsm, place) - (bsm.length ?? 0) * 0.01) / mps)
      },
    })
    gaps.sort((a, b) => a - b)
    expect(gaps.length).toBeGreaterThan(100)
    expect(gaps[Math.floor(gaps.length / 2)]).toBeLessThan(1.5)
  },

  'bus-priority': () => {
    const { LIGHT_STATE_RED } = v2x.v1.LightState
    const asked = new Set<number>()
    const adapted = new Set<number>()
    const signalPriority = 1 << 4
    let askers = 0
    listen('bus-priority', 120, {
      vehicle_status: ({ priorityIntersectionId, delay }, { deviceId }) => {
        if (priorityIntersectionId === 0) return
        askers += 1
        expect(deviceId).toMatch(/^BUS-315/)
        expect(delay!).toBeGreaterThanOrEqual(10)
        asked.add(priorityIntersectionId)
      },
      spat: ({ intersections }) => {
        const [{ status, intersectionId, phases }] = intersections as [v2x.v1.IntersectionState]
        if (status !== signalPriority) return
        adapted.add(intersectionId)
        const open = phases.filter(({ states }) => states![0]!.light !== LIGHT_STATE_RED)
        expect(open.length).toBeLessThan(2)
      },
    })
    expect(askers).toBeGreaterThan(20)
    expect(adapted.size).toBeGreaterThan(2)
    expect([...adapted].filter((node) => !asked.has(node))).toEqual([])
  },

  'pedestrian-crossing': () => {
    const pedestrians: (Sent & { place: readonly [number, number] })[] = []
    const braking: (Sent & { bsm: v2x.v1.Bsm })[] = []
    listen('pedestrian-crossing', 60, {
      rsm: ({ participants }, sent) => {
        for (const { type, longitude, latitude } of participants) {
          if (type !== v2x.v1.ParticipantType.PARTICIPANT_TYPE_PEDESTRIAN) continue
          pedestrians.push({ ...sent, place: [longitude! * 1e-7, latitude! * 1e-7] })
        }
      },
      bsm: (bsm, sent) => {
        if (bsm.accelerationLongitudinal! < -200) braking.push({ ...sent, bsm })
      },
    })
    const near = braking.filter(({ atS, bsm }) =>
      pedestrians.some(
        (one) => Math.abs(one.atS - atS) < 0.2 && metresBetween(bsm, one.place) < 30,
      ),
    )
    expect(near.length).toBeGreaterThan(5)
  },

  'rsu-outage': () => {
    const times = new Map<string, number[]>()
    listen('rsu-outage', 75, {
      spat: (_, { deviceId, atS }) => times.set(deviceId, [...(times.get(deviceId) ?? []), atS]),
    })
    expect(times.size).toBe(36)
    for (const [id, own] of times) {
      const gaps = own
        .sort((a, b) => a - b)
        .slice(1)
        .map((at, i) => ({ at, gap: at - own[i]! }))
      const silences = gaps.filter(({ gap }) => gap > 5)
      expect(silences, id).toHaveLength(id === 'RSU-0226' ? 1 : 0)
      for (const { at, gap } of silences) {
        expect(at - gap).toBeCloseTo(30, 0)
        expect(at).toBeCloseTo(60, 0)
      }
    }
  },

  tunnel: () => {
    const own = byDevice(sequencesOf('tunnel', 90)).get('BUS-315-001')!
    const within = own.filter(({ atS }) => atS > 15.1 && atS < 59.9)
    expect(within.length).toBeGreaterThan(440)
    expect(within.every(({ arrivedS }) => arrivedS >= 60 && arrivedS < 65)).toBe(true)
    // New ones come in between, so that sequences go back and forth.
    const backwards = own.filter(({ sequence }, i) => i > 0 && sequence < own[i - 1]!.sequence)
    expect(backwards.length).toBeGreaterThan(10)
  },

  'misbehaving-vehicle': () => {
    const heard: (Sent & { bsm: v2x.v1.Bsm })[] = []
    listen('misbehaving-vehicle', 40, { bsm: (bsm, sent) => heard.push({ ...sent, bsm }) })
    const devices = byDevice(heard.toSorted((a, b) => a.atS - b.atS))
    const greatest = (id: string, step: (a: v2x.v1.Bsm, b: v2x.v1.Bsm) => number): number[] => {
      const own = devices.get(id)!
      const steps = own.slice(1).map(({ atS, bsm }, i) => ({ atS, by: step(own[i]!.bsm, bsm) }))
      const among = (part: typeof steps): number => Math.max(...part.map(({ by }) => by))
      return [
        among(steps.filter(({ atS }) => atS < 19.9)),
        among(steps.filter(({ atS }) => atS > 19.9)),
      ]
    }
    const moved = greatest('TAXI-001', (a, b) =>
      metresBetween(b, [a.longitude! * 1e-7, a.latitude! * 1e-7]),
    )
    expect(moved[0]).toBeLessThan(5)
    expect(moved[1]).toBeGreaterThan(20)
    const faster = greatest('TAXI-002', (a, b) => Math.abs(b.speed! - a.speed!) * 0.02)
    expect(faster[0]).toBeLessThan(1)
    expect(faster[1]).toBeGreaterThan(10)
    const rateOf = (id: string, fromS: number): number =>
      devices.get(id)!.filter(({ atS }) => atS > fromS && atS < fromS + 10).length / 10
    expect(rateOf('TAXI-003', 5)).toBeLessThan(11)
    expect(rateOf('TAXI-003', 25)).toBeGreaterThan(45)
    const ghosts = [...devices.keys()].filter((id) => id.startsWith('TAXI-004-'))
    expect(ghosts).toHaveLength(5)
    for (const ghost of ghosts) expect(devices.get(ghost)![0]!.atS).toBeGreaterThan(19.9)
  },

  'lossy-radio': () => {
    const heard = sequencesOf('lossy-radio', 60)
    const lists = [...byDevice(heard).values()]
    const sent = lists.map((list) => Math.max(...list.map(({ sequence }) => sequence)))
    const lost = 1 - heard.length / sent.reduce((sum, count) => sum + count, 0)
    expect(lost).toBeGreaterThan(0.02)
    expect(lost).toBeLessThan(0.2)
    const latencies = heard.map(({ atS, arrivedS }) => arrivedS - atS).sort((a, b) => a - b)
    const quantile = (share: number): number => latencies[Math.floor(latencies.length * share)]!
    expect(quantile(0.5)).toBeGreaterThan(0.005)
    expect(quantile(0.99)).toBeGreaterThan(2 * quantile(0.5))
  },
}

function sequencesOf(scenario: string, forSeconds: number): (Sent & { sequence: number })[] {
  const heard: (Sent & { sequence: number })[] = []
  listen(scenario, forSeconds, {
    bsm: ({ header }, sent) => heard.push({ ...sent, sequence: header!.sequence! }),
  })
  return heard
}

test('each shipped scenario is judged here', () => {
  expect(shippedScenarios().map(({ name }) => name)).toEqual(Object.keys(judged).sort())
})

test.each(Object.entries(judged))('%s shows what it is about', (_, judge) => judge(), 60_000)
