/** What fails a run, and in which words. */
import { expect, test } from 'vitest'
import { Ledger } from './counts/ledger.ts'
import { reconcile } from './counts/reconcile.ts'
import { reasonsOf, type Evidence } from './judgment.ts'
import { metricsOf } from './report/k6-metrics.ts'
import { unequalMax } from './report/result.ts'

const ledgers = { wanted: 2, told: 2, offered: 3, published: 3 }
const sound: Evidence = {
  metrics: [],
  counts: undefined,
  uncounted: undefined,
  ledgers,
  troubles: [],
}

test('a crossed threshold is said with what it is', () => {
  const [reason, ...others] = reasonsOf({
    ...sound,
    metrics: [
      {
        name: 'v2x_publish_to_puback_ms',
        title: { en: 'Publish → PUBACK', zh: '发布 → PUBACK' },
        unit: 'ms',
        values: { 'p(95)': 1004.4, 'p(99)': 1100 },
        thresholds: [
          { rule: 'p(95)<20', held: false },
          { rule: 'p(99)<2000', held: true },
        ],
      },
    ],
  })
  expect(others).toEqual([])
  expect(reason).toEqual({
    of: 'threshold',
    en: 'Publish → PUBACK: p(95)<20 was crossed, it is 1,004 ms',
    zh: '发布 → PUBACK：未满足阈值 p(95)<20，实测 1,004 ms',
  })
})

test('a message that is missing, twice there, in quarantine or in no ledger fails the run', () => {
  const ledger = new Ledger()
  ledger.add([
    ['A', 2, 2],
    ['B', 1, 1],
  ])
  const judged = (
    raw: Record<string, number>,
    others: { typed?: Record<string, number>; storedTwice?: number; quarantined?: number } = {},
  ): string[] => {
    const { typed = raw, storedTwice = 0, quarantined = 0 } = others
    const [devices, inTables] = [raw, typed].map((of) => new Map(Object.entries(of)))
    const stored = { devices: devices!, typed: inTables!, storedTwice, quarantined }
    return reasonsOf({ ...sound, counts: reconcile(ledger, stored) }).map(({ en }) => en)
  }
  expect(judged({ A: 2, B: 1 })).toEqual([])
  expect(judged({ A: 2 })).toEqual([expect.stringContaining('1 of 2 devices: B (1 → 1 → 0)')])
  expect(judged({ A: 2, B: 1, C: 1 })).toEqual([expect.stringContaining('C (0 → 0 → 1)')])
  expect(judged({ A: 2, B: 1 }, { storedTwice: 1 })).toEqual([
    expect.stringContaining('more than once'),
  ])
  expect(judged({ A: 2, B: 1 }, { quarantined: 1 })).toEqual([
    expect.stringContaining('quarantine'),
  ])
  // One device lacks two rows, another has one too many.
  expect(judged({ A: 2, B: 1 }, { typed: { B: 2 } })).toEqual([
    expect.stringMatching(/^3 messages .* in the table of their type/),
  ])
  for (const wrong of [{ offered: 2 }, { told: 1 }, { offered: 0, published: 0 }]) {
    const told = reasonsOf({ ...sound, ledgers: { ...ledgers, ...wrong } })
    expect(told).toMatchObject([{ of: 'counts' }])
  }
})

test('a message that was offered and not acknowledged fails the run, stored or not', () => {
  const ledger = new Ledger()
  ledger.read('v2x-ledger [["A",2,1]]')
  for (const stored of [1, 2]) {
    const found = {
      devices: new Map([['A', stored]]),
      typed: new Map(),
      storedTwice: 0,
      quarantined: 0,
    }
    expect(reconcile(ledger, found).unequalDevices).toBe(1)
  }
})

test('of many devices that differ all are counted and some are listed', () => {
  const ledger = new Ledger()
  ledger.add(Array.from({ length: 1000 }, (_, index) => [`D${index}`, 1, 1] as const))
  const counts = reconcile(ledger, {
    devices: new Map(),
    typed: new Map(),
    storedTwice: 0,
    quarantined: 0,
  })
  expect(counts.unequalDevices).toBe(1000)
  expect(counts.unequal).toHaveLength(unequalMax)
})

test('a ledger is a line of its own; what looks like one and is none is refused', () => {
  const ledger = new Ledger()
  expect(ledger.read('said "v2x-ledger []"')).toBe(false)
  expect(() => ledger.read('v2x-ledger [["A",1')).toThrow(SyntaxError)
  expect(ledger.offered).toBe(0)
})

test('the rules of a metric stand in the same order in every report', () => {
  const thresholds = { 'p(99)<500': { ok: true }, 'p(95)<250': { ok: true } }
  const [metric] = metricsOf({ v2x_x_ms: { values: { count: 1, med: 1 }, thresholds } })
  expect(metric!.thresholds.map(({ rule }) => rule)).toEqual(['p(95)<250', 'p(99)<500'])
})

test('a rule on a trend without samples does not hold, whatever k6 says', () => {
  const values = { count: 0, med: 0, 'p(95)': 0 }
  const metrics = metricsOf({ v2x_x_ms: { values, thresholds: { 'p(95)<20': { ok: true } } } })
  expect(reasonsOf({ ...sound, metrics }).map(({ en }) => en)).toEqual([
    expect.stringContaining('nothing was measured'),
  ])
})
