/**
 * Bench: where the processors' time goes, a message, with one vehicle a socket and as much load as goes: in a zone, and where its broker
 * is alone. Alone the broker's one thread is what limits it, and a zone has all of its other duties in what that leaves.
 */
import { cpus } from 'node:os'
import type { Bench, Contender } from './bench.ts'
import { loadBroker } from './broker-benches.ts'
import { ourBroker } from './brokers.ts'
import { eager } from './offer.ts'
import { measureFlow } from './pipelines/flow.ts'
import { zonePipeline } from './pipelines/zone-pipeline.ts'

const unit = 'µs a message'
const measures = [
  { name: 'all processors', unit },
  { name: 'broker', unit },
  { name: 'load generator, and the system beside them', unit },
  { name: 'idle', unit },
  { name: 'ingest and ClickHouse', unit },
]
/** Of ingest 1.5, of ClickHouse 2.5: what `ingest-cpu` asks for, where they drain a journal that waits. */
const askedMicros = 4

interface Spent {
  readonly perSecond: number
  /** µs a message, all. */
  readonly broker: number
  readonly idle: number
  /** Left out where there is no store. */
  readonly storing?: number
}

/** µs of each, in the order of the measures. */
function shares({ perSecond, broker, idle, storing }: Spent): (number | undefined)[] {
  const all = (cpus().length * 1e6) / perSecond
  return [all, broker, all - broker - idle - (storing ?? 0), idle, storing]
}

const zone: Contender = {
  name: zonePipeline.name,
  measure: async (times) => {
    const flow = await measureFlow(zonePipeline, eager, times)
    return shares({
      perSecond: flow.rowsPerSecond,
      broker: flow.brokerMicros,
      idle: flow.idleMicros,
      storing: flow.workerMicros + flow.storeMicros,
    })
  },
}

const brokerAlone: Contender = {
  name: `${ourBroker.name} alone`,
  measure: async (times) => {
    const loaded = await loadBroker(ourBroker, eager, times)
    const perSecond = loaded.acknowledgedPerSecond
    const micros = 1e6 / (perSecond * loaded.seconds)
    const [broker, idle] = [loaded.processorSeconds * micros, loaded.idleSeconds * micros]
    return shares({ perSecond, broker, idle })
  },
}

const asked: Contender = {
  name: 'asked for, together',
  measure: () => Promise.resolve([undefined, undefined, undefined, undefined, askedMicros]),
}

export const budget: Bench = {
  what: "one vehicle a socket, as much as goes: whose the processors' time is, in a zone and with its broker alone",
  shapes: [{ name: eager.name, measures, contenders: [zone, brokerAlone, asked] }],
}
