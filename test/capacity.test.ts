/** `npm run load -- capacity` as a load tester runs it, with tiny windows and a low cap: what it finds there is known. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { partPids } from './part-pids.ts'
import { eventually, run } from './zone-process.ts'

const load = join(import.meta.dirname, '..', 'dist', 'load-tests', 'main.js')
const tiny = ['--window', '1s', '--warm-up', '500ms', '--repeat', '1']
/** Busy machines are slow: these hold unless something is broken. */
const times = ['--puback', '20s', '--live', '20s', '--queryable', '60s']
const lenient = [...times, '--backlog-growth', '100', '--shortfall', '50']

interface Found {
  readonly passed: boolean
  readonly bracket: { readonly held?: number; readonly notHeld?: number; readonly endedBy: string }
  readonly repeats: { readonly held: number; readonly of: number; readonly low: number }
  readonly tried: readonly {
    readonly rate: number
    readonly window: {
      readonly offered: number
      readonly acknowledged: number
      readonly stored: number
      readonly unequalDevices: number
      readonly wrongRows: number
    }
  }[]
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'v2x-capacity-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function capacity(...args: readonly string[]) {
  const finished = await run(
    process.execPath,
    [load, 'capacity', ...tiny, ...args, '--out', folder, '--json'],
    {},
  )
  const last = finished.stdout.trimEnd().split('\n').at(-1) ?? ''
  return { ...finished, found: JSON.parse(last) as Found }
}

// Whether a window of a second is steady is a matter of luck on a busy machine: a second and a third run are fair.
test(
  'a zone that holds all up to the cap is said to hold at least that',
  { retry: 2 },
  async () => {
    const shape = ['--connections', '5', '--devices', '4', '--hz', '50', '--max', '2000', '--tls']
    const { code, found, stdout } = await capacity(...shape, ...lenient)
    expect(found.bracket, stdout).toMatchObject({ held: 2000, endedBy: 'max' })
    expect(found.repeats).toMatchObject({ of: 1 })
    expect(found.tried.map(({ rate }) => rate).filter((rate) => rate > 2000)).toEqual([])
    for (const { rate, window } of found.tried) {
      expect(window.offered).toBeGreaterThanOrEqual(rate * 1.5)
      expect(window).toMatchObject({
        acknowledged: window.offered,
        stored: window.offered,
        unequalDevices: 0,
        wrongRows: 0,
      })
    }
    expect(stdout).toContain('at least 2,000 messages/s')
    expect(code).toBe(0)
    expect(readdirSync(folder).sort()).toEqual([
      'junit.xml',
      'report.html',
      'report.md',
      'result.json',
    ])
    expect(readFileSync(join(folder, 'report.md'), 'utf8')).toContain('| 2,000 |')
  },
)

test('frames of RSUs at QoS 0: a target that nothing can meet holds at no rate, and exits 99', async () => {
  const shape = ['--connections', '2', '--devices', '1', '--frame', 'rsu', '--qos', '0']
  const asked = ['--puback', '0.001ms', '--lang', 'zh-CN']
  const { code, found, stdout } = await capacity(...shape, ...lenient, ...asked)
  expect(found.bracket, stdout).toMatchObject({ notHeld: 1, endedBy: 'nothing holds' })
  expect(found.bracket.held).toBeUndefined()
  expect(stdout).toContain('没有任何速率成立')
  expect(found.passed).toBe(false)
  expect(code).toBe(99)
  for (const { window } of found.tried) expect(window.stored).toBeGreaterThan(0)
})

test('a zone that breaks ends the search with what broke, and leaves no process', async () => {
  const child = spawn(process.execPath, [load, 'capacity', '--max', '1000', '--out', folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGTERM'))
  let words = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (words += text))
  const gone = once(child, 'close')
  await eventually('all parts', async () => {
    const { store, broker, ingest, dashboards } = await partPids(child.pid!)
    return [store, broker, ingest, dashboards].every((pid) => pid !== undefined)
  })
  const pids = Object.values(await partPids(child.pid!))
  process.kill((await partPids(child.pid!)).ingest!, 'SIGKILL')
  await gone
  expect(words).toContain('the zone broke: its ingest left with SIGKILL')
  expect(child.exitCode).toBe(1)
  expect(pids.filter((pid) => isRunning(pid))).toEqual([])
})

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
