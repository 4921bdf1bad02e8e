/** One round: a fresh set of devices, faults while they send, silence, and the judge. */
import { fork, type ChildProcess } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../../common/random.ts'
import { inflict, shuffled, type FaultCounts } from './faults.ts'
import { readLedger } from './ledger.ts'
import { judge, type Verdict } from './oracle.ts'
import type { Processes } from './processes.ts'
import type { SenderOptions, SenderReport } from './sender.ts'
import { ask, rowsOf } from './store-query.ts'
import { deviceName } from './traffic.ts'
import type { Target } from './target.ts'

export interface RoundPlan {
  readonly name: string
  readonly faults: FaultCounts
  /** Goes on after the last fault until so many were acknowledged. */
  readonly acknowledgedMin: number
  readonly messagesPerSecond: number
  /** Somebody subscribes to all of it, so that the broker passes it on. */
  readonly isHeard: boolean
  /** Acknowledged messages that do not come for this long are taken as lost. */
  readonly stallMs: number
}

export interface RoundResult {
  readonly plan: RoundPlan
  readonly faults: FaultCounts
  readonly verdict: Verdict
  readonly sender: SenderReport
  readonly seconds: number
}

const devices = 240
const publishers = 12
const qos2Share = 0.05
const senderGoneWithinMs = 120_000
const quietMs = 2000

export async function runRound(
  target: Target,
  processes: Processes,
  plan: RoundPlan,
  place: { readonly directory: string; readonly random: Random },
): Promise<RoundResult> {
  const began = performance.now()
  const ledger = join(place.directory, `${plan.name}.ledger`)
  const sender = new SenderProcess({
    round: plan.name,
    mqttUrl: target.mqttUrl,
    userName: target.userName,
    topicPattern: target.topicPattern,
    unsoundShare: target.unsoundShare,
    resendShare: target.resendShare,
    qos2Share,
    ledger,
    seed: place.random.integer(0, 2 ** 31),
    publishers,
    devices,
    messagesPerSecond: plan.messagesPerSecond,
    isHeard: plan.isHeard,
  })
  const faults = await inflict(processes, shuffled(plan.faults, place.random), place.random)
  await sender.until(({ acknowledged }) => acknowledged >= plan.acknowledgedMin)
  const report = await sender.stop()
  await settled(target, plan, report.acknowledged)
  const verdict = judge(readLedger(ledger), await rowsOf(target, plan.name), numberOf(plan.name))
  for (const { what, query } of target.accounts) {
    const [[difference] = ['1']] = await ask(target, query, plan.name)
    verdict.unaccounted += Number(difference)
    if (Number(difference) !== 0) verdict.findings.push(`unaccounted: ${difference} ${what}`)
  }
  rmSync(ledger)
  return { plan, faults, verdict, sender: report, seconds: (performance.now() - began) / 1000 }
}

/** The number of a device of the round, of its name. */
function numberOf(round: string): (name: string) => number | undefined {
  const names = new Map(
    Array.from({ length: devices }, (_, index) => [deviceName(round, index), index] as const),
  )
  return (name) => names.get(name)
}

/** Waits until all that was acknowledged may be there, or until nothing more comes. */
async function settled(target: Target, plan: RoundPlan, acknowledged: number): Promise<void> {
  let most = -1
  let since = performance.now()
  while (performance.now() - since < plan.stallMs) {
    const [[count] = ['0']] = await ask(target, `SELECT count() FROM (${target.query})`, plan.name)
    if (Number(count) > most) {
      most = Number(count)
      since = performance.now()
    }
    if (most >= acknowledged) break
    await sleep(250)
  }
  // What is there twice may come a moment later.
  await sleep(quietMs)
}

class SenderProcess {
  readonly #child: ChildProcess
  #last: SenderReport | undefined

  constructor(options: SenderOptions) {
    this.#child = fork(join(import.meta.dirname, 'sender.js'), [JSON.stringify(options)])
    this.#child.on('message', (report) => (this.#last = report as SenderReport))
  }

  async until(condition: (report: SenderReport) => boolean): Promise<SenderReport> {
    while (this.#last === undefined || !condition(this.#last)) {
      if (this.#child.exitCode !== null) throw new Error('the sender died: the round says nothing')
      await sleep(100)
    }
    return this.#last
  }

  async stop(): Promise<SenderReport> {
    this.#child.send('stop')
    const tooLate = AbortSignal.timeout(senderGoneWithinMs)
    return await this.until(({ isDone }) => {
      if (tooLate.aborted) throw new Error('the sender does not end: the round says nothing')
      return isDone
    })
  }
}
