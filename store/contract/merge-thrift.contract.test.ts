/** Every table is merged thriftily: a new one, one of an earlier version; what an operator has set stays. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tables } from '../../schemas/index.ts'
import { migrate } from '../clickhouse/migrate.ts'
import { openStoreUnderTest, type StoreUnderTest } from './store-under-test.ts'

const forGood = { retentionDays: 0, quarantineDays: 0 }

let it: StoreUnderTest
beforeAll(async () => {
  it = await openStoreUnderTest()
  await migrate(it.store, forGood)
})
afterAll(() => it.stop())

/** By table: after how many parts of a size they are merged, as the table says. */
async function bases(): Promise<Record<string, string>> {
  const rows = await it.store.query<{ name: string; base: string }>(
    `SELECT name, extract(engine_full, 'merge_selector_base = ([0-9]+)') AS base FROM system.tables
     WHERE database = {database: String} AND name != 'migrations'`,
    { database: it.database },
  )
  return Object.fromEntries(rows.map(({ name, base }) => [name, base]))
}

test('tables are set once, and then left alone', async () => {
  const names = [...tables.map(({ name }) => name), 'raw', 'quarantine']
  expect(await bases()).toEqual(Object.fromEntries(names.map((name) => [name, '60'])))
  expect(await migrate(it.store, forGood)).toEqual([])
})

test('a table of an earlier version gets what it lacks; what an operator has set stays', async () => {
  for (const name of ['quarantine', 'raw']) {
    await it.store.command(`ALTER TABLE ${name} RESET SETTING merge_selector_base`)
  }
  await it.store.command('ALTER TABLE bsm MODIFY SETTING merge_selector_base = 7')
  expect(await migrate(it.store, forGood)).toEqual([
    'quarantine, raw set to merge_selector_base = 60',
  ])
  expect(await bases()).toMatchObject({ quarantine: '60', raw: '60', bsm: '7' })
})
