/** What is the embedded engine's alone: its process, its directory, its bounds. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { connect as connectSocket } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startEngineProcess, temporaryDirectory, type EngineProcess } from './engine-process.ts'
import { connect, connectBeside, dataDirectory, start } from './test-engines.ts'
import { until } from './until.ts'

const oneByte = [
  Buffer.from([1, 1, 1]),
  Buffer.from('x'),
  Buffer.from([5, ...Buffer.from('UInt8')]),
]
const makeTable =
  'CREATE TABLE t (x UInt8) ENGINE = MergeTree ORDER BY x SETTINGS non_replicated_deduplication_window = 9'
const handedOver = async (engine: EngineProcess): Promise<string | undefined> =>
  /v2x_store_handed_over_total (\d+)/.exec(await metricsOf(engine))?.[1]

test('data are handed over as a file, once a token, and the file is gone', async () => {
  const engine = await start()
  const folder = join(dataDirectory(), 'store', 'handover')
  writeFileSync(join(folder, 'left-by-one-that-was-killed.data'), '')
  // Whoever else comes and goes meanwhile leaves them alone.
  connectBeside(engine, dataDirectory(), false)
  expect(readdirSync(folder)).toHaveLength(1)
  const store = connectBeside(engine)
  expect(readdirSync(folder)).toEqual([])
  await store.command(makeTable)
  for (const [value, token] of [
    [7, 'one'],
    [7, 'one'],
    [8, 'two'],
  ] as const) {
    await store.insertNative('t', ['x'], [...oneByte, Buffer.from([value])], { token })
  }
  await expect(store.insertNative('t', ['x'], oneByte, { token: 'half' })).rejects.toMatchObject({
    code: '33',
  })
  // Written down while the one before it is under way, and not sent where that fails.
  let fail: (why: Error) => void = () => undefined
  const after = new Promise<void>((_, reject) => (fail = reject))
  const next = store.insertNative('t', ['x'], [...oneByte, Buffer.from([9])], { token: '', after })
  await expect.poll(() => readdirSync(folder)).toHaveLength(1)
  fail(new Error('the one before'))
  await expect(next).rejects.toThrow('the one before')
  expect(await store.query('SELECT x FROM t ORDER BY x')).toEqual([{ x: 7 }, { x: 8 }])
  expect(await handedOver(engine)).toBe('3')
  expect(readdirSync(folder)).toEqual([])
})

test('no file is taken from elsewhere', async () => {
  const engine = await start()
  const store = connect(engine)
  await store.command(makeTable)
  const folder = join(dataDirectory(), 'store', 'handover')
  const name = '00000000-0000-0000-0000-000000000000.data'
  for (const path of ['config.xml', join(folder, name), 'handover/short.data']) {
    writeFileSync(resolve(dataDirectory(), 'store', path), 'x')
  }
  for (const file of [
    ...["'config.xml'", "'handover/../config.xml'", "'handover/short.data'", "'handover/*'"],
    ...[`'${join(folder, name)}'`, `'handover/${name.replace('0', '1')}'`, `"handover/${name}"`],
  ]) {
    const insert = `INSERT INTO t FROM INFILE ${file} FORMAT Native`
    await expect(store.command(insert), file).rejects.toMatchObject({ code: '78' })
  }
  writeFileSync(join(folder, name), '5')
  const two = `INSERT INTO t FROM INFILE 'handover/${name}'; INSERT INTO t FROM INFILE 'config.xml' FORMAT CSV`
  await expect(store.command(two)).rejects.toMatchObject({ code: '78' })
  const withData = `INSERT INTO t FROM INFILE 'handover/${name}' FORMAT CSV\n1`
  await expect(store.command(withData)).rejects.toMatchObject({ code: '78' })
})

test('who cannot hand over sends a body', async () => {
  const engine = await start()
  const elsewhere = join(dataDirectory(), 'elsewhere')
  mkdirSync(join(elsewhere, 'store', 'handover'), { recursive: true })
  const strangers = [elsewhere, join(dataDirectory(), 'nowhere')]
  await connect(engine).command(makeTable)
  for (const [value, dataDir] of strangers.entries()) {
    const store = connectBeside(engine, dataDir)
    const block = [...oneByte, Buffer.from([value])]
    await store.insertNative('t', ['x'], block, { token: String(value) })
  }
  const rows = await connect(engine).query('SELECT x FROM t ORDER BY x')
  expect(rows).toEqual([{ x: 0 }, { x: 1 }])
  expect(await handedOver(engine)).toBe('0')
})

const endless = 'SELECT max(sipHash64(number)) FROM numbers(1000000000000)'

test('fifty million rows go through in little memory', async () => {
  const engine = await start()
  const store = connect(engine)
  await store.query('SELECT 1')
  const before = engine.peakKilobytes()
  const { stream } = await store.client.exec({
    query: 'SELECT number FROM numbers(50000000) FORMAT RowBinary',
  })
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Uint8Array>) bytes += chunk.length
  expect(bytes).toBe(400_000_000)
  expect(engine.peakKilobytes() - before).toBeLessThan(100_000)
})

test('a reader that takes nothing holds the rows back, not in memory', async () => {
  const engine = await start()
  const store = connect(engine)
  await store.query('SELECT 1')
  const before = engine.peakKilobytes()
  const leaving = new AbortController()
  await store.client.exec({
    query: 'SELECT number FROM numbers(1000000000000) FORMAT RowBinary',
    abort_signal: leaving.signal,
  })
  await sleep(1500)
  expect(engine.peakKilobytes() - before).toBeLessThan(100_000)
  leaving.abort()
  expect(await store.query('SELECT 1 AS x')).toEqual([{ x: 1 }])
})

test('clients that take nothing of their small results hold up nobody', async () => {
  const engine = await start({ V2X_STORE_LIGHT_MS: '60000' })
  const query = "SELECT repeat('x', 100) FROM numbers(10000)"
  const sockets = Array.from({ length: 4 }, () => {
    const socket = connectSocket({ port: engine.port, host: '127.0.0.1' }).pause()
    socket.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${query.length}\r\n\r\n${query}`)
    return socket
  })
  const read = (): Promise<boolean> =>
    metricsOf(engine).then((page) => /running\{place="light"\} 0/.test(page))
  const store = connect(engine)
  expect(await store.query('SELECT 1 AS x')).toEqual([{ x: 1 }])
  await until(read)
  for (const socket of sockets) socket.destroy()
})

test('a short query does not wait for a long one, nor for one whose beginning is long', async () => {
  const store = connect(await start({ V2X_STORE_LIGHT_MS: '200' }))
  const leaving = new AbortController()
  let ended = 0
  const long = [endless, `SELECT (${endless})`, endless, endless].map(async (query) => {
    await store.client.query({ query, abort_signal: leaving.signal }).catch(() => undefined)
    ended++
  })
  for (let i = 0; i < 20; i++) expect(await store.query('SELECT 1 AS x')).toEqual([{ x: 1 }])
  expect(ended).toBe(0)
  leaving.abort()
  await Promise.all(long)
})

test('a statement that was asked to end takes its name along: the next one is not taken for it', async () => {
  const engine = await start()
  const store = connect(engine)
  const name = (): Promise<unknown> => store.query("SELECT getSetting('log_comment') AS name")
  const runs = async (): Promise<boolean> =>
    /running\{place="(light|heavy)"\} 1/.test(await metricsOf(engine))
  const before = await name()
  expect(await name()).toEqual(before)
  const leaving = new AbortController()
  const left = store.client.query({ query: endless, abort_signal: leaving.signal })
  await until(runs)
  leaving.abort()
  await expect(left).rejects.toThrow(/abort/)
  await until(async () => !(await runs()))
  expect(await name()).not.toEqual(before)
})

test('heavy queries run one after another, each to its right end', async () => {
  const engine = await start({ V2X_STORE_LIGHT_MS: '50' })
  const store = connect(engine)
  const heavy = Array.from({ length: 6 }, (_, i) =>
    store.query<{ n: string }>(
      `SELECT count() AS n FROM numbers(10000000) WHERE sipHash64(number) % 7 != ${i}`,
    ),
  )
  const wide = Array.from({ length: 4 }, () =>
    store.query('SELECT number AS n FROM numbers(100000)').then((rows) => rows.length),
  )
  const counts = await Promise.all(heavy)
  for (const [row] of counts) {
    expect(Number(row?.n)).toBeGreaterThan(8_500_000)
    expect(Number(row?.n)).toBeLessThan(8_700_000)
  }
  expect(await Promise.all(wide)).toEqual([100_000, 100_000, 100_000, 100_000])
  const metrics = await metricsOf(engine)
  expect(metrics).toMatch(/v2x_store_waiting\{place="heavy"\} 0/)
  expect(metrics).toMatch(/v2x_store_running\{place="light"\} 0/)
})

test('the line of waiting queries is bounded: then code 202', async () => {
  const engine = await start({ V2X_STORE_WAITING_MAX: '2', V2X_STORE_LIGHT_MS: '60000' })
  const store = connect(engine)
  const leaving = new AbortController()
  const queries = Array.from({ length: 4 }, () =>
    store.client.query({ query: endless, abort_signal: leaving.signal }).catch(() => undefined),
  )
  const waiting = (count: number) => async (): Promise<boolean> =>
    (await metricsOf(engine)).includes(`v2x_store_waiting{place="light"} ${count}`)
  await until(waiting(2))
  await expect(store.query('SELECT 1')).rejects.toMatchObject({ code: '202' })
  leaving.abort()
  await Promise.all(queries)
  await until(waiting(0))
  expect(await store.query('SELECT 1 AS x')).toEqual([{ x: 1 }])
})

test('a query over the memory limit fails with code 241, and nothing else does', async () => {
  const store = connect(await start({ V2X_STORE_QUERY_MEMORY_BYTES_MAX: '134217728' }))
  const query = store.query(
    'SELECT groupArray(number) FROM numbers(1000000000) SETTINGS max_bytes_before_external_group_by = 0',
  )
  await expect(query).rejects.toMatchObject({ code: '241' })
  expect(await store.query('SELECT 1 AS x')).toEqual([{ x: 1 }])
})

test('a password is asked for once it is set', async () => {
  const engine = await start({ V2X_CLICKHOUSE_PASSWORD: "pass'word" })
  await expect(connect(engine).query('SELECT 1')).rejects.toMatchObject({ code: '516' })
  expect(await connect(engine, "pass'word").query('SELECT 1 AS x')).toEqual([{ x: 1 }])
})

test('a wider address than loopback is refused without a password', async () => {
  const refused = await start({ V2X_STORE_HOST: '0.0.0.0' })
  expect(refused.failure).toMatch(/V2X_CLICKHOUSE_PASSWORD.*V2X_INSECURE/)
  expect(await refused.stop()).toBe(1)
  const allowed = await start({ V2X_STORE_HOST: '0.0.0.0', V2X_CLICKHOUSE_PASSWORD: 'x' })
  expect(allowed.failure).toBeUndefined()
})

test('a page of elsewhere is not served', async () => {
  const engine = await start()
  const response = await fetch(engine.url, {
    method: 'POST',
    headers: { origin: 'http://evil.example' },
    body: 'SELECT 1',
  })
  expect(response.status).toBe(403)
  const { hostname, port } = new URL(engine.url)
  const ask = (headers: Record<string, string>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      get({ hostname, port, path: '/?query=SELECT+1', headers }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      }).on('error', reject)
    })
  expect(await ask({})).toBe(200)
  // A picture of a page of elsewhere, and a page whose name was pointed here.
  expect(await ask({ 'sec-fetch-site': 'cross-site' })).toBe(403)
  expect(await ask({ host: `evil.example:${port}` })).toBe(403)
  expect(await ask({ host: `localhost:${port}`, 'sec-fetch-site': 'same-origin' })).toBe(200)
})

test('by GET nothing is written, whatever the engine takes the statement for', async () => {
  const engine = await start()
  const store = connect(engine)
  await store.command(makeTable)
  const ask = (parameters: Record<string, string>): Promise<Response> =>
    fetch(`${engine.url}/?${new URLSearchParams(parameters).toString()}`)
  const query = 'SELECT 1'
  expect((await ask({ query, default_format: 'Null; DROP TABLE default.t' })).status).toBe(404)
  expect((await ask({ query: "SELECT ‘'’, 1; DROP TABLE default.t -- '" })).status).toBe(400)
  // The engine itself is told that it may not.
  const unlock = 'SELECT 1 SETTINGS readonly = 0'
  expect((await ask({ query: unlock })).ok).toBe(false)
  expect((await fetch(engine.url, { method: 'POST', body: unlock })).ok).toBe(true)
  for (let round = 0; round < 4; round++) {
    const answer = await ask({
      query: 'SELECT {x:UInt8}',
      param_x: String(round),
      database: 'system',
    })
    expect(await answer.text()).toBe(`${round}\n`)
  }
  expect(await store.query('EXISTS TABLE t')).toEqual([{ result: 1 }])
})

test('what the engine has not got is refused, not ignored', async () => {
  const { url } = await start()
  for (const parameter of ['session_id=x', 'compress=1', 'decompress=1', 'role=x']) {
    const response = await fetch(`${url}/?query=SELECT+1&${parameter}`)
    expect([parameter, response.status]).toEqual([parameter, 501])
  }
})

test('a second start on the same directory is refused, by name, with exit code 1', async () => {
  const engine = await start()
  const second = await start()
  expect(second.failure).toMatch(new RegExp(`process ${engine.child.pid} has it open`))
  expect(await second.stop()).toBe(1)
  expect(await connect(engine).query('SELECT 1 AS x')).toEqual([{ x: 1 }])
})

test('a port that is taken is said so, and the directory is free again', async () => {
  const engine = await start()
  const elsewhere = temporaryDirectory()
  const port = String(engine.port)
  const second = await startEngineProcess(elsewhere.path, { V2X_STORE_PORT: port })
  expect(second.failure).toMatch(/cannot listen on .*V2X_STORE_PORT/)
  expect(await second.stop()).toBe(1)
  const third = await startEngineProcess(elsewhere.path)
  expect(third.failure).toBeUndefined()
  expect(await third.stop()).toBe(0)
  elsewhere.remove()
})

test('killed and started again it has every acknowledged insert, and is another instance', async () => {
  const first = await start()
  const store = connect(first)
  await store.command(
    'CREATE TABLE t (x UInt32) ENGINE = MergeTree ORDER BY x SETTINGS non_replicated_deduplication_window = 100, fsync_after_insert = 1, fsync_part_directory = 1',
  )
  const instance = await store.instance()
  let acknowledged = 0
  const inserting = (async () => {
    for (let i = 0; ; i++) {
      await store.command(`INSERT INTO t VALUES (${i})`)
      acknowledged++
    }
  })().catch(() => undefined)
  await until(() => acknowledged >= 20)
  expect(await first.stop('SIGKILL')).toBe('SIGKILL')
  await inserting
  const again = connect(await start())
  const [row] = await again.query<{ n: number }>('SELECT toUInt32(count()) AS n FROM t')
  // The last one may have been stored without an answer.
  expect([acknowledged, acknowledged + 1]).toContain(row?.n)
  expect(await again.instance()).not.toBe(instance)
})

test('it stops cleanly amid queries and inserts, and leaves nothing behind', async () => {
  const engine = await start()
  const store = connect(engine)
  await store.command('CREATE TABLE t (x UInt64) ENGINE = MergeTree ORDER BY x')
  const results = [endless, endless, endless, endless].map((sql) =>
    store.query(sql).then(
      () => 'ended',
      () => 'failed',
    ),
  )
  await until(async () => /running\{place="(light|heavy)"\} [12]/.test(await metricsOf(engine)))
  expect(await engine.stop()).toBe(0)
  expect(await Promise.all(results)).toEqual(['failed', 'failed', 'failed', 'failed'])
  const kept = readdirSync(join(dataDirectory(), 'store')).filter((name) => name === 'lock')
  expect(kept).toEqual([])
  // What the engine writes beside its data stays in its directory.
  expect(readdirSync(dataDirectory())).toEqual(['format', 'store'])
  expect(existsSync('__cache__')).toBe(false)
})

async function metricsOf(engine: EngineProcess): Promise<string> {
  return (await fetch(`${engine.healthUrl}/metrics`)).text()
}
