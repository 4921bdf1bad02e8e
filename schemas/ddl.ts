/** ClickHouse's DDL of a table, as text. The migrations of `store` run it. */
import type { Table, TableColumn } from './tables.ts'

export interface DdlOptions {
  readonly database: string
  /** Rows go this many days after they were received; whole parts at a time. */
  readonly retentionDays: number
  /** Sorting key, without brackets; trajectories by device and time unless said otherwise. */
  readonly orderBy?: string
}

/**
 * An insert is on disk when it is answered, and its token is remembered. Merged sources stay for as long as the system may keep a
 * merge in the page cache alone: chDB's defaults sync nothing.
 */
const settings = [
  'non_replicated_deduplication_window = 10000',
  'fsync_after_insert = 1',
  'fsync_part_directory = 1',
  'min_rows_to_fsync_after_merge = 1',
  'old_parts_lifetime = 480',
  'ttl_only_drop_parts = 1',
].join(', ')

/** `CREATE TABLE IF NOT EXISTS`, without a semicolon. */
export function createTableSql(table: Table, options: DdlOptions): string {
  const { database, retentionDays, orderBy = 'device_id, generated_at' } = options
  return `CREATE TABLE IF NOT EXISTS ${quotedName(database)}.${quotedName(table.name)}
(
${table.columns.map((column) => `  ${columnSql(column)}`).join(',\n')}
)
ENGINE = MergeTree
PARTITION BY toDate(received_at)
ORDER BY (${orderBy})
TTL ${ttlSql(retentionDays)}
SETTINGS ${settings}
COMMENT ${quotedText(table.comment)}`
}

/** For `ALTER TABLE … MODIFY TTL` as well. */
export function ttlSql(retentionDays: number): string {
  return `toDateTime(received_at) + INTERVAL ${retentionDays} DAY`
}

/** As it stands in CREATE TABLE, and behind ADD COLUMN IF NOT EXISTS. */
export function columnSql({ name, type, alias, codec, comment }: TableColumn): string {
  return [
    quotedName(name),
    type,
    ...(alias === undefined ? [] : [`ALIAS ${alias}`]),
    ...(comment === '' ? [] : [`COMMENT ${quotedText(comment)}`]),
    ...(codec === undefined ? [] : [`CODEC(${codec})`]),
  ].join(' ')
}

function quotedName(name: string): string {
  return `\`${name.replaceAll('`', '\\`')}\``
}

function quotedText(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
