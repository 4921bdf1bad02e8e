/**
 * `npm run bench -- soak`: the whole zone for an hour at half of what it can store, sampled from outside. What it promised must be stored
 * once, and nothing may grow that would end a week later.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { runLoad, type LoadResult } from '../../../simulator/load/run-load.ts'
import { commit, machine } from '../figures.ts'
import { loadOf, pipelined, type Offer } from '../offer.ts'
import { untilStored } from '../pipelines/flow.ts'
import { atRate, halfOfEndToEnd } from '../pipelines/zone-pipeline.ts'
import { peakResidentBytes } from '../processor-time.ts'
import { BenchZone, parts } from '../zone.ts'
import { judge, type Ending, type Judgment } from './judgment.ts'
import { ZoneWatch, type Sample } from './zone-watch.ts'

export interface SoakPlan {
  readonly seconds: number
  /** Messages a second; undefined: half of the end-to-end rate, which is found out first. */
  readonly rate: number | undefined
  /** What the engine may hold; undefined: as much as it allows itself. */
  readonly engineCapBytes: number | undefined
  readonly say: (line: string) => void
  readonly signal: AbortSignal
}

export interface Soak extends Judgment, Ending {
  readonly devices: number
  readonly connections: number
  readonly acknowledged: number
  readonly stored: number
  /** Of all tables, on disk. */
  readonly storedBytes: number
  readonly latencyMs: LoadResult['latencyMs']
  readonly commit: string
  readonly machine: string
  readonly samples: readonly Sample[]
}

const tables = ['bsm', 'raw']
const sampleEveryMs = 10_000
const warmUpSeconds = 2
/** Of the run that finds out what can be stored: long enough for merges, for what is stored in 20 s is not what is stored in an hour. */
const fullLoad = { warmUpSeconds: 5, seconds: 120 }
/** Segments go while it runs, as they do on any day, not after an hour. */
const settings = { V2X_JOURNAL_KEEP_SECONDS: '60' }

/** Throws V2xError `LOAD_FAILED`, `BENCH_INSPECT` where a part does not last. */
export async function soak(plan: SoakPlan): Promise<Soak> {
  const { say } = plan
  if (plan.rate === undefined) say('finding out how much can be stored, for half of it')
  const offer =
    plan.rate === undefined
      ? await halfOfEndToEnd(pipelined, fullLoad)
      : atRate(pipelined, plan.rate)
  const zone = await BenchZone.create({ settings, isInspected: true })
  try {
    await zone.start('store', 'broker', 'ingest', 'dashboards')
    return await soakZone(zone, offer, plan)
  } finally {
    await zone.end()
  }
}

async function soakZone(zone: BenchZone, offer: Offer, plan: SoakPlan): Promise<Soak> {
  plan.signal.throwIfAborted()
  const duePerSecond = offer.rate * offer.connections
  const devices = offer.connections * offer.devicesPerConnection
  plan.say(`${Math.round(duePerSecond)} messages/s of ${devices} devices for ${plan.seconds} s`)
  const { load, samples } = await underLoad(zone, offer, plan)
  const { acknowledged, acknowledgedPerSecond, seconds } = load
  await untilStored({ zone, tables }, acknowledged)
  // Before it is asked what only this bench asks.
  const enginePeakBytes = peakResidentBytes(zone.pid('store'))
  let wrongRows = 0
  for (const table of tables) wrongRows += await wrongRowsOf(zone, table, acknowledged)
  const ending = {
    seconds,
    duePerSecond,
    acknowledgedPerSecond,
    wrongRows,
    enginePeakBytes,
    engineCapBytes: plan.engineCapBytes ?? (await engineCapBytes(zone)),
  }
  return {
    ...judge(samples, ending),
    ...ending,
    devices,
    connections: offer.connections,
    acknowledged,
    stored: await zone.count('raw'),
    storedBytes: await storedBytes(zone),
    latencyMs: load.latencyMs,
    commit: commit(),
    machine: machine(),
    samples,
  }
}

interface UnderLoad {
  readonly load: LoadResult
  readonly samples: readonly Sample[]
}

/** Samples that fail end the load, too. */
async function underLoad(zone: BenchZone, offer: Offer, plan: SoakPlan): Promise<UnderLoad> {
  const samples: Sample[] = []
  const isOver = new AbortController()
  const failed = new AbortController()
  const watch = await ZoneWatch.attach(zone)
  const sampleOn = async (): Promise<void> => {
    while (!isOver.signal.aborted) {
      const sample = await watch.sample()
      samples.push(sample)
      plan.say(lineOf(sample))
      await sleep(sampleEveryMs, undefined, { signal: isOver.signal }).catch(() => undefined)
    }
  }
  try {
    let sampling = Promise.resolve()
    const load = await runLoad({
      ...loadOf(offer, zone.mqttPort, { warmUpSeconds, seconds: plan.seconds }),
      signal: AbortSignal.any([plan.signal, failed.signal]),
      onMeasuring: () => {
        sampling = sampleOn().catch((thrown: unknown) => failed.abort(thrown))
      },
      onMeasured: () => isOver.abort(),
    })
    await sampling
    failed.signal.throwIfAborted()
    return { load, samples }
  } catch (thrown) {
    plan.signal.throwIfAborted()
    failed.signal.throwIfAborted()
    throw thrown
  } finally {
    isOver.abort()
    watch.close()
  }
}

function lineOf({ atSeconds, parts: found, backlogMessages }: Sample): string {
  const heaps = parts.map((part) => `${part} ${megabytes(found[part].heap)}`).join(', ')
  const engine = megabytes(found.store.resident)
  return `${Math.round(atSeconds)} s: heaps ${heaps} MB; engine ${engine} MB; ${backlogMessages} messages wait`
}

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1)
}

/**
 * Rows that are missing, or there more than once. `ingest_seq` counts messages from 1: the sum of hashes tells whether each is
 * there, where a set of all of them would not fit into a query's memory.
 */
async function wrongRowsOf(zone: BenchZone, table: string, messages: number): Promise<number> {
  const { rows, areAll } = await zone.row<{ rows: string; areAll: number }>(
    `SELECT count() AS rows, sum(intHash64(ingest_seq)) = (
       SELECT sum(intHash64(number)) FROM numbers(1, ${messages})
     ) AS areAll FROM v2x.${table}`,
  )
  return Math.max(Math.abs(messages - Number(rows)), areAll === 1 ? 0 : 1)
}

async function engineCapBytes(zone: BenchZone): Promise<number> {
  const { value } = await zone.row<{ value: string }>(
    `SELECT value FROM system.server_settings WHERE name = 'max_server_memory_usage'`,
  )
  return Number(value)
}

async function storedBytes(zone: BenchZone): Promise<number> {
  const { bytes } = await zone.row<{ bytes: string }>(
    `SELECT sum(bytes_on_disk) AS bytes FROM system.parts WHERE active AND database = 'v2x'`,
  )
  return Number(bytes)
}
