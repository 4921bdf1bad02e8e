#!/usr/bin/env node
/**
 * `npm run load -- PROFILE`: offers a load to a running zone, or to one of its own, and judges it by the profile's
 * thresholds. Exit codes: 0 all held, 99 one was crossed, 1 the load could not be run, 2 usage, 130 interrupted.
 */
import { Argument, Command } from 'commander'
import { runProgram } from '../cli/run-program.ts'
import { readConfig } from '../common/config.ts'
import { V2xError } from '../common/errors.ts'
import { brokerConfig } from '../broker/config.ts'
import { dashboardsConfig } from '../dashboards/config.ts'
import { mqttConfig } from '../store/config.ts'
import { k6Missing, k6Path } from './k6-path.ts'
import { startDelayProxy } from './delay-proxy.ts'
import { runK6, thresholdCrossed, type K6Result } from './k6-run.ts'
import { answersOk, startOwnZone } from './own-zone.ts'
import {
  faultDelayMs,
  loadMetrics,
  profiles,
  type LoadMetric,
  type ProfileName,
} from './profiles.ts'

interface LoadFlags {
  readonly json?: boolean
  readonly fault?: boolean
  readonly ownZone?: boolean
  readonly url?: string
}

/** What has to be undone at the end, last first. */
const undo: (() => Promise<void>)[] = []
const interrupted = new AbortController()

const program = new Command('load')
  .description('Offer a load by k6 and judge it; without a running zone it starts one of its own.')
  .addArgument(new Argument('<profile>').choices(Object.keys(profiles)))
  .option('--json', 'the verdict as one JSON object on the last line')
  .option('--fault', `hold every byte back ${faultDelayMs} ms: must cross a threshold`)
  .option('--own-zone', 'start a zone even where one is running')
  .option('--url <url>', 'MQTT over WebSocket of a broker elsewhere, ws:// or wss://')
  .addHelpText(
    'after',
    `
Examples:
  npm run load -- smoke
  npm run load -- smoke --json
  npm run load -- smoke --url ws://zone.example:8083`,
  )
  .action(load)

async function load(name: ProfileName, flags: LoadFlags): Promise<void> {
  const k6 = k6Path()
  if (k6 === undefined) throw new V2xError('LOAD_K6', `cannot offer a load: ${k6Missing}`)
  let url = flags.url ?? (flags.ownZone === true ? undefined : await runningZone())
  if (url === undefined) {
    say('starting a zone for this load')
    const zone = await startOwnZone({ background: 200 })
    undo.push(() => zone.stop())
    url = zone.mqttUrl
  }
  if (interrupted.signal.aborted) return
  say(`load '${name}' on ${url}${flags.fault === true ? `, held back ${faultDelayMs} ms` : ''}`)
  const result = await runK6(
    k6,
    name,
    {
      url: flags.fault === true ? await heldBack(url) : url,
      run: Date.now().toString(36),
      password: readConfig(mqttConfig).password,
    },
    interrupted.signal,
  )
  report(name, result, flags)
  process.exitCode = result.exitCode
}

/** The broker's WebSocket of the zone that these settings name, where it answers. */
async function runningZone(): Promise<string | undefined> {
  const { port } = readConfig(dashboardsConfig)
  if (!(await answersOk(`http://127.0.0.1:${port}/readyz`))) return undefined
  return `ws://127.0.0.1:${readConfig(brokerConfig).wsPort}`
}

async function heldBack(url: string): Promise<string> {
  const { protocol, hostname, port } = new URL(url)
  if (protocol !== 'ws:') {
    throw new V2xError(
      'LOAD_FAULT',
      `cannot hold back ${url}: only ws:// can be; leave out --fault`,
    )
  }
  const target = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 80) }
  const proxy = await startDelayProxy(target, faultDelayMs)
  undo.push(() => proxy.stop())
  return `ws://127.0.0.1:${proxy.port}`
}

function report(profile: ProfileName, result: K6Result, flags: LoadFlags): void {
  const passed = result.exitCode === 0
  const rows = (Object.keys(loadMetrics) as LoadMetric[]).map((name) => {
    const { values = {}, thresholds = [] } = result.metrics[name] ?? {}
    const numbers = ['count', 'med', 'p(95)', 'p(99)', 'max']
      .filter((key) => values[key] !== undefined)
      .map((key) => `${key} ${Math.round(values[key]! * 10) / 10}`)
    const rules = thresholds.map(({ rule, held }) => `${held ? '' : 'CROSSED '}${rule}`)
    return `  ${loadMetrics[name].padEnd(28)}${numbers.join('  ').padEnd(64)}${rules.join(', ')}\n`
  })
  const verdict = passed ? 'all thresholds held' : verdictOf(result.exitCode)
  process.stdout.write(`${rows.join('')}${profile}: ${verdict}\n`)
  if (flags.json === true) {
    const { exitCode, metrics } = result
    process.stdout.write(
      `${JSON.stringify({ profile, passed, exitCode, fault: flags.fault === true, metrics })}\n`,
    )
  }
}

function verdictOf(exitCode: number): string {
  return exitCode === thresholdCrossed ? 'a threshold was crossed' : `k6 left with ${exitCode}`
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => interrupted.abort())
}
await runProgram(program, (reason) => say(`load: ${reason}`))
for (const step of undo.reverse()) await step()
if (interrupted.signal.aborted) process.exitCode = 130
