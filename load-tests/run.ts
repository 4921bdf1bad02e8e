/** One load run from beginning to end: offer, wait until all that was acknowledged is stored, count, judge. */
import { reasonOf } from '../common/errors.ts'
import { readConfig } from '../common/config.ts'
import { createStore } from '../store/clickhouse/client.ts'
import { mqttConfig, storeConfig } from '../store/config.ts'
import { freePorts } from '../test/free-ports.ts'
import type { Ledger } from './counts/ledger.ts'
import { reconcile } from './counts/reconcile.ts'
import { storedOnce } from './counts/stored.ts'
import { runGenerator, type GeneratorResult } from './generator-run.ts'
import { reasonsOf } from './judgment.ts'
import { runK6, thresholdCrossed, type K6Result } from './k6-run.ts'
import { k6Version, machine, ownVersion } from './machine.ts'
import { loadDevicePrefix, loadMetrics } from './profiles.ts'
import { platformMetrics, watchPlatform, type PlatformWatch } from './platform-times.ts'
import type { Profile } from './profile-form.ts'
import type { RunProgress } from './progress.ts'
import type { Counts, RunResult, Words } from './report/result.ts'
import type { Transport } from './scripts.ts'
import type { Target } from './target.ts'

export interface RunOrder {
  readonly k6: string
  readonly name: string
  readonly profile: Profile
  readonly transport: Transport
  readonly target: Target
  readonly fault: boolean
  /** Whether a run without counts fails. */
  readonly counts: boolean
  readonly progress: RunProgress
  readonly signal: AbortSignal
}

/** How long what is acknowledged may take until it is stored, after the last message. */
const storedWithinMs = 60_000
/** Before the first message of a script goes out, and behind the last one. */
const aroundSeconds = 5

/** Throws V2xError `LOAD_K6` where k6 gives no results. */
export async function runProfile(order: RunOrder): Promise<RunResult> {
  const { profile, target, signal } = order
  const versions = { v2x: await ownVersion(), k6: await k6Version(order.k6) }
  const started = new Date()
  // Two runs that start at the same instant have devices of their own.
  const run = `${started.getTime().toString(36)}${process.pid.toString(36)}`
  const watch = await watchOf(target)
  const [k6, generator] = await Promise.all([offerByK6(order, run), offerByGenerator(order, run)])
  const platform = watch === undefined ? [] : platformMetrics(await watch.stop())
  const { ledger } = k6
  const ledgered = ledger.offered
  const troubles = [...generator.troubles, ...exitTrouble(k6)]
  ledger.add(generator.ledger)
  const metrics = [...k6.metrics, ...generator.metrics, ...platform]
  const counted = await count(order, { run, ledger, sinceMs: started.getTime() })
  const reasons = reasonsOf({
    metrics,
    counts: counted.counts,
    uncounted: order.counts ? counted.uncounted : undefined,
    published: k6.metrics.find(({ name }) => name === loadMetrics.published)?.values['count'] ?? 0,
    ledgered,
    troubles: signal.aborted ? [...troubles, interrupted] : troubles,
  })
  return {
    profile: order.name,
    what: profile.what,
    script: profile.script,
    transport: order.transport,
    target: target.name,
    startedAt: started.toISOString(),
    endedAt: new Date().toISOString(),
    fault: order.fault,
    passed: reasons.length === 0,
    reasons,
    notes: [...target.notes, ...counted.notes],
    ...(target.background === undefined ? {} : { background: target.background }),
    metrics,
    ...(counted.counts === undefined ? {} : { counts: counted.counts }),
    machine: machine(),
    versions: { ...versions, engine: counted.engine },
    settings: target.settings,
  }
}

/** The broker's own times stand beside what k6 measures, where its health port can be reached. */
async function watchOf({ url, healthUrl }: Target): Promise<PlatformWatch | undefined> {
  if (healthUrl === '') return undefined
  return await watchPlatform({ url, password: readConfig(mqttConfig).password, healthUrl })
}

async function offerByK6(order: RunOrder, run: string): Promise<K6Result> {
  const { profile, target, progress, signal } = order
  const { user, password } = readConfig(storeConfig)
  const [restPort] = (await freePorts(1)) as [number]
  const ended = new AbortController()
  const seconds = Math.round(profile.seconds + profile.graceSeconds + aroundSeconds)
  const following = progress.followK6(restPort, seconds, ended.signal)
  try {
    return await runK6({
      k6: order.k6,
      script: profile.script,
      transport: order.transport,
      given: {
        V2X_LOAD_URL: target.url,
        V2X_LOAD_API_URL: target.apiUrl,
        V2X_LOAD_STORE_URL: target.storeUrl,
        V2X_LOAD_STORE_USER: user,
        V2X_LOAD_STORE_PASSWORD: password,
        V2X_LOAD_RUN: run,
        V2X_LOAD_PASSWORD: readConfig(mqttConfig).password,
        V2X_LOAD_PROFILE: JSON.stringify(profile),
      },
      restPort,
      said: (line) => progress.say(line),
      signal,
    })
  } finally {
    ended.abort()
    await following
    progress.clear()
  }
}

interface Offered extends GeneratorResult {
  readonly troubles: readonly Words[]
}

async function offerByGenerator(order: RunOrder, run: string): Promise<Offered> {
  const { profile, target, signal } = order
  const nothing = { metrics: [], ledger: [], troubles: [] }
  const { generator } = profile
  if (generator === undefined) return nothing
  const { password } = readConfig(mqttConfig)
  try {
    const result = await runGenerator(
      { ...profile, generator },
      { url: target.tcpUrl, password, name: generatorName(run), signal },
    )
    return { ...result, troubles: [] }
  } catch (thrown) {
    const trouble = { en: `Generator: ${reasonOf(thrown)}`, zh: `发生器：${reasonOf(thrown)}` }
    return { ...nothing, troubles: [trouble] }
  }
}

/** Not within the names of k6's devices: its scripts follow those. */
function generatorName(run: string): string {
  return `${run}g`
}

interface Counted {
  readonly counts: Counts | undefined
  readonly uncounted: Words | undefined
  readonly notes: readonly Words[]
  readonly engine: string
}

async function count(
  { target, progress, signal }: RunOrder,
  { run, ledger, sinceMs }: { run: string; ledger: Ledger; sinceMs: number },
): Promise<Counted> {
  const without = { counts: undefined, notes: [], engine: '–' }
  if (target.storeUrl === '') return { ...without, uncounted: noStore }
  const config = readConfig(storeConfig)
  const store = createStore({ ...config, clickhouseUrl: target.storeUrl })
  try {
    const [version] = await store.query<{ version: string }>('SELECT version() AS version')
    const prefixes = [run, generatorName(run)].map((name) => `${loadDevicePrefix}${name}-`)
    const { acknowledged } = ledger
    const stored = await storedOnce(
      store,
      { prefixes, sinceMs },
      {
        ledger,
        withinMs: storedWithinMs,
        shown: (rows) => progress.show(`stored ${rows} of ${acknowledged} acknowledged`),
        signal,
      },
    )
    progress.clear()
    const counts = reconcile(ledger, stored)
    const engine = `ClickHouse ${version?.version ?? ''}`
    const notes = counts.stored < counts.acknowledged ? [notInTime] : []
    return { counts, uncounted: undefined, notes, engine }
  } catch (thrown) {
    const reason = reasonOf(thrown)
    return {
      ...without,
      uncounted: {
        en: `Counts not judged: the store at ${target.storeUrl} does not answer: ${reason}`,
        zh: `计数未判定：存储 ${target.storeUrl} 无应答：${reason}`,
      },
    }
  } finally {
    await store.close()
  }
}

function exitTrouble({ exitCode }: K6Result): Words[] {
  if (exitCode === 0 || exitCode === thresholdCrossed) return []
  return [
    {
      en: `k6 left with exit code ${exitCode}; its own words are above`,
      zh: `k6 以退出码 ${exitCode} 结束；其输出见上文`,
    },
  ]
}

const interrupted: Words = { en: 'The run was interrupted', zh: '运行被中断' }

const noStore: Words = {
  en: 'Counts not judged: nobody said where the store is (--store-url), so nobody knows what was kept',
  zh: '计数未判定：未给出存储地址（--store-url），无从得知保存了什么',
}

const notInTime: Words = {
  en: `What was acknowledged was not all stored within ${storedWithinMs / 1000} s of the end; it may be behind, or lost.`,
  zh: `结束后 ${storedWithinMs / 1000} 秒内，已确认的消息未全部入库；可能滞后，也可能丢失。`,
}
