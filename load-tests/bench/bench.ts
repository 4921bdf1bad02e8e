/** A bench: what is measured, of whom, and how runs take turns. */
import { caseOf, commit, machine, type Case, type Figures } from './figures.ts'

/** One thing that is measured of ours and of each baseline. */
export interface Shape {
  readonly name: string
  readonly unit: string
  /** The first is ours, the second the baseline of the ratio, the others further baselines. */
  readonly contenders: readonly Contender[]
}

export interface Contender {
  readonly name: string
  /** Why it cannot be had here, and how it could; undefined where it can. */
  readonly missing?: string | undefined
  /** Throws where a count is not what it has to be: then there is no figure. */
  measure(times: Times): Promise<number>
}

export interface Times {
  readonly warmUpSeconds: number
  readonly seconds: number
}

export interface Bench {
  readonly what: string
  readonly shapes: readonly Shape[]
}

export interface Plan extends Times {
  readonly runs: number
  readonly say: (line: string) => void
}

/** Ours, baseline, ours, baseline …: so a machine that becomes slower becomes so for all. */
export async function runBench(bench: Bench, plan: Plan): Promise<Figures> {
  const { runs, say } = plan
  const skipped = new Set<string>()
  const measured = bench.shapes.map((shape) => ({
    shape,
    values: shape.contenders.map((): number[] => []),
  }))
  for (let run = 0; run < runs; run++) {
    for (const { shape, values } of measured) {
      for (const [index, contender] of shape.contenders.entries()) {
        if (contender.missing !== undefined) {
          skipped.add(`${contender.name}: ${contender.missing}`)
          continue
        }
        const value = await contender.measure(plan)
        values[index]!.push(value)
        say(
          `run ${run + 1} of ${runs}, ${shape.name}, ${contender.name}: ${value.toPrecision(4)} ${shape.unit}`,
        )
      }
    }
  }
  const cases = measured.flatMap(({ shape, values }) => casesOf(shape, values))
  const [first, ...others] = cases
  if (first === undefined) throw new Error('no baseline could be measured here')
  return {
    ...first,
    cases: others,
    runs,
    commit: commit(),
    machine: machine(),
    skipped: [...skipped],
  }
}

function casesOf(shape: Shape, values: readonly (readonly number[])[]): Case[] {
  const [ours, ...baselines] = values
  return baselines.flatMap((baseline, index) => {
    if (baseline.length === 0) return []
    const { name, unit, contenders } = shape
    return [caseOf({ name, unit, baselineName: contenders[index + 1]!.name }, ours!, baseline)]
  })
}
