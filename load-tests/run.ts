/** One load run from beginning to end: offer, wait until all that was acknowledged is stored, count, judge. */
import { readConfig } from '../common/config.ts'
import { mqttConfig } from '../store/config.ts'
import { measureOffset } from './clock/zone-clock.ts'
import { countRun } from './counts/count-run.ts'
import { reasonsOf } from './judgment.ts'
import { thresholdCrossed, type K6Result } from './k6-run.ts'
import { k6Version, machine, ownVersion } from './machine.ts'
import { offerByGenerator, offerByK6, type OfferedByGenerator, type RunOrder } from './offer.ts'
import { platformMetrics, watchPlatform, type PlatformWatch } from './platform-times.ts'
import { loadMetrics } from './profiles.ts'
import type { ClockOffset, Metric, RunResult, Words } from './report/result.ts'
import type { Target } from './target.ts'

/** Throws V2xError `LOAD_K6` where k6 gives no results. */
export async function runProfile(order: RunOrder): Promise<RunResult> {
  const { profile, target, signal } = order
  const versions = { v2x: await ownVersion(), k6: await k6Version(order.k6) }
  const started = new Date()
  // Two runs that start at the same instant have devices of their own.
  const run = `${started.getTime().toString(36)}${process.pid.toString(36)}`
  const clock = await clockOf(target)
  const watch = await watchOf(target)
  let platform: readonly Metric[] = []
  const over = new AbortController()
  const both = { ...order, signal: AbortSignal.any([signal, over.signal]) }
  let offered: [K6Result, OfferedByGenerator]
  try {
    offered = await Promise.all([offerByK6(both, run), offerByGenerator(both, run)])
  } finally {
    // Where k6 gives no results, the generator has nothing to go on for.
    over.abort()
    if (watch !== undefined) platform = await watch.stop().then(platformMetrics, () => [])
  }
  const [k6, generator] = offered
  const { ledger } = k6
  const published = k6.metrics.find(({ name }) => name === loadMetrics.published)
  const ledgers = {
    wanted: profile.shape['connections'] ?? 1,
    told: ledger.vus,
    offered: ledger.offered,
    published: published?.values['count'] ?? 0,
  }
  const troubles = [...generator.troubles, ...exitTrouble(k6)]
  ledger.add(generator.ledger)
  const metrics = [...k6.metrics, ...generator.metrics, ...platform]
  const counted = await countRun(order, { run, ledger, sinceMs: started.getTime() })
  const reasons = reasonsOf({
    metrics,
    counts: counted.counts,
    uncounted: order.counts ? counted.uncounted : undefined,
    ledgers,
    troubles,
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
    notes: [...target.notes, ...counted.notes, ...(platform.length === 0 ? [timesUnknown] : [])],
    ...(clock === undefined ? {} : { clock }),
    ...(target.background === undefined ? {} : { background: target.background }),
    metrics,
    ...(counted.counts === undefined ? {} : { counts: counted.counts }),
    machine: machine(),
    versions: { ...versions, engine: counted.engine },
    settings: target.settings,
  }
}

/** A zone that does not tell the time is no reason to offer nothing. */
async function clockOf({ apiUrl }: Target): Promise<ClockOffset | undefined> {
  return apiUrl === '' ? undefined : await measureOffset(apiUrl).catch(() => undefined)
}

/** The broker's own times stand beside what k6 measures, where its health port can be reached. */
async function watchOf({ url, healthUrl }: Target): Promise<PlatformWatch | undefined> {
  if (healthUrl === '') return undefined
  return await watchPlatform({ url, password: readConfig(mqttConfig).password, healthUrl })
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

const timesUnknown: Words = {
  en: "The broker's own times are not known: its health port was not named (--health-url), or did not answer at the end.",
  zh: '代理自身的时间未知：未给出其健康端口（--health-url），或结束时无应答。',
}
