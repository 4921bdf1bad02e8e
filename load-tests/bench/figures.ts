/** What a bench prints: medians with their spread, ratios of runs, and on what they were measured. */
import { execFileSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'

export interface Spread {
  readonly median: number
  readonly min: number
  readonly max: number
}

/** One of ours beside one baseline. `ratio` is ours by baseline, run by run. */
export interface Case {
  readonly name: string
  readonly unit: string
  readonly baselineName: string
  readonly ours: Spread
  readonly baseline: Spread
  readonly ratio: Spread
}

/** The first case is the bench's own; the others are further baselines and shapes. */
export interface Figures extends Case {
  readonly cases: readonly Case[]
  readonly runs: number
  readonly commit: string
  readonly machine: string
  /** Nanoseconds a step of `memoryNanos`, before each run. */
  readonly memoryNanos: Spread
  /** What could not be measured here, and why. */
  readonly skipped: readonly string[]
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const median =
    sorted.length % 2 === 1
      ? sorted[Math.floor(middle)]!
      : (sorted[middle - 1]! + sorted[middle]!) / 2
  return { median, min: sorted[0]!, max: sorted.at(-1)! }
}

export function caseOf(
  names: { readonly name: string; readonly unit: string; readonly baselineName: string },
  ours: readonly number[],
  baseline: readonly number[],
): Case {
  const ratios = ours.map((value, run) => value / baseline[run]!)
  return { ...names, ours: spreadOf(ours), baseline: spreadOf(baseline), ratio: spreadOf(ratios) }
}

export function machine(): string {
  const [cpu] = cpus()
  return `${cpus().length} × ${cpu?.model ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`
}

export function commit(): string {
  try {
    const options = { cwd: import.meta.dirname, encoding: 'utf8', stdio: 'pipe' } as const
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], options).trim()
  } catch {
    return 'unknown'
  }
}

/** For people: a line a case. */
export function table(figures: Figures): string {
  const { runs, memoryNanos } = figures
  const rows = [figures, ...figures.cases].map(
    ({ name, unit, baselineName, ours, baseline, ratio }) => [
      name,
      `${number(ours.median)} (${number(ours.min)}–${number(ours.max)}) ${unit}`,
      `${baselineName} ${number(baseline.median)} (${number(baseline.min)}–${number(baseline.max)})`,
      `× ${number(ratio.median)} (${number(ratio.min)}–${number(ratio.max)})`,
    ],
  )
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)))
  const lines = rows.map((row) =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '),
  )
  return [
    ...lines.map((line) => line.trimEnd()),
    ...figures.skipped.map((why) => `skipped: ${why}`),
    `${runs} runs, commit ${figures.commit}, ${figures.machine}`,
    `memory ${number(memoryNanos.median)} (${number(memoryNanos.min)}–${number(memoryNanos.max)}) ns a step through 8 MiB, before each run`,
  ].join('\n')
}

/** Three significant digits, and whole numbers above. */
export function number(value: number): string {
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)))
}
