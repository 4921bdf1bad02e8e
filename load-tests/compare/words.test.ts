/** What a comparison says, in both languages. */
import { expect, test } from 'vitest'
import { textTable } from '../text-table.ts'
import { expectBoth } from '../words-for-tests.ts'
import type { Baseline } from './baseline.ts'
import type { Compared } from './compare.ts'
import { figureNames, figures } from './run.ts'
import { comparisonMarkdown, comparisonTable, sentencesOf, type Comparison } from './words.ts'

const spread = { median: 2, min: 1, max: 3 }
const found = { change: 0.1, interval: { low: 0.05, high: 0.15 }, findable: 0.04 }
const verdicts: readonly Compared['verdict'][] = [
  'slower',
  'faster',
  'no change beyond the noise',
  'too few pairs',
]

function comparison(verdictOf: (index: number) => Compared['verdict'], on = 'CPU'): Comparison {
  const baseline: Baseline = {
    commit: 'a'.repeat(40),
    savedAt: '2026-11-26T10:00:00.000Z',
    machine: on,
    pairs: 10,
    figures: Object.fromEntries(figureNames.map((name) => [name, spread])),
  }
  const compared = figureNames.map((figure, index): Compared => {
    const { title, unit } = figures[figure]
    return { ...found, verdict: verdictOf(index), figure, title, unit, a: spread, b: spread }
  })
  return { a: 'a', b: 'b', pairs: 10, machine: 'CPU', minimalChange: 0.03, compared, baseline }
}

const some = comparison((index) => verdicts[index % verdicts.length]!)

test.each([
  ['changes', some],
  ['none', comparison(() => 'no change beyond the noise')],
  ['too few pairs', comparison(() => 'too few pairs')],
  ['another machine', comparison(() => 'slower', 'another')],
])('all is said in both languages, with the same figures: %s', (_, each) => {
  const all = [...sentencesOf(each), ...comparisonTable(each).flat()]
  all.forEach(expectBoth)
})

test('the Markdown is in the language that is asked for', () => {
  expect(comparisonMarkdown(some, 'en')).toContain('B is SLOWER: stored at saturation; ')
  const markdown = comparisonMarkdown(some, 'zh-CN')
  expect(markdown).toContain('B 变慢：饱和时入库；')
  expect(markdown).toContain('| 变慢 |')
  expect(markdown).not.toContain('slower')
})

test('columns of Chinese words stand below each other', () => {
  const table = textTable([
    ['变化', 'B'],
    ['faster', '变快'],
  ])
  expect(table).toBe('变化    B\nfaster  变快')
})
