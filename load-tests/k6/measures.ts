/** The metrics of the scripts. No metric is tagged by device or client: time series stay few, whatever is offered. */
import { Counter, Trend } from 'k6/metrics'
import { loadMetrics } from '../profiles.ts'

export const measures = {
  published: new Counter(loadMetrics.published),
  publishedUnacknowledged: new Counter(loadMetrics.publishedUnacknowledged),
  acknowledged: new Counter(loadMetrics.acknowledged),
  unacknowledged: new Counter(loadMetrics.unacknowledged),
  sentAgain: new Counter(loadMetrics.sentAgain),
  unseen: new Counter(loadMetrics.unseen),
  unqueried: new Counter(loadMetrics.unqueried),
  errors: new Counter(loadMetrics.errors),
  connack: new Trend(loadMetrics.connack),
  puback: new Trend(loadMetrics.puback),
  live: new Trend(loadMetrics.live),
  queryable: new Trend(loadMetrics.queryable),
  sentToPuback: new Trend(loadMetrics.sentToPuback),
  late: new Trend(loadMetrics.late),
  drift: new Trend(loadMetrics.drift),
}

export function failed(reason: string): void {
  measures.errors.add(1)
  console.error(reason)
}
