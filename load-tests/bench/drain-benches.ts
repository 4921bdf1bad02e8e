/** Benches of ingest with a journal that waits for it: what a message costs, how fast an outage is caught up. */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { V2xError } from '../../common/errors.ts'
import { oldestPosition } from '../../ingest/backlog.ts'
import { ProgressFile, noTotals } from '../../ingest/progress.ts'
import { runLoad } from '../../simulator/load/run-load.ts'
import { openJournalReader } from '../../store/journal/reader.ts'
import type { Bench, Times } from './bench.ts'
import { layJournal, loadRecords } from './journal-of-load.ts'
import { loadOf, pipelined } from './offer.ts'
import { measureFlow, untilStored } from './pipelines/flow.ts'
import { naivePipeline } from './pipelines/naive-pipeline.ts'
import { journaled } from './watch.ts'
import { BenchZone } from './zone.ts'

const tables = ['bsm', 'raw']
/** However short a run is asked for: of fewer, V8's compiler would take a share, and there would be nothing to merge. */
const messagesMin = 6_000_000
/** What ingest drains a second, about. */
const messagesPerSecond = 400_000
const startOfLoad = 1_790_000_000_000_000

interface Drained {
  readonly ingestMicros: number
  readonly storeMicros: number
  readonly rowsPerSecond: number
}

/** A journal of BSMs that waits when ingest starts. Merges that the rows cause are counted with them. */
async function drain({ seconds }: Times): Promise<Drained> {
  const zone = await BenchZone.create()
  try {
    const wanted = Math.max(messagesMin, seconds * messagesPerSecond)
    const messages = await layJournal(zone.directory, loadRecords(wanted, startOfLoad))
    await writeBeginning(zone.directory)
    await zone.start('store', 'broker', 'ingest')
    const [ingest, store] = [zone.processorSeconds('ingest'), zone.processorSeconds('store')]
    const from = performance.now()
    await untilStored({ zone, tables }, messages)
    const took = (performance.now() - from) / 1000
    const ingestSeconds = zone.processorSeconds('ingest') - ingest
    await zone.untilMerged()
    const storeSeconds = zone.processorSeconds('store') - store
    for (const table of tables) await checkOnce(zone, table, messages)
    return {
      ingestMicros: (ingestSeconds * 1e6) / messages,
      storeMicros: (storeSeconds * 1e6) / messages,
      rowsPerSecond: messages / took,
    }
  } finally {
    await zone.end()
  }
}

/** Progress that says that the store has nothing yet: without any, ingest would ask it before each batch. */
async function writeBeginning(dataDirectory: string): Promise<void> {
  const directory = join(dataDirectory, 'journal')
  const reader = openJournalReader({ directory })
  const { identity } = reader
  reader.close()
  const reach = { position: oldestPosition(directory), sequence: 1, receivedAt: 0 }
  const file = new ProgressFile(join(dataDirectory, 'ingest'))
  await file.write({ journal: identity, reach, askBefore: 1, totals: noTotals })
}

async function checkOnce(zone: BenchZone, table: string, messages: number): Promise<void> {
  const { rows, kinds } = await zone.row<{ rows: string; kinds: string }>(
    `SELECT count() AS rows, uniqExact(ingest_seq) AS kinds FROM v2x.${table}`,
  )
  if (Number(rows) === messages && Number(kinds) === messages) return
  throw new V2xError('BENCH_COUNT', `${table} has ${rows} rows of ${kinds}, not ${messages}`)
}

export const ingestCpu: Bench = {
  what: 'a journal drained: processor time of ingest and of ClickHouse a message, raw and typed row',
  shapes: [
    {
      name: 'BSMs, typed and raw',
      measures: [
        { name: 'ingest', unit: 'µs of CPU a message' },
        { name: 'ClickHouse', unit: 'µs of CPU a message' },
      ],
      contenders: [
        {
          name: 'v2x ingest and store',
          measure: async (times) => {
            const { ingestMicros, storeMicros } = await drain(times)
            return [ingestMicros, storeMicros]
          },
        },
        {
          name: `${naivePipeline.name} (typed rows alone)`,
          measure: async (times) => {
            const { workerMicros, storeMicros } = await measureFlow(naivePipeline, pipelined, times)
            return [workerMicros, storeMicros]
          },
        },
      ],
    },
  ],
}

/** Messages a second while the store is away and while it catches up; as many as a second's always wait. */
const liveRate = 40_000
const outageSeconds = 5

interface CaughtUp {
  readonly drainedPerSecond: number
  readonly livePerSecond: number
}

/** The store is killed while the load goes on, and started again. */
async function catchUpOnce(times: Times): Promise<CaughtUp> {
  const zone = await BenchZone.create()
  try {
    await zone.start('store', 'broker', 'ingest')
    const live = { ...pipelined, rate: liveRate / pipelined.connections }
    const seconds = outageSeconds + times.seconds
    let drained: Promise<number> = Promise.resolve(0)
    const { acknowledged, acknowledgedPerSecond } = await runLoad({
      ...loadOf(live, zone.mqttPort, { ...times, seconds }),
      onMeasuring: () => {
        drained = outage(zone)
      },
    })
    await untilStored({ zone, tables }, acknowledged)
    for (const table of tables) await checkOnce(zone, table, acknowledged)
    return { drainedPerSecond: await drained, livePerSecond: acknowledgedPerSecond }
  } finally {
    await zone.end()
  }
}

/** Rows a second from the first batch after the outage until the journal has no more than what always waits. */
async function outage(zone: BenchZone): Promise<number> {
  const before = await zone.count('raw')
  await zone.stop('store', 'SIGKILL')
  await sleep(outageSeconds * 1000)
  await zone.start('store')
  const steps: { readonly atMs: number; readonly rows: number }[] = []
  for (let waiting = Infinity; waiting > liveRate; await sleep(20)) {
    const rows = await zone.count('raw')
    waiting = journaled(zone) - rows
    if (rows > (steps.at(-1)?.rows ?? before)) steps.push({ atMs: performance.now(), rows })
  }
  const [first, last] = [steps[0], steps.at(-1)]
  if (first === undefined || last === undefined || first === last) {
    throw new V2xError('BENCH_COUNT', 'the outage was caught up in one batch: there is no rate')
  }
  return ((last.rows - first.rows) * 1000) / (last.atMs - first.atMs)
}

export const catchUp: Bench = {
  what: 'after an outage of the store: rows a second until it is caught up, beside the live rate that goes on',
  shapes: [
    {
      name: `${outageSeconds} s without a store`,
      measures: [{ unit: 'rows/s' }],
      contenders: withLive(),
    },
  ],
}

function withLive(): Bench['shapes'][number]['contenders'] {
  let livePerSecond = 0
  return [
    {
      name: 'caught up',
      measure: async (times) => {
        const caughtUp = await catchUpOnce(times)
        livePerSecond = caughtUp.livePerSecond
        return [caughtUp.drainedPerSecond]
      },
    },
    { name: 'live', measure: () => Promise.resolve([livePerSecond]) },
  ]
}
