/** `v2x simulate`: a simulated run, published live or written to a file; the same seed gives the same bytes. */
import { Command } from 'commander'
import { readConfig } from '../common/config.ts'
import { UsageError } from '../common/errors.ts'
import { createLog } from '../common/log.ts'
import type { Position } from '../schemas/network.ts'
import { simulatorConfig } from '../simulator/config.ts'
import { shippedScenarios } from '../simulator/scenario/scenario.ts'
import { runSimulation, type RunOptions } from '../simulator/simulate.ts'
import { fcdPlaceOf } from '../simulator/sumo/fcd-place.ts'
import { mqttConfig, zoneConfig } from '../store/config.ts'
import { parseCount, parseDuration, parsePosition, speedOption } from './arguments.ts'
import { ProgressLine, interruptible, printResult } from './output.ts'
import { collect, environmentOf, type ZoneFlags } from './settings.ts'

interface SimulateFlags extends ZoneFlags {
  readonly scenario: string
  readonly seed?: number
  readonly vehicles?: number
  readonly for?: number
  readonly speed: number
  readonly out?: string
  readonly fcd?: string
  readonly net?: string
  readonly origin?: Position
  readonly plot?: string
  readonly truth?: string
  readonly json?: boolean
  readonly list?: boolean
}

export function simulateCommand(): Command {
  return new Command('simulate')
    .description('Run a simulated scenario: live into the zone, or into a file.')
    .option('--scenario <name|file>', 'a shipped scenario, or a .json file', 'default')
    .option('--list', 'the shipped scenarios and what happens in each, and nothing else')
    .option('--seed <n>', "seed of all dice (default: the scenario's)", parseCount)
    .option('--vehicles <n>', 'vehicles in all (default: as the scenario says)', parseCount)
    .option('--for <duration>', "simulated time, e.g. 60s (default: the scenario's)", parseDuration)
    .addOption(speedOption('how fast; live traffic is always real', 'real'))
    .option('--out <file>', 'write .ndjson or .bin instead of publishing')
    .option(
      '--truth <file>',
      'write .ndjson or .csv: what was sent, lost, late, and how clocks stood',
    )
    .option('--fcd <file>', "SUMO's floating-car data instead of the scenario's vehicles")
    .option(
      '--net <file>',
      'the .net.xml it was driven on: it says where, and a plot draws its roads',
    )
    .option('--origin <lon,lat>', "where the zero point of SUMO's net lies", parsePosition)
    .option('--plot <file.svg>', 'draw the tracks and the speeds of the run')
    .option('--json', 'the result as one JSON object')
    .option('--set <NAME=VALUE>', "any setting; 'v2x config' lists them", collect)
    .addHelpText(
      'after',
      `
The sha256 is over the payloads in order at the scenario's own epoch: the same for the same scenario, seed and version.
With --speed max and no file the run is only generated and counted.
Floating-car data is what sumo writes with --fcd-output; with --fcd-output.geo it holds degrees, else give --net, or --origin where
the net has no projection. One step is one message of each vehicle: --step-length 0.1 gives the standard's 10 Hz.

Examples:
  v2x simulate --list
  v2x simulate --for 60s
  v2x simulate --seed 7 --for 10m --speed max --out drive.bin --json
  v2x simulate --fcd fcd.xml --net city.net.xml --speed max --out sumo.bin --plot sumo.svg`,
    )
    .action(async (flags: SimulateFlags) => {
      if (flags.list === true) listScenarios(flags.json)
      else await simulate(flags)
    })
}

function listScenarios(json: boolean | undefined): void {
  const scenarios = shippedScenarios()
  const titles = Object.fromEntries(scenarios.map(({ name, title }) => [name, title]))
  printResult(json === true ? { scenarios } : titles, json)
}

async function simulate(flags: SimulateFlags): Promise<void> {
  const env = environmentOf(flags)
  const mqtt = readConfig(mqttConfig, env)
  const { networkFile } = readConfig(simulatorConfig, env)
  const progress = new ProgressLine()
  const result = await runSimulation({
    scenario: flags.scenario,
    speed: flags.speed,
    mqtt,
    log: createLog('simulate', readConfig(zoneConfig, env).logLevel),
    signal: interruptible(),
    ...(networkFile === '' ? {} : { networkFile }),
    ...(flags.seed === undefined ? {} : { seed: flags.seed }),
    ...(flags.vehicles === undefined ? {} : { vehicles: flags.vehicles }),
    ...(flags.for === undefined ? {} : { forSeconds: flags.for }),
    ...(flags.out === undefined ? {} : { out: flags.out }),
    ...(flags.plot === undefined ? {} : { plot: flags.plot }),
    ...(await fcdOf(flags)),
    ...(flags.truth === undefined ? {} : { truth: flags.truth }),
    onProgress: ({ messages, seconds }) =>
      progress.show(`${messages} messages, ${seconds.toFixed(1)} simulated seconds`),
  })
  progress.clear()
  const { published, ...rest } = result
  printResult({ ...rest, ...published }, flags.json)
}

async function fcdOf(flags: SimulateFlags): Promise<Pick<RunOptions, 'fcd'>> {
  const { fcd: file, net, origin, plot, vehicles } = flags
  if (file !== undefined && vehicles !== undefined) {
    throw new UsageError(
      'SIMULATE_USAGE',
      'cannot use --vehicles with --fcd: all that the file has drive; leave one of them out',
    )
  }
  if (file !== undefined) return { fcd: { file, ...(await fcdPlaceOf(flags, plot !== undefined)) } }
  if ((net ?? origin) === undefined) return {}
  throw new UsageError(
    'SIMULATE_USAGE',
    `cannot use ${net === undefined ? '--origin' : '--net'}: it places the file of --fcd, and there is none`,
  )
}
