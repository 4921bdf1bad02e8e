#!/usr/bin/env node
/**
 * `npm run neighbours -- CASE`: what a frozen subscriber or heavy queries do to the acknowledgements of others. A whole zone of
 * its own under a steady load, pairs of windows without and with the disturbance. Exit codes: 0 all hold, 1 not, 2 usage.
 */
import { Argument, Command } from 'commander'
import { runProgram, sayAs } from '../../cli/run-program.ts'
import { endTidily } from '../end-tidily.ts'
import { printFigures } from '../figures.ts'
import { TestZone, eventually } from '../zone-process.ts'
import { caseNames, caseOf, compare, type CaseName, type Comparison } from './compare.ts'
import { PacedLoad } from './paced-load.ts'

interface Flags {
  readonly pairs: string
  readonly seconds: string
  readonly connections: string
  readonly rate: string
  readonly threads: string
  readonly set: readonly string[]
  readonly json?: boolean
}

const say = sayAs('neighbours')

const program = new Command('neighbours')
  .description(
    'Show that acknowledgements stay as fast beside frozen subscribers and heavy queries.',
  )
  .addArgument(new Argument('[case]').choices([...caseNames, 'all']).default('all'))
  .option('--pairs <number>', 'pairs of windows; their median counts', '5')
  .option('--seconds <number>', 'length of a window', '8')
  .option('--connections <number>', 'vehicles, one connection each', '50')
  .option('--rate <number>', 'messages a second of each', '20')
  .option('--threads <number>', 'max_threads of each heavy query; 0: as the store has it', '0')
  .option(
    '--set <NAME=VALUE>',
    'a setting of the zone',
    (pair, all: string[]) => [...all, pair],
    [],
  )
  .option('--json', 'one JSON object')
  .action(run)

async function run(name: CaseName | 'all', flags: Flags): Promise<void> {
  const names = name === 'all' ? caseNames : [name]
  // The frozen stay: with the default they are closed after 5 s, and the disturbance ends.
  const settings = ['V2X_BROKER_DRAIN_TIMEOUT_MS=600000', 'V2X_LOG_LEVEL=warn', ...flags.set]
  const zone = await TestZone.create()
  try {
    await zone.start('--no-simulator', ...settings.flatMap((setting) => ['--set', setting]))
    const round = 'neighbour'
    const load = new PacedLoad({
      mqttUrl: zone.mqttUrl,
      round,
      connections: Number(flags.connections),
      messagesPerSecond: Number(flags.rate),
    })
    await load.start()
    const cases: Partial<Record<CaseName, Comparison>> = {}
    for (const each of names) {
      cases[each] = await compare(zone, load, caseOf(each, Number(flags.threads)), {
        pairs: Number(flags.pairs),
        seconds: Number(flags.seconds),
        said: (line) => say(`${each}: ${line}`),
      })
    }
    await load.stop()
    const stored = await storedOf(zone, load.acknowledged)
    const passed = stored === load.acknowledged && Object.values(cases).every(({ holds }) => holds)
    const told =
      flags.json === true
        ? cases
        : Object.fromEntries(Object.entries(cases).map(([each, found]) => [each, verdictOf(found)]))
    const figures = { passed, acknowledged: load.acknowledged, stored, ...told }
    printFigures('neighbours', figures, flags.json === true)
    process.exitCode = passed ? 0 : 1
  } finally {
    await zone.remove()
  }
}

/** The rows, once they are as many as were acknowledged, or as many as there will be. */
async function storedOf(zone: TestZone, acknowledged: number): Promise<number> {
  const query = `SELECT count() AS n FROM v2x.raw WHERE startsWith(device_id, 'neighbour-')`
  let stored = 0
  await eventually('all rows', async () => {
    const [row] = await zone.query<{ n: string }>(query)
    stored = Number(row!.n)
    return stored >= acknowledged
  }).catch(() => undefined)
  return stored
}

/** For people: the pairs were told as they came. */
function verdictOf({
  medianRatio,
  medianDifferenceMs,
  medianRatioToReference,
  holds,
}: Comparison): string {
  const beside =
    medianRatioToReference === undefined
      ? ''
      : `; ${medianRatioToReference.toFixed(2)} beside a healthy subscriber`
  return `p99 × ${medianRatio.toFixed(2)}, ${medianDifferenceMs.toFixed(2)} ms more${beside}: ${holds ? 'holds' : 'does not hold'}`
}

endTidily()
await runProgram(program, (reason) => say(`cannot judge: ${reason}`))
process.exit()
