/** A bench: what is measured, of whom, and how runs take turns. */
import { reasonOf } from '../../common/errors.ts'
import { caseOf, commit, machine, spreadOf, type Case, type Figures } from './figures.ts'
import { memoryNanos } from './memory-pace.ts'

/** One thing that is done by ours and by each baseline, and what is measured of it. */
export interface Shape {
  readonly name: string
  readonly measures: readonly Measure[]
  /** The first is ours, the second the baseline of the ratio, the others further baselines. */
  readonly contenders: readonly Contender[]
}

export interface Measure {
  /** Left out where the unit tells it. */
  readonly name?: string
  readonly unit: string
}

export interface Contender {
  readonly name: string
  /** Why it cannot be had here, and how it could; undefined where it can. */
  readonly missing?: string | undefined
  /** A value for each measure, undefined for what it is no baseline of. Throws where a count is not what it has to be. */
  measure(times: Times): Promise<readonly (number | undefined)[]>
}

export interface Times {
  readonly warmUpSeconds: number
  readonly seconds: number
  /** Ends the load before its time, with an error. */
  readonly signal?: AbortSignal
}

export interface Bench {
  readonly what: string
  readonly shapes: readonly Shape[]
}

export interface Plan extends Times {
  readonly runs: number
  readonly say: (line: string) => void
}

/** By contender, then by measure: the values of the runs. */
type Values = readonly (readonly number[][])[]

/** Ours, baseline, ours, baseline …: so a machine that becomes slower becomes so for all. */
export async function runBench(bench: Bench, plan: Plan): Promise<Figures> {
  const { runs, say } = plan
  const measured = bench.shapes.map((shape) => ({
    shape,
    values: shape.contenders.map(() => shape.measures.map((): number[] => [])),
  }))
  const turns = measured.flatMap(({ shape, values }) =>
    shape.contenders.map((contender, index) => ({ shape, contender, values: values[index]! })),
  )
  const absent = new Map<Contender, string>()
  for (const { contender } of turns) {
    if (contender.missing !== undefined) absent.set(contender, contender.missing)
  }
  const paces: number[] = []
  for (let run = 1; run <= runs; run++) {
    paces.push(memoryNanos())
    for (const { shape, contender, values } of turns.filter(
      (turn) => !absent.has(turn.contender),
    )) {
      const now = await contender.measure(plan).catch((thrown: unknown) => {
        if (contender === shape.contenders[0]) throw thrown
        return reasonOf(thrown)
      })
      const isFigure = typeof now !== 'string'
      // Without all of its runs a baseline has no figure; the others go on.
      if (isFigure) keep(now, values)
      else {
        absent.set(contender, now)
        for (const each of values) each.length = 0
      }
      const shown = isFigure ? textOf(now, shape) : `no figure: ${now}`
      say(`run ${run} of ${runs}, ${shape.name}, ${contender.name}: ${shown}`)
    }
  }
  const skipped = [...absent].map(([{ name }, reason]) => `${name}: ${reason}`)
  const cases = measured.flatMap(({ shape, values }) => casesOf(shape, values))
  const [first, ...others] = cases
  if (first === undefined) throw new Error('no baseline could be measured here')
  return {
    ...first,
    cases: others,
    runs,
    commit: commit(),
    machine: machine(),
    memoryNanos: spreadOf(paces),
    skipped: [...new Set(skipped)],
  }
}

function keep(now: readonly (number | undefined)[], values: readonly number[][]): void {
  for (const [at, value] of now.entries()) if (value !== undefined) values[at]!.push(value)
}

function textOf(now: readonly (number | undefined)[], { measures }: Shape): string {
  const known = measures.flatMap(({ name = '', unit }, at) =>
    now[at] === undefined ? [] : [`${name} ${now[at].toPrecision(4)} ${unit}`.trim()],
  )
  return known.join(', ')
}

function nameOf({ name, measures }: Shape, at: number): string {
  const measure = measures[at]?.name
  return measure === undefined ? name : `${name}: ${measure}`
}

/** What is measured first comes first, beside all of its baselines. */
function casesOf(shape: Shape, [ours, ...baselines]: Values): Case[] {
  return shape.measures.flatMap(({ unit }, at) =>
    baselines.flatMap((baseline, index) => {
      const baselineName = shape.contenders[index + 1]!.name
      if (baseline[at]!.length === 0 || ours![at]!.length === 0) return []
      return [caseOf({ name: nameOf(shape, at), unit, baselineName }, ours![at]!, baseline[at]!)]
    }),
  )
}
