/**
 * How every table of ours is kept: partitioned by the day of receipt, each insert on disk before it is answered, tokens
 * remembered. ClickHouse fsyncs nothing by default and forgets tokens at once.
 */
import { ttlSql } from '../../schemas/index.ts'

/** Inserts whose tokens a table remembers: far more than ingest ever has under way. */
const deduplicationWindow = 10_000

/** The table's settings, as a list for SETTINGS. */
const settings = [
  `non_replicated_deduplication_window = ${deduplicationWindow}`,
  'fsync_after_insert = 1',
  // A batch as it comes is one file, not two a column that are fsynced each; what is merged out of several has a file a column.
  'min_bytes_for_wide_part = 50331648',
  'fsync_part_directory = 1',
  'min_rows_to_fsync_after_merge = 1',
  // A merged part's sources stay this many seconds: longer than a page takes to reach the disk.
  'old_parts_lifetime = 480',
  'ttl_only_drop_parts = 1',
  // A changed retention rewrites no data, only each part's date of expiry.
  'materialize_ttl_recalculate_only = 1',
].join(', ')

/** The end of a CREATE TABLE. `retentionDays` of 0 keeps all. */
export function mergeTree(orderBy: string, retentionDays: number): string {
  const ttl = retentionDays === 0 ? '' : `TTL ${ttlSql(retentionDays)}`
  return `ENGINE = MergeTree PARTITION BY toDate(received_at) ORDER BY ${orderBy} ${ttl} SETTINGS ${settings}`
}
