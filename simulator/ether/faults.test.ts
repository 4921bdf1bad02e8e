/** Each fault and each attack is seen in the messages of its device while it is on, and neither before nor after. */
import { expect, test } from 'vitest'
import type { v2x } from '../../schemas/index.ts'
import { planeAt } from '../road/plane.ts'
import { attackKinds, type AttackKind } from './attack-kinds.ts'
import { faultsOf } from './faults.ts'
import { etherPlanOf } from './plan.ts'
import { bsmsOf, grouped, headerOf, runEther, secondsOf, type EtherRun } from './run-for-tests.ts'

const device = 'TAXI-001'
const plane = planeAt([112.9, 28.2])
const [fromS, forS] = [3, 6]
const seconds = 12
const calm = runEther(seconds, {})

function withFault(fault: object): EtherRun {
  return runEther(seconds, { faults: [{ devices: [device], fromS, forS, ...fault }] })
}

function isOn(micros: number): boolean {
  return secondsOf(micros) >= fromS && secondsOf(micros) < fromS + forS
}

/** The device's own messages to the broker, as the truth has them. */
function sent({ truths }: EtherRun): EtherRun['truths'] {
  return truths.filter(({ link, topic }) => link === 'uu' && topic.includes(`/${device}/`))
}

function metresApart(a: v2x.v1.Bsm, b: v2x.v1.Bsm): number {
  const x = plane.x(a.longitude! * 1e-7) - plane.x(b.longitude! * 1e-7)
  return Math.hypot(x, plane.y(a.latitude! * 1e-7) - plane.y(b.latitude! * 1e-7))
}

test('the truth names what is on, and only while it is', () => {
  for (const { trueTime, faults } of sent(withFault({ kind: 'gnssFreeze' }))) {
    expect(faults).toBe(isOn(trueTime) ? 'gnssFreeze' : '')
  }
})

test('loss bursts', () => {
  const fault = { kind: 'lossBursts', lossShare: 1, burstS: 1, betweenS: 0.5 }
  const lost = sent(withFault(fault)).filter(({ by }) => by === 'lossBursts')
  expect(lost.length).toBeGreaterThan(10)
  expect(lost.every((one) => isOn(one.trueTime) && one.arrivesAt === undefined)).toBe(true)
})

test('duplicates are the same bytes again, later', () => {
  const { messages } = withFault({ kind: 'duplicates', share: 1, byMs: 40 })
  const own = messages.filter(({ topic }) => topic.includes(`/${device}/`))
  const copies = grouped(own, (one) => `${one.topic} ${one.generatedAt}`)
  for (const [first, second, third] of copies.values()) {
    expect(second !== undefined).toBe(isOn(first!.generatedAt))
    expect(third).toBeUndefined()
    if (second === undefined) continue
    expect(second.arrivedAt! - first!.arrivedAt!).toBe(40_000)
    expect(second.payload).toEqual(first!.payload)
  }
})

test('reordering', () => {
  const { messages } = withFault({ kind: 'reordering', share: 0.3, byMs: 450 })
  const own = messages.filter(({ topic }) => topic.includes(`/${device}/bsm/`))
  const late = own.filter((one, i) => headerOf(one).sequence < headerOf(own[i - 1] ?? one).sequence)
  expect(late.length).toBeGreaterThan(5)
  expect(late.every(({ generatedAt }) => isOn(generatedAt))).toBe(true)
})

test('a clock jump', () => {
  for (const { trueTime, deviceTime } of sent(withFault({ kind: 'clockJump', byMs: -4000 }))) {
    expect(deviceTime - trueTime).toBe(isOn(trueTime) ? -4_000_000 : 0)
  }
})

test('a frozen and a jumping receiver', () => {
  const before = bsmsOf(calm, device)
  const frozen = [...bsmsOf(withFault({ kind: 'gnssFreeze' }), device).values()]
  const on = frozen.filter(({ header }) => isOn(header!.generatedAt!))
  expect(new Set(on.map(({ latitude, longitude }) => `${latitude} ${longitude}`)).size).toBe(1)
  for (const bsm of frozen) {
    if (!isOn(bsm.header!.generatedAt!)) expect(bsm).toEqual(before.get(bsm.header!.sequence!))
  }
  for (const [sequence, bsm] of bsmsOf(
    withFault({ kind: 'gnssJump', eastM: 30, northM: 40 }),
    device,
  )) {
    const apartM = metresApart(bsm, before.get(sequence) ?? bsm)
    expect(apartM).toBeCloseTo(isOn(bsm.header!.generatedAt!) ? 50 : 0, 0)
  }
})

test('a reboot is silence, then sequences from the beginning', () => {
  const run = withFault({ kind: 'reboot' })
  const own = sent(run).filter(({ topic }) => topic.includes('/bsm/'))
  const silent = own.filter(({ trueTime }) => isOn(trueTime))
  expect(silent.length).toBeGreaterThan(50)
  expect(silent.every(({ by, arrivesAt }) => by === 'reboot' && arrivesAt === undefined)).toBe(true)
  const after = own.filter(({ trueTime }) => secondsOf(trueTime) >= fromS + forS)
  expect(after.map(({ sequence }) => sequence)).toEqual(after.map((_, i) => i + 1))
})

test('an RSU outage: nothing sent, nothing heard', () => {
  const rsu = calm.truths.find(({ link }) => link === 'pc5')!.receiver
  const run = runEther(seconds, { faults: [{ kind: 'outage', devices: [rsu], fromS, forS }] })
  const about = run.truths.filter(({ topic, receiver }) => topic.includes(rsu) || receiver === rsu)
  const on = about.filter(({ trueTime }) => isOn(trueTime))
  expect(on.length).toBeGreaterThan(50)
  expect(on.every(({ arrivesAt, by }) => arrivesAt === undefined && by === 'outage')).toBe(true)
  expect(about.filter(({ by }) => by === 'outage')).toEqual(on)
})

test('what a tunnel holds up comes after it, in its order', () => {
  const run = withFault({ kind: 'tunnel' })
  const held = sent(run).filter(({ by }) => by === 'tunnel')
  expect(held.length).toBeGreaterThan(50)
  for (const { trueTime, arrivesAt } of sent(run)) {
    if (arrivesAt === undefined) continue
    if (isOn(trueTime)) expect(secondsOf(arrivesAt)).toBeGreaterThan(fromS + forS)
    else expect(arrivesAt - trueTime).toBeLessThan(1_000_000)
  }
})

/** What the BSMs of an attacker show against those that it would have sent. */
function evidence(attack: AttackKind): Record<string, number | boolean> {
  const run = withFault({ kind: 'attack', attack })
  const honest = [...bsmsOf(calm, device).values()]
  const own = [...bsmsOf(run, device).values()]
  const at = new Map(honest.map((bsm) => [bsm.header!.generatedAt!, bsm]))
  const pairs = own.flatMap((bsm) => {
    const same = at.get(bsm.header!.generatedAt!)
    return same === undefined ? [] : [{ bsm, same }]
  })
  const outside = pairs.filter(({ bsm }) => !isOn(bsm.header!.generatedAt!))
  for (const { bsm, same } of outside) {
    expect({ ...bsm, header: null }).toEqual({ ...same, header: null })
  }
  expect(outside.length).toBeGreaterThan(30)
  const on = pairs.filter(({ bsm }) => isOn(bsm.header!.generatedAt!))
  const lies = (differs: (pair: (typeof pairs)[number]) => boolean): number =>
    on.filter(differs).length / Math.max(1, on.length)
  const ghosts = new Set(
    run.messages.flatMap(({ topic }) => (topic.includes(`${device}-G`) ? [topic] : [])),
  )
  return {
    place: Math.round(4 * lies(({ bsm, same }) => metresApart(bsm, same) > 0.5)) / 4,
    speed: Math.round(4 * lies(({ bsm, same }) => bsm.speed !== same.speed)) / 4,
    flood: own.filter(({ header }) => isOn(header!.generatedAt!)).length > 100,
    ghosts: ghosts.size,
  }
}

const honest = { place: 0, speed: 0, flood: false, ghosts: 0 }
test.each<[AttackKind, Record<string, unknown>]>([
  ['constantPosition', { ...honest, place: 1 }],
  ['constantPositionOffset', { ...honest, place: 1 }],
  ['randomPosition', { ...honest, place: 1 }],
  ['randomPositionOffset', { ...honest, place: 1 }],
  ['constantSpeed', { ...honest, speed: 1 }],
  ['constantSpeedOffset', { ...honest, speed: 1 }],
  ['randomSpeed', { ...honest, speed: 1 }],
  ['randomSpeedOffset', { ...honest, speed: 1 }],
  ['eventualStop', { ...honest, place: expect.any(Number), speed: expect.any(Number) }],
  ['disruptive', { ...honest, place: 1, speed: expect.any(Number) }],
  ['dataReplay', { ...honest, place: 1, speed: expect.any(Number) }],
  ['delayedMessages', { ...honest, place: 1, speed: expect.any(Number) }],
  ['dos', { ...honest, flood: true }],
  ['dosRandom', { ...honest, place: 1, speed: 1, flood: true }],
  ['dosDisruptive', { ...honest, place: 1, speed: expect.any(Number), flood: true }],
  ['trafficSybil', { ...honest, ghosts: 5 }],
  ['dataReplaySybil', { ...honest, ghosts: 5 }],
  ['dosRandomSybil', { ...honest, ghosts: 5 }],
  ['dosDisruptiveSybil', { ...honest, ghosts: 5 }],
])('attack %s is seen while it is on, and only then', (attack, seen) => {
  expect(evidence(attack)).toEqual(seen)
})

test('every type of attack is tried', () => {
  expect(attackKinds).toHaveLength(19)
})

test.each<[object[], RegExp]>([
  [[{ kind: 'nothing', devices: ['*'], fromS: 0 }], /faults/],
  [[{ kind: 'outage', devices: [], fromS: 0 }], /faults/],
  [[{ kind: 'reboot', devices: ['*'], fromS: 0 }], /faults/],
  [[{ kind: 'attack', devices: ['*'], fromS: 0, attack: 'kindness' }], /faults/],
])('the faults %j are refused', (written, reason) => {
  expect(() => faultsOf(written)).toThrow(reason)
})

test('an ether is whole with what is left out, and refuses what cannot be', () => {
  expect(etherPlanOf({ uu: { load: 0.5 } })).toMatchObject({
    uu: { load: 0.5, obstructionDb: 9 },
    gnss: { sigmaM: 0.5 },
  })
  expect(() => etherPlanOf({ uu: { load: 1 } })).toThrow(/ether\/uu\/load/)
  expect(() => etherPlanOf({ wifi: {} })).toThrow(/ether/)
})
