#!/usr/bin/env node
/**
 * `npm run fuzz -- mqtt|payloads --count N --seed S`: broken packets against the broker, broken payloads through the decoder and the zone. Exit
 * codes: 0 nothing wrong, 1 something is (the same seed shows it again), 2 usage.
 */
import { Argument, Command } from 'commander'
import { parseCount } from '../../cli/arguments.ts'
import { endTidily } from '../end-tidily.ts'
import { printFigures } from '../figures.ts'
import { withFlags } from '../flags.ts'
import { fuzzPackets, growthBytesMax, isUnharmed } from './fuzz-packets.ts'
import { fuzzDecoders } from './fuzz-payloads.ts'
import { storePayloads } from './store-payloads.ts'

/** Share of the payloads that go through a whole zone as well. */
const storedShare = 0.1

interface Flags {
  readonly count: number
  readonly seed: number
  readonly json: boolean
}

const program = await withFlags(
  new Command('fuzz')
    .description(
      'Send broken packets to a broker, or broken payloads through the decoder and a zone.',
    )
    .addArgument(new Argument('<subject>').choices(['mqtt', 'payloads']))
    .option('--count <n>', 'how many', parseCount, 10_000)
    .option('--seed <n>', 'the same one breaks the same again', parseCount, 1),
)
const { count, seed, json } = program.opts<Flags>()
if (program.args[0] === 'mqtt') {
  endTidily()
  const figures = await fuzzPackets(count, seed)
  printFigures('fuzzed packets', { ...figures }, json)
  process.exitCode = isUnharmed(figures) ? 0 : 1
} else {
  const decoded = fuzzDecoders(count, seed)
  endTidily()
  const stored = await storePayloads(Math.ceil(count * storedShare), seed)
  printFigures('fuzzed payloads', { ...decoded, ...stored }, json)
  const { acknowledged, lost, duplicated, changed, exits } = stored
  const faults = decoded.disagreements + lost + duplicated + changed + exits
  const isKept = acknowledged === Math.ceil(count * storedShare)
  process.exitCode = faults === 0 && isKept && decoded.growthBytes < growthBytesMax ? 0 : 1
}
