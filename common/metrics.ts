/**
 * Metrics of this process in Prometheus' text form. Names are `v2x_<part>_<noun>_<unit>`, base units,
 * counters end in `_total`; no device id is ever a label, so the number of series stays bounded.
 */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

export type { Counter, Gauge, Histogram }

const registry = new Registry()
collectDefaultMetrics({ register: registry })

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

/** Seconds, from 0.1 ms to 10 s. */
export function secondsHistogram(name: `v2x_${string}_seconds`, help: string): Histogram {
  const buckets = [
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
  ]
  return new Histogram({ name, help, buckets, registers: [registry] })
}

/** The page Prometheus scrapes, and its content type. */
export async function metricsPage(): Promise<{ body: string; contentType: string }> {
  return { body: await registry.metrics(), contentType: registry.contentType }
}
