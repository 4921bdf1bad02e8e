/** Runs one k6 script: its exit code, its metrics, and the ledgers of its senders. */
import { spawn } from 'node:child_process'
import { createReadStream, existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { readEnvironment, type Environment } from '../common/config.ts'
import { V2xError, reasonOf } from '../common/errors.ts'
import { Ledger } from './counts/ledger.ts'
import { metricsOf, type K6Metric } from './report/k6-metrics.ts'
import type { Metric } from './report/result.ts'
import type { Transport } from './scripts.ts'

/** k6's own exit code where a threshold was crossed. */
export const thresholdCrossed = 99

export interface K6Order {
  readonly k6: string
  readonly script: string
  readonly transport: Transport
  /** `V2X_LOAD_…`, for the script. */
  readonly given: Environment
  /** Of k6's REST API on loopback, for who watches. */
  readonly restPort: number
  /** Told of what k6 and the script have to say, line by line. */
  readonly said: (line: string) => void
  /** Ends the run early. */
  readonly signal: AbortSignal
}

export interface K6Result {
  readonly exitCode: number
  readonly metrics: readonly Metric[]
  readonly ledger: Ledger
}

/** Lines of a script's console that are passed on. */
const consoleLinesMax = 100

/** Throws V2xError `LOAD_K6` where k6 says nothing that can be judged. */
export async function runK6(order: K6Order): Promise<K6Result> {
  const folder = await mkdtemp(join(tmpdir(), 'v2x-k6-'))
  const summary = join(folder, 'summary.json')
  const console = join(folder, 'console.log')
  try {
    const exitCode = await untilLeft(order, { summary, console })
    const ledger = await ledgerOf(console, order.said)
    const text = await readFile(summary, 'utf8').catch(() => undefined)
    if (text === undefined) {
      throw new V2xError(
        'LOAD_K6',
        `k6 left with ${exitCode} and no results; its own words are above`,
      )
    }
    const { metrics } = JSON.parse(text) as { metrics: Record<string, K6Metric> }
    return { exitCode, metrics: metricsOf(metrics), ledger }
  } catch (thrown) {
    if (thrown instanceof V2xError) throw thrown
    throw new V2xError('LOAD_K6', `cannot run ${order.k6}: ${reasonOf(thrown)}`, { cause: thrown })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function untilLeft(
  order: K6Order,
  files: { readonly summary: string; readonly console: string },
): Promise<number> {
  const { script, transport, given, restPort, signal, said } = order
  const flags = ['--quiet', '--no-usage-report', '--log-format', 'raw', '--no-color']
  const child = spawn(
    order.k6,
    [
      ...['run', ...flags, '--address', `127.0.0.1:${restPort}`],
      ...['--console-output', files.console],
      join(import.meta.dirname, 'k6', transport, `${script}.js`),
    ],
    {
      env: {
        // Each time Go collects k6's heap, k6 stands still for what it measures: more memory, fewer times.
        GOGC: '800',
        GOMEMLIMIT: '2GiB',
        ...readEnvironment(),
        // Stock k6 and no look-ups on the network; only TCP needs what stock k6 may have to fetch.
        ...(transport === 'websocket' ? { K6_AUTO_EXTENSION_RESOLUTION: 'false' } : {}),
        ...given,
        V2X_LOAD_SUMMARY: files.summary,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
      signal,
      killSignal: 'SIGINT',
    },
  )
  createInterface(child.stderr).on('line', (line) => {
    // We say which ones, and by how much.
    if (!line.startsWith('thresholds on metrics')) said(line)
  })
  return new Promise((resolve, reject) => {
    child.on('close', (code) => resolve(code ?? 1))
    // An abort is no failure: k6 is told to end and then leaves.
    child.on('error', (error) => error.name !== 'AbortError' && reject(error))
  })
}

/** A ledger is a line of what the scripts print; the other lines are passed on. */
async function ledgerOf(file: string, said: (line: string) => void): Promise<Ledger> {
  const ledger = new Ledger()
  if (!existsSync(file)) return ledger
  let others = 0
  for await (const line of createInterface(createReadStream(file))) {
    if (!ledger.read(line) && ++others <= consoleLinesMax) said(line)
  }
  if (others > consoleLinesMax) said(`… and ${others - consoleLinesMax} lines more`)
  return ledger
}
