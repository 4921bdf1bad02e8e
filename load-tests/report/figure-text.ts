/** Figures as text: the same in every report and language. */
import type { Metric } from './result.ts'

/** `12,345`. */
export function countText(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** Three figures, and no more than the clock can tell: `0.31`, `4.2`, `87`, `1,204`. */
export function amountText(amount: number): string {
  if (Math.abs(amount) >= 100 || Number.isInteger(amount)) return countText(amount)
  return amount.toFixed(Math.abs(amount) >= 10 ? 1 : 2).replace(/\.?0+$/, '')
}

/** Of a time that several percentiles were taken of. */
export const percentiles = ['med', 'p(95)', 'p(99)', 'max'] as const

export function isLatency({ values, unit }: Metric): boolean {
  return unit === 'ms' && values['med'] !== undefined
}

/** k6's names as people say them. */
export function statName(name: string): string {
  return name === 'med' ? 'p50' : name.replace(/^p\((.+)\)$/, 'p$1')
}

/** What a metric is known by, where it is no latency: a share, a count or a value. */
export function mainValue({ values, unit }: Metric): string {
  const { rate, passes, count, value, med } = values
  if (passes !== undefined && rate !== undefined) return `${amountText(rate * 100)} %`
  const main = count ?? value ?? med ?? rate
  return main === undefined ? '–' : `${amountText(main)}${unit === '' ? '' : ` ${unit}`}`
}

/** `1 h 02 min`, `10.4 s`. */
export function durationText(seconds: number): string {
  if (seconds < 60) return `${amountText(Math.round(seconds * 10) / 10)} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min ${String(Math.floor(seconds % 60)).padStart(2, '0')} s`
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`
}

/** How long the run took. */
export function secondsOf(run: { readonly startedAt: string; readonly endedAt: string }): number {
  return Math.max(0, (Date.parse(run.endedAt) - Date.parse(run.startedAt)) / 1000)
}

/** `2026-11-26 09:10:17 UTC`. */
export function timeText(iso: string): string {
  return `${iso.slice(0, 19).replace('T', ' ')} UTC`
}
