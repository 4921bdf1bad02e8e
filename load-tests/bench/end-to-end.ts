/** Bench: MQTT to rows that can be queried, beside what brokers merely acknowledge and beside other pipelines. */
import type { Bench, Contender, Shape } from './bench.ts'
import { loadBroker } from './broker-benches.ts'
import { mosquitto, ourBroker, stockAedes } from './brokers.ts'
import { eager, pipelined, type Offer } from './offer.ts'
import { measureFlow } from './pipelines/flow.ts'
import { naivePipeline } from './pipelines/naive-pipeline.ts'
import type { Pipeline } from './pipelines/pipeline.ts'
import { telegrafPipeline } from './pipelines/telegraf-pipeline.ts'
import { zonePipeline } from './pipelines/zone-pipeline.ts'
import type { Subject } from './subject.ts'

function stores(pipeline: Pipeline, offer: Offer): Contender {
  return {
    name: pipeline.name,
    missing: pipeline.missing(),
    measure: async (times) => [(await measureFlow(pipeline, offer, times)).rowsPerSecond],
  }
}

function acknowledges(subject: Subject, offer: Offer): Contender {
  return {
    name: `${subject.name}, acknowledged alone`,
    missing: subject.missing(),
    measure: async (times) => [(await loadBroker(subject, offer, times)).acknowledgedPerSecond],
  }
}

function shape(offer: Offer, brokers: readonly Subject[]): Shape {
  const pipelines = [naivePipeline, telegrafPipeline].map((each) => stores(each, offer))
  return {
    name: offer.name,
    measures: [{ unit: 'rows/s' }],
    contenders: [
      stores(zonePipeline, offer),
      ...brokers.map((each) => acknowledges(each, offer)),
      ...pipelines,
    ],
  }
}

export const endToEnd: Bench = {
  what: 'MQTT to counted rows, steady, each once: rows a second',
  shapes: [
    shape(pipelined, [stockAedes, mosquitto]),
    shape(eager, [ourBroker, stockAedes, mosquitto]),
  ],
}
