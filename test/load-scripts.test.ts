/**
 * Every k6 script of MQTT by its profile, made small: what was offered is acknowledged, queryable and stored, whatever happens to connections.
 * Times are not judged here; over a line that holds every byte back, each profile must fail.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mqtt from 'mqtt'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { selfSigned } from '../broker/certificate-for-tests.ts'
import { profiles } from '../load-tests/profiles.ts'
import { k6Path, k6WithMqttPath, needs } from './needs.ts'
import { TestZone, eventually, run } from './zone-process.ts'

interface Verdict {
  readonly exitCode: number
  readonly counts: Readonly<Record<string, number>>
  readonly metrics: Readonly<Record<string, { readonly values: Readonly<Record<string, number>> }>>
}

interface Way {
  readonly url?: string
  readonly flags?: readonly string[]
}

const load = join(import.meta.dirname, '..', 'dist', 'load-tests', 'main.js')
/** Of each load. */
const connections = 3
const names = ['steady', 'ramp', 'burst', 'reconnect-storm', 'soak'] as const

let zone: TestZone
let folder: string
let certFile: string

beforeAll(async () => {
  zone = await TestZone.create()
  folder = await mkdtemp(join(tmpdir(), 'v2x-scripts-'))
  for (const name of names) {
    const { shape, ...profile } = profiles[name]
    const small = { ...profile, seconds: 4, graceSeconds: 8, shape: { ...shape, connections } }
    await writeFile(join(folder, `${name}.json`), JSON.stringify(small))
  }
  const { cert, key } = selfSigned()
  certFile = join(folder, 'cert.pem')
  await writeFile(certFile, cert)
  await writeFile(join(folder, 'key.pem'), key)
  const settings = [
    `V2X_BROKER_SESSIONS_MAX=${connections}`,
    `V2X_BROKER_TLS_CERT_FILE=${certFile}`,
    `V2X_BROKER_TLS_KEY_FILE=${join(folder, 'key.pem')}`,
  ]
  await zone.start('--no-simulator', ...settings.flatMap((setting) => ['--set', setting]))
})

afterAll(async () => {
  await zone.remove()
  await rm(folder, { recursive: true, force: true })
})

/** Into the zone of this file, over its WebSocket or to `url`. */
async function verdictOf(name: string, { url, flags = [] }: Way): Promise<Verdict> {
  const { V2X_LOAD_K6 } = process.env
  const args = [load, join(folder, `${name}.json`), '--json', '--out', join(folder, `${name}-out`)]
  const all = [...args, ...zone.addresses(url), ...flags]
  const trusting = { SSL_CERT_FILE: certFile, NODE_EXTRA_CA_CERTS: certFile }
  const env = { ...zone.env, ...trusting, V2X_LOAD_K6 }
  const finished = await run(process.execPath, all, env)
  const line = finished.stdout.trimEnd().split('\n').at(-1) ?? ''
  expect(line, finished.stderr).toMatch(/^\{/)
  return JSON.parse(line) as Verdict
}

function countOf({ metrics }: Verdict, name: string): number {
  return metrics[name]?.values['count'] ?? 0
}

/** All at once: how fast they are is not asked here. */
async function runAll(way: Way = {}): Promise<[name: string, verdict: Verdict][]> {
  const running = names.map(async (name): Promise<[string, Verdict]> => [
    name,
    await verdictOf(name, way),
  ])
  return await Promise.all(running)
}

function expectNothingMissing([name, verdict]: [name: string, verdict: Verdict]): void {
  for (const missing of ['errors', 'unacknowledged', 'unseen', 'unqueried']) {
    expect(countOf(verdict, missing), `${name}: ${missing}`).toBe(0)
  }
  const { counts } = verdict
  expect(counts['offered'], name).toBeGreaterThan(0)
  expect([counts['acknowledged'], counts['stored']], name).toEqual([
    counts['offered'],
    counts['offered'],
  ])
}

test('what is offered is acknowledged, on the picture, queryable and stored, and a storm takes its sessions away', async ({
  skip,
}) => {
  if (k6Path() === undefined) skip(needs.k6)
  const verdicts = await runAll()
  verdicts.forEach(expectNothingMissing)
  // What was out when a connection was cut went again, and is there once.
  expect(countOf(new Map(verdicts).get('reconnect-storm')!, 'sentAgain')).toBeGreaterThan(0)
  await expectNoSessions()
})

test('a terminal’s Ctrl-C, which k6 hears twice, leaves no session either', async ({ skip }) => {
  if (k6Path() === undefined) skip(needs.k6)
  const before = await devices()
  const driven = connections * profiles['reconnect-storm'].shape.vehiclesPerConnection
  const args = [load, join(folder, 'reconnect-storm.json'), '--for', '600s', ...zone.addresses()]
  const child = spawn(process.execPath, args, { env: zone.env, detached: true, stdio: 'ignore' })
  const gone = once(child, 'exit')
  onTestFinished(() => void child.kill('SIGTERM'))
  await eventually('all to drive', async () => (await devices()) >= before + driven)
  process.kill(-child.pid!, 'SIGINT')
  expect(await gone).toEqual([130, null])
  await expectNoSessions()
})

/** The broker has room for as many as a storm had. */
async function expectNoSessions(): Promise<void> {
  const others = Array.from({ length: connections }, async (_, index) => {
    const clientId = `observer-${index}`
    const options = { clientId, username: 'observer', reconnectPeriod: 0 }
    const kept = await mqtt.connectAsync(zone.mqttUrl, { ...options, clean: false })
    await kept.endAsync()
    await (await mqtt.connectAsync(zone.mqttUrl, options)).endAsync()
  })
  await Promise.all(others)
}

/** Of all loads so far. */
async function devices(): Promise<number> {
  const query = `SELECT uniqExact(device_id) AS n FROM v2x.raw WHERE startsWith(device_id, 'LOAD-')`
  const [row] = await zone.query<{ n: string }>(query)
  return Number(row!.n)
}

test('over TCP alike', async ({ skip }) => {
  if (k6WithMqttPath() === undefined) skip(needs.k6WithMqtt)
  const verdicts = await runAll({ url: zone.mqttUrl })
  verdicts.forEach(expectNothingMissing)
})

test('over a line that holds every byte back each one exits 99', async ({ skip }) => {
  if (k6Path() === undefined) skip(needs.k6)
  const verdicts = await runAll({ flags: ['--fault'] })
  expect(verdicts.map(([name, { exitCode }]) => [name, exitCode])).toEqual(
    names.map((name) => [name, 99]),
  )
})

test('over TCP, too', async ({ skip }) => {
  if (k6WithMqttPath() === undefined) skip(needs.k6WithMqtt)
  const verdicts = await runAll({ url: zone.mqttUrl, flags: ['--fault'] })
  expect(verdicts.map(([name, { exitCode }]) => [name, exitCode])).toEqual(
    names.map((name) => [name, 99]),
  )
})

test('over TLS, held back or not', async ({ skip }) => {
  if (k6WithMqttPath() === undefined) skip(needs.k6WithMqtt)
  const url = `mqtts://localhost:${zone.env['V2X_BROKER_TLS_PORT']}`
  const ways = [{ url }, { url, flags: ['--fault'] }]
  const verdicts = await Promise.all(ways.map((way) => verdictOf('steady', way)))
  for (const verdict of verdicts) expectNothingMissing(['steady', verdict])
  expect(verdicts[1]!.exitCode).toBe(99)
})
