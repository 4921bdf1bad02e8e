/** A result on the terminal: the figures, the three counts, the verdict; and the short form of it as one line of JSON. */
import { loadMetrics } from './profiles.ts'
import {
  amountText,
  countText,
  isLatency,
  mainValue,
  percentiles,
  statName,
} from './report/figure-text.ts'
import type { Metric, RunResult } from './report/result.ts'
import { clockText } from './report/texts.ts'

export function verdictText(result: RunResult, page: string): string {
  const { profile, passed, reasons, counts, metrics } = result
  const width = Math.max(...metrics.map(({ name }) => name.length))
  const lines = [
    ...metrics.map((metric) => `  ${metric.name.padEnd(width)}  ${figuresOf(metric)}`.trimEnd()),
    `  ${clockText(result.clock).en}`,
    counts === undefined
      ? '  counts not judged'
      : `  offered ${countText(counts.offered)}, acknowledged ${countText(counts.acknowledged)}, stored ${countText(counts.stored)}, of ${countText(counts.devices)} devices`,
    `${profile}: ${passed ? 'passed' : 'FAILED'}`,
    ...reasons.map(({ en }) => `  ${en}`),
    `report: ${page}`,
  ]
  return `${lines.join('\n')}\n`
}

function figuresOf(metric: Metric): string {
  const known = percentiles.filter((name) => metric.values[name] !== undefined)
  const figures = isLatency(metric)
    ? known.map((name) => `${statName(name)} ${amountText(metric.values[name]!)}`.padEnd(11))
    : [mainValue(metric)]
  const rules = metric.thresholds.map(({ rule, held }) => `${held ? '' : 'CROSSED '}${rule}`)
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
