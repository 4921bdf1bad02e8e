/** Offers the load of one run: k6, and beside it the generator where the profile has one. */
import { reasonOf } from '../common/errors.ts'
import { readConfig } from '../common/config.ts'
import { mqttConfig, storeConfig } from '../store/config.ts'
import { freePorts } from '../store/contract/free-ports.ts'
import { endSessions } from './end-sessions.ts'
import { runGenerator, type GeneratorResult } from './generator-run.ts'
import { runK6, thresholdCrossed, type K6Result } from './k6-run.ts'
import type { Profile } from './profile-form.ts'
import type { RunProgress } from './progress.ts'
import type { Say, Words } from './report/result.ts'
import type { Transport } from './scripts.ts'
import { keptSessions } from './sessions.ts'
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
  readonly say: Say
  readonly signal: AbortSignal
}

/** Before the first message of a script goes out, and behind the last one. */
const aroundSeconds = 5

/** Throws V2xError `LOAD_K6` where k6 gives no results. */
export async function offerByK6(order: RunOrder, run: string): Promise<K6Result> {
  const { profile, target, progress, signal } = order
  const { user, password } = readConfig(storeConfig)
  const [restPort] = (await freePorts(1)) as [number]
  const ended = new AbortController()
  const seconds = Math.round(profile.seconds + profile.graceSeconds + aroundSeconds)
  const following = progress.followK6(restPort, seconds, ended.signal)
  let isAtItsEnd = false
  try {
    const result = await runK6({
      k6: order.k6,
      script: profile.script,
      transport: order.transport,
      given: {
        V2X_LOAD_URL: target.url,
        V2X_LOAD_API_URL: target.apiUrl,
        V2X_LOAD_HEALTH_URL: target.healthUrl,
        V2X_LOAD_DASHBOARDS_HEALTH_URL: target.dashboardsHealthUrl,
        V2X_LOAD_STALLED_URL: target.stalledUrl,
        V2X_LOAD_STALLED_API_URL: target.stalledApiUrl,
        V2X_LOAD_STORE_URL: target.storeUrl,
        V2X_LOAD_STORE_USER: user,
        V2X_LOAD_STORE_PASSWORD: password,
        V2X_LOAD_RUN: run,
        V2X_LOAD_PASSWORD: readConfig(mqttConfig).password,
        V2X_LOAD_PROFILE: JSON.stringify(judgeable(profile, target)),
      },
      restPort,
      said: (line) => progress.say(line),
      signal,
    })
    isAtItsEnd = [0, thresholdCrossed].includes(result.exitCode)
    return result
  } finally {
    ended.abort()
    await following
    progress.clear()
    if (!isAtItsEnd) await endKeptSessions(order, run)
  }
}

/** Those that the script would have given up at its end. */
async function endKeptSessions(order: RunOrder, run: string): Promise<void> {
  const { profile, transport, target, progress, say } = order
  // A zone of its own goes, and its sessions with it; over TCP none is kept.
  if (target.background !== undefined || transport === 'tcp') return
  const kept = keptSessions(run, profile)
  const { password } = readConfig(mqttConfig)
  const [left, ...others] = await endSessions({ url: target.url, password }, kept)
  if (left === undefined) return
  const count = others.length + 1
  progress.say(
    say({
      en: `cannot end ${count} of ${kept.length} sessions on ${target.url}: to end them, connect with each client id and a clean session: ${left}${others.length > 0 ? ', …' : ''}`,
      zh: `${target.url} 上的 ${kept.length} 个会话中有 ${count} 个未能结束：请以每个客户端 ID 建立一次 clean session 连接：${left}${others.length > 0 ? '……' : ''}`,
    }),
  )
}

/** Only of the store, and nobody may ask it. */
const ofStore = /^(queryable|unqueried|v2x_messages_)/

/** Without the rules that nobody could judge. */
function judgeable(profile: Profile, { storeUrl }: Target): Profile {
  if (storeUrl !== '') return profile
  const rules = Object.entries(profile.thresholds).filter(([key]) => !ofStore.test(key))
  return { ...profile, thresholds: Object.fromEntries(rules) }
}

export interface OfferedByGenerator extends GeneratorResult {
  readonly troubles: readonly Words[]
}

/** What goes wrong with it does not keep k6 from its own results. */
export async function offerByGenerator(order: RunOrder, run: string): Promise<OfferedByGenerator> {
  const { profile, target, signal } = order
  const nothing = { metrics: [], ledger: [], troubles: [] }
  const { generator } = profile
  if (generator === undefined || signal.aborted) return nothing
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
export function generatorName(run: string): string {
  return `${run}g`
}
