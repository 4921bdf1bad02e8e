/** k6's own summary, as `handleSummary` is given it, turned into the metrics of a result. */
import { orderOf, titleOf } from './metric-titles.ts'
import type { Metric } from './result.ts'

export interface K6Metric {
  /** `time` in milliseconds, `data` in bytes, `default`. */
  readonly contains?: string
  readonly values: Readonly<Record<string, number>>
  readonly thresholds?: Readonly<Record<string, { readonly ok: boolean }>>
}

/** Ours, and whichever others a threshold judges. */
export function metricsOf(summary: Readonly<Record<string, K6Metric>>): Metric[] {
  return Object.entries(summary)
    .filter(([name, { thresholds }]) => name.startsWith('v2x_') || thresholds !== undefined)
    .map(([name, metric]) => ({
      name,
      title: titleOf(name),
      unit: unitOf(name, metric),
      values: metric.values,
      // k6 gives them in no order.
      thresholds: Object.entries(metric.thresholds ?? {})
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([rule, { ok }]) => ({ rule, held: ok && !isWithoutSamples(metric.values) })),
    }))
    .sort((a, b) => orderOf(a.name) - orderOf(b.name) || (a.name < b.name ? -1 : 1))
}

/** A trend that nobody added to: k6 calls any rule on it held. */
export function isWithoutSamples(values: K6Metric['values']): boolean {
  return values['med'] !== undefined && values['count'] === 0
}

function unitOf(name: string, { contains }: K6Metric): string {
  if (contains === 'time' || /_ms(\{|$)/.test(name)) return 'ms'
  return contains === 'data' ? 'B' : ''
}
