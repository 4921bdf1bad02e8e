/** The store's contract, writing: inserts of every kind, once each, and never held up by queries. */
import { connect } from 'node:net'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStoreUnderTest, type StoreUnderTest } from './store-under-test.ts'

let it: StoreUnderTest
beforeAll(async () => {
  it = await openStoreUnderTest()
})
afterAll(() => it.stop())

let tables = 0
/** A new table (x UInt32, s String) with deduplication. */
async function newTable(): Promise<string> {
  const name = `t${++tables}`
  await it.store.command(
    `CREATE TABLE ${name} (x UInt32, s String) ENGINE = MergeTree ORDER BY x SETTINGS non_replicated_deduplication_window = 100, fsync_after_insert = 1, fsync_part_directory = 1`,
  )
  return name
}

async function rowsOf(table: string): Promise<string> {
  return (await it.ask(`SELECT x, s FROM ${table} ORDER BY x, s FORMAT CSV`)).text
}

/** A Native block of the columns x and s. */
function nativeBlock(rows: readonly (readonly [number, string])[]): Uint8Array[] {
  const name = (text: string): Buffer =>
    Buffer.concat([Buffer.from([text.length]), Buffer.from(text)])
  const x = Buffer.alloc(rows.length * 4)
  rows.forEach(([value], i) => x.writeUInt32LE(value, i * 4))
  const s = rows.map(([, text]) => name(text))
  return [
    Buffer.concat([Buffer.from([2, rows.length]), name('x'), name('UInt32')]),
    x,
    Buffer.concat([name('s'), name('String'), ...s]),
  ]
}

const twoRows = '1,"a;b"\n2,"c\n"\n'

test('INSERT … VALUES in the statement, with expressions and parameters', async () => {
  const table = await newTable()
  await it.ask(`INSERT INTO ${table} VALUES (1, 'a;b'), (1 + 1, concat('c', '\\n'));`)
  expect(await rowsOf(table)).toBe(twoRows)
  await it.store.command(`INSERT INTO {t:Identifier} (s, x) VALUES ({s:String}, {x:UInt32})`, {
    t: table,
    s: "it's",
    x: 3,
  })
  expect(await rowsOf(table)).toBe(`${twoRows}3,"it's"\n`)
})

test('INSERT … VALUES longer than a statement may be', async () => {
  const table = await newTable()
  const values = Array.from({ length: 50_000 }, (_, i) => `(${i}, 'row ${i}; done')`).join(', ')
  const reply = await it.ask(`INSERT INTO ${table} (x, s) VALUES ${values}`)
  expect([reply.status, reply.text]).toEqual([200, ''])
  expect((await it.ask(`SELECT count(), uniqExact(s) FROM ${table}`)).text).toBe('50000\t50000\n')
})

test('data in the body behind the statement, and with the statement in the address', async () => {
  const bodies: Record<string, string> = {
    CSV: '1,"a;b"\n2,"c\n"\n',
    TSV: '1\ta;b\n2\tc\\n\n',
    JSONEachRow: '{"x":1,"s":"a;b"}\n{"s":"c\\n","x":2}\n',
    JSONCompactEachRow: '[1,"a;b"]\n[2,"c\\n"]\n',
    CSVWithNames: 's,x\n"a;b",1\n"c\n",2\n',
    Values: "(1,'a;b'),(2,'c\\n')",
  }
  for (const [format, body] of Object.entries(bodies)) {
    const table = await newTable()
    await it.ask(`INSERT INTO ${table} FORMAT ${format}\n${body}`)
    expect([format, await rowsOf(table)]).toEqual([format, twoRows])
    const other = await newTable()
    await it.ask(body, { query: `INSERT INTO ${other} FORMAT ${format}` })
    expect([format, await rowsOf(other)]).toEqual([format, twoRows])
  }
})

test('what a binary format gives is what it takes', async () => {
  const source = await newTable()
  await it.ask(`INSERT INTO ${source} VALUES (1, 'a;b'), (2, 'c\\n')`)
  for (const format of [
    'Native',
    'RowBinary',
    'RowBinaryWithNamesAndTypes',
    'Parquet',
    'ArrowStream',
    'MsgPack',
  ]) {
    const { bytes } = await it.ask(`SELECT * FROM ${source} ORDER BY x FORMAT ${format}`)
    const table = await newTable()
    const reply = await it.ask(bytes, { query: `INSERT INTO ${table} FORMAT ${format}` })
    expect([format, reply.text]).toEqual([format, ''])
    expect([format, await rowsOf(table)]).toEqual([format, twoRows])
  }
})

test('bodies packed by gzip, deflate and br', async () => {
  const pack = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync }
  for (const [encoding, packed] of Object.entries(pack)) {
    const table = await newTable()
    const headers = { 'Content-Encoding': encoding }
    const parameters = { query: `INSERT INTO ${table} FORMAT CSV` }
    await it.ask(packed(twoRows), parameters, { headers })
    expect([encoding, await rowsOf(table)]).toEqual([encoding, twoRows])
  }
})

test('Native blocks through our own client', async () => {
  const table = await newTable()
  const block = nativeBlock([
    [1, 'a;b'],
    [2, 'c\n'],
  ])
  await it.store.insertNative(table, ['x', 's'], block, { token: 'one' })
  expect(await rowsOf(table)).toBe(twoRows)
  await expect(
    it.store.insertNative('nope', ['x', 's'], block, { token: 'one' }),
  ).rejects.toMatchObject({ code: '60', type: 'UNKNOWN_TABLE' })
})

test('an insert is sent after the one before it, and not at all where that fails', async () => {
  const table = await newTable()
  const insert = (into: string, value: number, after?: Promise<void>) =>
    it.store.insertNative(into, ['x', 's'], nativeBlock([[value, 'a']]), {
      token: String(value),
      ...(after === undefined ? {} : { after }),
    })
  await insert(table, 2, insert(table, 1))
  expect(await rowsOf(table)).toBe('1,"a"\n2,"a"\n')
  const refused = insert('nope', 3)
  await expect(insert(table, 4, refused)).rejects.toMatchObject({ type: 'UNKNOWN_TABLE' })
  expect(await rowsOf(table)).toBe('1,"a"\n2,"a"\n')
})

test('the same token is the same insert, another token another', async () => {
  const table = await newTable()
  const block = nativeBlock([[1, 'a']])
  for (const token of ['one', 'one', 'two', 'one', 'two']) {
    await it.store.insertNative(table, ['x', 's'], block, { token })
  }
  expect(await rowsOf(table)).toBe('1,"a"\n1,"a"\n')
  const insert = `INSERT INTO ${table} SETTINGS insert_deduplication_token = 'three' VALUES (3, 'c')`
  for (let i = 0; i < 3; i++) await it.ask(insert)
  expect(await rowsOf(table)).toBe('1,"a"\n1,"a"\n3,"c"\n')
  // A token must not stick to the connection that carried it.
  for (let i = 0; i < 4; i++) {
    const other = await newTable()
    await it.ask(`INSERT INTO ${other} VALUES (1, 'a')`, { insert_deduplication_token: 'four' })
    await it.ask(`INSERT INTO ${other} VALUES (2, 'b')`)
    expect(await rowsOf(other)).toBe('1,"a"\n2,"b"\n')
  }
})

test('INSERT … SELECT, and a table made of a query', async () => {
  const table = await newTable()
  await it.ask(`INSERT INTO ${table} SELECT number, toString(number) FROM numbers(3)`)
  expect(await rowsOf(table)).toBe('0,"0"\n1,"1"\n2,"2"\n')
  await it.ask(`CREATE TABLE ${table}_copy ENGINE = MergeTree ORDER BY x AS SELECT * FROM ${table}`)
  expect(await rowsOf(`${table}_copy`)).toBe(await rowsOf(table))
})

test('an empty body inserts nothing and is no error', async () => {
  const table = await newTable()
  const reply = await it.ask('', { query: `INSERT INTO ${table} FORMAT RowBinary` })
  expect([reply.status, await rowsOf(table)]).toEqual([200, ''])
})

test('bad data is refused whole, with its code', async () => {
  const table = await newTable()
  const check = async (body: string | Uint8Array, format: string): Promise<void> => {
    const reply = await it.ask(body, { query: `INSERT INTO ${table} FORMAT ${format}` })
    expect(reply.status).toBeGreaterThanOrEqual(400)
    expect(reply.text).toMatch(/^Code: \d+\. DB::Exception: .*\([A-Z_]+\)/s)
    expect(await rowsOf(table)).toBe('')
  }
  await check('1,"a"\nx,"b"\n', 'CSV')
  await check('{"x":1}\n{"x"', 'JSONEachRow')
  await check(Buffer.concat(nativeBlock([[1, 'a']])).subarray(0, 20), 'Native')
  await check('1,2,3', 'Nope')
  const headers = { 'Content-Encoding': 'gzip' }
  const packed = gzipSync(twoRows).subarray(0, 20)
  const cut = await it.ask(packed, { query: `INSERT INTO ${table} FORMAT CSV` }, { headers })
  expect(cut.status).toBeGreaterThanOrEqual(400)
  expect(await rowsOf(table)).toBe('')
})

test('half a body inserts nothing', async () => {
  const table = await newTable()
  const { hostname, port } = new URL(it.url)
  const query = new URLSearchParams({
    database: it.database,
    user: it.user,
    password: it.password,
    query: `INSERT INTO ${table} FORMAT CSV`,
  })
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  socket.write(
    `POST /?${query.toString()} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n1,"a"\n2,"b"\n`,
  )
  await sleep(200)
  socket.destroy()
  await it.ask(`INSERT INTO ${table} VALUES (9, 'z')`)
  expect(await rowsOf(table)).toBe('9,"z"\n')
})

test('inserts go on beside sixteen heavy queries', async () => {
  const table = await newTable()
  const readers = it.another()
  const leaving = Array.from({ length: 16 }, () => new AbortController())
  let ended = 0
  const queries = leaving.map(async ({ signal }, i) => {
    const query = `SELECT ${i}, max(sipHash64(number)) FROM numbers(1000000000000)`
    await readers.client
      .query({
        query,
        abort_signal: signal,
        clickhouse_settings: { cancel_http_readonly_queries_on_client_close: 1 },
      })
      .catch(() => undefined)
    ended++
  })
  for (let i = 0; i < 50; i++) {
    const block = nativeBlock([[i, 'beside']])
    await it.store.insertNative(table, ['x', 's'], block, { token: String(i) })
  }
  expect(ended).toBe(0)
  for (const reader of leaving) reader.abort()
  await Promise.all(queries)
  expect((await it.ask(`SELECT count() FROM ${table}`)).text).toBe('50\n')
})

test('the instance stays the same until a table comes', async () => {
  const before = await it.store.instance()
  const table = await newTable()
  const after = await it.store.instance()
  expect(after).not.toBe(before)
  await it.ask(`INSERT INTO ${table} VALUES (1, 'a')`)
  await it.ask(`ALTER TABLE ${table} ADD COLUMN y UInt8`)
  expect(await it.store.instance()).toBe(after)
})
