/** `v2x load` against a real broker: a schedule that waits for nobody, TLS, one processor. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { selfSigned } from '../broker/certificate-for-tests.ts'
import { loadOf, paced } from '../load-tests/bench/offer.ts'
import type * as Load from '../simulator/load/run-load.ts'
import { processors } from '../store/engine/priority.ts'
import { startLoneBroker, type LoneBroker } from './lone-broker.ts'
import { projectRoot } from './project-files.ts'
import { eventually, run, type Finished } from './zone-process.ts'

interface Printed {
  readonly seconds: number
  readonly due: number
  readonly offered: number
  readonly sent: number
  readonly acknowledged: number
  readonly devices: number
  readonly unequalDevices: number
  readonly latencyMs: { readonly p50: number; readonly p99: number; readonly max: number }
}

const cli = join(projectRoot, 'dist', 'cli.js')
const pauseMs = 2000

function v2xLoad(url: string, ...flags: readonly string[]): Promise<Finished> {
  const { HOME } = process.env
  return run(process.execPath, [cli, 'load', '--json', ...flags], { HOME, V2X_MQTT_URL: url })
}

function printed({ stdout, stderr }: Finished): Printed {
  expect(stdout, stderr).not.toBe('')
  return JSON.parse(stdout.trimEnd().split('\n').at(-1)!) as Printed
}

async function broker(settings: Readonly<Record<string, string>> = {}): Promise<LoneBroker> {
  const started = await startLoneBroker(settings)
  onTestFinished(() => started.remove())
  return started
}

function taken(lone: LoneBroker): Promise<number> {
  return lone.metric('v2x_broker_journaled_packets_total')
}

test('a broker that stops for two seconds shows as latency, not as a smaller count', async () => {
  const lone = await broker()
  const flags = ['--connections', '5', '--devices', '4', '--rate', '100', '--warm-up', '0']
  // A window that is full after 40 ms of silence: what is due behind it must count from when it was due.
  const loading = v2xLoad(
    `mqtt://${lone.host}:${lone.port}`,
    ...flags,
    '--in-flight',
    '4',
    '--for',
    '6s',
  )
  await eventually('the load to begin', async () => (await taken(lone)) > 100)
  await lone.pause(pauseMs)
  const finished = await loading
  const { due, offered, sent, acknowledged, devices, unequalDevices, latencyMs } = printed(finished)
  expect([due, offered, sent, acknowledged]).toEqual([3000, 3000, 3000, 3000])
  expect([devices, unequalDevices]).toEqual([20, 0])
  expect(latencyMs.max).toBeGreaterThan(0.95 * pauseMs)
  // A third of all messages were due while it stood still, evenly: one in a hundred waited for all but 3 % of that.
  expect(latencyMs.p99).toBeGreaterThan(0.9 * pauseMs)
  expect(finished.code).toBe(0)
})

test('what fell due while the broker stood still over the end is sent afterwards, not left out', async () => {
  const lone = await broker()
  const flags = ['--connections', '2', '--rate', '50', '--warm-up', '0', '--for', '2s']
  const loading = v2xLoad(`mqtt://${lone.host}:${lone.port}`, ...flags, '--in-flight', '1')
  await eventually('the load to begin', async () => (await taken(lone)) > 10)
  // Beyond the end: it has to be caught up with there.
  await lone.pause(pauseMs)
  const { due, offered, sent, acknowledged } = printed(await loading)
  expect([due, offered, sent, acknowledged]).toEqual([200, 200, 200, 200])
})

test('Ctrl-C in the warm-up ends it with 130 and a word, and no worker stays', async () => {
  const left = await untilCtrlC('--workers', '2', '--rate', '50', '--warm-up', '1m')
  expect(left).toEqual({ code: 130, stdout: '', stderr: 'v2x: interrupted\n' })
})

test.each([
  ['a schedule', '--rate', '50'],
  ['as much as goes', '--rate', '0', '--in-flight', '2'],
])('Ctrl-C ends %s there, and what was due by then is the load', async (_, ...flags) => {
  const left = await untilCtrlC(...flags, '--workers', '2', '--warm-up', '0', '--for', '1m')
  expect(left.code).toBe(130)
  expect(left.stderr).toMatch(/^v2x: ending the load: [^\n]*\n$/)
  const { offered, due, sent, acknowledged, seconds, unequalDevices } = printed(left)
  expect(acknowledged).toBeGreaterThan(100)
  expect([sent, offered, unequalDevices]).toEqual([acknowledged, acknowledged, 0])
  expect(seconds).toBeLessThan(60)
  // Of each worker one may be due in that very moment, and be sent or not.
  if (flags[1] === '50') expect(Math.abs(due - acknowledged)).toBeLessThanOrEqual(2)
})

/** Loads a broker from four connections until a hundred messages are there; nobody is connected afterwards. */
async function untilCtrlC(...flags: readonly string[]): Promise<Finished> {
  const lone = await broker()
  const env = { HOME: process.env['HOME'], V2X_MQTT_URL: `mqtt://${lone.host}:${lone.port}` }
  const args = [cli, 'load', '--json', '--connections', '4', ...flags]
  const left = await run(process.execPath, args, env, () =>
    eventually('the load to begin', async () => (await taken(lone)) > 100),
  )
  await eventually('all connections to end', async () => {
    return (await lone.metric('v2x_broker_connections')) === 0
  })
  return left
}

test('over TLS it takes the authority that is named, and no other', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'v2x-generator-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const { cert, key } = selfSigned()
  const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  writeFileSync(certFile, cert)
  writeFileSync(keyFile, key)
  const { tlsPort } = await broker({
    V2X_BROKER_TLS_CERT_FILE: certFile,
    V2X_BROKER_TLS_KEY_FILE: keyFile,
  })
  const url = `mqtts://localhost:${tlsPort}`
  const flags = ['--connections', '3', '--rate', '20', '--warm-up', '0', '--for', '1s']
  const { offered, acknowledged } = printed(await v2xLoad(url, ...flags, '--ca', certFile))
  expect([offered, acknowledged]).toEqual([60, 60])
  const refused = await v2xLoad(url, ...flags)
  expect(refused.code).toBe(1)
  expect(refused.stderr).toContain('self-signed certificate')
})

test('a load that is given a processor runs on that one alone', async ({ skip }) => {
  if (process.platform !== 'linux') skip('processes are bound by taskset, which Linux alone has')
  const lone = await broker()
  const built = join(projectRoot, 'dist', 'simulator', 'load', 'run-load.js')
  const { runLoad } = (await import(built)) as typeof Load
  const last = processors().at(-1)!
  const offer = { ...paced, connections: 2 }
  let found: string[] = []
  const { acknowledged } = await runLoad({
    ...loadOf(offer, lone.port, { warmUpSeconds: 0, seconds: 1 }),
    processor: last,
    onMeasuring: () => (found = processorsOfChildren('load-worker.js')),
  })
  expect(found).toEqual([String(last)])
  expect(acknowledged).toBe(30)
})

/** Those that each child of this process may use, of which the command line says so. */
function processorsOfChildren(program: string): string[] {
  const of = (pid: string, file: string): string => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, 'utf8')
    } catch {
      // It has just ended.
      return ''
    }
  }
  return readdirSync('/proc')
    .filter((pid) => of(pid, 'status').includes(`PPid:\t${process.pid}\n`))
    .filter((pid) => of(pid, 'cmdline').includes(program))
    .map((pid) => /^Cpus_allowed_list:\s*(\S+)/m.exec(of(pid, 'status'))![1]!)
}
