/** The result as Markdown, in one language: for a pull request, a ticket, a chat. */
import { profileText } from './profile-texts.ts'
import { escapeMarkdown } from './escape.ts'
import {
  amountText,
  countText,
  durationText,
  isLatency,
  mainValue,
  percentiles,
  secondsOf,
  statName,
  timeText,
} from './figure-text.ts'
import type { Language } from './html.ts'
import type { Metric, RunResult, Say, Words } from './result.ts'
import { clockText, devicesText, texts, transportName, vehiclesText } from './texts.ts'

export function markdownOf(result: RunResult, language: Language): string {
  const say = (words: Words): string => escapeMarkdown(language === 'en' ? words.en : words.zh)
  const verdict = say(result.passed ? texts.passed : texts.failed)
  const parts = [
    `# ${result.passed ? '✅' : '❌'} ${escapeMarkdown(result.profile)}: ${verdict}`,
    say(profileText(result.what)),
    ...(result.fault ? [`**${say(texts.faulty)}**`] : []),
    ...listOf(result.reasons.map(say)),
    [
      `${say(texts.started)} ${timeText(result.startedAt)}`,
      `${say(texts.took)} ${durationText(secondsOf(result))}`,
      transportName(result.transport),
      escapeMarkdown(result.target),
      `${say(texts.background)}: ${say(vehiclesText(result.background))}`,
    ].join(' · '),
    `## ${say(texts.counts)}`,
    ...countsOf(result, say),
    ...metricsOf(result, say),
    ...(result.tables ?? []).flatMap(({ title, head, rows }) => [
      `## ${say(title)}`,
      table(
        head.map(say),
        rows.map((row) => row.map(say)),
      ),
    ]),
    ...listOf([...result.notes, clockText(result.clock)].map(say), `## ${say(texts.notes)}`),
    `## ${say(texts.machine)}`,
    circumstancesOf(result, say),
  ]
  return `${parts.join('\n\n')}\n`
}

function countsOf({ counts }: RunResult, say: Say): string[] {
  if (counts === undefined) return [say(texts.notJudged)]
  if (counts.offered === 0 && counts.stored === 0) return [say(texts.nothingOffered)]
  const numbers = (of: { offered: number; acknowledged: number; stored: number }): string[] =>
    [of.offered, of.acknowledged, of.stored].map(countText)
  const rows = counts.unequal.map((row) => [escapeMarkdown(row.device), ...numbers(row)])
  return [
    table(
      ['', say(texts.offered), say(texts.acknowledged), say(texts.stored)],
      [[`**${say(devicesText(counts))}**`, ...numbers(counts)], ...rows],
    ),
  ]
}

function metricsOf({ metrics }: RunResult, say: Say): string[] {
  const latencies = metrics.filter(isLatency)
  const others = metrics.filter((metric) => !isLatency(metric))
  const rules = ({ thresholds }: Metric): string =>
    thresholds
      .map(
        ({ rule, held }) => `${held ? '✓' : `✗ **${say(texts.crossed)}**`} ${escapeMarkdown(rule)}`,
      )
      .join('<br>')
  const figure = ({ values }: Metric, name: string): string =>
    values[name] === undefined ? '–' : amountText(values[name])
  return [
    ...(latencies.length === 0
      ? []
      : [
          `## ${say(texts.latencies)}, ms`,
          table(
            [say(texts.metric), ...percentiles.map(statName), say(texts.thresholds)],
            latencies.map((metric) => [
              say(metric.title),
              ...percentiles.map((name) => figure(metric, name)),
              rules(metric),
            ]),
          ),
        ]),
    ...(others.length === 0
      ? []
      : [
          `## ${say(texts.others)}`,
          table(
            [say(texts.metric), say(texts.value), say(texts.thresholds)],
            others.map((metric) => [
              say(metric.title),
              escapeMarkdown(mainValue(metric)),
              rules(metric),
            ]),
          ),
        ]),
  ]
}

function circumstancesOf({ machine, versions, settings }: RunResult, say: Say): string {
  if (machine === undefined || versions === undefined) return say(texts.unknown)
  const { cpu, cores, memoryBytes, kernel, node } = machine
  return listOf([
    `${escapeMarkdown(cpu)} × ${cores}, ${(memoryBytes / 2 ** 30).toFixed(1)} GiB, ${escapeMarkdown(kernel)}, Node.js ${escapeMarkdown(node)}`,
    `v2x-testzone ${escapeMarkdown(versions.v2x)}, k6 ${escapeMarkdown(versions.k6)}, ${say(texts.engine)} ${escapeMarkdown(versions.engine)}`,
    ...Object.entries(settings).map(
      ([name, value]) => `${escapeMarkdown(name)}=${escapeMarkdown(value)}`,
    ),
  ]).join('\n')
}

/** Nothing, where there is nothing to list. */
function listOf(lines: readonly string[], heading?: string): string[] {
  if (lines.length === 0) return []
  const list = lines.map((line) => `- ${line}`).join('\n')
  return heading === undefined ? [list] : [heading, list]
}

/** All columns but the first hold figures. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    line(head),
    line(head.map((_, index) => (index === 0 ? '---' : '---:'))),
    ...rows.map(line),
  ].join('\n')
}
