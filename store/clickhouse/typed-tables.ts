/** The table of each message type, made from the schemas: created, and given the columns that a later schema has added. */
import { V2xError } from '../../common/errors.ts'
import { columnSql, type Table } from '../../schemas/index.ts'
import type { Store } from './client.ts'
import { mergeTree } from './merge-tree.ts'

/** Creates or completes one table. Throws `STORE_SCHEMA` where a column has another type than the schemas say. */
export async function bringTypedTable(store: Store, table: Table): Promise<string[]> {
  const name = `${store.database}.${table.name}`
  const present = await columnTypes(store, table.name)
  if (present.size === 0) {
    await store.command(createTable(name, table))
    return [`table ${table.name} created`]
  }
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

function createTable(name: string, table: Table): string {
  const columns = [
    ...table.columns.map(columnSql),
    'INDEX by_sequence ingest_seq TYPE minmax GRANULARITY 1',
    'INDEX by_receipt received_at TYPE minmax GRANULARITY 1',
  ]
  const comment = table.comment.replaceAll('\\', '\\\\').replaceAll("'", "\\'")
  return `CREATE TABLE IF NOT EXISTS ${name} (${columns.join(', ')}) ${mergeTree('(device_id, generated_at)')} COMMENT '${comment}'`
}

async function columnTypes(store: Store, table: string): Promise<Map<string, string>> {
  const rows = await store.query<{ name: string; type: string }>(
    'SELECT name, type FROM system.columns WHERE database = {database: String} AND table = {table: String}',
    { database: store.database, table },
  )
  return new Map(rows.map(({ name, type }) => [name, type]))
}

/** Types are compared without blanks: the store writes them its own way. */
function plain(type: string): string {
  return type.replaceAll(' ', '')
}
