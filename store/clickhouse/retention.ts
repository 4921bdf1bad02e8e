/** How long rows are kept: a TTL by the day of receipt on each table, changed where the configuration differs. */
import { ttlSql } from '../../schemas/index.ts'
import type { Store } from './client.ts'

export interface Retention {
  /** Days of typed rows and `raw`; 0 keeps all. */
  readonly retentionDays: number
  /** Days of `quarantine`; 0 keeps all. */
  readonly quarantineDays: number
}

/** Gives what was changed. */
export async function setRetention(
  store: Store,
  tables: readonly string[],
  retention: Retention,
): Promise<string[]> {
  const rows = await store.query<{ name: string; engine_full: string }>(
    'SELECT name, engine_full FROM system.tables WHERE database = {database: String}',
    { database: store.database },
  )
  const engines = new Map(rows.map((row) => [row.name, row.engine_full]))
  const changed: string[] = []
  for (const table of tables) {
    const days = table === 'quarantine' ? retention.quarantineDays : retention.retentionDays
    if (daysOf(engines.get(table) ?? '') === days) continue
    const change = days === 0 ? 'REMOVE TTL' : `MODIFY TTL ${ttlSql(days)}`
    await store.command(`ALTER TABLE ${store.database}.${table} ${change}`)
    changed.push(`${table} kept ${days === 0 ? 'for good' : `${days} days`}`)
  }
  return changed
}

/** The TTL in a table's engine clause; 0 for none. */
function daysOf(engine: string): number {
  const match = /TTL toDateTime\(received_at\) \+ toIntervalDay\((\d+)\)/.exec(engine)
  return match === null ? 0 : Number(match[1])
}
