/**
 * The checker against the ether: in one run a seed each type of attack and each fault has a vehicle of its own, with the noise of an
 * ordinary day on all. Who lies is found, by the rule that is named here; everybody else passes.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import type { AttackKind } from '../ether/attack-kinds.ts'
import type { FaultKind } from '../ether/faults.ts'
import { runEther } from '../ether/run-for-tests.ts'
import { checkMotion } from './check.ts'
import type { DeviceResult } from './findings.ts'
import type { RuleName } from './rules.ts'
import { samplesOf } from './samples-for-tests.ts'

const [seconds, fromS, forS] = [60, 20, 30]
/** None of its vehicles stands at a pile. */
const scenario = 'misbehaving-vehicle'
const vehicles = 60

/** Whose ghosts lie, and not the attacker itself, is found by them. */
const attacks: Readonly<Record<AttackKind, RuleName>> = {
  constantPosition: 'distance',
  constantPositionOffset: 'jump',
  randomPosition: 'jump',
  randomPositionOffset: 'jump',
  constantSpeed: 'distance',
  constantSpeedOffset: 'distance',
  randomSpeed: 'braking',
  randomSpeedOffset: 'braking',
  eventualStop: 'braking',
  disruptive: 'jump',
  dataReplay: 'jump',
  delayedMessages: 'distance',
  dos: 'rate',
  dosRandom: 'rate',
  dosDisruptive: 'rate',
  trafficSybil: 'twin',
  dataReplaySybil: 'distance',
  dosRandomSybil: 'jump',
  dosDisruptiveSybil: 'jump',
}

interface Case {
  readonly fault: { readonly kind: FaultKind } & Readonly<Record<string, unknown>>
  /** What breaks; where nothing does, what is told of it. */
  readonly rule?: RuleName
  readonly told?: 'gaps' | 'missing' | 'repeated' | 'restarts'
}

const faults: Readonly<Record<string, Case>> = {
  'a frozen receiver': { fault: { kind: 'gnssFreeze' }, rule: 'distance' },
  'a jumping receiver': { fault: { kind: 'gnssJump', eastM: 30, northM: 40 }, rule: 'jump' },
  'a clock set forward': { fault: { kind: 'clockJump', byMs: 3500 }, rule: 'jump' },
  'a clock set back': { fault: { kind: 'clockJump', byMs: -3500 }, rule: 'order' },
  'a reboot': { fault: { kind: 'reboot', forS: 8 }, told: 'restarts' },
  'an outage': { fault: { kind: 'outage', forS: 8 }, told: 'gaps' },
  'bursts of losses': {
    fault: { kind: 'lossBursts', lossShare: 1, burstS: 2, betweenS: 3 },
    told: 'missing',
  },
  duplicates: { fault: { kind: 'duplicates', share: 0.5, byMs: 40 }, told: 'repeated' },
  reordering: { fault: { kind: 'reordering', share: 0.5, byMs: 450 } },
  'a tunnel': { fault: { kind: 'tunnel', forS: 15 } },
}

const cases: readonly (readonly [string, Case])[] = [
  ...Object.entries(attacks).map(
    ([attack, rule]) => [`attack ${attack}`, { fault: { kind: 'attack', attack }, rule }] as const,
  ),
  ...Object.entries(faults),
]
const deviceOf = new Map(cases.map(([name], i) => [name, `TAXI-${String(i + 1).padStart(3, '0')}`]))

// With these seeds each of them drives while its fault is on: nothing is wrong with a frozen receiver of who stands.
describe.each([2, 3, 4])('seed %i', (seed) => {
  let results: readonly DeviceResult[] = []

  beforeAll(() => {
    const planned = cases.map(([name, { fault }]) => {
      return { devices: [deviceOf.get(name)], fromS, forS, ...fault }
    })
    const run = runEther(seconds, { ether: {}, faults: planned, seed, scenario, vehicles })
    results = checkMotion(samplesOf(run.messages)).devices
  }, 120_000)

  test.each(cases)('%s', (name, { rule, told }) => {
    const id = deviceOf.get(name)!
    const own = results.filter(({ device }) => device.startsWith(id))
    expect(own.length).toBeGreaterThan(0)
    if (rule === undefined) {
      expect(own).toEqual([expect.objectContaining({ passed: true })])
      if (told !== undefined) expect(own[0]![told]).toBeGreaterThan(0)
      return
    }
    const broken = new Set(
      own.flatMap(({ rules }) =>
        Object.entries(rules).flatMap(([each, of]) => (of.broken > 0 ? [each] : [])),
      ),
    )
    expect([...broken]).toContain(rule)
  })

  test('nobody else fails', () => {
    const about = [...deviceOf.values()]
    const others = results.filter(({ device }) => !about.some((id) => device.startsWith(id)))
    expect(others.length).toBe(vehicles - about.length)
    expect(others.filter(({ passed }) => !passed)).toEqual([])
  })
})
