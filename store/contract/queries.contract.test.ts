/** The store's contract, reading: what a ClickHouse server answers over HTTP, the embedded engine answers too. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStoreUnderTest, type StoreUnderTest } from './store-under-test.ts'
import { until } from './until.ts'

let it: StoreUnderTest
beforeAll(async () => {
  it = await openStoreUnderTest()
})
afterAll(() => it.stop())

/** A query that nobody waits to the end of. */
const endless = 'SELECT max(sipHash64(number)) FROM numbers(1000000000000)'

test('/ping answers without credentials', async () => {
  const response = await fetch(`${it.url}/ping`)
  expect([response.status, await response.text()]).toEqual([200, 'Ok.\n'])
})

test('credentials are taken from headers, basic authorization and parameters', async () => {
  const basic = Buffer.from(`${it.user}:${it.password}`).toString('base64')
  const parameters = new URLSearchParams({
    query: 'SELECT 1',
    user: it.user,
    password: it.password,
  })
  const ask = async (url: string, headers: Record<string, string>): Promise<unknown> => {
    const response = await fetch(url, { headers })
    return [response.status, await response.text()]
  }
  const query = `${it.url}/?query=SELECT%201`
  expect(await ask(query, { authorization: `Basic ${basic}` })).toEqual([200, '1\n'])
  expect(await ask(`${it.url}/?${parameters.toString()}`, {})).toEqual([200, '1\n'])
  expect((await it.ask('SELECT 1')).text).toBe('1\n')
})

test('an unknown user is refused as ClickHouse refuses him', async () => {
  const response = await fetch(`${it.url}/?query=SELECT%201`, {
    headers: { 'X-ClickHouse-User': 'nobody', 'X-ClickHouse-Key': 'nothing' },
  })
  expect(response.status).toBe(403)
  expect(response.headers.get('x-clickhouse-exception-code')).toBe('516')
  expect(await response.text()).toMatch(/^Code: 516\. DB::Exception: .*\(AUTHENTICATION_FAILED\)/s)
})

test('a query is the address, the body, or both', async () => {
  expect((await it.ask('', { query: 'SELECT 1' }, { method: 'GET' })).text).toBe('1\n')
  expect((await it.ask('SELECT 2')).text).toBe('2\n')
  expect((await it.ask('3', { query: 'SELECT' })).text).toBe('3\n')
})

test('parameters are bound by type, whatever their text', async () => {
  const text = `it's "a"\t\\ \n{b:String} ; 中文`
  const rows = await it.store.query(
    'SELECT {a:String} AS a, {n:UInt64} AS n, {list:Array(String)} AS list, {none:Nullable(String)} AS none, {t:DateTime64(3)} AS t',
    { a: text, n: 7, list: ["x'", 'y'], none: null, t: new Date(Date.UTC(2026, 0, 2, 3, 4, 5, 6)) },
  )
  expect(rows).toEqual([
    { a: text, n: '7', list: ["x'", 'y'], none: null, t: '2026-01-02 03:04:05.006' },
  ])
})

test('a parameter that is not set is an error, also when it was set before', async () => {
  expect((await it.ask('SELECT {p:String}', { param_p: 'x' })).text).toBe('x\n')
  for (let i = 0; i < 8; i++) {
    const reply = await it.ask('SELECT {p:String}')
    expect(reply.headers.get('x-clickhouse-exception-code')).toBe('456')
  }
})

test('parameters of queries that run at once do not mix', async () => {
  const queries = Array.from({ length: 40 }, async (_, i) => {
    const reply = await it.ask('SELECT {p:UInt32}, sleep(0.005)', { param_p: String(i) })
    return reply.text
  })
  expect(await Promise.all(queries)).toEqual(queries.map((_, i) => `${i}\t0\n`))
})

test('settings hold for their request alone', async () => {
  const setting = "SELECT getSetting('max_block_size')"
  const usual = (await it.ask(setting)).text
  expect((await it.ask(setting, { max_block_size: '1234' })).text).toBe('1234\n')
  await it.ask('SET max_block_size = 4321')
  for (let i = 0; i < 8; i++) expect((await it.ask(setting)).text).toBe(usual)
})

test('formats: in the statement, as a parameter, as a header, with their media types', async () => {
  const check = async (format: string, type: RegExp, text: string): Promise<void> => {
    const reply = await it.ask(`SELECT 1 AS a, 'x' AS b FORMAT ${format}`)
    expect(reply.headers.get('x-clickhouse-format')).toBe(format)
    expect(reply.headers.get('content-type')).toMatch(type)
    expect(reply.text).toBe(text)
  }
  await check('TabSeparated', /^text\/tab-separated-values/, '1\tx\n')
  await check('CSV', /^text\/csv/, '1,"x"\n')
  await check('JSONEachRow', /^application\/x-ndjson|^application\/json/, '{"a":1,"b":"x"}\n')
  await check('RowBinary', /^application\/octet-stream/, '\x01\x01x')
  const native = '\x02\x01\x01a\x05UInt8\x01\x01b\x06String\x01x'
  await check('Native', /^application\/octet-stream/, native)
  expect((await it.ask('SELECT 1, 2', { default_format: 'CSV' })).text).toBe('1,2\n')
  const header = await it.ask('SELECT 1, 2', {}, { headers: { 'X-ClickHouse-Format': 'CSV' } })
  expect(header.text).toBe('1,2\n')
  const json = JSON.parse((await it.ask('SELECT 1 AS a FORMAT JSON')).text) as object
  expect(json).toMatchObject({ meta: [{ name: 'a', type: 'UInt8' }], data: [{ a: 1 }], rows: 1 })
  const parquet = await it.ask('SELECT number FROM numbers(10) FORMAT Parquet')
  expect(parquet.text.slice(0, 4)).toBe('PAR1')
  const tail = await it.ask("SELECT 1 FORMAT CSV SETTINGS max_threads = 1 -- that's it")
  expect(tail.text).toBe('1\n')
})

test('Native with a client_protocol_version has block infos and a byte more a column', async () => {
  const columns = [
    ...[
      'number',
      'toString(number)',
      "toDateTime64(number, 6, 'UTC')",
      'toNullable(number)',
      'NULL',
    ],
    ...['toLowCardinality(toString(number % 2))', "[toLowCardinality('a'), 'b']", '[number, 1]'],
    ...[
      "map('k', number)",
      "tuple(number, 'x')",
      "toFixedString('abc', 3)",
      'toDecimal64(number, 2)',
    ],
    ...['CAST([] AS Array(Array(String)))', "CAST('a' AS Enum8('a' = 1))", "toIPv6('::1')"],
  ].map((sql, i) => `${sql} AS ${String.fromCharCode(97 + i)}`)
  const head = [1, 0, 2, 255, 255, 255, 255, 0, columns.length, 3]
  const pieces: Uint8Array[] = [Uint8Array.from(head)]
  for (const column of columns) {
    const { bytes } = await it.ask(`SELECT ${column} FROM numbers(3) FORMAT Native`)
    // One column, three rows; its name of one letter; its type, shorter than 128 letters; its data.
    const typeEnd = 5 + bytes[4]!
    pieces.push(bytes.subarray(2, typeEnd), Uint8Array.of(0), bytes.subarray(typeEnd))
  }
  const { bytes } = await it.ask(`SELECT ${columns.join(', ')} FROM numbers(3) FORMAT Native`, {
    client_protocol_version: '54460',
  })
  expect(Buffer.from(bytes).toString('hex')).toBe(Buffer.concat(pieces).toString('hex'))
})

test('statements that look like others', async () => {
  const check = async (sql: string, text: string): Promise<void> => {
    expect((await it.ask(sql)).text).toBe(text)
  }
  await check("SELECT ';' /* ; */ ; -- ;", ';\n')
  await check("SELECT _CAST('7', 'UInt8') + 1;", '8\n')
  await check('SELECT $here$ it\'s; "so" $here$', ' it\\\'s; "so" \n')
  await check('WITH 5 AS x SELECT x', '5\n')
  await check('(SELECT 1) UNION ALL (SELECT 1)', '1\n1\n')
  await check('FROM numbers(2) SELECT number', '0\n1\n')
  await check("SELECT format('{}-{}', 'a', 1)", 'a-1\n')
  await check('EXISTS TABLE system.one', '1\n')
  await check('SELECT `a b` FROM (SELECT 3 AS `a b`)', '3\n')
})

test('errors carry status, code, name and text', async () => {
  const check = async (sql: string, status: number, code: number, name: string): Promise<void> => {
    const reply = await it.ask(sql)
    expect([sql, reply.status]).toEqual([sql, status])
    expect(reply.headers.get('x-clickhouse-exception-code')).toBe(String(code))
    expect(reply.text).toMatch(new RegExp(`^Code: ${code}\\. DB::Exception: .*\\(${name}\\)`, 's'))
    expect(reply.text).not.toMatch(/outfile '|infile '/i)
  }
  await check('SELECT * FROM nope', 404, 60, 'UNKNOWN_TABLE')
  await check('SELEC 1', 400, 62, 'SYNTAX_ERROR')
  await check('SELECT 1 +', 400, 62, 'SYNTAX_ERROR')
  await check('SELECT nope', 404, 47, 'UNKNOWN_IDENTIFIER')
  await check('SELECT nope(1)', 404, 46, 'UNKNOWN_FUNCTION')
  await check('SELECT * FROM nope.t', 404, 81, 'UNKNOWN_DATABASE')
  await check('SELECT 1 SETTINGS nope = 1', 404, 115, 'UNKNOWN_SETTING')
  await check('SELECT 1 FORMAT Nope', 404, 73, 'UNKNOWN_FORMAT')
  await check("SELECT toUInt8('x')", 400, 6, 'CANNOT_PARSE_TEXT')
  await check('SELECT throwIf(1)', 500, 395, 'FUNCTION_THROW_IF_VALUE_IS_NON_ZERO')
  await check('SELECT 1; SELECT 2', 400, 62, 'SYNTAX_ERROR')
  const unknown = await it.ask('SELECT 1', { database: 'nope' })
  expect([unknown.status, unknown.headers.get('x-clickhouse-exception-code')]).toEqual([404, '81'])
})

test('max_execution_time ends a query with code 159', async () => {
  const reply = await it.ask(endless, { max_execution_time: '0.2' })
  expect([reply.status, reply.headers.get('x-clickhouse-exception-code')]).toEqual([408, '159'])
})

test('GET reads and changes nothing', async () => {
  const sql = 'CREATE TABLE by_get (x UInt8) ENGINE = Memory'
  const reply = await it.ask('', { query: sql }, { method: 'GET' })
  expect(reply.headers.get('x-clickhouse-exception-code')).toBe('164')
  expect((await it.ask('EXISTS TABLE by_get')).text).toBe('0\n')
})

test('files of the store’s machine are not to be written by name', async () => {
  const reply = await it.ask("SELECT 1 INTO OUTFILE 'x.csv'")
  expect(reply.status).toBeGreaterThanOrEqual(400)
})

test('answers are packed when asked for, and say what was done', async () => {
  const headers = { 'Accept-Encoding': 'gzip' }
  const query = new URLSearchParams({
    query: 'SELECT number FROM numbers(100000)',
    enable_http_compression: '1',
    user: it.user,
    password: it.password,
  })
  const response = await fetch(`${it.url}/?${query.toString()}`, { headers })
  expect(response.headers.get('content-encoding')).toBe('gzip')
  // fetch has unpacked it already.
  expect((await response.text()).split('\n')).toHaveLength(100_001)
  const reply = await it.ask('SELECT number FROM numbers(10)', { query_id: 'contract-1' })
  expect(reply.headers.get('x-clickhouse-query-id')).toBe('contract-1')
  expect(reply.headers.get('x-clickhouse-timezone')).not.toBeNull()
  expect(reply.headers.get('x-clickhouse-server-display-name')).not.toBeNull()
  const summary = JSON.parse(reply.headers.get('x-clickhouse-summary') ?? '{}') as object
  expect(Object.keys(summary)).toEqual(expect.arrayContaining(['read_rows', 'written_rows']))
})

test('a large result comes as a stream, whole and in order', async () => {
  const result = await it.store.client.query({
    query: 'SELECT number FROM numbers(1000000)',
    format: 'CSV',
  })
  let next = 0
  for await (const rows of result.stream()) {
    for (const row of rows) {
      if (row.text !== String(next)) throw new Error(`row ${next} is ${row.text}`)
      next++
    }
  }
  expect(next).toBe(1_000_000)
})

test('an error amid the rows reaches the client, with its code', async () => {
  const result = await it.store.client.query({
    query: 'SELECT throwIf(number = 5000000) AS x FROM numbers(10000000)',
    format: 'JSONEachRow',
    clickhouse_settings: { max_threads: 1 },
  })
  const reading = async (): Promise<void> => {
    for await (const rows of result.stream()) expect(rows.length).toBeGreaterThan(0)
  }
  await expect(reading()).rejects.toMatchObject({ code: '395' })
})

test('a client that leaves takes its query along', async () => {
  const leaving = new AbortController()
  const marked = `${endless} /* contract-leaving */`
  const running = async (): Promise<number> => {
    const rows = await it.store.query<{ n: string }>(
      "SELECT count() AS n FROM system.processes WHERE query LIKE '%contract-leaving%' AND query NOT LIKE '%processes%'",
    )
    return Number(rows[0]?.n)
  }
  const query = it.store.client.query({
    query: marked.replace('SELECT', "SELECT 'contract-leaving',"),
    abort_signal: leaving.signal,
    clickhouse_settings: { cancel_http_readonly_queries_on_client_close: 1 },
  })
  const left = expect(query).rejects.toThrow(/abort/)
  await until(async () => (await running()) > 0)
  leaving.abort()
  await left
  await until(async () => (await running()) === 0)
})
