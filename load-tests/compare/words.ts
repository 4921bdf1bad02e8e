/** What a comparison of two builds found, in words of both languages, as a table, and as Markdown. */
import { number } from '../bench/figures.ts'
import { inLanguage } from '../language.ts'
import type { Interval } from '../quantiles.ts'
import type { Language } from '../report/html.ts'
import type { Words } from '../report/result.ts'
import { same } from '../same-words.ts'
import type { Baseline } from './baseline.ts'
import { confidence, type Compared } from './compare.ts'

/** All that a comparison found. */
export interface Comparison {
  readonly a: string
  readonly b: string
  readonly pairs: number
  readonly machine: string
  readonly minimalChange: number
  readonly compared: readonly Compared[]
  /** The stored one, where `a` was taken from it. */
  readonly baseline?: Baseline | undefined
}

/** Column heads, then a row a figure. */
export function comparisonTable({ compared }: Comparison): Words[][] {
  const rows = compared.map(({ title, unit, a, b, change, interval, verdict, findable }) => [
    { en: `${title.en}, ${unit.en}`, zh: `${title.zh}，${unit.zh}` },
    same(`${number(a.median)} (${number(a.min)}–${number(a.max)})`),
    same(`${number(b.median)} (${number(b.min)}–${number(b.max)})`),
    same(percent(change)),
    interval === undefined ? same('') : intervalText(interval),
    { en: verdict, zh: verdicts[verdict] },
    same(findable === undefined ? '' : percent(findable).slice(1)),
  ])
  return [heads, ...rows]
}

const heads: Words[] = [
  same(''),
  same('A'),
  same('B'),
  { en: 'change', zh: '变化' },
  { en: 'interval', zh: '区间' },
  { en: 'verdict', zh: '结论' },
  { en: 'could have found', zh: '可发现的变化' },
]

const verdicts: Readonly<Record<Compared['verdict'], string>> = {
  faster: '变快',
  slower: '变慢',
  'no change beyond the noise': '无超出噪声的变化',
  'too few pairs': '对数太少',
}

function intervalText({ low, high }: Interval): Words {
  return { en: `${percent(low)} to ${percent(high)}`, zh: `${percent(low)} 至 ${percent(high)}` }
}

/** A sentence a line: what was compared, what came of it, how small a change could have been seen. */
export function sentencesOf(comparison: Comparison): Words[] {
  const { a, b, pairs, machine, minimalChange, compared } = comparison
  const named = (verdict: Compared['verdict']): Words[] =>
    compared.filter((each) => each.verdict === verdict).map(({ title }) => title)
  const slower = named('slower')
  const faster = named('faster')
  const [sure, least] = [confidence * 100, number(minimalChange * 100)]
  return [
    same(`A ${a}`),
    same(`B ${b}`),
    {
      en: `${pairs} pairs on ${machine}; intervals hold together with ${sure} % confidence, changes below ${least} % are none`,
      zh: `${pairs} 对，机器 ${machine}；全部区间同时成立的置信度为 ${sure} %，小于 ${least} % 的不算变化`,
    },
    ...(slower.length > 0 ? [listed({ en: 'B is SLOWER: ', zh: 'B 变慢：' }, slower)] : []),
    ...(faster.length > 0 ? [listed({ en: 'B is faster: ', zh: 'B 变快：' }, faster)] : []),
    ...(slower.length + faster.length > 0 ? [] : [noChangeText(compared)]),
    ...driftOf(comparison),
  ]
}

function noChangeText(compared: readonly Compared[]): Words {
  if (compared.some(({ verdict }) => verdict === 'too few pairs')) {
    return {
      en: 'too few pairs to call anything a change: give --pairs',
      zh: '对数太少，不足以判定任何变化：请给出 --pairs',
    }
  }
  const reach = compared.map(({ title, findable = 0 }) => {
    const by = percent(findable).slice(1)
    return { en: `${title.en} ${by}`, zh: `${title.zh} ${by}` }
  })
  return listed(
    {
      en: 'no change beyond the noise; these runs find, four times in five, a change of: ',
      zh: '无超出噪声的变化；这些运行五次中有四次能发现的变化：',
    },
    reach,
  )
}

/** Figures of another day, or of another machine, decide nothing: A was run again beside B. */
function driftOf({ baseline, machine, compared }: Comparison): Words[] {
  if (baseline === undefined) return []
  const saved = {
    en: `the baseline was stored ${baseline.savedAt} on ${baseline.machine}`,
    zh: `基线存于 ${baseline.savedAt}，机器 ${baseline.machine}`,
  }
  if (baseline.machine !== machine) {
    return [
      {
        en: `ANOTHER MACHINE: ${saved.en}: its figures say nothing here, the pairs alone count`,
        zh: `机器不同：${saved.zh}：其数值在此无意义，只看各对`,
      },
    ]
  }
  const drift = compared.map(({ figure, title, a }) => {
    const then = baseline.figures[figure]!.median
    const [was, is, by] = [number(then), number(a.median), percent(a.median / then - 1)]
    return {
      en: `${title.en} ${was}, today ${is} (${by})`,
      zh: `${title.zh} ${was}，今日 ${is}（${by}）`,
    }
  })
  return [listed({ en: `${saved.en}: `, zh: `${saved.zh}：` }, drift)]
}

export function comparisonMarkdown(comparison: Comparison, language: Language): string {
  const say = inLanguage(language)
  const [head = [], ...rows] = comparisonTable(comparison).map((row) => row.map(say))
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const table = [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
  const sentences = sentencesOf(comparison).map((sentence) => `- ${say(sentence)}`)
  const title = say({ en: 'A and B compared', zh: 'A 与 B 对比' })
  return `# ${title}\n\n${table}\n\n${sentences.join('\n')}\n`
}

function percent(share: number): string {
  const text = number(share * 100)
  return `${share < 0 ? '' : '+'}${text} %`
}

function listed(head: Words, all: readonly Words[]): Words {
  return {
    en: head.en + all.map(({ en }) => en).join('; '),
    zh: head.zh + all.map(({ zh }) => zh).join('；'),
  }
}
