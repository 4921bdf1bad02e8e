/** What a run past the limit says, in both languages. */
import { expect, test } from 'vitest'
import { inLanguage } from '../language.ts'
import { expectBoth } from '../words-for-tests.ts'
import { percentilesOf } from './judgment.ts'
import type { OverloadRun } from './overload.ts'
import { figuresOf } from './report.ts'
import { overloadText } from './words.ts'

const counts = {
  acknowledged: 1200,
  stored: 1198,
  lost: 2,
  twice: 3,
  qos0Sent: 5000,
  qos0Stored: 4000,
  qos0Shed: 990,
  qos0Unaccounted: 10,
}
const reading = { atMs: 0, shed: 0, held: 0, delayed: 0, dropped: 0, queueBytes: 0, backlog: 0 }

/** Nothing of what is promised was kept. */
const run = {
  base: { fromMs: 0, toMs: 100 },
  overload: { fromMs: 100, toMs: 200 },
  after: { fromMs: 200, toMs: 300 },
  capacityPerSecond: 10_000,
  offeredPerSecond: 31_000,
  vehicles: { answers: [], problem: { en: 'LOAD-1 was lost: gone', zh: 'LOAD-1 断开：gone' } },
  watcher: { frames: [] },
  reader: { answers: [], failures: [150] },
  readings: { all: [reading, { ...reading, atMs: 150, held: 4, backlog: 700 }] },
  backlogMax: 10,
  counts,
} as unknown as OverloadRun

test('all is said in both languages, with the same figures', () => {
  const figures = figuresOf(run, 20)
  expect(figures.broken).toHaveLength(7)
  const kept = { ...figures, qos0ShedFromMs: 12, latencyBackMs: 1500, backlogDrainedMs: 2500 }
  for (const each of [figures, kept]) {
    const [en = [], zh = []] = (['en', 'zh-CN'] as const).map((language) =>
      overloadText(each, 20, inLanguage(language)).split('\n'),
    )
    expect(zh).toHaveLength(en.length)
    for (const [index, line] of zh.entries()) expectBoth({ en: en[index]!, zh: line })
    expect(zh.filter((line) => line.startsWith('违背承诺：'))).toHaveLength(7)
  }
})

test('each time stands below its percentile', () => {
  const of = { ...figuresOf(run, 20).phases.base, pubackMs: percentilesOf([1.5]) }
  const figures = { ...figuresOf(run, 20), phases: { base: of, overload: of, after: of } }
  const [, head = '', puback = ''] = overloadText(figures, 20, inLanguage('en')).split('\n')
  expect(puback.indexOf('1.5') + '1.5'.length).toBe(head.indexOf('p50') + 'p50'.length)
})
