/** What a search says, in both languages. */
import { expect, test } from 'vitest'
import { expectBoth } from '../words-for-tests.ts'
import type { Capacity, Tried } from './capacity.ts'
import { windowTable } from './result.ts'
import type { Bracket } from './search.ts'
import type { LoadShape } from './shape.ts'
import { defaultTargets, judge } from './targets.ts'
import type { Window } from './window.ts'
import { sentencesOf, shapeText } from './words.ts'

const shape: LoadShape = {
  connections: 50,
  devicesPerConnection: 20,
  frame: 'rsu',
  qos: 1,
  tls: true,
  workers: 1,
}

/** Nothing of what is asked for holds in it. */
const times = { p50: 1, p95: 2, p99: 5000, max: 6000 }
const worst: Window = {
  seconds: 10,
  due: 10_000,
  acknowledgedPerSecond: 500,
  latencyMs: times,
  lateMs: times,
  liveMs: times,
  queryableMs: times,
  backlog: [],
  offered: 10_000,
  acknowledged: 9000,
  stored: 8000,
  unequalDevices: 7,
  wrongRows: 3,
  brokerMicros: 1,
  ingestMicros: 1,
}
const { criteria } = judge(worst, defaultTargets)
const tried: Tried = { rate: 2000, isRepeat: true, outcome: 'late', criteria, window: worst }

function capacity(bracket: Partial<Bracket>, repeats: Partial<Capacity['repeats']> = {}): Capacity {
  const all = { held: 1, of: 5, low: 0.2, high: 0.6, ...repeats }
  const found = { held: 1000, notHeld: 2000, endedBy: 'precision', ...bracket } as Bracket
  return { bracket: found, tried: [tried], repeats: all, settings: {}, engine: '' }
}

test.each([
  ['nothing holds', capacity({ held: undefined, endedBy: 'nothing holds' })],
  ['up to the cap', capacity({ notHeld: undefined, endedBy: 'max' }, { of: 0, held: 0 })],
  ['a generator that is late', capacity({ notHeldBy: 'late' })],
  ['out of time', capacity({ endedBy: 'time' })],
  ['out of time at once', capacity({ notHeld: undefined, endedBy: 'time' })],
])('all is said in both languages, with the same figures: %s', (_, found) => {
  const all = [
    shapeText(shape),
    ...sentencesOf(found, shape, 10),
    ...windowTable(found.tried).rows.flat(),
  ]
  all.forEach(expectBoth)
})

test('why a rate did not hold is said without a word of English', () => {
  expect(criteria.filter(({ holds }) => holds)).toEqual([])
  const said = sentencesOf(capacity({}), shape, 10).find(({ zh }) => zh.startsWith('不成立'))!.zh
  for (const unit of ['PUBACK', 'p99', 'ms']) expect(said).toContain(unit)
  expect(said.replace(/PUBACK|p99|ms/g, '')).not.toMatch(/[a-z]/i)
})
