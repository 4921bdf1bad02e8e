/** Road users without an OBU: RSUs see each kind as it is, nobody crosses against the light, drivers brake for who is on the road. */
import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { messageOf, rowWriterOf, v2x } from '../../schemas/index.ts'
import { confidenceM } from '../messages/position-confidence.ts'
import { laneWidthM, turnOf, type Link } from '../road/graph.ts'
import { Signals } from '../road/signals.ts'
import { loadScenario } from '../scenario/scenario.ts'
import { World } from '../world.ts'
import type { RoadUser } from './road-user.ts'
import { waysOnFoot } from './ways.ts'

const seconds = 90
const ticksASecond = 200
const { DetectionSource, ParticipantType } = v2x.v1
const scenario = {
  ...loadScenario('default'),
  fleets: [
    { class: 'taxi', area: 'robotaxi-area', count: 30 } as const,
    { class: 'bus', line: '315', count: 12 } as const,
  ],
  // Pedestrians trust the earliest ends that signals tell, so signals that change their minds are the harder case.
  busPriority: { lateS: 0 },
  roadUsers: { cars: 60, cyclists: 72, pedestrians: 108 },
}

interface Seen {
  readonly user: RoadUser
  readonly type: number
  readonly source: number
  readonly nowS: number
  readonly x: number
  readonly y: number
  readonly withinM: number
}

const world = new World({ scenario })
const { graph, signals } = world.roads
const users: readonly RoadUser[] = [...world.users.cars, ...world.users.travellers]
const byId = new Map(users.map((user) => [user.participantId, user]))
/** Where everybody was, by the times of their steps. */
const tracks = new Map<RoadUser, { atS: number; x: number; y: number; speed: number }[]>()
const seen: Seen[] = []
const refused: number[] = []
const againstLight: string[] = []
let looked = 0
const lastSent = new Map<string, number>()
const gaps: number[] = []

beforeAll(() => {
  const rows = rowWriterOf('rsm')
  for (let tick = 0; tick < seconds * ticksASecond; tick++) {
    world.tick({
      emit: ({ type, deviceId }, generatedAt, message) => {
        if (type !== 'rsm') return
        const bytes = messageOf(type).encode(message).finish()
        const reason = rows.check(bytes, 0, bytes.length)
        if (reason !== 0) refused.push(reason)
        gaps.push(generatedAt - (lastSent.get(deviceId) ?? generatedAt))
        lastSent.set(deviceId, generatedAt)
        const nowS = (generatedAt - world.epochMicros) / 1e6
        for (const participant of v2x.v1.Rsm.decode(bytes).participants) {
          seen.push({
            user: byId.get(participant.participantId!)!,
            type: participant.type!,
            source: participant.detection!,
            nowS,
            x: graph.plane.x(participant.longitude! * 1e-7),
            y: graph.plane.y(participant.latitude! * 1e-7),
            withinM: confidenceM[participant.positionConfidence! - 1]!,
          })
        }
      },
    })
    for (const user of users) follow(user)
    if (tick % 20 === 0) lookAtCrossings(world.elapsedMicros / 1e6)
  }
}, 120_000)

function follow(user: RoadUser): void {
  const track = tracks.get(user) ?? []
  tracks.set(user, track)
  if (track.at(-1)?.atS === user.atS) return
  const { x, y } = user.pose
  if (user.present) track.push({ atS: user.atS, x, y, speed: user.speed })
}

/** A pedestrian on the road at a stop line while its traffic has green would have been sent there by nobody. */
function lookAtCrossings(nowS: number): void {
  for (const traveller of world.users.travellers) {
    if (traveller.type !== 'pedestrian' || !traveller.onRoad) continue
    for (const { nodeId } of graph.network.rsus) {
      for (const link of graph.node(nodeId).in) {
        const end = link.centre.poseOf(link.length)
        const [dx, dy] = [traveller.pose.x - end.x, traveller.pose.y - end.y]
        const aheadM = dx * Math.sin(end.heading) + dy * Math.cos(end.heading)
        const sideM = dx * Math.cos(end.heading) - dy * Math.sin(end.heading)
        const beforeIt = aheadM > 0.5 && aheadM < 5
        if (!beforeIt || Math.abs(sideM) > link.lanes * laneWidthM) continue
        looked += 1
        if (isDriven(signals, link, nowS))
          againstLight.push(`${traveller.participantId} at ${nowS}`)
      }
    }
  }
}

/** Whether anybody has green to drive out of an arm, or into it but by a right turn, on which one gives way to people. */
function isDriven(signals: Signals, arm: Link, nowS: number): boolean {
  const node = arm.to
  return node.in.some((from) =>
    from.next.some((next) => {
      const turnsRight = turnOf(from, next) === 'right'
      const permanent = node.junction.permanentPhaseIds.includes(signals.phaseOf(from, next) ?? -1)
      const uses = from === arm ? !permanent : next === arm.twin && !turnsRight
      return uses && signals.lightFor(from, next, nowS) === 'green'
    }),
  )
}

/** Where somebody was between two of his steps. */
function truthAt({ user, nowS }: Seen): { x: number; y: number } | undefined {
  const track = tracks.get(user)!
  const after = track.findIndex(({ atS }) => atS >= nowS)
  const [a, b] = [track[after - 1], track[after]]
  if (a === undefined || b === undefined || b.atS - a.atS > 0.11) return undefined
  const t = (nowS - a.atS) / (b.atS - a.atS)
  return { x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) }
}

test('each kind of road user is seen by each kind of sensor, ten times a second', () => {
  expect(refused).toEqual([])
  const kinds = { motor: 1, nonMotor: 2, pedestrian: 3 } as const
  expect(ParticipantType.PARTICIPANT_TYPE_PEDESTRIAN).toBe(kinds.pedestrian)
  expect(seen.every(({ user, type }) => kinds[user.type] === type)).toBe(true)
  const pairs = new Set(seen.map(({ type, source }) => `${type} by ${source}`))
  for (const source of ['VIDEO', 'MICROWAVE_RADAR', 'LIDAR', 'INTEGRATED'] as const) {
    for (const type of [1, 2, 3]) {
      expect(pairs).toContain(`${type} by ${DetectionSource[`DETECTION_SOURCE_${source}`]}`)
    }
  }
  expect(gaps.filter((gap) => gap === 100_000).length / gaps.length).toBeGreaterThan(0.95)
})

test('what is seen is where it is, within what the message says of itself', () => {
  const bySource = new Map<number, { all: number; within: number; exact: number; worst: number }>()
  for (const sighting of seen) {
    const truth = truthAt(sighting)
    if (truth === undefined) continue
    const offM = Math.hypot(sighting.x - truth.x, sighting.y - truth.y)
    const counts = bySource.get(sighting.source) ?? { all: 0, within: 0, exact: 0, worst: 0 }
    bySource.set(sighting.source, counts)
    counts.all += 1
    if (offM <= sighting.withinM) counts.within += 1
    if (offM < 0.05) counts.exact += 1
    counts.worst = Math.max(counts.worst, offM / sighting.withinM)
  }
  for (const [source, { all, within, exact, worst }] of bySource) {
    expect(all, `source ${source}`).toBeGreaterThan(2000)
    expect(within / all, `source ${source}`).toBeGreaterThan(0.95)
    expect(worst, `source ${source}`).toBeLessThan(3)
    expect(exact / all, `source ${source}`).toBeLessThan(0.1)
  }
})

test('people move as people do: speed is distance over time, nobody jumps', () => {
  let moved = 0
  for (const [user, track] of tracks) {
    if (user.type === 'motor') continue
    for (let i = 1; i < track.length; i++) {
      const [a, b] = [track[i - 1]!, track[i]!]
      if (b.atS - a.atS > 0.11) continue
      const mps = Math.hypot(b.x - a.x, b.y - a.y) / 0.1
      // A path's corner is shorter across than along; who stops at the kerb stops at once.
      if (Math.abs(mps - (a.speed + b.speed) / 2) > 1)
        expect.fail(`${user.type} ${user.participantId}: ${mps} m/s`)
      if (mps > 0.5) moved += 1
    }
  }
  expect(moved).toBeGreaterThan(10_000)
})

test('pedestrians cross, and none while the traffic of that arm has green', () => {
  expect(looked).toBeGreaterThan(1000)
  expect(againstLight).toEqual([])
})

test('nobody is sent onto an arm that is driven, at any time of the cycle', () => {
  const fixed = new Signals(graph.network)
  const sent: string[] = []
  let mayGo = 0
  for (const { nodeId } of graph.network.rsus) {
    const node = graph.node(nodeId)
    for (const way of waysOnFoot(node, fixed)) {
      const middle = way.path.poseOf((way.stopM + way.clearM) / 2)
      const awayM = ({ centre, length }: Link): number => {
        const end = centre.poseOf(length)
        return Math.hypot(end.x - middle.x, end.y - middle.y)
      }
      const arm = node.in.reduce((best, link) => (awayM(link) < awayM(best) ? link : best))
      for (let nowS = 0.5; nowS < fixed.plans.get(nodeId)!.cycleS; nowS++) {
        if (!way.mayGo(nowS, 1)) continue
        mayGo += 1
        if (isDriven(fixed, arm, nowS)) sent.push(`${nodeId} at ${nowS}`)
      }
    }
  }
  expect(mayGo).toBeGreaterThan(1000)
  expect(sent).toEqual([])
})

function hashOf(seed: number, roadUsers: object | undefined, forS = 5): string {
  const { roadUsers: _, ...rest } = scenario
  const run = new World({ scenario: roadUsers === undefined ? rest : { ...rest, roadUsers }, seed })
  const hash = createHash('sha256')
  for (let tick = 0; tick < forS * ticksASecond; tick++) {
    run.tick({
      emit: ({ type }, _at, message) => hash.update(messageOf(type).encode(message).finish()),
    })
  }
  return hash.digest('hex')
}

test('the same seed gives the same bytes, an empty section those of none', () => {
  expect(hashOf(7, scenario.roadUsers)).toBe(hashOf(7, scenario.roadUsers))
  expect(hashOf(7, scenario.roadUsers)).not.toBe(hashOf(8, scenario.roadUsers))
  expect(hashOf(7, {})).toBe(hashOf(7, undefined))
})
