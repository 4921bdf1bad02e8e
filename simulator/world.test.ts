/** A run of the default scenario, judged by its messages alone: at their rates, on the road, within limits. */
import { beforeAll, expect, test } from 'vitest'
import {
  describeReason,
  FrameReader,
  messageOf,
  rowWriterOf,
  v2x,
  type UpType,
} from '../schemas/index.ts'
import { vehicleClasses } from './fleet/vehicle-class.ts'
import { laneWidthM } from './road/graph.ts'
import { loadScenario } from './scenario/scenario.ts'
import { World } from './world.ts'

interface Fix {
  readonly x: number
  readonly y: number
  readonly speedMps: number
  readonly heading: number
  readonly acceleration: number
  readonly yawRate: number
}

const seconds = 60
const ticksASecond = 200
const world = new World({ scenario: loadScenario('default') })
const { plane } = world.roads.graph
const tracks = new Map<string, Fix[]>()
const counts = new Map<UpType, number>()
const lastTimes = new Map<string, { sequence: number; generatedAt: number }>()
const refused: string[] = []
const disorder: string[] = []
const fleets = new Map<string, number>()

beforeAll(() => {
  const bsmRows = rowWriterOf('bsm')
  const frames = new FrameReader(bsmRows)
  const checkers = new Map<UpType, (bytes: Uint8Array) => number>([
    ['bsm_frame', (bytes) => frames.read(bytes, 0, bytes.length)],
  ])
  const checkerOf = (type: UpType): ((bytes: Uint8Array) => number) => {
    const known = checkers.get(type)
    if (known !== undefined) return known
    const writer = rowWriterOf(type as Exclude<UpType, 'bsm_frame'>)
    const checker = (bytes: Uint8Array): number => writer.check(bytes, 0, bytes.length)
    checkers.set(type, checker)
    return checker
  }
  for (let tick = 0; tick < seconds * ticksASecond; tick++) {
    world.tick({
      emit: ({ topic, type, deviceId }, generatedAt, message) => {
        const bytes = messageOf(type).encode(message).finish()
        counts.set(type, (counts.get(type) ?? 0) + 1)
        const reason = checkerOf(type)(bytes)
        if (reason !== 0) refused.push(`${topic}: ${describeReason(type, reason)}`)
        const { header } = messageOf(type).decode(bytes) as { header: v2x.v1.Header }
        const before = lastTimes.get(topic)
        lastTimes.set(topic, header)
        if (header.sequence !== (before?.sequence ?? 0) + 1) disorder.push(`${topic} sequence`)
        if (header.generatedAt <= (before?.generatedAt ?? 0)) disorder.push(`${topic} time`)
        if (header.generatedAt !== generatedAt) disorder.push(`${topic} generatedAt`)
        if (type === 'bsm') addFix(deviceId, v2x.v1.Bsm.decode(bytes))
        if (type === 'vehicle_status') {
          fleets.set(deviceId, v2x.v1.VehicleStatus.decode(bytes).fleet!)
        }
      },
    })
  }
}, 60_000)

function addFix(deviceId: string, bsm: v2x.v1.Bsm): void {
  const track = tracks.get(deviceId) ?? []
  tracks.set(deviceId, track)
  track.push({
    x: plane.x(bsm.longitude! * 1e-7),
    y: plane.y(bsm.latitude! * 1e-7),
    speedMps: bsm.speed! * 0.02,
    heading: (bsm.heading! * 0.0125 * Math.PI) / 180,
    acceleration: bsm.accelerationLongitudinal! * 0.01,
    yawRate: (bsm.yawRate! * 0.01 * Math.PI) / 180,
  })
}

/** The greatest value of each kind, and whose it was. One check a kind: 100,000 steps are too many for one each. */
class Worst {
  readonly #worst = new Map<string, { id: string; value: number }>()

  note(kind: string, id: string, value: number): void {
    const known = this.#worst.get(kind)
    // What is no number is the worst of all.
    if (known === undefined || !(value <= known.value)) this.#worst.set(kind, { id, value })
  }

  expectBelow(kind: string, limit: number): void {
    const { id, value } = this.#worst.get(kind)!
    expect(value, `${kind} of ${id}`).toBeLessThan(limit)
  }
}

test('260 vehicles of five fleets report', () => {
  expect(tracks.size).toBe(260)
  expect(fleets.size).toBe(260)
  const { Fleet } = v2x.v1
  const sizes = [1, 2, 3, 4, 5].map(
    (fleet) => [...fleets.values()].filter((code) => code === fleet).length,
  )
  expect(Fleet.FLEET_CONSTRUCTION).toBe(5)
  expect(sizes).toEqual([40, 140, 16, 34, 30])
})

test('every payload passes the checks of the store, every sequence counts on', () => {
  expect(refused).toEqual([])
  expect(disorder).toEqual([])
})

test('messages come at their nominal rates', () => {
  const rate = (type: UpType): number => (counts.get(type) ?? 0) / seconds
  expect(rate('spat')).toBe(360)
  expect(rate('map')).toBe(36)
  expect(rate('rsu_state')).toBe(36)
  expect(rate('bsm')).toBeGreaterThan(2200)
  expect(rate('vehicle_status')).toBeGreaterThan(240)
  expect(rate('radio_measurement')).toBeGreaterThan(45)
  expect(rate('rsi')).toBeGreaterThan(5)
  expect(rate('rsi')).toBeLessThanOrEqual(36)
  expect(rate('bsm_frame')).toBeGreaterThan(20)
  expect(rate('pile_status')).toBeGreaterThan(2)
})

test('no vehicle exceeds the speed, acceleration or braking of its class, nor the comfort of its passengers', () => {
  const kinds = new Map(world.vehicles.map((vehicle) => [vehicle.id, vehicle.kind]))
  const worst = new Worst()
  for (const [id, track] of tracks) {
    const kind = kinds.get(id)!
    for (const { speedMps, acceleration, yawRate } of track) {
      worst.note('speeding', id, speedMps - kind.speedMaxMps)
      worst.note('accelerating', id, acceleration - kind.accelerationMax)
      worst.note('braking', id, -acceleration - kind.brakingMax)
      worst.note('side force', id, Math.abs(speedMps * yawRate))
    }
  }
  worst.expectBelow('speeding', 0.02)
  worst.expectBelow('accelerating', 0.011)
  worst.expectBelow('braking', 0.011)
  worst.expectBelow('side force', 2.6)
})

test('vehicles are on their side of the road, in a junction, or in a bay at a pile', () => {
  const { nodes } = world.roads.graph
  const bays = world.chargers.piles.flatMap((pile) => pile.points.map(({ link }) => link.to))
  const strays: string[] = []
  let onLanes = 0
  for (const [id, track] of tracks) {
    for (let i = 0; i < track.length; i += 100) {
      const { x, y, heading } = track[i]!
      const within = (node: { x: number; y: number }, reachM: number): boolean =>
        Math.hypot(node.x - x, node.y - y) < reachM
      if ([...nodes.values()].some((node) => within(node, node.radiusM + 12))) continue
      if (bays.some((node) => within(node, 70))) continue
      onLanes += 1
      if (!isOnItsSide(x, y, heading)) strays.push(`${id} at ${x}, ${y}`)
    }
  }
  expect(strays).toEqual([])
  expect(onLanes).toBeGreaterThan(1000)
})

function isOnItsSide(x: number, y: number, heading: number): boolean {
  return world.roads.graph.links.some(({ centre, length, lanes, road }) => {
    const middle = centre.poseOf(length / 2)
    if (Math.hypot(middle.x - x, middle.y - y) > length) return false
    const { s } = centre.nearest(x, y)
    const foot = centre.poseOf(s)
    if (Math.cos(foot.heading - heading) < 0.9) return false
    const [east, north] = [x - foot.x, y - foot.y]
    const rightM = east * Math.cos(foot.heading) - north * Math.sin(foot.heading)
    const aheadM = east * Math.sin(foot.heading) + north * Math.cos(foot.heading)
    const widthM = lanes * laneWidthM
    const fromM = road.oneWay ? -widthM / 2 : 0
    return Math.abs(aheadM) < 1 && rightM > fromM && rightM < fromM + widthM
  })
}

test('nearly every vehicle has moved; those that stand have a reason', () => {
  const kinds = new Map(world.vehicles.map((vehicle) => [vehicle.id, vehicle]))
  const still = [...tracks].filter(([, track]) => {
    const [first, last] = [track[0]!, track.at(-1)!]
    return Math.hypot(first.x - last.x, first.y - last.y) < 2
  })
  const unexplained = still.filter(([id]) => {
    const { kind, holdUntilS } = kinds.get(id)!
    return holdUntilS === undefined && kind.idPrefix !== vehicleClasses.machine.idPrefix
  })
  expect(still.length).toBeLessThan(50)
  expect(unexplained.length).toBeLessThan(20)
})

test('who stands at a pile gains charge, and the pile names it', () => {
  const charging = world.chargers.piles.flatMap((pile) =>
    pile.points.filter((point) => point.charging),
  )
  expect(charging.length).toBeGreaterThanOrEqual(8)
  for (const { vehicle, energyKwh, powerNowKw } of charging) {
    expect(vehicle?.standing).toBe(true)
    expect(powerNowKw).toBeGreaterThan(1)
    expect(energyKwh).toBeGreaterThan(0)
  }
})
