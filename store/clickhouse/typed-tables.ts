/** The table of each message type, made from the schemas: created, and given the columns that a later schema has added. */
import { V2xError } from '../../common/errors.ts'
import { columnSql, tables, type Table } from '../../schemas/index.ts'
import type { Store } from './client.ts'
import { mergeTree } from './merge-tree.ts'

/** Creates or completes them all. Throws `STORE_SCHEMA` where a column has another type than the schemas say. */
export async function bringTypedTables(store: Store, retentionDays: number): Promise<string[]> {
  const present = await columnTypes(store)
  const done: string[] = []
  for (const table of tables) {
    const columns = present.get(table.name)
    if (columns === undefined) {
      await store.command(createTable(store.database, table, retentionDays))
      done.push(`table ${table.name} created`)
    } else done.push(...(await complete(store, table, columns)))
  }
  return done
}

async function complete(
  store: Store,
  table: Table,
  present: ReadonlyMap<string, string>,
): Promise<string[]> {
  const name = `${store.database}.${table.name}`
  const added: string[] = []
  for (const column of table.columns) {
    const type = present.get(column.name)
    if (type === undefined) {
      await store.command(`ALTER TABLE ${name} ADD COLUMN IF NOT EXISTS ${columnSql(column)}`)
      added.push(`column ${table.name}.${column.name} added`)
    } else if (plain(type) !== plain(column.type)) {
      throw new V2xError(
        'STORE_SCHEMA',
        `cannot use the table ${name}: its column ${column.name} is ${type}, and the schemas say ${column.type}; a type is changed by a migration, never in place`,
      )
    }
  }
  return added
}

function createTable(database: string, table: Table, retentionDays: number): string {
  const columns = [
    ...table.columns.map(columnSql),
    'INDEX by_sequence ingest_seq TYPE minmax GRANULARITY 1',
    'INDEX by_receipt received_at TYPE minmax GRANULARITY 1',
  ]
  const comment = table.comment.replaceAll('\\', '\\\\').replaceAll("'", "\\'")
  return `CREATE TABLE IF NOT EXISTS ${database}.${table.name} (${columns.join(', ')})
    ${mergeTree('(device_id, generated_at)', retentionDays)} COMMENT '${comment}'`
}

/** Types of the columns that there are, by table and name. */
async function columnTypes(store: Store): Promise<Map<string, Map<string, string>>> {
  const rows = await store.query<{ table: string; name: string; type: string }>(
    'SELECT table, name, type FROM system.columns WHERE database = {database: String}',
    { database: store.database },
  )
  const types = new Map<string, Map<string, string>>()
  for (const { table, name, type } of rows) {
    const columns = types.get(table) ?? new Map<string, string>()
    types.set(table, columns.set(name, type))
  }
  return types
}

/** Types are compared without blanks: the store writes them its own way. */
function plain(type: string): string {
  return type.replaceAll(' ', '')
}
