/** What a team would write first: stock Aedes, an mqtt.js subscriber, protobufjs, JSONEachRow into the same embedded engine. */
import { join } from 'node:path'
import { stockAedes } from '../brokers.ts'
import { ours, startProgram } from '../program.ts'
import { BenchZone } from '../zone.ts'
import type { Pipeline, RunningPipeline } from './pipeline.ts'

export const naivePipeline: Pipeline = {
  name: 'naive: Aedes, mqtt.js, protobufjs, JSONEachRow',
  aheadMax: 50_000,
  missing: () => undefined,
  start: () =>
    withStore(async (zone) => {
      const broker = await stockAedes.start()
      const program = join(import.meta.dirname, 'naive-bridge.js')
      const args = [`mqtt://127.0.0.1:${broker.port}`, zone.storeUrl]
      const bridge = await startProgram(ours(program, { args, cwd: zone.directory }))
      return {
        zone,
        mqttPort: broker.port,
        lastTable: 'bsm',
        tables: ['bsm'],
        broker: broker.pid,
        workers: [bridge.pid],
        end: async () => {
          await bridge.end()
          await broker.stop()
          await zone.end()
        },
      }
    }),
}

/** With the engine and its tables ready. */
export async function withStore(
  start: (zone: BenchZone) => Promise<RunningPipeline>,
): Promise<RunningPipeline> {
  const zone = await BenchZone.create()
  try {
    await zone.start('store')
    await zone.makeTables()
    return await start(zone)
  } catch (thrown) {
    await zone.end()
    throw thrown
  }
}
