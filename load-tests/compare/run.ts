/** One run of one build: two zones of its own, one loaded to its limit and one at a fixed rate, and what was measured of them. */
import { V2xError } from '../../common/errors.ts'
import { pipelined } from '../bench/offer.ts'
import { measureFlow } from '../bench/pipelines/flow.ts'
import { zonePipelineOf } from '../bench/pipelines/zone-pipeline.ts'
import { BenchZone } from '../bench/zone.ts'
import { loadAtRate, type LoadShape } from '../capacity/shape.ts'
import { measureWindow } from '../capacity/window.ts'
import type { Build } from './worktree.ts'

const messagesPerSecond = { en: 'messages/s', zh: '条/s' }
const microsAMessage = { en: 'µs a message', zh: 'µs/条' }
const ms = { en: 'ms', zh: 'ms' }

/** What is measured of a run, in the order in which it is told. */
export const figures = {
  stored: {
    title: { en: 'stored at saturation', zh: '饱和时入库' },
    unit: messagesPerSecond,
    better: 'more',
  },
  broker: {
    title: { en: 'CPU of the broker', zh: 'broker 的 CPU' },
    unit: microsAMessage,
    better: 'less',
  },
  ingest: {
    title: { en: 'CPU of ingest', zh: 'ingest 的 CPU' },
    unit: microsAMessage,
    better: 'less',
  },
  pubackP50: {
    title: { en: 'due to PUBACK, p50', zh: '应发 → PUBACK，p50' },
    unit: ms,
    better: 'less',
  },
  pubackP99: {
    title: { en: 'due to PUBACK, p99', zh: '应发 → PUBACK，p99' },
    unit: ms,
    better: 'less',
  },
  queryableP99: {
    title: { en: 'due to queryable, p99', zh: '应发 → 可查询，p99' },
    unit: ms,
    better: 'less',
  },
} as const
export type FigureName = keyof typeof figures
export const figureNames = Object.keys(figures) as FigureName[]
export type Run = Readonly<Record<FigureName, number>>

export interface RunPlan {
  readonly warmUpSeconds: number
  readonly seconds: number
  /** Messages a second of all vehicles, of which each has a socket: what a broker spends is mostly there. */
  readonly rate: number
  readonly vehicles: number
  readonly signal: AbortSignal
}

/**
 * Throws V2xError `COMPARE_COUNT` where a message is not in all three counts: of a build that loses something no figure counts;
 * `COMPARE_FIGURE` where one could not be taken.
 */
export async function measureRun({ dist, commit }: Build, plan: RunPlan): Promise<Run> {
  const { rowsPerSecond } = await measureFlow(zonePipelineOf({ dist }), pipelined, plan)
  plan.signal.throwIfAborted()
  const zone = await BenchZone.create({ dist })
  try {
    await zone.start('store', 'broker', 'ingest', 'dashboards')
    const load = loadAtRate(shapeOf(plan), plan.rate, { ...plan, zone })
    const window = await measureWindow(zone, load, plan.signal)
    const { offered, acknowledged, stored, wrongRows } = window
    if (offered !== acknowledged || acknowledged !== stored || wrongRows > 0) {
      throw new V2xError(
        'COMPARE_COUNT',
        `of ${offered} messages ${commit} acknowledged ${acknowledged} and stored ${stored}, ${wrongRows} of them wrong`,
      )
    }
    const run: Run = {
      stored: rowsPerSecond,
      broker: window.brokerMicros,
      ingest: window.ingestMicros,
      pubackP50: window.latencyMs.p50,
      pubackP99: window.latencyMs.p99,
      queryableP99: window.queryableMs?.p99 ?? Number.NaN,
    }
    const missing = figureNames.find((name) => !(run[name] > 0))
    if (missing === undefined) return run
    throw new V2xError(
      'COMPARE_FIGURE',
      `${commit} has no figure for '${figures[missing].title.en}': measure for longer (--for), or offer more (--rate)`,
    )
  } finally {
    await zone.end()
  }
}

function shapeOf({ vehicles }: RunPlan): LoadShape {
  const shape = { devicesPerConnection: 1, frame: 'bsm', qos: 1, tls: false, workers: 1 } as const
  return { ...shape, connections: vehicles }
}
