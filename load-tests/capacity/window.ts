/** One window: a load at a rate on a zone that has nothing left to do, looked at from outside, and counted when all of it is stored. */
import { V2xError } from '../../common/errors.ts'
import type { Latencies } from '../../simulator/load/latencies.ts'
import {
  percentiles,
  runLoad,
  type LoadOptions,
  type LoadResult,
  type Percentiles,
} from '../../simulator/load/run-load.ts'
import { untilStored } from '../bench/pipelines/flow.ts'
import { journaled, Watch, type Backlog } from '../bench/watch.ts'
import type { BenchZone, Part } from '../bench/zone.ts'

export interface Window extends Pick<LoadResult, 'seconds' | 'due' | 'acknowledgedPerSecond'> {
  readonly latencyMs: LoadResult['latencyMs']
  readonly lateMs: LoadResult['lateMs']
  /** From due to the live picture and to queryable; undefined where none was seen. */
  readonly liveMs: Percentiles | undefined
  readonly queryableMs: Percentiles | undefined
  readonly backlog: readonly Backlog[]
  /** Of the whole load, warm-up included; and of how many devices the three are not the same. */
  readonly offered: number
  readonly acknowledged: number
  readonly stored: number
  readonly unequalDevices: number
  /** Rows that are missing, or there more than once. */
  readonly wrongRows: number
  /** Processor time a message, µs. */
  readonly brokerMicros: number
  readonly ingestMicros: number
}

const measuredParts = ['broker', 'ingest'] as const satisfies readonly Part[]

/** Throws V2xError `LOAD_FAILED` where a connection is lost, `ZONE_CRASH` where the zone is. */
export async function measureWindow(
  zone: BenchZone,
  load: LoadOptions,
  interrupted: AbortSignal,
): Promise<Window> {
  const signal = AbortSignal.any([interrupted, zone.crashed])
  signal.throwIfAborted()
  const before = { sequence: journaled(zone), rows: await zone.count('raw') }
  const watch = new Watch(zone, before.sequence - before.rows)
  try {
    await watch.open()
    const { result, spent } = await offer(zone, watch, { ...load, signal })
    await untilStored({ zone, tables: ['raw'] }, before.rows + journaled(zone) - before.sequence)
    const measured = result.acknowledgedPerSecond * result.seconds
    const { seconds, due, acknowledgedPerSecond, latencyMs, lateMs, offered, acknowledged } = result
    return {
      seconds,
      due,
      acknowledgedPerSecond,
      latencyMs,
      lateMs,
      liveMs: percentilesOf(watch.shown),
      queryableMs: percentilesOf(await watch.queryable()),
      backlog: watch.backlog,
      offered,
      acknowledged,
      stored: (await zone.count('raw')) - before.rows,
      unequalDevices: await unequalDevices(zone, before.sequence, result),
      wrongRows: await wrongRows(zone, before.sequence, journaled(zone)),
      brokerMicros: (spent[0]! * 1e6) / measured,
      ingestMicros: (spent[1]! * 1e6) / measured,
    }
  } catch (thrown) {
    // What broke says more than what it broke.
    signal.throwIfAborted()
    throw thrown
  } finally {
    watch.close()
  }
}

interface Offered {
  readonly result: LoadResult
  /** Seconds of processor time, by `measuredParts`. */
  readonly spent: readonly number[]
}

async function offer(zone: BenchZone, watch: Watch, load: LoadOptions): Promise<Offered> {
  let watching = Promise.resolve()
  let failure: unknown
  const reading = (): number[] => measuredParts.map((part) => zone.processorSeconds(part))
  let from: readonly number[] = []
  let to: readonly number[] = []
  const result = await runLoad({
    ...load,
    onMeasuring: () => {
      from = reading()
      watching = watch.begin().catch((thrown: unknown) => {
        failure = thrown
      })
    },
    onMeasured: () => {
      to = reading()
      watch.end()
    },
  })
  await watching
  if (failure !== undefined) {
    throw new V2xError('CAPACITY_WATCH', 'cannot watch the zone', { cause: failure })
  }
  return { result, spent: to.map((seconds, part) => seconds - from[part]!) }
}

function percentilesOf(latencies: Latencies): Percentiles | undefined {
  return latencies.count === 0 ? undefined : percentiles(latencies)
}

/** Of too many devices to count each, none. */
async function unequalDevices(
  zone: BenchZone,
  after: number,
  { devices = [] }: LoadResult,
): Promise<number> {
  if (devices.length === 0) return 0
  const rows = await zone.store.query<{ device_id: string; rows: string }>(
    `SELECT device_id, count() AS rows FROM v2x.raw WHERE ingest_seq > ${after} GROUP BY device_id`,
  )
  const stored = new Map(rows.map(({ device_id: device, rows: count }) => [device, Number(count)]))
  return devices.filter(
    ([device, offered, acknowledged]) =>
      offered !== acknowledged || acknowledged !== (stored.get(device) ?? 0),
  ).length
}

/** Of the messages from one sequence to another: the sum of hashes tells whether each is there, and once. */
async function wrongRows(zone: BenchZone, after: number, until: number): Promise<number> {
  const { rows, areAll } = await zone.row<{ rows: string; areAll: number }>(
    `SELECT count() AS rows, sum(intHash64(ingest_seq)) = (
       SELECT sum(intHash64(number)) FROM numbers(${after + 1}, ${until - after})
     ) AS areAll FROM v2x.raw WHERE ingest_seq > ${after} AND ingest_seq <= ${until}`,
  )
  return Math.max(Math.abs(until - after - Number(rows)), areAll === 1 ? 0 : 1)
}
