/** The reports of a result: what they say, and that nothing in them is taken for markup. */
import sax from 'sax'
import { expect, test } from 'vitest'
import { inLanguage } from '../language.ts'
import { loadMetrics } from '../profiles.ts'
import { verdictText } from '../verdict-text.ts'
import { expectBoth } from '../words-for-tests.ts'
import { titleOf } from './metric-titles.ts'
import { reportsOf } from './reports.ts'
import { failedResult, passedResult } from './result-for-tests.ts'
import type { RunResult } from './result.ts'
import { profileText } from './profile-texts.ts'
import { profiles } from '../profiles.ts'

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

/** The elements of a document. Throws where it is not well-formed. */
function elementsOf(xml: string): Element[] {
  const found: Element[] = []
  const parser = Object.assign(sax.parser(true), {
    onopentag: ({ name, attributes }: sax.Tag) => found.push({ name, attributes }),
    onerror: (error: Error) => {
      throw error
    },
  })
  parser.write(xml).close()
  return found
}

const named = (elements: readonly Element[], name: string): Element[] =>
  elements.filter((element) => element.name === name)

test('JUnit: a case for each threshold, one for the counts, one for the run', () => {
  const elements = elementsOf(reportsOf(failedResult).junit)
  const cases = named(elements, 'testcase').map(({ attributes }) => attributes['name'])
  expect(cases).toContain('v2x_publish_to_puback_ms p(95)<20')
  expect(cases).toHaveLength(
    failedResult.metrics.flatMap(({ thresholds }) => thresholds).length + 2,
  )
  const failures = named(elements, 'failure').map(({ attributes }) => attributes['message'])
  expect(failures).toHaveLength(2)
  expect(failures[0]).toContain('p(95)<20 was crossed')
  expect(failures[1]).toContain('LOAD-x-1')
  const [suite] = named(elements, 'testsuite')
  expect(suite!.attributes).toMatchObject({ tests: String(cases.length), failures: '2' })
  expect(named(elementsOf(reportsOf(passedResult).junit), 'failure')).toEqual([])
})

test('counts that nobody asked for are a skipped case', () => {
  const { counts: _, ...uncounted } = passedResult
  expect(named(elementsOf(reportsOf(uncounted).junit), 'skipped')).toHaveLength(1)
})

const hostile = `</style><script>alert("1")</script>&'|\u0000\uD800`

test('whatever a name holds, nothing of it becomes markup', () => {
  const words = { en: hostile, zh: hostile }
  const result: RunResult = {
    ...failedResult,
    profile: hostile,
    what: hostile,
    target: hostile,
    reasons: [{ of: 'counts', ...words }],
    notes: [words],
    tables: [{ title: words, head: [words], rows: [[words]] }],
    metrics: failedResult.metrics.map((metric) => ({
      ...metric,
      name: hostile,
      title: words,
      unit: metric.unit === 'ms' ? 'ms' : hostile,
      thresholds: [{ rule: hostile, held: false }],
    })),
    counts: {
      ...failedResult.counts!,
      unequal: [{ device: hostile, offered: 1, acknowledged: 1, stored: 0 }],
    },
    machine: { cpu: hostile, cores: 2, memoryBytes: 1, kernel: hostile, node: hostile },
    versions: { v2x: hostile, k6: hostile, engine: hostile },
    settings: { [hostile]: hostile },
  }
  const { html, junit, markdown } = reportsOf(result)
  expect(html).not.toContain('<script')
  expect(html.match(/<\/style>/g)).toHaveLength(1)
  // Everything between the tags of a page of ours is well-formed XML, too.
  const body = html.slice(html.indexOf('<main>'), html.indexOf('</main>') + '</main>'.length)
  const withoutEmpty = body.replace(/<(br|input)([^>]*)>/g, '<$1 />')
  expect(named(elementsOf(withoutEmpty), 'script')).toEqual([])
  expect(named(elementsOf(junit), 'testcase')[0]!.attributes['name']).toContain('<script>')
  expect(markdown).not.toMatch(/(?<!\\)<script/)
})

test('the page needs nothing from elsewhere, and holds both languages', () => {
  const { html } = reportsOf(passedResult, 'zh-CN')
  expect(html).not.toMatch(/\b(?:src|href)=|url\(|@import|<link|<script/)
  expect(html).toContain('<html lang="zh-CN">')
  expect(html).toContain('<span lang="en">Passed</span>')
  expect(html).toContain('<span lang="zh-CN">通过</span>')
})

test('a table of a result is in the page in both languages, in the Markdown in one', () => {
  const { html, markdown } = reportsOf(passedResult, 'zh-CN')
  expect(html).toContain('<span lang="zh-CN">成立</span><span lang="en">held</span>')
  expect(markdown).toContain('## 窗口')
  expect(markdown).toContain('| 1,000 | 成立 |')
})

test('Markdown is of one language, and its tables have as many cells as their heads', () => {
  const { markdown } = reportsOf(failedResult, 'zh-CN')
  expect(markdown).toContain('未通过')
  expect(markdown).not.toContain('Why it failed')
  const rows = markdown.split('\n').filter((line) => line.startsWith('|'))
  const cells = (row: string): number => row.split(/(?<!\\)\|/).length
  rows.forEach((row, index) => {
    if (row.startsWith('| -')) expect(cells(rows[index - 1]!)).toBe(cells(row))
    else if (index > 0 && !rows[index + 1]?.startsWith('| -')) {
      expect(cells(row)).toBe(cells(rows[index - 1]!))
    }
  })
})

test('each report says how far apart the clocks are, or that nobody knows', () => {
  const { clock: _, ...unknown } = passedResult
  const textsOf = (result: RunResult): string[] => {
    const { html, markdown, junit } = reportsOf(result)
    return [html, markdown, junit, verdictText(result, '', inLanguage('en'))]
  }
  for (const text of textsOf(passedResult)) expect(text).toContain('−0.12 ± 0.40 ms')
  for (const text of textsOf(unknown)) expect(text).toContain('is not known')
})

test('the verdict on the terminal is of one language, with the same figures in each', () => {
  const { counts: _, clock: __, ...unknown } = failedResult
  for (const result of [passedResult, failedResult, unknown]) {
    const [en = [], zh = []] = (['en', 'zh-CN'] as const).map((language) =>
      verdictText(result, 'report.html', inLanguage(language)).split('\n'),
    )
    for (const [index, line] of zh.entries()) {
      const both = { en: en[index]!, zh: line }
      // Of a metric the name is that of its thresholds.
      if (!line.startsWith('  v2x_')) expectBoth(both)
      else expect(line).toBe(both.en.replace('CROSSED', '未满足'))
    }
  }
  expect(verdictText(failedResult, '', inLanguage('zh-CN'))).toContain('未满足 p(95)<20')
})

test('every metric of the scripts has a title in both languages', () => {
  const untitled = Object.values(loadMetrics).filter((name) => titleOf(name).en === name)
  expect(untitled).toEqual([])
})

test('what a shipped profile is for is said in both languages, and one of your own as it says it', () => {
  for (const { what } of Object.values(profiles)) {
    const { en, zh } = profileText(what)
    expect(en).toBe(what)
    expect(zh).toMatch(/\p{Script=Han}/u)
  }
  expect(profileText('meine Last')).toEqual({ en: 'meine Last', zh: 'meine Last' })
  const { html, markdown } = reportsOf({ ...passedResult, what: profiles.ramp.what }, 'zh-CN')
  for (const report of [html, markdown]) expect(report).toContain('速率分五级')
})

test('what is below zero has no bar on a logarithmic scale', () => {
  const { html } = reportsOf({
    ...passedResult,
    metrics: passedResult.metrics.map((metric) => ({
      ...metric,
      values: { ...metric.values, med: -1 },
    })),
  })
  const tracks = html.match(/<svg class="track".*?<\/svg>/g) ?? []
  expect(tracks.length).toBeGreaterThan(0)
  expect(tracks.filter((track) => track.includes('class="bar"'))).toEqual([])
})

test('the JSON is the result', () => {
  expect(JSON.parse(reportsOf(failedResult).json)).toEqual(failedResult)
})
