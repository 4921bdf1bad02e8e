/** What ingest counts for Prometheus. */
import { counter, gauge, secondsHistogram } from '../common/metrics.ts'

export const storedTotal = counter('v2x_ingest_stored_total', 'PUBLISHes stored in raw')
export const rowsTotal = counter('v2x_ingest_rows_total', 'Rows stored, by table', ['table'])
export const quarantinedTotal = counter(
  'v2x_ingest_quarantined_total',
  'PUBLISHes and corrupt ranges put into quarantine',
)
export const duplicatesTotal = counter(
  'v2x_ingest_duplicates_total',
  'PUBLISHes that were stored before and came again',
)
export const changedTotal = counter(
  'v2x_ingest_changed_total',
  'PUBLISHes with the key of an earlier one and other bytes; stored',
)
export const corruptRangesTotal = counter(
  'v2x_ingest_corrupt_ranges_total',
  'Ranges of the journal that could not be read',
)
export const batchesTotal = counter('v2x_ingest_batches_total', 'Batches stored')
export const failuresTotal = counter(
  'v2x_ingest_store_failures_total',
  'Attempts at the store that failed and are tried again',
)
export const insertSeconds = secondsHistogram(
  'v2x_ingest_insert_seconds',
  'From the manifest of a batch to its last row in the store',
)

/** The backlog, read when it is scraped. */
export function observeBacklog(backlog: () => { messages: number; bytes: number }): void {
  gauge('v2x_ingest_backlog_messages', 'Messages in the journal that are not in the store yet', {
    collect() {
      this.set(backlog().messages)
    },
  })
  gauge('v2x_ingest_backlog_bytes', 'Bytes of the journal that are not in the store yet', {
    collect() {
      this.set(backlog().bytes)
    },
  })
}
