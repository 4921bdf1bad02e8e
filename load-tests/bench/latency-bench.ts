/**
 * Bench: at half of what can be stored, how long until a message is acknowledged, on the live picture, queryable. All
 * counts from the moment at which the message was due, and all is looked at from outside.
 */
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { V2xError } from '../../common/errors.ts'
import { Latencies } from '../../simulator/load/latencies.ts'
import { runLoad } from '../../simulator/load/run-load.ts'
import { processors } from '../../store/engine/priority.ts'
import type { Bench, Shape, Times } from './bench.ts'
import { eager, loadOf, pipelined, type Offer } from './offer.ts'
import { untilStored } from './pipelines/flow.ts'
import { halfOfEndToEnd } from './pipelines/zone-pipeline.ts'
import { Watch } from './watch.ts'
import { BenchZone } from './zone.ts'

const tables = ['bsm', 'raw']
const probePauseMs = 10
const probeBytes = 64 * 1024
/** Processes that have just begun compile and grow for some seconds, and stand still meanwhile. */
const settledSeconds = 8
/** What is stored in less contains hardly any merges, and cannot be stored for long: half of it would be more than half. */
const foundInSeconds = 30
/** What is asked for, ms: PUBACK within twice the probe and that much, on the picture, queryable. */
const asked = { acknowledged: 10, shown: 150, queryable: 1000 } as const

/** p99 of each, ms. */
interface Measured {
  readonly probe: number
  readonly acknowledged: number
  /** How late the generator was with what was due: of the same time to PUBACK. */
  readonly sent: number
  readonly shown: number
  readonly queryable: number
}

async function measure(offer: Offer, times: Times): Promise<Measured> {
  const zone = await BenchZone.create()
  const watch = new Watch(zone)
  const probe = new DiskProbe()
  try {
    await zone.start('store', 'broker', 'ingest', 'dashboards')
    await watch.open()
    const warmUpSeconds = Math.max(times.warmUpSeconds, settledSeconds)
    const [done] = await Promise.all([
      runLoad({
        ...loadOf(offer, zone.mqttPort, { ...times, warmUpSeconds }),
        processor: generatorsProcessor(offer),
        onMeasuring: () => {
          watch.forget()
          probe.forget()
        },
        onMeasured: () => {
          watch.end()
          probe.stop()
        },
      }),
      // From the begin: what looks has its own first times, which everybody here would wait for.
      watch.begin(),
      probe.run(zone.directory),
    ])
    const { acknowledged, latencyMs, lateMs, due, acknowledgedPerSecond, seconds } = done
    if (acknowledgedPerSecond * seconds < due * 0.95) {
      const rate = Math.round(acknowledgedPerSecond)
      throw new V2xError(
        'BENCH_COUNT',
        `of ${Math.round(due / seconds)} messages/s, half of what it stored before, ${rate} were acknowledged: something else is busy here`,
      )
    }
    await untilStored({ zone, tables }, acknowledged)
    for (const table of tables) {
      const stored = await zone.count(table)
      if (stored === acknowledged) continue
      throw new V2xError('BENCH_COUNT', `${table} has ${stored} of ${acknowledged} acknowledged`)
    }
    return {
      probe: probe.took.percentile(0.99),
      acknowledged: latencyMs.p99,
      sent: lateMs.p99,
      shown: watch.shown.percentile(0.99),
      queryable: (await watch.queryable()).percentile(0.99),
    }
  } finally {
    watch.close()
    probe.stop()
    await zone.end()
  }
}

/**
 * In a zone vehicles are elsewhere. Here, with one a socket, Linux leaves generator and broker on one processor while the engine
 * merges on the other, and either measures how long it waits for the other: the generator is given the last one, where there
 * are several. With many a socket it stays free: the two need little, and the engine that last one.
 */
function generatorsProcessor(offer: Offer): number | undefined {
  const all = processors()
  return offer.devicesPerConnection === 1 && all.length > 1 ? all.at(-1) : undefined
}

/** Appends and syncs beside the journal, on the same disk, until told to stop; how long each time took. */
class DiskProbe {
  took = new Latencies()
  #isOn = true

  async run(directory: string): Promise<void> {
    const file = await open(join(directory, 'probe'), 'w')
    const bytes = Buffer.alloc(probeBytes)
    while (this.#isOn) {
      const from = performance.now()
      await file.write(bytes)
      await file.datasync()
      this.took.add(performance.now() - from)
      await sleep(probePauseMs)
    }
    await file.close()
  }

  forget(): void {
    this.took = new Latencies()
  }

  stop(): void {
    this.#isOn = false
  }
}

/** What the pipeline stores at most is found out before each run: the machine's pace is not the same for long. */
function shape(full: Offer): Shape {
  let last: Measured | undefined
  return {
    name: `${full.connections} sockets at half load`,
    measures: [
      { name: 'due to PUBACK, p99', unit: 'ms' },
      { name: 'due to live picture, p99', unit: 'ms' },
      { name: 'due to queryable, p99', unit: 'ms' },
      { name: 'due to sent, p99', unit: 'ms' },
      { name: 'offered', unit: 'messages/s' },
    ],
    contenders: [
      {
        name: 'v2x',
        measure: async (times) => {
          const seconds = Math.max(times.seconds, foundInSeconds)
          const offer = await halfOfEndToEnd(full, { ...times, seconds })
          last = await measure(offer, times)
          const offered = offer.rate * offer.connections
          return [last.acknowledged, last.shown, last.queryable, last.sent, offered]
        },
      },
      {
        name: 'append and fdatasync beside it, p99',
        measure: () => Promise.resolve([last?.probe]),
      },
      {
        name: 'asked for',
        measure: () =>
          Promise.resolve([
            last === undefined ? undefined : last.probe * 2 + asked.acknowledged,
            asked.shown,
            asked.queryable,
          ]),
      },
    ],
  }
}

export const latency: Bench = {
  what: 'at half of the end-to-end rate: due to PUBACK, to the live picture, to queryable',
  shapes: [shape(pipelined), shape(eager)],
}
