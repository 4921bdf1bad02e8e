/**
 * How many messages a second a pipeline turns into rows, steadily: the load is as much as goes, but never further ahead of
 * what is stored than the pipeline's `aheadMax`, so nothing piles up and the pace is that of the slowest part. All is
 * counted at the end: a row for each acknowledged message, and none twice.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { V2xError } from '../../../common/errors.ts'
import { runLoad } from '../../../simulator/load/run-load.ts'
import type { Times } from '../bench.ts'
import { loadOf, type Offer } from '../offer.ts'
import { idleSeconds, processorSeconds } from '../processor-time.ts'
import type { Pipeline, RunningPipeline } from './pipeline.ts'

export interface Flow {
  readonly rowsPerSecond: number
  /** Processor time a row, µs: of the broker, of what makes rows of messages, of the store, and what nobody took. */
  readonly brokerMicros: number
  readonly workerMicros: number
  readonly storeMicros: number
  readonly idleMicros: number
}

/** That a query tells apart within the memory it may take. */
const messagesAtOnce = 10_000_000
/** Each look costs the store some ms. */
const pollMs = 200
/** Without one more row for so long, what is missing is lost. */
const patienceMs = 15_000

/** Throws V2xError `BENCH_COUNT` where a row is missing or comes twice. */
export async function measureFlow(pipeline: Pipeline, offer: Offer, times: Times): Promise<Flow> {
  const running = await pipeline.start()
  try {
    return await measure(running, pipeline, offer, times)
  } finally {
    await running.end()
  }
}

async function measure(
  running: RunningPipeline,
  { name, aheadMax }: Pipeline,
  offer: Offer,
  times: Times,
): Promise<Flow> {
  const follower = new Follower(running)
  let following = Promise.resolve()
  let from = spent(running)
  let to = from
  try {
    const { sent, acknowledged } = await runLoad({
      ...loadOf(offer, running.mqttPort, times),
      allowed: aheadMax,
      onStarted: (allow) => {
        following = follower.follow((stored) => allow(stored + aheadMax))
      },
      onMeasuring: () => (from = spent(running)),
      onMeasured: () => (to = spent(running)),
    })
    if (sent !== acknowledged) {
      throw new V2xError('BENCH_COUNT', `${name} acknowledged ${acknowledged} of ${sent}`)
    }
    await untilStored(running, acknowledged)
    await judge(running, name, acknowledged)
  } finally {
    follower.stop()
    await following
  }
  const { rows, seconds } = follower.between(from.atMs, to.atMs)
  const perSecond = rows / seconds
  const measured = (perSecond * (to.atMs - from.atMs)) / 1000
  const micros = (of: 'broker' | 'workers' | 'store' | 'idle'): number =>
    ((to[of] - from[of]) * 1e6) / measured
  return {
    rowsPerSecond: perSecond,
    brokerMicros: micros('broker'),
    workerMicros: micros('workers'),
    storeMicros: micros('store'),
    idleMicros: micros('idle'),
  }
}

/** Seconds of processors so far. */
function spent({ zone, broker, workers }: RunningPipeline) {
  return {
    atMs: performance.now(),
    broker: processorSeconds(broker),
    workers: workers.reduce((sum, pid) => sum + processorSeconds(pid), 0),
    store: zone.processorSeconds('store'),
    idle: idleSeconds(),
  }
}

/** Looks at the count of rows again and again. */
class Follower {
  readonly #running: RunningPipeline
  /** When there were more rows than before. */
  readonly #steps: { readonly atMs: number; readonly rows: number }[] = []
  #isOver = false

  constructor(running: RunningPipeline) {
    this.#running = running
  }

  async follow(tell: (stored: number) => void): Promise<void> {
    const { zone, lastTable } = this.#running
    while (!this.#isOver) {
      const rows = await zone.count(lastTable)
      const atMs = performance.now()
      if (rows > (this.#steps.at(-1)?.rows ?? 0)) {
        this.#steps.push({ atMs, rows })
        tell(rows)
      }
      await sleep(pollMs)
    }
  }

  stop(): void {
    this.#isOver = true
  }

  /**
   * Rows come in batches: counted from the first batch of the time to its last, so that no part of one is in it. Of a
   * pipeline so slow that two do not fall into the time, to the last of all.
   */
  between(fromMs: number, toMs: number): { readonly rows: number; readonly seconds: number } {
    const since = this.#steps.filter(({ atMs }) => atMs >= fromMs)
    const within = since.filter(({ atMs }) => atMs <= toMs)
    const steps = within.length > 1 ? within : since
    const [first, last] = [steps[0], steps.at(-1)]
    if (first === undefined || last === undefined || first === last) {
      throw new V2xError('BENCH_COUNT', 'fewer than two batches were stored; measure for longer')
    }
    return { rows: last.rows - first.rows, seconds: (last.atMs - first.atMs) / 1000 }
  }
}

export async function untilStored(
  { zone, tables }: Pick<RunningPipeline, 'zone' | 'tables'>,
  messages: number,
): Promise<void> {
  let best = -1
  for (let since = performance.now(); performance.now() - since < patienceMs;) {
    const counts = await Promise.all(tables.map((table) => zone.count(table)))
    const least = Math.min(...counts)
    if (least >= messages) return
    if (least > best) since = performance.now()
    best = least
    await sleep(pollMs)
  }
}

async function judge(
  { zone, tables }: RunningPipeline,
  name: string,
  acknowledged: number,
): Promise<void> {
  const slices = Math.ceil(acknowledged / messagesAtOnce)
  for (const table of tables) {
    let [rows, messages] = [0, 0]
    for (let slice = 0; slice < slices; slice++) {
      const found = await zone.row<{ rows: string; messages: string }>(
        `SELECT count() AS rows, uniqExact(key) AS messages
         FROM (SELECT cityHash64(device_id, sequence) AS key FROM v2x.${table}) WHERE key % ${slices} = ${slice}`,
      )
      rows += Number(found.rows)
      messages += Number(found.messages)
    }
    if (rows === acknowledged && messages === acknowledged) continue
    throw new V2xError(
      'BENCH_COUNT',
      `${name} acknowledged ${acknowledged} messages; ${table} has ${rows} rows of ${messages}`,
    )
  }
}
