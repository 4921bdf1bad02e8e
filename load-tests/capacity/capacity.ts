/** Finds out the capacity of a zone of its own: one zone for the whole search, each window after all of the one before is stored. */
import { reasonOf, V2xError } from '../../common/errors.ts'
import { number } from '../bench/figures.ts'
import type { Criterion } from '../bench/soak/judgment.ts'
import { untilStored } from '../bench/pipelines/flow.ts'
import { journaled } from '../bench/watch.ts'
import { BenchZone } from '../bench/zone.ts'
import { wilson, type Interval } from '../quantiles.ts'
import { searchCapacity, type Bracket, type Outcome } from './search.ts'
import { loadAtRate, type LoadShape } from './shape.ts'
import { judge, type Targets } from './targets.ts'
import { measureWindow, type Window } from './window.ts'

export interface CapacityPlan {
  readonly shape: LoadShape
  readonly targets: Targets
  /** Messages a second. */
  readonly from: number
  readonly max: number
  readonly precision: number
  readonly warmUpSeconds: number
  readonly windowSeconds: number
  /** Windows more at the highest rate that held. */
  readonly repeats: number
  /** The whole search, its repeats included. */
  readonly forSeconds: number
  readonly say: (line: string) => void
  readonly signal: AbortSignal
}

/** A window of the search, or of the repeats behind it. */
export interface Tried {
  readonly rate: number
  readonly isRepeat: boolean
  readonly outcome: Outcome
  readonly criteria: readonly Criterion[]
  /** Missing where the load could not be offered to its end. */
  readonly window?: Window
  readonly failure?: string
}

export interface Capacity {
  readonly bracket: Bracket
  readonly tried: readonly Tried[]
  readonly repeats: Repeats
  /** What the zone was told, and the version of its store. */
  readonly settings: Readonly<Record<string, string>>
  readonly engine: string
}

/** Of windows more at the highest rate: how many held, and what that says of all such windows. */
export interface Repeats extends Interval {
  readonly held: number
  readonly of: number
}

export const confidence = 0.95
/** What a window takes besides its load: processes start and connect, the backlog is stored, parts are merged. */
const windowExtraSeconds = 4

/** Throws V2xError `ZONE_CRASH` where the zone breaks. */
export async function findCapacity(plan: CapacityPlan): Promise<Capacity> {
  const { say, signal, warmUpSeconds, windowSeconds } = plan
  const deadline = performance.now() + plan.forSeconds * 1000
  const settings = settingsFor(plan.shape)
  const zone = await BenchZone.create({ settings, isTls: plan.shape.tls })
  const tried: Tried[] = []
  const tryOnce = async (rate: number, isRepeat: boolean): Promise<Outcome | undefined> => {
    const seconds = warmUpSeconds + windowSeconds + windowExtraSeconds
    if (performance.now() + seconds * 1000 > deadline) return undefined
    const found = { rate, isRepeat, ...(await tryRate(zone, plan, rate)) }
    tried.push(found)
    say(lineOf(found))
    return found.outcome
  }
  try {
    await zone.start('store', 'broker', 'ingest', 'dashboards')
    signal.throwIfAborted()
    const bracket = await searchCapacity({ ...plan, window: (rate) => tryOnce(rate, false) })
    let [held, of] = [0, 0]
    for (; bracket.held !== undefined && of < plan.repeats; of++) {
      const outcome = await tryOnce(bracket.held, true)
      if (outcome === undefined) break
      if (outcome === 'held') held += 1
    }
    const { engine } = await zone.row<{ engine: string }>('SELECT version() AS engine')
    const repeats = { held, of, ...wilson(held, of, confidence) }
    return { bracket, tried, repeats, settings, engine }
  } finally {
    await zone.end()
  }
}

/** Limits that keep one device or herds of newcomers at bay are no capacity; segments go while it runs, as on any day. */
function settingsFor({ connections }: LoadShape): Record<string, string> {
  return {
    V2X_BROKER_DEVICE_MESSAGES_PER_SECOND_MAX: '0',
    V2X_BROKER_CONNECTIONS_PER_SECOND_MAX: '0',
    V2X_BROKER_CONNECTIONS_MAX: String(connections + 1000),
    V2X_JOURNAL_KEEP_SECONDS: '60',
  }
}

async function tryRate(
  zone: BenchZone,
  plan: CapacityPlan,
  rate: number,
): Promise<Omit<Tried, 'rate' | 'isRepeat'>> {
  const { shape, targets, warmUpSeconds, windowSeconds, signal } = plan
  const times = { warmUpSeconds, seconds: windowSeconds, zone }
  try {
    await untilStored({ zone, tables: ['raw'] }, journaled(zone))
    await zone.untilMerged()
    const window = await measureWindow(zone, loadAtRate(shape, rate, times), signal)
    return { ...judge(window, targets), window }
  } catch (thrown) {
    zone.crashed.throwIfAborted()
    if (!(thrown instanceof V2xError) || thrown.code !== 'LOAD_FAILED') throw thrown
    return { outcome: 'crossed', criteria: [], failure: reasonOf(thrown) }
  }
}

function lineOf({ rate, isRepeat, outcome, window, criteria, failure }: Tried): string {
  const crossed = criteria.filter(({ holds }) => !holds)
  const why = crossed.map(({ name, found, unit }) => `${name} ${number(found)} ${unit}`)
  const figures =
    window === undefined
      ? (failure ?? '')
      : `PUBACK p99 ${number(window.latencyMs.p99)} ms, live ${number(window.liveMs?.p99 ?? 0)} ms, queryable ${number(window.queryableMs?.p99 ?? 0)} ms`
  const reason = why.length === 0 ? '' : ` (${why.join(', ')})`
  return `${rate} messages/s${isRepeat ? ' once more' : ''}: ${outcome}${reason}; ${figures}`
}
