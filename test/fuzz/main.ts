#!/usr/bin/env node
/**
 * `npm run fuzz -- mqtt|payloads --count N --seed S`: broken packets against the broker, broken payloads through the decoder and the zone. Exit
 * codes: 0 nothing wrong, 1 something is (the same seed shows it again), 2 usage.
 */
import { parseArgs } from 'node:util'
import { endTidily } from '../end-tidily.ts'
import { printFigures } from '../figures.ts'
import { fuzzPackets, growthBytesMax, isUnharmed } from './fuzz-packets.ts'
import { fuzzDecoders } from './fuzz-payloads.ts'
import { storePayloads } from './store-payloads.ts'

/** Share of the payloads that go through a whole zone as well. */
const storedShare = 0.1

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
})
const [subject] = positionals
const [count, seed] = [Number(flags.count), Number(flags.seed)]
if (subject === 'mqtt') {
  endTidily()
  const figures = await fuzzPackets(count, seed)
  printFigures('fuzzed packets', { ...figures }, flags.json)
  process.exitCode = isUnharmed(figures) ? 0 : 1
} else if (subject === 'payloads') {
  const decoded = fuzzDecoders(count, seed)
  endTidily()
  const stored = await storePayloads(Math.ceil(count * storedShare), seed)
  printFigures('fuzzed payloads', { ...decoded, ...stored }, flags.json)
  const { acknowledged, lost, duplicated, changed, exits } = stored
  const faults = decoded.disagreements + lost + duplicated + changed + exits
  const isKept = acknowledged === Math.ceil(count * storedShare)
  process.exitCode = faults === 0 && isKept && decoded.growthBytes < growthBytesMax ? 0 : 1
} else {
  process.stderr.write('Usage: npm run fuzz -- mqtt|payloads [--count N] [--seed S] [--json]\n')
  process.exitCode = 2
}
