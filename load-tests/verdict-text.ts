/** A result on the terminal, in either language: the figures, the three counts, the verdict; and the short form of it as one line of JSON. */
import { loadMetrics } from './profiles.ts'
import {
  amountText,
  countText,
  isLatency,
  mainValue,
  percentiles,
  statName,
} from './report/figure-text.ts'
import type { Metric, RunResult, Say, Words } from './report/result.ts'
import { clockText, reportAt } from './report/texts.ts'

const crossed: Words = { en: 'CROSSED', zh: '未满足' }

export function verdictText(result: RunResult, page: string, say: Say): string {
  const { profile, passed, reasons, metrics } = result
  const width = Math.max(...metrics.map(({ name }) => name.length))
  const lines = [
    ...metrics.map((metric) =>
      `  ${metric.name.padEnd(width)}  ${figuresOf(metric, say)}`.trimEnd(),
    ),
    `  ${say(clockText(result.clock))}`,
    `  ${say(countsText(result))}`,
    say(
      passed
        ? { en: `${profile}: passed`, zh: `${profile}：通过` }
        : { en: `${profile}: FAILED`, zh: `${profile}：未通过` },
    ),
    ...reasons.map((reason) => `  ${say(reason)}`),
    say(reportAt(page)),
  ]
  return `${lines.join('\n')}\n`
}

function countsText({ counts }: RunResult): Words {
  if (counts === undefined) return { en: 'counts not judged', zh: '未判定计数' }
  const of = (name: 'offered' | 'acknowledged' | 'stored' | 'devices'): string =>
    countText(counts[name])
  return {
    en: `offered ${of('offered')}, acknowledged ${of('acknowledged')}, stored ${of('stored')}, of ${of('devices')} devices`,
    zh: `发出 ${of('offered')}，确认 ${of('acknowledged')}，入库 ${of('stored')}，共 ${of('devices')} 台设备`,
  }
}

function figuresOf(metric: Metric, say: Say): string {
  const known = percentiles.filter((name) => metric.values[name] !== undefined)
  const figures = isLatency(metric)
    ? known.map((name) => `${statName(name)} ${amountText(metric.values[name]!)}`.padEnd(11))
    : [mainValue(metric)]
  const rules = metric.thresholds.map(
    ({ rule, held }) => `${held ? '' : `${say(crossed)} `}${rule}`,
  )
  return `${figures.join(' ').padEnd(50)}${rules.join(', ')}`
}

/** What a script wants to know; the whole result is in the folder. */
export function verdictJson(result: RunResult, exitCode: number, folder: string): string {
  const { profile, passed, fault, reasons, counts, metrics } = result
  const shortNames = new Map(
    Object.entries(loadMetrics).map(([short, name]) => [name as string, short]),
  )
  const byName = metrics.map(({ name, values, thresholds }) => [
    shortNames.get(name) ?? name,
    { values, thresholds },
  ])
  return JSON.stringify({
    profile,
    passed,
    exitCode,
    fault,
    reasons: reasons.map(({ en }) => en),
    ...(counts === undefined ? {} : { counts }),
    metrics: Object.fromEntries(byName),
    folder,
  })
}
