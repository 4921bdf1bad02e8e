/** The store's contract, writing: LowCardinality as ingest sends it, with indexes of each width, whole and in part. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NumberColumn, type Column } from '../../schemas/index.ts'
import { DictionaryColumn, type Term } from '../clickhouse/dictionary-column.ts'
import { pickRows, textAt } from '../clickhouse/native-rows.ts'
import { nativeBlock } from '../clickhouse/native.ts'
import { openStoreUnderTest, type StoreUnderTest } from './store-under-test.ts'

let it: StoreUnderTest
beforeAll(async () => {
  it = await openStoreUnderTest()
  await it.store.command('CREATE TABLE terms (x UInt32, s LowCardinality(String)) ORDER BY x')
})
afterAll(() => it.stop())

/** Rows that are there, and those among them whose text is not what their number asks for. */
async function stored(terms: number): Promise<string> {
  const sql = `SELECT count(), countIf(s != 'term ' || toString(x % ${terms})) FROM terms`
  const { text } = await it.ask(sql)
  await it.store.command('TRUNCATE TABLE terms')
  return text
}

async function insert(columns: readonly Column[]): Promise<void> {
  await it.store.insertNative('terms', ['x', 's'], nativeBlock(columns), { token: '' })
}

// One column through all of it: a batch with more terms than the ones before it makes its indexes wider.
const x = new NumberColumn('x', 'UInt32')
const s = new DictionaryColumn('s')

test.each([1, 255, 256, 257, 65_536, 65_537, 3])(
  'of %i terms each is what it was',
  async (terms) => {
    x.clear()
    s.clear()
    const all = Array.from({ length: terms }, (_, id): Term => {
      const text = `term ${id}`
      return { id, text, bytes: Buffer.from(text) }
    })
    const rows = terms * 2
    for (let row = 0; row < rows; row++) {
      x.push(row)
      s.push(all[row % terms]!)
    }
    expect(textAt(s, rows - 1)).toEqual(all.at(-1)!.bytes)
    await insert([x, s])
    expect(await stored(terms)).toBe(`${rows}\t0\n`)
    const some = [
      [0, 1],
      [terms - 1, terms],
      [rows - 1, rows],
    ] as const
    await insert([pickRows(x, some), pickRows(s, some)])
    expect(await stored(terms)).toBe('3\t0\n')
  },
)
