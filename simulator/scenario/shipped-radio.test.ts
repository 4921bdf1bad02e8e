/**
 * The shipped scenarios of what goes wrong between devices and broker, each held against the same run without its faults: what the
 * documents promise is the difference, and there is no other.
 */
import { expect, test, vi } from 'vitest'
import { v2x } from '../../schemas/index.ts'
import { endOf, isAbout, isNamedBy } from '../ether/faults.ts'
import { etherPlanOf } from '../ether/plan.ts'
import { planeAt } from '../road/plane.ts'
import {
  byTopic,
  decoded,
  differing,
  outcomeOf,
  sameBytes,
  without,
  type Heard,
  type Outcome,
} from './run-for-tests.ts'
import { loadScenario } from './scenario.ts'

// Two runs each, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 })

const plane = planeAt([112.9, 28.17])

/** With the faults and without them. */
function bothOf(name: string, seconds: number): { ours: Outcome; theirs: Outcome } {
  const scenario = loadScenario(name)
  return {
    ours: outcomeOf(scenario, seconds),
    theirs: outcomeOf(without(scenario, 'faults'), seconds),
  }
}

/** Each message that came, and when, as one word; and the same as the truth has it. */
function holdsTheTruth({ heard, truths, epochMicros }: Outcome): void {
  const came = heard.map((one) => {
    const { header } = decoded(one) as { header: v2x.v1.Header }
    return `${one.topic} ${header.sequence} ${Math.round(one.arrivedS * 1e6)}`
  })
  const told = truths.flatMap(({ topic, sequence, arrivesAt, link }) =>
    link === 'pc5' || arrivesAt === undefined
      ? []
      : [`${topic} ${sequence} ${arrivesAt - epochMicros}`],
  )
  expect(came.sort()).toEqual(told.sort())
  const arrivals = heard.map(({ arrivedS }) => arrivedS)
  expect(arrivals).toEqual(arrivals.toSorted((a, b) => a - b))
}

test('rsu-outage: RSU-0226 is silent exactly then, and nobody else says anything else', () => {
  const { ours, theirs } = bothOf('rsu-outage', 75)
  const changes = differing(ours, theirs)
  const own = changes.filter(({ topic }) => topic.includes('/RSU-0226/'))
  const types = own.map(({ topic }) => topic.split('/')[4])
  expect(types).toEqual(['bsm_frame', 'map', 'rsi', 'rsu_state', 'spat'])
  for (const { topic, ours: said, theirs: usual } of own) {
    const outside = usual.filter(({ atS }) => atS < 30 || atS >= 60)
    expect(said.map(({ atS }) => atS)).toEqual(outside.map(({ atS }) => atS))
    // The first frame afterwards lacks what was on the air just before.
    if (!topic.includes('bsm_frame')) expect(sameBytes(said, outside), topic).toBe(true)
  }
  for (const { topic, ours: said, theirs: usual } of changes.filter((one) => !own.includes(one))) {
    expect(topic).toMatch(/^v2x\/v1\/obu\/.*\/radio_measurement\/up$/)
    expect(said.map(withoutCounts)).toEqual(usual.map(withoutCounts))
  }
})

/** Vehicles nearby count what the RSU did not hear. */
function withoutCounts(heard: Heard): object {
  const message = decoded(heard) as v2x.v1.RadioMeasurement
  return without(message, 'packetsSent', 'packetsReceived')
}

test('tunnel: nothing is lost or changed; it comes afterwards, 200 a second, beside what is new', () => {
  const { ours, theirs } = bothOf('tunnel', 105)
  const { faults = [] } = loadScenario('tunnel')
  expect(differing(ours, theirs)).toEqual([])
  holdsTheTruth(ours)
  expect(ours.truths.length).toBe(theirs.truths.length)
  const kept = new Map<string, number>()
  const between = new Map<string, number>()
  for (const [i, { topic, link, trueTime, arrivesAt }] of ours.truths.entries()) {
    const usual = theirs.truths[i]!
    expect({ topic, trueTime }).toEqual({ topic: usual.topic, trueTime: usual.trueTime })
    const deviceId = topic.split('/')[3]!
    const tunnel = faults.find((fault) => link === 'uu' && isAbout(fault, deviceId))
    const endMicros = ours.epochMicros + (tunnel === undefined ? 0 : endOf(tunnel) * 1e6)
    const fromMicros = ours.epochMicros + (tunnel?.fromS ?? Infinity) * 1e6
    if (tunnel === undefined || trueTime < fromMicros || trueTime >= endMicros) {
      expect(arrivesAt, topic).toBe(usual.arrivesAt)
      const lastMicros = endMicros + 5000 * (kept.get(deviceId) ?? 0)
      if (trueTime >= endMicros && (arrivesAt ?? Infinity) < lastMicros) {
        between.set(deviceId, (between.get(deviceId) ?? 0) + 1)
      }
      continue
    }
    const place = kept.get(deviceId) ?? 0
    kept.set(deviceId, place + 1)
    expect(arrivesAt === undefined).toBe(usual.arrivesAt === undefined)
    const lateMicros = (arrivesAt ?? 0) - endMicros - (usual.arrivesAt ?? 0) + trueTime
    if (arrivesAt !== undefined) expect(lateMicros / 5000).toBeCloseTo(place, 2)
  }
  expect([...kept.keys()].sort()).toEqual(['BUS-315-001', 'BUS-315-002', 'BUS-315-003'])
  expect([...between.keys()].sort()).toEqual([...kept.keys()].sort())
})

const liars = ['TAXI-001', 'TAXI-002', 'TAXI-003', 'TAXI-004']
const ghosts = [1, 2, 3, 4, 5].map((ghost) => `TAXI-004-G${ghost}`)
const isOfALiar = (id: string): boolean => liars.some((liar) => isNamedBy(`${liar}*`, id))
/** When they begin, and a step later. */
const [honestS, lyingS] = [19.99, 20.11]

test('misbehaving-vehicle: from 20 s on four lie as they are said to, and all others say the same', () => {
  const { ours, theirs } = bothOf('misbehaving-vehicle', 32)
  const changes = differing(ours, theirs)
  for (const { topic, ours: said, theirs: usual } of changes) {
    const [, , kind, deviceId, type] = topic.split('/')
    const [early, before] = [said, usual].map((l) => l.filter(({ atS }) => atS < honestS))
    expect(sameBytes(early!, before!), topic).toBe(true)
    if (kind === 'obu') expect(isOfALiar(deviceId!), topic).toBe(true)
    else {
      expect(type).toBe('bsm_frame')
      expect(said.map(honestPart), topic).toEqual(usual.map(honestPart))
    }
  }
  const ofNobody = changes.filter(({ theirs: usual }) => usual.length === 0)
  expect(ofNobody.map(({ topic }) => topic.split('/')[3])).toEqual(ghosts)
  const [said, usual] = [byTopic(ours), byTopic(theirs)]
  offByTheSame(said, usual)
  anySpeed(said, usual)
  besideIt(said)
  const flood = ours.truths.filter(({ topic, link, trueTime }) => {
    const atS = (trueTime - ours.epochMicros) / 1e6
    return topic === topicOf('TAXI-003') && link === 'uu' && atS >= 21 && atS < 31
  })
  expect(flood).toHaveLength(10 * 50)
})

function honestPart(frame: Heard): object[] {
  const { heard } = decoded(frame) as v2x.v1.BsmFrame
  return heard.filter(({ deviceId }) => !isOfALiar(deviceId!))
}

type Topics = ReadonlyMap<string, readonly Heard[]>

function topicOf(deviceId: string): string {
  return `v2x/v1/obu/${deviceId}/bsm/up`
}

/** BSMs since the lies began. */
function bsmsOf(topics: Topics, deviceId: string): v2x.v1.Bsm[] {
  const late = topics.get(topicOf(deviceId))!.filter(({ atS }) => atS > lyingS)
  return late.map((heard) => decoded(heard) as v2x.v1.Bsm)
}

function pairsOf(said: Topics, usual: Topics, id: string): (readonly [v2x.v1.Bsm, v2x.v1.Bsm])[] {
  const truths = bsmsOf(usual, id)
  const lies = bsmsOf(said, id)
  expect(lies.length).toBe(truths.length)
  return lies.map((lie, i) => [lie, truths[i]!])
}

function offByTheSame(said: Topics, usual: Topics): void {
  const offsets = pairsOf(said, usual, 'TAXI-001').map(([lie, truth]) => {
    const place = ['longitude', 'latitude'] as const
    expect(without(lie, ...place)).toEqual(without(truth, ...place))
    return [lie.longitude! - truth.longitude!, lie.latitude! - truth.latitude!] as const
  })
  const [east, north] = offsets[0]!
  for (const [x, y] of offsets) expect(Math.hypot(x - east, y - north)).toBeLessThan(3)
  const offM = metresBetween({ longitude: 0, latitude: 0 }, { longitude: east, latitude: north })
  expect(offM).toBeGreaterThan(20)
  expect(offM).toBeLessThan(300 * Math.SQRT2)
}

function anySpeed(said: Topics, usual: Topics): void {
  const speeds = pairsOf(said, usual, 'TAXI-002').map(([lie, truth]) => {
    expect(without(lie, 'speed')).toEqual(without(truth, 'speed'))
    return lie.speed!
  })
  expect(new Set(speeds).size).toBeGreaterThan(speeds.length / 2)
  expect(Math.max(...speeds)).toBeLessThanOrEqual(30 / 0.02)
}

function besideIt(said: Topics): void {
  const own = new Map(bsmsOf(said, 'TAXI-004').map((bsm) => [bsm.header!.generatedAt, bsm]))
  for (const ghost of ghosts) {
    const awayM = bsmsOf(said, ghost).flatMap((bsm) => {
      const beside = own.get(bsm.header!.generatedAt)
      return beside === undefined ? [] : [metresBetween(bsm, beside)]
    })
    expect(awayM.length).toBeGreaterThan(100)
    expect(Math.max(...awayM)).toBeLessThan(30)
  }
}

type Point = Partial<Pick<v2x.v1.IBsm, 'longitude' | 'latitude'>>

function metresBetween(a: Point, b: Point): number {
  return Math.hypot(
    plane.x(a.longitude! * 1e-7) - plane.x(b.longitude! * 1e-7),
    plane.y(a.latitude! * 1e-7) - plane.y(b.latitude! * 1e-7),
  )
}

test('lossy-radio: what is missing is what the truth says; bursts take from buses alone, the rest is the weather', () => {
  const seconds = 60
  const { ours, theirs } = bothOf('lossy-radio', seconds)
  for (const { topic } of differing(ours, theirs)) expect(topic).toMatch(/^v2x\/v1\/obu\/BUS-/)
  for (const outcome of [ours, theirs]) {
    holdsTheTruth(outcome)
    const counts = new Map<string, number>()
    for (const { topic, sequence, link } of outcome.truths) {
      if (link === 'pc5') continue
      expect(sequence, topic).toBe((counts.get(topic) ?? 0) + 1)
      counts.set(topic, sequence)
    }
  }
  const burst = ours.truths.filter(({ by }) => by === 'lossBursts')
  expect(burst.length).toBeGreaterThan(0)
  for (const { topic } of burst) expect(topic).toMatch(/^v2x\/v1\/obu\/BUS-/)
  expect(theirs.truths.filter(({ by }) => by !== '' && by !== 'link')).toEqual([])
  const ordinary = { ...without(loadScenario('lossy-radio'), 'faults'), ether: etherPlanOf() }
  expect(lossOf(ours)).toBeGreaterThan(lossOf(theirs))
  expect(lossOf(theirs)).toBeGreaterThan(10 * lossOf(outcomeOf(ordinary, seconds)))
})

/** The share of BSMs that never came. */
function lossOf({ truths }: Outcome): number {
  const bsms = truths.filter(({ link, topic }) => link === 'uu' && topic.endsWith('/bsm/up'))
  return bsms.filter(({ arrivesAt }) => arrivesAt === undefined).length / bsms.length
}
