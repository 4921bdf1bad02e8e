/**
 * Metrics of this process in Prometheus' text form. Names are `v2x_<part>_<noun>_<unit>`, base units,
 * counters end in `_total`; no device id is ever a label, so the number of series stays bounded.
 */
import { Counter, Gauge, Registry, collectDefaultMetrics } from 'prom-client'
import { SecondsHistogram } from './seconds-histogram.ts'

export type { Counter, Gauge }

const registry = new Registry()
const histograms: SecondsHistogram[] = []
/** How often the lag of the event loop is looked at: a process at rest was awakened by little else when it was each 10 ms. */
const lagLookMs = 100
collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: lagLookMs })

export function counter<T extends string = never>(
  name: `v2x_${string}_total`,
  help: string,
  labelNames: readonly T[] = [],
): Counter<T> {
  return new Counter({ name, help, labelNames, registers: [registry] })
}

/** A gauge; with `collect` it is read when scraped. */
export function gauge<T extends string = never>(
  name: `v2x_${string}`,
  help: string,
  options: { labelNames?: readonly T[]; collect?: (this: Gauge<T>) => void } = {},
): Gauge<T> {
  const { labelNames = [], collect } = options
  return new Gauge({
    name,
    help,
    labelNames,
    registers: [registry],
    ...(collect === undefined ? {} : { collect }),
  })
}

/** What a hot path counts: a plain number. */
class Tally {
  count = 0

  inc(by = 1): void {
    this.count += by
  }
}

/** Shown as a counter when it is scraped. */
export function tally(name: `v2x_${string}_total`, help: string): Tally {
  const own = new Tally()
  const collect = function (this: Counter): void {
    this.reset()
    this.inc(own.count)
  }
  registry.registerMetric(new Counter({ name, help, registers: [], collect }))
  return own
}

/** Seconds, from 0.1 ms to 10 s. */
export function secondsHistogram(name: `v2x_${string}_seconds`, help: string): SecondsHistogram {
  const histogram = new SecondsHistogram(name, help)
  histograms.push(histogram)
  return histogram
}

/** The page Prometheus scrapes, and its content type. */
export async function metricsPage(): Promise<{ body: string; contentType: string }> {
  const body = (await registry.metrics()) + histograms.map((each) => each.text()).join('')
  return { body, contentType: registry.contentType }
}
