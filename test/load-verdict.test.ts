/** The verdict of `npm run load`, with real runs: three counts for each device, reports, and when it must not pass. */
import { chmod, mkdtemp, readFile, rm, writeFile, mkdir } from 'node:fs/promises'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createStore } from '../store/clickhouse/client.ts'
import { storeConfig } from '../store/config.ts'
import { readConfig } from '../common/config.ts'
import { Ledger } from '../load-tests/counts/ledger.ts'
import { reconcile } from '../load-tests/counts/reconcile.ts'
import { storedOnce, type StoredRun } from '../load-tests/counts/stored.ts'
import type { RunResult } from '../load-tests/report/result.ts'
import { readXml } from '../simulator/network/xml.ts'
import { k6Path, needs } from './needs.ts'
import { unsnapped } from './snappy.ts'
import { TestZone, eventually, run, type Finished } from './zone-process.ts'

const load = join(import.meta.dirname, '..', 'dist', 'load-tests', 'main.js')

/** Small, and judged by nothing that a busy machine could cross. */
const profile = {
  script: 'smoke',
  what: 'a few messages <for> a test',
  background: 0,
  seconds: 2,
  graceSeconds: 5,
  shape: { connections: 2, vehiclesPerConnection: 2, rateHz: 5 },
  generator: { connections: 2, devicesPerConnection: 3, rateHz: 5, inFlight: 16 },
  thresholds: { errors: ['count==0'], acknowledged: ['count>0'] },
}

let zone: TestZone
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'v2x-verdict-'))
  await writeFile(join(folder, 'small.json'), JSON.stringify(profile))
  zone = await TestZone.create()
  await zone.start('--no-simulator')
})

afterAll(async () => {
  await zone.remove()
  await rm(folder, { recursive: true, force: true })
})

interface How {
  /** Where the load goes; empty: to a zone of its own. */
  readonly to?: readonly string[]
  readonly flags?: readonly string[]
  readonly env?: NodeJS.ProcessEnv
}

/** Runs the small profile, into the zone of this file where nothing else is said; its reports are in `name`. */
async function runSmall(
  name: string,
  { to = zone.addresses(), flags = [], env = {} }: How = {},
): Promise<Finished> {
  const small = [load, join(folder, 'small.json'), '--json', '--out', join(folder, name)]
  const args = [...small, ...to, ...flags]
  return await run(process.execPath, args, { ...zone.env, ...env })
}

async function resultOf(name: string): Promise<RunResult> {
  return JSON.parse(await readFile(join(folder, name, 'result.json'), 'utf8')) as RunResult
}

/** Attributes of every test case, and the names of those that failed. */
async function junitOf(name: string): Promise<{ cases: string[]; failures: number }> {
  const cases: string[] = []
  let failures = 0
  await readXml(join(folder, name, 'junit.xml'), {
    open: (tag, attributes) => {
      if (tag === 'testcase') cases.push(attributes['name']!)
      if (tag === 'failure') failures++
    },
    close: () => undefined,
  })
  return { cases, failures }
}

test('what k6 and the generator offered is acknowledged and stored, device by device', async ({
  skip,
}) => {
  if (k6Path() === undefined) skip(needs.k6)
  const finished = await runSmall('good', { flags: ['--lang', 'zh-CN'] })
  const said = JSON.parse(finished.stdout.trimEnd().split('\n').at(-1)!) as object
  expect(said, finished.stderr).toMatchObject({ passed: true, exitCode: 0 })
  expect(finished.stdout).toContain('small：通过')
  expect(finished.code).toBe(0)
  const { counts, machine, versions } = await resultOf('good')
  expect(counts).toMatchObject({
    devices: 10,
    unequalDevices: 0,
    storedTwice: 0,
    untyped: 0,
    quarantined: 0,
  })
  expect(counts!.offered).toBeGreaterThan(40)
  expect(counts!.stored).toBe(counts!.offered)
  // Counted once more, by another way.
  const [row] = await zone.query<{ n: string; devices: string }>(
    `SELECT count() AS n, uniqExact(device_id) AS devices FROM v2x.bsm WHERE source = 'load'`,
  )
  expect([Number(row!.n), Number(row!.devices)]).toEqual([counts!.stored, 10])
  expect(machine!.cores).toBeGreaterThan(0)
  expect(versions).toMatchObject({ k6: expect.stringMatching(/^v\d/) as string })
  expect(await junitOf('good')).toMatchObject({ failures: 0 })
  const html = await readFile(join(folder, 'good', 'report.html'), 'utf8')
  expect(html).toContain('&lt;for&gt;')
  expect(await readFile(join(folder, 'good', 'report.md'), 'utf8')).toContain('通过')
})

test('without --url it starts a zone of its own, whatever runs at the ports of the settings', async ({
  skip,
}) => {
  if (k6Path() === undefined) skip(needs.k6)
  const stored = async (): Promise<number> => {
    const [row] = await zone.query<{ n: string }>('SELECT count() AS n FROM v2x.raw')
    return Number(row!.n)
  }
  const before = await stored()
  const finished = await runSmall('own', { to: [] })
  expect(finished.code, finished.stderr).toBe(0)
  expect((await resultOf('own')).counts!.stored).toBeGreaterThan(40)
  expect(await stored()).toBe(before)
})

test('a ledger that does not agree fails the run and names the device', async ({ skip }) => {
  const k6 = k6Path() ?? skip(needs.k6)
  // The k6 of this run forgets one message of its first device when it writes its ledger.
  const cache = join(folder, 'cache')
  const bin = join(cache, 'v2x-testzone', 'k6-2.2.0')
  await mkdir(bin, { recursive: true })
  const forgetful = `#!/bin/sh
"${k6}" "$@"; code=$?
[ "$1" = run ] || exit $code
while [ "$1" != --console-output ]; do shift; done
sed -i 's/^\\(v2x-ledger \\[\\["LOAD-[^"]*-1"\\),10,10\\]/\\1,9,9]/' "$2"
exit $code
`
  await writeFile(join(bin, 'k6'), forgetful)
  await chmod(join(bin, 'k6'), 0o755)
  const finished = await runSmall('forged', { env: { XDG_CACHE_HOME: cache } })
  expect(finished.code, finished.stderr).toBe(99)
  const { counts, reasons, passed } = await resultOf('forged')
  expect(passed).toBe(false)
  expect(counts!.unequalDevices).toBeGreaterThan(0)
  for (const row of counts!.unequal) {
    expect(row).toMatchObject({ offered: 9, acknowledged: 9, stored: 10 })
    expect(reasons[0]!.en).toContain(row.device)
  }
  expect((await junitOf('forged')).failures).toBe(1)
})

/** What is stored of a run once all of its ledger is, or a while later. */
async function look(
  ledger: Ledger,
  prefix: string,
  shown: (stored: number) => void = () => undefined,
): Promise<StoredRun> {
  const store = createStore({ ...readConfig(storeConfig, {}), clickhouseUrl: zone.clickhouseUrl })
  const run = { prefixes: [prefix], sinceMs: Date.now() }
  const { signal } = new AbortController()
  try {
    return await storedOnce(store, run, { ledger, withinMs: 1200, shown, signal })
  } finally {
    await store.close()
  }
}

test('what is acknowledged and not stored is waited for, and then named', async () => {
  const ledger = new Ledger()
  ledger.add([['LOAD-nobody-1-1', 3, 3]])
  const looked: number[] = []
  const stored = await look(ledger, 'LOAD-nobody-', (count) => void looked.push(count))
  const counts = reconcile(ledger, stored)
  expect(looked.length).toBeGreaterThan(1)
  expect(counts.unequal).toEqual([
    { device: 'LOAD-nobody-1-1', offered: 3, acknowledged: 3, stored: 0 },
  ])
})

test('a message that is stored as bytes and not in the table of its type is found', async () => {
  const device = 'LOAD-untyped-1-1'
  const answer = await fetch(`${zone.clickhouseUrl}/`, {
    method: 'POST',
    body: `INSERT INTO v2x.raw (device_id, type, received_at) VALUES ('${device}', 'bsm', now64(6))`,
  })
  expect(answer.status, await answer.text()).toBe(200)
  const ledger = new Ledger()
  ledger.add([[device, 1, 1]])
  expect(reconcile(ledger, await look(ledger, 'LOAD-untyped-'))).toMatchObject({
    unequalDevices: 0,
    untyped: 1,
  })
})

test('k6 writes its metrics to Prometheus by remote write, and no series of a device', async ({
  skip,
}) => {
  if (k6Path() === undefined) skip(needs.k6)
  const requests: { readonly encoding: string | undefined; readonly body: Buffer }[] = []
  const server = createServer((request, answer) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      requests.push({
        encoding: request.headers['content-encoding'],
        body: Buffer.concat(chunks),
      })
      answer.writeHead(204).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const env = {
    K6_OUT: 'experimental-prometheus-rw',
    K6_PROMETHEUS_RW_SERVER_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/write`,
    K6_PROMETHEUS_RW_TREND_STATS: 'p(50),p(95),p(99),max',
  }
  const finished = await runSmall('prometheus', { env })
  expect(finished.code, finished.stderr).toBe(0)
  expect(new Set(requests.map(({ encoding }) => encoding))).toEqual(new Set(['snappy']))
  const written = requests.map(({ body }) => unsnapped(body).toString('latin1')).join('')
  expect(written).toContain('k6_v2x_publish_to_puback_ms_p95')
  expect(written).toContain('k6_v2x_acknowledged_total')
  expect(written).not.toContain('LOAD-')
})

test('without a store the run fails, unless counts are not asked for', async ({ skip }) => {
  if (k6Path() === undefined) skip(needs.k6)
  const { V2X_BROKER_WS_PORT, V2X_MQTT_URL } = zone.env
  const url = `ws://127.0.0.1:${V2X_BROKER_WS_PORT}`
  const elsewhere = ['--url', url, '--tcp-url', V2X_MQTT_URL!]
  const [judged, uncounted] = await Promise.all([
    runSmall('elsewhere', { to: elsewhere }),
    runSmall('uncounted', { to: elsewhere, flags: ['--no-counts'] }),
  ])
  expect(judged.code, judged.stderr).toBe(99)
  expect(judged.stdout).toContain('Counts not judged')
  expect(uncounted.code, uncounted.stdout).toBe(0)
  expect(await resultOf('uncounted')).not.toHaveProperty('counts')
})

test('Ctrl-C ends the run with 130, and leaves no report behind', async ({ skip }) => {
  if (k6Path() === undefined) skip(needs.k6)
  const out = join(folder, 'interrupted')
  const long = [load, join(folder, 'small.json'), '--for', '600s', '--out', out]
  const args = [...long, ...zone.addresses()]
  const child = spawn(process.execPath, args, { env: zone.env })
  onTestFinished(() => void child.kill('SIGTERM'))
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  await eventually('the load to begin', () => said.includes('load '))
  child.kill('SIGINT')
  const [code] = (await once(child, 'exit')) as [number]
  expect(code).toBe(130)
  await expect(readFile(join(out, 'result.json'))).rejects.toThrow('ENOENT')
})

test('an address that a profile needs and nobody gave is a usage error', async () => {
  const url = ['--url', 'ws://127.0.0.1:1']
  const finished = await runSmall('usage', { to: url })
  expect(finished.code).toBe(2)
  expect(finished.stderr).toContain('--tcp-url')
  const twofold = await runSmall('usage', { to: url, flags: ['--transport', 'tcp'] })
  expect(twofold.code).toBe(2)
})
