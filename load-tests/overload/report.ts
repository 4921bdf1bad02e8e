/** A run past the limit as figures, and what it broke of what is promised. */
import type { Words } from '../report/result.ts'
import {
  answersIn,
  drainedMs,
  firstRise,
  latencyBackMs,
  seenIn,
  type Percentiles,
} from './judgment.ts'
import type { Counts } from './counts.ts'
import type { OverloadRun } from './overload.ts'
import type { Reading } from './zone-readings.ts'

export interface PhaseFigures {
  readonly seconds: number
  /** Of the everyday vehicles of QoS 1, due to PUBACK. */
  readonly pubackMs: Percentiles
  readonly apiMs: Percentiles
  readonly apiFailures: number
  /** Between two frames of the live picture. */
  readonly liveGapMs: Percentiles
}

export interface OverloadFigures {
  readonly capacityPerSecond: number
  readonly offeredPerSecond: number
  readonly phases: Readonly<Record<'base' | 'overload' | 'after', PhaseFigures>>
  /** Ms after the crowd began; null: never. */
  readonly qos0ShedFromMs: number | null
  readonly everyoneHeldFromMs: number | null
  readonly frozenDroppedFromMs: number | null
  readonly heldReads: number
  readonly delayedReads: number
  readonly queueBytesMax: number
  readonly backlogMax: number
  /** Ms after the crowd left; null: not while it was waited for. */
  readonly latencyBackMs: number | null
  readonly backlogDrainedMs: number | null
  readonly counts: Counts
  /** What is promised and was not so; empty where all was. */
  readonly broken: readonly Words[]
}

export function figuresOf(run: OverloadRun, targetMs: number): OverloadFigures {
  const { overload, after, readings, vehicles, counts } = run
  const rise = (of: (reading: Reading) => number): number | null =>
    firstRise(readings.all, of, overload) ?? null
  const grown = (of: (reading: Reading) => number): number =>
    of(readings.all.at(-1)!) - of(readings.all[0]!)
  const figures = {
    capacityPerSecond: Math.round(run.capacityPerSecond),
    offeredPerSecond: Math.round(run.offeredPerSecond),
    phases: {
      base: phaseOf(run, 'base'),
      overload: phaseOf(run, 'overload'),
      after: phaseOf(run, 'after'),
    },
    qos0ShedFromMs: rise(({ shed }) => shed),
    everyoneHeldFromMs: rise(({ held }) => held),
    frozenDroppedFromMs: rise(({ dropped }) => dropped),
    heldReads: grown(({ held }) => held),
    delayedReads: grown(({ delayed }) => delayed),
    queueBytesMax: Math.max(...readings.all.map(({ queueBytes }) => queueBytes)),
    backlogMax: Math.max(...readings.all.map(({ backlog }) => backlog)),
    latencyBackMs: latencyBackMs(vehicles.answers, after, targetMs) ?? null,
    backlogDrainedMs: drainedMs(readings.all, after, run.backlogMax) ?? null,
    counts,
  }
  return { ...figures, broken: brokenOf(figures, vehicles.problem) }
}

function phaseOf(run: OverloadRun, name: 'base' | 'overload' | 'after'): PhaseFigures {
  const span = run[name]
  const isWithin = (atMs: number): boolean => atMs >= span.fromMs && atMs < span.toMs
  return {
    seconds: (span.toMs - span.fromMs) / 1000,
    pubackMs: answersIn(run.vehicles.answers, span),
    apiMs: seenIn(run.reader.answers, span),
    apiFailures: run.reader.failures.filter(isWithin).length,
    liveGapMs: seenIn(run.watcher.frames, span),
  }
}

function brokenOf(figures: Omit<OverloadFigures, 'broken'>, problem: Words | undefined): Words[] {
  const { counts, qos0ShedFromMs: shed, everyoneHeldFromMs: held } = figures
  const broken: Words[] = []
  if (problem !== undefined) broken.push(problem)
  if (counts.lost !== 0) {
    broken.push({
      en: `${counts.lost} acknowledged messages are not stored`,
      zh: `${counts.lost} 条已确认的消息未入库`,
    })
  }
  if (counts.twice !== 0) {
    broken.push({
      en: `${counts.twice} messages are stored twice`,
      zh: `${counts.twice} 条消息重复入库`,
    })
  }
  if (counts.qos0Unaccounted !== 0) {
    broken.push({
      en: `${counts.qos0Unaccounted} messages of QoS 0 are neither stored nor counted as shed`,
      zh: `${counts.qos0Unaccounted} 条 QoS 0 消息既未入库，也未计为丢弃`,
    })
  }
  if (held !== null && (shed === null || shed > held)) {
    broken.push({
      en: 'QoS 1 was held before QoS 0 was shed',
      zh: 'QoS 0 尚未丢弃，QoS 1 已被暂停',
    })
  }
  if (figures.latencyBackMs === null) {
    broken.push({
      en: 'latency did not come back below the target',
      zh: '延迟未恢复到目标之内',
    })
  }
  if (figures.backlogDrainedMs === null) {
    broken.push({ en: 'the backlog was not drained', zh: '积压未清空' })
  }
  return broken
}
