#!/usr/bin/env node
/**
 * `npm run backlog -- --messages N`: the store is down until N messages wait in the journal, then it comes back while live traffic goes on.
 * Prints how fast the backlog is drained, how fast acknowledgements come meanwhile, and whether each message is stored once. Exit
 * codes: 0 all is, 1 something is not, 2 usage.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Command } from 'commander'
import { parseCount } from '../../cli/arguments.ts'
import { durableMark } from '../../ingest/backlog.ts'
import { ProgressFile } from '../../ingest/progress.ts'
import { endTidily, undoAtEnd } from '../end-tidily.ts'
import { printFigures, type Figures } from '../figures.ts'
import { withFlags } from '../flags.ts'
import { Processes } from '../gate/processes.ts'
import { ask } from '../gate/store-query.ts'
import { roles, zoneTarget, type Target } from '../gate/target.ts'
import { LiveTraffic } from './live-traffic.ts'

/** How long live traffic is measured alone: before the outage, and in it. */
const calmMs = 5000
const pollMs = 50

interface Flags {
  readonly messages: number
  readonly liveRate: number
  readonly json: boolean
}

const flags = (
  await withFlags(
    new Command('backlog')
      .description(
        'Take the store away until much waits in the journal, then see how fast it is made good beside live traffic.',
      )
      .option('--messages <n>', 'that shall wait', parseCount, 1_000_000)
      .option('--live-rate <n>', 'messages a second that go on coming', parseCount, 10_000),
  )
).opts<Flags>()

endTidily()
const directory = mkdtempSync(join(tmpdir(), 'v2x-backlog-'))
const dataDir = join(directory, 'data')
const target = await zoneTarget(directory)
const processes = new Processes(target, directory)
const end = undoAtEnd(async () => {
  await processes.killAll()
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 })
})
try {
  await processes.start()
  const figures = await run(flags.messages, flags.liveRate)
  printFigures('backlog', figures, flags.json)
  const isExact = figures['stored'] === figures['acknowledged'] && figures['duplicated'] === 0
  process.exitCode = isExact ? 0 : 1
} finally {
  await end()
}
process.exit()

async function run(messages: number, liveRate: number): Promise<Figures> {
  const port = Number(new URL(target.mqttUrl).port)
  const live = await LiveTraffic.start(port, liveRate)
  await sleep(calmMs)
  const before = live.takeLatency()

  say('the store goes down')
  await processes.of('store').kill()
  const filler = fork(join(import.meta.dirname, 'filler.js'), [String(port), String(messages)])
  const [filled] = (await once(filler, 'message')) as [number]
  const filling = live.takeLatency()
  await sleep(calmMs)
  const outage = live.takeLatency()

  say(`${filled} messages wait; the store comes back`)
  const drain = await drained()
  const during = live.takeLatency()
  await live.stop()
  await caughtUp()
  const peakMegabytes = Object.fromEntries(
    roles.map((role) => [role, peakOf(processes.of(role).pid)]),
  )
  return {
    ...drain,
    liveRate,
    ratio: Math.round((drain.drainedPerSecond / liveRate) * 100) / 100,
    pubackMs: { before, filling, outage, during },
    peakMegabytes,
    acknowledged: filled + live.acknowledged,
    ...(await counts(target)),
  }
}

/** Starts the store and waits until what waits now is stored. The rate is that of all messages, from the first batch on. */
async function drained(): Promise<{
  backlog: number
  drainSeconds: number
  drainedPerSecond: number
}> {
  const from = reach()
  const end = mark()
  processes.of('store').start()
  while (reach() === from) await sleep(pollMs)
  const [first, beganMs] = [reach(), performance.now()]
  while (reach() < end) await sleep(pollMs)
  const seconds = (performance.now() - beganMs) / 1000
  return {
    backlog: end - from,
    drainSeconds: Math.round(seconds * 10) / 10,
    drainedPerSecond: Math.round((reach() - first) / seconds),
  }
}

async function caughtUp(): Promise<void> {
  while (reach() < mark()) await sleep(pollMs)
}

/** `ingest_seq` of the next message that is not stored, and of the next that is not in the journal. */
function reach(): number {
  const progress = new ProgressFile(join(dataDir, 'ingest')).read()
  return typeof progress === 'string' ? 1 : progress.reach.sequence
}

function mark(): number {
  return durableMark(join(dataDir, 'journal'))?.nextSequence ?? 1
}

async function counts(of: Target): Promise<Figures> {
  const [row] = await ask(
    of,
    `SELECT (SELECT count() FROM v2x.raw), (SELECT count() - uniqExact(sipHash64(device_id, sequence)) FROM v2x.raw),
       (SELECT count() FROM v2x.bsm), (SELECT count() FROM v2x.quarantine)`,
    '',
  )
  const [stored, duplicated, bsm, quarantined] = row!.map(Number)
  return { stored, duplicated, bsm, quarantined }
}

/** The most memory that a process has held; undefined where the system does not tell. */
function peakOf(pid: number | undefined): number | undefined {
  if (pid === undefined || process.platform !== 'linux') return undefined
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes) / 1024)
}

function say(line: string): void {
  process.stderr.write(`backlog: ${line}\n`)
}
