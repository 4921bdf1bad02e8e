/** What a comparison of two builds found, in words, as a table, and as Markdown. */
import { number } from '../bench/figures.ts'
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
export function comparisonTable({ compared }: Comparison): string[][] {
  const rows = compared.map(({ title, unit, a, b, change, interval, verdict, findable }) => [
    `${title}, ${unit}`,
    `${number(a.median)} (${number(a.min)}–${number(a.max)})`,
    `${number(b.median)} (${number(b.min)}–${number(b.max)})`,
    percent(change),
    interval === undefined ? '' : `${percent(interval.low)} to ${percent(interval.high)}`,
    verdict,
    findable === undefined ? '' : percent(findable).slice(1),
  ])
  return [['', 'A', 'B', 'change', 'interval', 'verdict', 'could have found'], ...rows]
}

/** A sentence a line: what was compared, what came of it, how small a change could have been seen. */
export function sentencesOf(comparison: Comparison): string[] {
  const { a, b, pairs, machine, minimalChange, compared } = comparison
  const named = (verdict: Compared['verdict']): string[] =>
    compared.filter((each) => each.verdict === verdict).map(({ title }) => title)
  const slower = named('slower')
  const faster = named('faster')
  return [
    `A ${a}`,
    `B ${b}`,
    `${pairs} pairs on ${machine}; intervals hold together with ${confidence * 100} % confidence, changes below ${number(minimalChange * 100)} % are none`,
    ...(slower.length > 0 ? [`B is SLOWER: ${slower.join('; ')}`] : []),
    ...(faster.length > 0 ? [`B is faster: ${faster.join('; ')}`] : []),
    ...(slower.length + faster.length > 0 ? [] : [noChangeText(compared)]),
    ...driftOf(comparison),
  ]
}

function noChangeText(compared: readonly Compared[]): string {
  if (compared.some(({ verdict }) => verdict === 'too few pairs')) {
    return 'too few pairs to call anything a change: give --pairs'
  }
  const reach = compared.map(({ title, findable = 0 }) => `${title} ${percent(findable).slice(1)}`)
  return `no change beyond the noise; these runs find, four times in five, a change of: ${reach.join('; ')}`
}

/** Figures of another day, or of another machine, decide nothing: A was run again beside B. */
function driftOf({ baseline, machine, compared }: Comparison): string[] {
  if (baseline === undefined) return []
  const saved = `the baseline was stored ${baseline.savedAt} on ${baseline.machine}`
  if (baseline.machine !== machine) {
    return [`ANOTHER MACHINE: ${saved}: its figures say nothing here, the pairs alone count`]
  }
  const drift = compared.map(({ figure, title, a }) => {
    const then = baseline.figures[figure]!.median
    return `${title} ${number(then)}, today ${number(a.median)} (${percent(a.median / then - 1)})`
  })
  return [`${saved}: ${drift.join('; ')}`]
}

export function comparisonMarkdown(comparison: Comparison): string {
  const [head, ...rows] = comparisonTable(comparison) as [string[], ...string[][]]
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const table = [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
  const sentences = sentencesOf(comparison).map((sentence) => `- ${sentence}`)
  return `# A and B compared\n\n${table}\n\n${sentences.join('\n')}\n`
}

function percent(share: number): string {
  const text = number(share * 100)
  return `${share < 0 ? '' : '+'}${text} %`
}
