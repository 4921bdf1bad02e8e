/** What a search found as the result that all reports are drawn from. */
import { machine, ownVersion } from '../machine.ts'
import { countText } from '../report/figure-text.ts'
import { titleOf } from '../report/metric-titles.ts'
import type { Counts, Metric, ResultTable, RunResult, Words } from '../report/result.ts'
import { same } from '../same-words.ts'
import type { Percentiles } from '../../simulator/load/run-load.ts'
import type { Capacity, CapacityPlan, Tried } from './capacity.ts'
import { devicesOf } from './shape.ts'
import { figure, isLost, sentencesOf, shapeText } from './words.ts'

export async function resultOf(
  capacity: Capacity,
  plan: CapacityPlan,
  run: { readonly startedAt: string; readonly asked: number },
): Promise<RunResult> {
  const { shape, windowSeconds } = plan
  const { bracket, tried } = capacity
  const isWhole = !tried.some((each) => isLost(each, shape))
  const isEnough = (bracket.held ?? 0) >= run.asked
  const [found, ...notes] = sentencesOf(capacity, shape, windowSeconds) as [Words, ...Words[]]
  return {
    profile: 'capacity',
    what: shapeText(shape).en,
    script: 'v2x load',
    transport: 'tcp',
    target: 'a zone of its own',
    startedAt: run.startedAt,
    endedAt: new Date().toISOString(),
    fault: false,
    passed: isWhole && isEnough,
    reasons: [
      ...(isEnough ? [] : [{ of: 'threshold', ...tooLittle(run.asked) } as const]),
      ...(isWhole ? [] : [{ of: 'counts', ...notes.at(-1)! } as const]),
    ],
    notes: [found, ...notes],
    background: 0,
    metrics: metricsOf(capacity, plan, run.asked),
    tables: [windowTable(tried)],
    counts: countsOf(tried, devicesOf(shape)),
    // A zone of its own on this machine: there is one clock.
    clock: { offsetMs: 0, uncertaintyMs: 0 },
    machine: machine(),
    versions: { v2x: await ownVersion(), k6: '–', engine: capacity.engine },
    settings: capacity.settings,
  }
}

function tooLittle(asked: number): Words {
  return {
    en: `${countText(asked)} messages/s did not hold`,
    zh: `每秒 ${countText(asked)} 条不成立`,
  }
}

/** Latencies are those of the last window that held at the highest rate; of the last of all where none held. */
function metricsOf({ bracket, tried }: Capacity, plan: CapacityPlan, asked: number): Metric[] {
  const { held = 0 } = bracket
  const isBest = ({ rate, outcome }: Tried): boolean => outcome === 'held' && rate === held
  const { window } = tried.findLast(isBest) ?? tried.at(-1) ?? {}
  const { pubackMs, liveMs, queryableMs } = plan.targets
  const latency = (name: string, of: Percentiles | undefined, limit?: number): Metric => ({
    name,
    title: titleOf(name),
    unit: 'ms',
    values: of === undefined ? {} : { med: of.p50, 'p(95)': of.p95, 'p(99)': of.p99, max: of.max },
    thresholds:
      limit === undefined
        ? []
        : [{ rule: `p(99)<${limit}`, held: of !== undefined && of.p99 < limit }],
  })
  return [
    latency('v2x_generator_puback_ms', window?.latencyMs, pubackMs),
    latency('v2x_publish_to_live_ms', window?.liveMs, liveMs),
    latency('v2x_publish_to_queryable_ms', window?.queryableMs, queryableMs),
    latency('v2x_generator_late_ms', window?.lateMs),
    {
      name: 'v2x_capacity',
      title: titleOf('v2x_capacity'),
      unit: '',
      values: { value: held },
      thresholds: [{ rule: `value>=${asked}`, held: held >= asked }],
    },
  ]
}

/** Of the windows that held: past the limit not all that is due can go. */
function countsOf(tried: readonly Tried[], devices: number): Counts {
  const windows = tried.flatMap(({ outcome, window }) =>
    outcome === 'held' && window !== undefined ? [window] : [],
  )
  const sum = (of: (window: (typeof windows)[number]) => number): number =>
    windows.reduce((all, window) => all + of(window), 0)
  return {
    offered: sum(({ offered }) => offered),
    acknowledged: sum(({ acknowledged }) => acknowledged),
    stored: sum(({ stored }) => stored),
    storedTwice: 0,
    untyped: 0,
    quarantined: 0,
    devices,
    unequalDevices: sum(({ unequalDevices }) => unequalDevices),
    unequal: [],
  }
}

const heads: readonly Words[] = [
  { en: 'Messages/s', zh: '每秒消息' },
  { en: 'Outcome', zh: '结果' },
  { en: 'PUBACK p50', zh: 'PUBACK p50' },
  { en: 'PUBACK p99', zh: 'PUBACK p99' },
  { en: 'Live p99', zh: '实时画面 p99' },
  { en: 'Queryable p99', zh: '可查询 p99' },
  { en: 'Backlog growth', zh: '积压增长' },
  { en: 'Generator late p99', zh: '发生器落后 p99' },
  { en: 'Offered', zh: '发出' },
  { en: 'Acknowledged', zh: '确认' },
  { en: 'Stored', zh: '入库' },
  { en: 'Broker µs', zh: 'broker µs' },
  { en: 'Ingest µs', zh: 'ingest µs' },
]

const outcomes = {
  held: { en: 'held', zh: '成立' },
  crossed: { en: 'crossed', zh: '未满足' },
  late: { en: 'generator late', zh: '发生器落后' },
} as const

/** All windows in the order in which they were measured; times in ms. */
export function windowTable(tried: readonly Tried[]): ResultTable {
  return { title: { en: 'Windows', zh: '窗口' }, head: heads, rows: tried.map(rowOf) }
}

function rowOf({ rate, isRepeat, outcome, window, criteria }: Tried): Words[] {
  const { en, zh } = outcomes[outcome]
  const growth = criteria.find(({ name }) => name === 'growth of the backlog')?.found
  const figures = [
    figure(window?.latencyMs.p50),
    figure(window?.latencyMs.p99),
    figure(window?.liveMs?.p99),
    figure(window?.queryableMs?.p99),
    growth === undefined ? '–' : `${(growth * 100).toFixed(1)} %`,
    figure(window?.lateMs.p99),
    ...[window?.offered, window?.acknowledged, window?.stored].map((count) =>
      count === undefined ? '–' : countText(count),
    ),
    figure(window?.brokerMicros),
    figure(window?.ingestMicros),
  ]
  return [
    same(countText(rate)),
    isRepeat ? { en: `${en}, repeat`, zh: `${zh}，复测` } : { en, zh },
    ...figures.map(same),
  ]
}
