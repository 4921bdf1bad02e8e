/** Whether a zone stayed as it was under a steady load: lines through what was sampled, and what may not grow. */
import { parts, type Part } from '../zone.ts'
import type { Sample } from './zone-watch.ts'

/** What was found at the end of a soak, besides its samples. */
export interface Ending {
  /** Of the load, without its warm-up. */
  readonly seconds: number
  readonly duePerSecond: number
  readonly acknowledgedPerSecond: number
  /** Rows that are missing, or there more than once. */
  readonly wrongRows: number
  readonly enginePeakBytes: number
  readonly engineCapBytes: number
}

export interface Criterion {
  readonly name: string
  readonly found: number
  readonly limit: number
  readonly unit: string
  readonly holds: boolean
}

/** A quantity over time. */
export interface Course {
  readonly start: number
  readonly middle: number
  readonly end: number
  /** Slope of the line of least squares, and its standard error. */
  readonly per10Minutes: number
  readonly error: number
}

export interface PartCourse {
  /** MB. */
  readonly heap: Course
  readonly external: Course
  readonly resident: Course
  /** Processors that it kept busy. */
  readonly processors: number
}

export interface Judgment {
  readonly passed: boolean
  readonly criteria: readonly Criterion[]
  /** What was before counts for no course: caches fill, code is compiled. */
  readonly judgedFromSeconds: number
  readonly parts: Readonly<Record<Part, PartCourse>>
  /** MB of the journal, and messages, that were not stored yet. */
  readonly backlog: Course
  readonly backlogMessages: Course
}

const bytesOfMb = 2 ** 20
const tenMinutes = 600
/**
 * Shorter runs are judged from their first sixth on, and their slopes, of few samples, are forgiven twice their standard error:
 * they show what leaks fast.
 */
export const fullRunSeconds = 1200

/** What is asked for: MB per 10 min, share of the load, seconds of the load. */
const asked = { heapSlope: 1, missedShare: 0.05, backlogSeconds: 1 } as const

export function judge(samples: readonly Sample[], ending: Ending): Judgment {
  const { seconds, duePerSecond, acknowledgedPerSecond } = ending
  const judgedFromSeconds = seconds >= fullRunSeconds ? tenMinutes : seconds / 6
  const errors = seconds >= fullRunSeconds ? 0 : 2
  const judged = samples.filter(({ atSeconds }) => atSeconds >= judgedFromSeconds)
  const courses = Object.fromEntries(
    parts.map((part) => [part, partCourse(judged, part)] as const),
  ) as Record<Part, PartCourse>
  const backlogMessages = courseOf(judged, (sample) => sample.backlogMessages)
  /** From messages per 10 min to seconds of the load in the judged time. */
  const toSeconds = spanOf(judged) / tenMinutes / acknowledgedPerSecond
  const heaps = parts.map((part) => {
    const { per10Minutes, error } = courses[part].heap
    const limit = asked.heapSlope + errors * error
    return below(`heap of ${part}`, per10Minutes, limit, 'MB per 10 min')
  })
  const criteria = [
    ...heaps,
    below(
      'most memory of the engine',
      ending.enginePeakBytes / bytesOfMb,
      ending.engineCapBytes / bytesOfMb,
      'MB',
    ),
    below(
      'growth of the backlog',
      backlogMessages.per10Minutes * toSeconds,
      asked.backlogSeconds + errors * backlogMessages.error * toSeconds,
      's of the load',
    ),
    below(
      'load not acknowledged in time',
      1 - acknowledgedPerSecond / duePerSecond,
      asked.missedShare,
      'of all',
    ),
    below('rows missing or stored twice', ending.wrongRows, 1, 'rows'),
  ]
  return {
    passed: criteria.every(({ holds }) => holds),
    criteria,
    judgedFromSeconds,
    parts: courses,
    backlog: courseOf(judged, (sample) => sample.backlogBytes / bytesOfMb),
    backlogMessages,
  }
}

function spanOf(samples: readonly Sample[]): number {
  return (samples.at(-1)?.atSeconds ?? 0) - (samples[0]?.atSeconds ?? 0)
}

/** NaN, of too few samples, holds nothing. */
export function below(name: string, found: number, limit: number, unit: string): Criterion {
  return { name, found, limit, unit, holds: found < limit }
}

function partCourse(samples: readonly Sample[], part: Part): PartCourse {
  const spentBy = (sample?: Sample): number => sample?.parts[part].processorSeconds ?? 0
  const courseIn = (of: 'heap' | 'external' | 'resident'): Course =>
    courseOf(samples, (sample) => sample.parts[part][of] / bytesOfMb)
  return {
    heap: courseIn('heap'),
    external: courseIn('external'),
    resident: courseIn('resident'),
    processors: (spentBy(samples.at(-1)) - spentBy(samples[0])) / spanOf(samples),
  }
}

/** Means of the thirds, and a line. */
function courseOf(samples: readonly Sample[], of: (sample: Sample) => number): Course {
  const values = samples.map(of)
  const third = Math.ceil(values.length / 3)
  const { slope, error } = lineOf(samples.map(({ atSeconds }, at) => [atSeconds, values[at]!]))
  return {
    start: mean(values.slice(0, third)),
    middle: mean(values.slice(third, values.length - third)),
    end: mean(values.slice(-third)),
    per10Minutes: slope * tenMinutes,
    error: error * tenMinutes,
  }
}

/** The line of least squares: its slope, and that one's standard error. */
export function lineOf(points: readonly (readonly [x: number, y: number])[]): {
  readonly slope: number
  readonly error: number
} {
  const meanX = mean(points.map(([x]) => x))
  const meanY = mean(points.map(([, y]) => y))
  const sum = (of: (dx: number, dy: number) => number): number =>
    points.reduce((total, [x, y]) => total + of(x - meanX, y - meanY), 0)
  const spread = sum((dx) => dx * dx)
  const slope = sum((dx, dy) => dx * dy) / spread
  const beside = sum((dx, dy) => (dy - slope * dx) ** 2)
  return { slope, error: Math.sqrt(beside / (points.length - 2) / spread) }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
