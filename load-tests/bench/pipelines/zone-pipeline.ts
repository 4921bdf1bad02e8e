/** Our own pipeline: the broker's journal, ingest, `raw` and typed rows. */
import type { Times } from '../bench.ts'
import type { Offer } from '../offer.ts'
import { BenchZone, type ZoneOptions } from '../zone.ts'
import { measureFlow } from './flow.ts'
import type { Pipeline } from './pipeline.ts'

export const zonePipeline = zonePipelineOf({})

/** The same of another build. */
export function zonePipelineOf(options: Pick<ZoneOptions, 'dist'>): Pipeline {
  return {
    name: 'v2x broker, ingest and store',
    // Two batches of the largest size on their way, and as much again in the journal.
    aheadMax: 4 * 131_072,
    missing: () => undefined,
    start: async () => {
      const zone = await BenchZone.create(options)
      try {
        await zone.start('store', 'broker', 'ingest')
      } catch (thrown) {
        await zone.end()
        throw thrown
      }
      return {
        zone,
        mqttPort: zone.mqttPort,
        lastTable: 'raw',
        tables: ['bsm', 'raw'],
        broker: zone.pid('broker'),
        workers: [zone.pid('ingest')],
        end: () => zone.end(),
      }
    },
  }
}

/** Finds out what it stores at most, and offers half of that. */
export async function halfOfEndToEnd(full: Offer, times: Times): Promise<Offer> {
  const { rowsPerSecond } = await measureFlow(zonePipeline, full, times)
  return atRate(full, rowsPerSecond / 2)
}

/** So many messages a second in all, as long as not all too many wait for their acknowledgement. */
export function atRate(offer: Offer, messagesPerSecond: number): Offer {
  return { ...offer, rate: messagesPerSecond / offer.connections, inFlightMax: 1000 }
}
