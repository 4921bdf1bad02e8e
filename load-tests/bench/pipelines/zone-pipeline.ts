/** Our own pipeline: the broker's journal, ingest, `raw` and typed rows. */
import { BenchZone } from '../zone.ts'
import type { Pipeline } from './pipeline.ts'

export const zonePipeline: Pipeline = {
  name: 'v2x broker, ingest and store',
  // Two batches of the largest size on their way, and as much again in the journal.
  aheadMax: 4 * 131_072,
  missing: () => undefined,
  start: async () => {
    const zone = await BenchZone.create()
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
      workers: [zone.pid('ingest')],
      end: () => zone.end(),
    }
  },
}
