/**
 * Brings a database to what this version of the code expects: numbered migrations once each, then the typed tables that
 * follow the schemas, then retention and merges. Safe to run again and at any point of an earlier run that was killed.
 * Writes nothing to a database that a newer version has migrated.
 */
import { V2xError } from '../../common/errors.ts'
import { tables } from '../../schemas/index.ts'
import { createStore, type Store, type StoreAddress } from './client.ts'
import { setMergeThrift } from './merge-thrift.ts'
import { migrations, type Migration } from './migrations/index.ts'
import { setRetention, type Retention } from './retention.ts'
import { bringTypedTables } from './typed-tables.ts'

/** What was done, for the log: empty where the database was as it should be. */
export type Migrated = readonly string[]

/** Makes the database where there is none: a client that names one that is absent is refused whatever it asks. */
export async function createDatabase(address: StoreAddress): Promise<void> {
  const store = createStore({ ...address, database: 'default' })
  try {
    await store.command(`CREATE DATABASE IF NOT EXISTS ${address.database}`)
  } finally {
    await store.close()
  }
}

/** Throws V2xError `STORE_NEWER` or `STORE_SCHEMA`, or the store's own error. */
export async function migrate(store: Store, retention: Retention): Promise<Migrated> {
  const { database } = store
  const done: string[] = []
  await store.command(`CREATE TABLE IF NOT EXISTS ${database}.migrations (
    number UInt32, name String, applied_at DateTime64(6, 'UTC')
  ) ENGINE = MergeTree ORDER BY number SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`)
  const applied = await appliedNumbers(store)
  refuseNewer(applied, database)
  for (const migration of migrations) {
    if (applied.has(migration.number)) continue
    await apply(store, migration, retention)
    done.push(`migration ${migration.number}: ${migration.name}`)
  }
  done.push(...(await bringTypedTables(store, retention.retentionDays)))
  const stored = [...tables.map(({ name }) => name), 'raw', 'quarantine']
  done.push(...(await setRetention(store, stored, retention)))
  done.push(...(await setMergeThrift(store, stored)))
  return done
}

async function appliedNumbers(store: Store): Promise<Set<number>> {
  const rows = await store.query<{ number: number }>(
    `SELECT DISTINCT number FROM ${store.database}.migrations`,
  )
  return new Set(rows.map(({ number }) => number))
}

function refuseNewer(applied: ReadonlySet<number>, database: string): void {
  const newest = Math.max(0, ...applied)
  const known = Math.max(...migrations.map(({ number }) => number))
  if (newest <= known) return
  throw new V2xError(
    'STORE_NEWER',
    `cannot use the database ${database}: a newer version has brought it to migration ${newest}, and this one knows ${known}; run the newer version again`,
  )
}

async function apply(store: Store, migration: Migration, retention: Retention): Promise<void> {
  const { database } = store
  const statements = migration.statements({ ...retention, database })
  for (const statement of statements) await store.command(statement)
  // Killed before this line, all of it runs again: each statement does nothing the second time.
  await store.command(
    `INSERT INTO ${database}.migrations SELECT ${migration.number}, '${migration.name}', now64(6)`,
  )
}
