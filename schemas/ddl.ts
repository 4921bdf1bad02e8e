/** ClickHouse's DDL of columns and retention, as text. How a table is kept is the store's to say. */
import type { TableColumn } from './tables.ts'

/** Rows go this many days after they were received. For `TTL` and for `ALTER TABLE … MODIFY TTL`. */
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
