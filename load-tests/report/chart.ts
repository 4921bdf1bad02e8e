/** Percentiles of latencies as SVG: one track each, all on one logarithmic scale. Widths are shares, so that text keeps its size. */
import { escapeMarkup } from './escape.ts'
import { amountText } from './figure-text.ts'
import type { Metric } from './result.ts'

export interface Scale {
  /** Powers of ten, in milliseconds. */
  readonly from: number
  readonly to: number
}

interface Limit {
  readonly ms: number
  readonly held: boolean
}

/** The decades that hold all of them, their thresholds too. Nobody measures less than a tenth of a millisecond. */
export function scaleOf(latencies: readonly Metric[]): Scale {
  const all = latencies
    .flatMap((metric) => [
      metric.values['med'] ?? 0,
      metric.values['max'] ?? 0,
      ...limitsOf(metric).map(({ ms }) => ms),
    ])
    .filter((ms) => ms > 0)
  const from = Math.max(-1, Math.floor(Math.log10(Math.min(1, ...all))))
  return { from, to: Math.max(from + 1, Math.ceil(Math.log10(Math.max(10, ...all)))) }
}

/** From the median to the 99th percentile, to the maximum, and where the thresholds are. */
export function trackOf(metric: Metric, scale: Scale): string {
  const grid = decadesOf(scale).map((ms) => line(share(ms, scale), 'grid'))
  const svg = (parts: readonly string[]): string =>
    `<svg class="track" width="100%" height="36" role="img" aria-label="${label(metric)}">${parts.join('')}</svg>`
  // What may be below zero, such as a drift, has no place on a logarithmic scale.
  if (metric.values['med']! < 0) return svg(grid)
  const at = (name: string): string => share(metric.values[name] ?? 0, scale)
  const parts = [
    ...grid,
    `<line class="reach" x1="${at('med')}" x2="${at(metric.values['max'] === undefined ? 'p(99)' : 'max')}" y1="18" y2="18"/>`,
    // A rect takes no second x: a thick line is a bar between two shares.
    `<line class="bar" x1="${at('med')}" x2="${at('p(99)')}" y1="18" y2="18"/>`,
    line(at('p(95)'), 'p95', 12, 24),
    `<circle class="dot" cx="${at('med')}" cy="18" r="5"/>`,
    ...limitsOf(metric).map(({ ms, held }) =>
      line(share(ms, scale), held ? 'limit' : 'limit crossed'),
    ),
  ]
  return svg(parts)
}

/** The decades, written beneath the tracks. */
export function axisOf(scale: Scale): string {
  const decades = decadesOf(scale)
  const ticks = decades.map((ms, index) => {
    const anchor = index === 0 ? 'start' : index === decades.length - 1 ? 'end' : 'middle'
    return `<text x="${share(ms, scale)}" y="12" text-anchor="${anchor}">${amountText(ms)}</text>`
  })
  return `<svg class="axis" width="100%" height="16" aria-hidden="true">${ticks.join('')}</svg>`
}

/** Thresholds on a point of the latency, such as `p(95)<250`. */
function limitsOf({ thresholds }: Metric): Limit[] {
  return thresholds.flatMap(({ rule, held }) => {
    const ms = /^(?:med|avg|min|max|p\([\d.]+\))\s*<=?\s*([\d.]+)$/.exec(rule.trim())?.[1]
    return ms === undefined ? [] : [{ ms: Number(ms), held }]
  })
}

function decadesOf({ from, to }: Scale): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index))
}

function share(ms: number, { from, to }: Scale): string {
  const part = (Math.log10(Math.max(ms, 10 ** from)) - from) / (to - from)
  return `${(Math.min(1, part) * 100).toFixed(2)}%`
}

function line(x: string, kind: string, from = 2, to = 34): string {
  return `<line class="${kind}" x1="${x}" x2="${x}" y1="${from}" y2="${to}"/>`
}

function label({ title, values }: Metric): string {
  const of = (name: string): string => `${amountText(values[name] ?? 0)} ms`
  return escapeMarkup(`${title.en}: p50 ${of('med')}, p95 ${of('p(95)')}, p99 ${of('p(99)')}`)
}
