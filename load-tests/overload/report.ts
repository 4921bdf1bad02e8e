/** A run past the limit as figures, as lines, and what it broke of what is promised. */
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
  readonly broken: readonly string[]
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

function brokenOf(figures: Omit<OverloadFigures, 'broken'>, problem: string | undefined): string[] {
  const { counts, qos0ShedFromMs: shed, everyoneHeldFromMs: held } = figures
  const broken: string[] = []
  if (problem !== undefined) broken.push(problem)
  if (counts.lost !== 0) broken.push(`${counts.lost} acknowledged messages are not stored`)
  if (counts.twice !== 0) broken.push(`${counts.twice} messages are stored twice`)
  if (counts.qos0Unaccounted !== 0) {
    broken.push(
      `${counts.qos0Unaccounted} messages of QoS 0 are neither stored nor counted as shed`,
    )
  }
  if (held !== null && (shed === null || shed > held)) {
    broken.push('QoS 1 was held before QoS 0 was shed')
  }
  if (figures.latencyBackMs === null) broken.push('latency did not come back below the target')
  if (figures.backlogDrainedMs === null) broken.push('the backlog was not drained')
  return broken
}

export function linesOf(figures: OverloadFigures, targetMs: number): string[] {
  const { counts, phases, capacityPerSecond: capacity, offeredPerSecond: offered } = figures
  const number = (value: number): string => Math.round(value).toLocaleString('en')
  const when = (ms: number | null): string => (ms === null ? 'never' : `after ${number(ms)} ms`)
  const times = ({ p50, p95, p99, max }: Percentiles): string =>
    [p50, p95, p99, max].map((ms) => ms.toFixed(1).padStart(9)).join('')
  return [
    `alone ${number(capacity)} messages/s of QoS 1; the crowd sent ${number(offered)}: × ${(offered / capacity).toFixed(1)}`,
    `${'ms'.padEnd(32)}      p50      p95      p99      max`,
    ...Object.entries(phases).flatMap(([name, phase]) => [
      `${name.padEnd(10)}${'PUBACK, QoS 1'.padEnd(22)}${times(phase.pubackMs)}`,
      `${''.padEnd(10)}${'API, devices'.padEnd(22)}${times(phase.apiMs)}  ${phase.apiFailures} failed`,
      `${''.padEnd(10)}${'live picture, gap'.padEnd(22)}${times(phase.liveGapMs)}`,
    ]),
    `QoS 0 shed                ${when(figures.qos0ShedFromMs)}: ${number(counts.qos0Shed)} of ${number(counts.qos0Sent)}`,
    `slow subscriber           loses messages ${when(figures.frozenDroppedFromMs)}`,
    `nobody read for a while   ${when(figures.everyoneHeldFromMs)}: ${number(figures.heldReads)} times; ${number(figures.delayedReads)} for their own rate`,
    `journal's queue           ${number(figures.queueBytesMax)} bytes at most`,
    `acknowledged              ${number(counts.acknowledged)}, stored ${number(counts.stored)}, lost ${counts.lost}, twice ${counts.twice}`,
    `QoS 0                     stored ${number(counts.qos0Stored)}, unaccounted ${counts.qos0Unaccounted}`,
    `PUBACK p95 <= ${targetMs} ms       ${when(figures.latencyBackMs)} from the end of the crowd`,
    `backlog drained           ${when(figures.backlogDrainedMs)}; ${number(figures.backlogMax)} messages at most`,
    ...figures.broken.map((line) => `BROKEN: ${line}`),
  ]
}
