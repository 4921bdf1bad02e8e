/** `v2x network`: checks a road network and sums it up; makes one of an OpenStreetMap extract or a SUMO net. */
import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { V2xError, reasonOf } from '../common/errors.ts'
import type { Position } from '../schemas/network.ts'
import { networkText } from '../simulator/network/geojson.ts'
import { readNetworkFile } from '../simulator/network/read-network-file.ts'
import { withRsus } from '../simulator/network/rsus.ts'
import { surveyOf, unusableIn } from '../simulator/network/survey.ts'
import { parseCount, parsePosition } from './arguments.ts'
import { printResult } from './output.ts'

interface NetworkFlags {
  readonly out?: string
  readonly name?: string
  readonly origin?: Position
  readonly rsus?: number
  readonly json?: boolean
}

export function networkCommand(): Command {
  return new Command('network')
    .description('Check and sum up a road network; make one of OpenStreetMap or SUMO.')
    .argument('<file>', '.geojson, .osm, .osm.pbf, or a SUMO .net.xml')
    .option('--out <file>', 'write the network as GeoJSON')
    .option('--name <text>', "its name (default: the file's)")
    .option(
      '--rsus <n|all>',
      'roadside units at so many signalised junctions, instead of its own',
      parseRsus,
    )
    .option('--origin <lon,lat>', 'where 0,0 of a SUMO net without a projection is', parsePosition)
    .option('--json', 'the result as one JSON object')
    .addHelpText(
      'after',
      `
What of the file cannot be used is counted and told. The result is a network for V2X_NETWORK_FILE and for a scenario's 'network'.

Examples:
  v2x network changsha.osm.pbf
  v2x network changsha.osm.pbf --out net.geojson --name Changsha --rsus all
  v2x network grid.net.xml --origin 112.9,28.2 --out net.geojson`,
    )
    .action(network)
}

async function network(file: string, flags: NetworkFlags): Promise<void> {
  const read = await readNetworkFile(file, flags.origin)
  const named = { ...read.network, ...(flags.name === undefined ? {} : { name: flags.name }) }
  const made = flags.rsus === undefined ? named : withRsus(named, flags.rsus)
  if (flags.out !== undefined) await write(flags.out, networkText(made))
  const unusable = Object.fromEntries([...read.unusable, ...unusableIn(made)])
  const result = { form: read.form, ...surveyOf(made) }
  if (flags.json === true) printResult({ ...result, unusable }, true)
  else printResult({ ...result, unusable: tellAll(unusable) }, false)
}

function tellAll(unusable: Readonly<Record<string, number>>): string {
  const told = Object.entries(unusable).map(([reason, count]) => `${reason}: ${count}`)
  return told.length === 0 ? 'nothing' : told.join('; ')
}

async function write(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text)
  } catch (thrown) {
    throw new V2xError('NETWORK_FILE', `cannot write ${path}: ${reasonOf(thrown)}`, {
      cause: thrown,
    })
  }
}

function parseRsus(text: string): number {
  return text === 'all' ? Infinity : parseCount(text)
}
