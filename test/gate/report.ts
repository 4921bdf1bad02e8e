/** What a run of the gate found: one object for machines, one table for people. */
import { execFileSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { noFaults, type FaultCounts } from './faults.ts'
import { add, isSound, nothing, type Verdict } from './oracle.ts'
import type { RoundResult } from './round.ts'

/** What another program of ours said of itself: numbers, and whether it passed. */
export interface PartResult {
  readonly passed: boolean
  readonly figures: Readonly<Record<string, unknown>>
}

export interface Report extends Verdict {
  readonly tier: string
  readonly target: string
  /** The same seed makes the same traffic and the same faults; when they strike is the machine's. */
  readonly seed: number
  readonly commit: string
  readonly machine: string
  readonly startedAt: string
  readonly seconds: number
  readonly rounds: number
  readonly kills: FaultCounts
  readonly killsTotal: number
  readonly sent: number
  readonly resent: number
  readonly connections: number
  /** How often a process left that nobody had killed. */
  readonly unexpectedExits: number
  readonly parts: Readonly<Record<string, PartResult>>
  readonly passed: boolean
}

export function report(
  run: Pick<Report, 'tier' | 'target' | 'seed' | 'startedAt' | 'unexpectedExits' | 'parts'>,
  rounds: readonly RoundResult[],
): Report {
  const verdict = rounds.map(({ verdict: each }) => each).reduce(add, nothing)
  const kills = { ...noFaults }
  for (const { faults } of rounds) {
    for (const kind of Object.keys(kills) as (keyof FaultCounts)[]) kills[kind] += faults[kind]
  }
  const sum = (of: (round: RoundResult) => number): number =>
    rounds.reduce((total, round) => total + of(round), 0)
  return {
    ...run,
    commit: commit(),
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
    seconds: Math.round((Date.now() - Date.parse(run.startedAt)) / 1000),
    rounds: rounds.length,
    kills,
    killsTotal: kills.broker + kills.ingest + kills.store + kills.all + kills.recovery,
    sent: sum(({ sender }) => sender.sent),
    resent: sum(({ sender }) => sender.resent),
    connections: sum(({ sender }) => sender.connections),
    ...verdict,
    passed:
      isSound(verdict) &&
      // Where sending was never answered, nothing was promised and nothing is proven.
      (rounds.length === 0 || verdict.acknowledged > 0) &&
      Object.values(run.parts).every(({ passed }) => passed),
  }
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: import.meta.dirname,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return 'unknown'
  }
}

export function table(of: Report): string {
  const { kills } = of
  const lines: [string, string | number][] = [
    ['target', of.target],
    ['seed', of.seed],
    ['commit', of.commit],
    ['machine', of.machine],
    ['seconds', of.seconds],
  ]
  if (of.rounds > 0) {
    lines.push(
      ['kills of the broker', kills.broker],
      ['kills of ingest', kills.ingest],
      ['kills of the store', kills.store],
      ['kills of all at once', kills.all],
      ['kills during recovery', kills.recovery],
      ['pauses', kills.pause],
      ['left by itself', of.unexpectedExits],
      ['connections made', of.connections],
      ['sent', of.sent],
      ['sent once more', of.resent],
      ['acknowledged', of.acknowledged],
      ['stored', of.stored],
      ['quarantined', of.quarantined],
      ['LOST', of.lost],
      ['DUPLICATED', of.duplicated],
      ['CHANGED', of.changed],
      ['PHANTOM', of.phantom],
      ['OUT OF ORDER', of.outOfOrder],
      ['UNACCOUNTED', of.unaccounted],
    )
  }
  for (const [name, { passed, figures }] of Object.entries(of.parts)) {
    const numbers = Object.entries(figures).filter(([, value]) => typeof value === 'number')
    const text = numbers.map(([figure, value]) => `${figure} ${String(value)}`).join(', ')
    lines.push([name, `${passed ? 'ok' : 'FAILED'}: ${text}`])
  }
  const width = Math.max(...lines.map(([name]) => name.length)) + 2
  const rows = lines.map(([name, value]) => `  ${name.padEnd(width)}${value}`)
  const verdict = of.passed ? 'PASSED' : 'FAILED'
  return [`gate ${of.tier}: ${verdict}`, ...rows, ...of.findings.map((each) => `  ! ${each}`)].join(
    '\n',
  )
}
