#!/usr/bin/env node
/**
 * `npm run gate -- TIER`: acknowledged means kept. Sends under a ledger, kills at random, and holds what is stored against what was
 * acknowledged. Exit codes: 0 nothing wrong, 1 something is, or a saboteur was not caught, 2 usage.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Argument, Command } from 'commander'
import { runProgram, sayAs } from '../../cli/run-program.ts'
import { endTidily } from '../end-tidily.ts'
import { runKills } from './kills.ts'
import { runParts } from './parts.ts'
import { report, table, type Report } from './report.ts'
import { runSaboteurs } from './saboteurs.ts'
import { readTarget, zoneTarget } from './target.ts'
import { tiers, type TierName } from './tiers.ts'

interface Flags {
  readonly json?: boolean
  readonly seed: string
  readonly out?: string
  readonly target?: string
  readonly only?: string
}

const say = sayAs('gate')

const program = new Command('gate')
  .description('Prove that what was acknowledged is stored, once and unchanged, whatever dies.')
  .addArgument(
    new Argument('[tier]').choices([...Object.keys(tiers), 'saboteurs']).default('quick'),
  )
  .option('--json', 'one JSON object instead of the table')
  .option('--seed <number>', 'of traffic and faults', String(Date.now() % 1_000_000))
  .option('--out <file>', 'where the JSON goes (results/gate-TIER.json)')
  .option('--target <file>', 'judge this instead of our zone: see docs/reliability.md')
  .option('--only <name>', 'kills alone, or one saboteur')
  .addHelpText(
    'after',
    `
Examples:
  npm run gate -- quick
  npm run gate -- full --seed 7
  npm run gate -- saboteurs
  npm run gate -- quick --target test/gate/examples/mosquitto.json`,
  )
  .action(gate)

async function gate(name: TierName | 'saboteurs', flags: Flags): Promise<void> {
  const seed = Number(flags.seed)
  if (name === 'saboteurs') {
    process.exitCode = (await runSaboteurs(seed, say, flags.only)) ? 0 : 1
    return
  }
  const tier = tiers[name]
  const startedAt = new Date().toISOString()
  const { target } = flags
  const kills = await runKills(
    (directory) => (target === undefined ? zoneTarget(directory) : readTarget(target, directory)),
    tier,
    { seed, say, keeps: true },
  )
  const isOurs = target === undefined && flags.only !== 'kills'
  const parts = isOurs ? await runParts(tier, seed, say) : {}
  const found = report({ tier: name, seed, startedAt, parts, ...kills }, kills.rounds)
  write(flags.out ?? `results/gate-${name}.json`, found)
  process.stdout.write(`${flags.json === true ? JSON.stringify(found) : table(found)}\n`)
  process.exitCode = found.passed ? 0 : 1
}

function write(path: string, found: Report): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${JSON.stringify(found, undefined, 2)}\n`)
}

endTidily()
await runProgram(program, (reason) => say(`cannot judge: ${reason}`))
process.exit()
