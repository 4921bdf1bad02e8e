/**
 * Merges cost the store more than inserts do: these settings let each row be merged less often, and for less. Tables of an
 * earlier version get them, too; what an operator has set on a table stays.
 */
import type { Store } from './client.ts'

/** As in SQL, by name. Not every version of ClickHouse knows them all. */
const thrift: Readonly<Record<string, string>> = {
  // How many parts of a size gather before they become one (some twenty to thirty: the more there are, the lower it counts).
  // With ClickHouse's 5 a row is merged twice as often; a day then has ten parts or so instead of thirty.
  merge_selector_base: '60',
  // ClickHouse forgets that base as a partition nears fifty parts, and then merges two or three at a time, again and again.
  min_parts_to_merge_at_once: '32',
  // Statistics of each column, made at each insert and merge, mostly to plan joins: no query of ours joins tables.
  auto_statistics_types: "''",
  // Also `raw`, with few columns, is merged one column after the other: in sorting, its payloads are not touched.
  vertical_merge_algorithm_min_columns_to_activate: '1',
}

/** Gives what was changed. */
export async function setMergeThrift(store: Store, tables: readonly string[]): Promise<string[]> {
  const known = await store.query<{ name: string }>(
    'SELECT name FROM system.merge_tree_settings WHERE name IN {names: Array(String)}',
    { names: Object.keys(thrift) },
  )
  const rows = await store.query<{ name: string; engine_full: string }>(
    'SELECT name, engine_full FROM system.tables WHERE database = {database: String}',
    { database: store.database },
  )
  const changed = new Map<string, string[]>()
  for (const { name: table, engine_full: engine } of rows) {
    if (!tables.includes(table)) continue
    const missing = known.filter(({ name }) => !engine.includes(`${name} = `))
    if (missing.length === 0) continue
    const list = missing.map(({ name }) => `${name} = ${thrift[name]}`).join(', ')
    await store.command(`ALTER TABLE ${store.database}.${table} MODIFY SETTING ${list}`)
    changed.set(list, [...(changed.get(list) ?? []), table])
  }
  return [...changed].map(([list, those]) => `${those.join(', ')} set to ${list}`)
}
