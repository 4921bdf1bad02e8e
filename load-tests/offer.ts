/** Offers the load of one run: k6, and beside it the generator where the profile has one. */
import { reasonOf } from '../common/errors.ts'
import { readConfig } from '../common/config.ts'
import { mqttConfig, storeConfig } from '../store/config.ts'
import { freePorts } from '../test/free-ports.ts'
import { runGenerator, type GeneratorResult } from './generator-run.ts'
import { runK6, type K6Result } from './k6-run.ts'
import type { Profile } from './profile-form.ts'
import type { RunProgress } from './progress.ts'
import type { Words } from './report/result.ts'
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
  try {
    return await runK6({
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
  } finally {
    ended.abort()
    await following
    progress.clear()
  }
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
