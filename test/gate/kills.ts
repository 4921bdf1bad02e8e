/** The part of the gate that kills: a target, its processes, and as many rounds as the tier has. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRandom } from '../../common/random.ts'
import { undoAtEnd } from '../end-tidily.ts'
import { isSound } from './oracle.ts'
import { Processes } from './processes.ts'
import { runRound, type RoundResult } from './round.ts'
import type { Target } from './target.ts'
import { shareOf, type Tier } from './tiers.ts'

export interface Kills {
  readonly target: string
  readonly rounds: readonly RoundResult[]
  readonly unexpectedExits: number
}

export interface KillOptions {
  readonly seed: number
  readonly say: (line: string) => void
  /** Whether what the processes said stays where something was found. */
  readonly keeps: boolean
}

/**
 * Runs the rounds of a tier; ends early at the first that finds something.
 */
export async function runKills(
  makeTarget: (directory: string) => Promise<Target>,
  tier: Tier,
  { seed, say, keeps }: KillOptions,
): Promise<Kills> {
  const directory = mkdtempSync(join(tmpdir(), 'v2x-gate-'))
  const target = await makeTarget(directory)
  const processes = new Processes(target, directory)
  const random = createRandom(seed)
  const rounds: RoundResult[] = []
  let isClean = false
  const end = undoAtEnd(async () => {
    await processes.killAll()
    if (isClean || !keeps) rmSync(directory, { recursive: true, force: true, maxRetries: 5 })
    else say(`what the processes said is in ${directory}`)
  })
  try {
    await processes.start()
    for (let index = 0; index < tier.rounds; index++) {
      const plan = {
        name: `gate-${seed}-${index}`,
        faults: forTarget(shareOf(tier.faults, index, tier.rounds), processes),
        acknowledgedMin: tier.acknowledgedMin / tier.rounds,
        messagesPerSecond: tier.messagesPerSecond,
        // Every other round goes by the broker's lane, the others by the hook.
        isHeard: index % 2 === 1,
        stallMs: tier.stallMs,
      }
      const place = { directory, random: random.fork(plan.name) }
      const round = await runRound(target, processes, plan, place)
      rounds.push(round)
      const { verdict, seconds } = round
      say(
        `round ${index + 1} of ${tier.rounds}: ${verdict.acknowledged} acknowledged, ${verdict.stored} stored, ` +
          `${verdict.lost} lost, ${verdict.duplicated} duplicated, ${Math.round(seconds)} s`,
      )
      if (!isSound(verdict)) break
    }
    isClean = rounds.every(({ verdict }) => isSound(verdict))
    return { target: target.name, rounds, unexpectedExits: processes.unexpectedExits }
  } finally {
    await end()
  }
}

/** A target without one of the roles has no kills of it. */
function forTarget(faults: Tier['faults'], processes: Processes): Tier['faults'] {
  const has = new Set<string>(processes.roles)
  return {
    ...faults,
    broker: has.has('broker') ? faults.broker : 0,
    ingest: has.has('ingest') ? faults.ingest : 0,
    store: has.has('store') ? faults.store : 0,
  }
}
