/** Makes `raw` and `quarantine`. Their columns are in schemas/original-tables.ts. */
import { columnSql, quarantine, raw } from '../../../schemas/index.ts'
import { mergeTree } from '../merge-tree.ts'
import type { Migration } from './index.ts'

const bySequence = 'INDEX by_sequence ingest_seq TYPE minmax GRANULARITY 1'
const byReceipt = 'INDEX by_receipt received_at TYPE minmax GRANULARITY 1'

export const rawAndQuarantine: Migration = {
  number: 1,
  name: 'raw and quarantine',
  statements: ({ database, retentionDays, quarantineDays }) => [
    // Within ten minutes of the devices' own time one device's messages lie together: a replay reads little, and
    // neighbours resemble one another, which is what compresses.
    `CREATE TABLE IF NOT EXISTS ${database}.raw (${[...raw.columns.map(columnSql), bySequence, byReceipt].join(', ')})
     ${mergeTree('(toStartOfTenMinutes(generated_at), kind, device_id, type, generated_at)', retentionDays)}`,
    `CREATE TABLE IF NOT EXISTS ${database}.quarantine (${[...quarantine.columns.map(columnSql), bySequence].join(', ')})
     ${mergeTree('(received_at, ingest_seq)', quarantineDays)}`,
  ],
}
