#!/usr/bin/env node
/**
 * `npm run fuzz -- mqtt|payloads --count N --seed S`: broken packets against the broker, broken payloads through the decoder and the zone. Exit
 * codes: 0 nothing wrong, 1 something is (the same seed shows it again), 2 usage.
 */
import { parseArgs } from 'node:util'
import { printFigures } from '../figures.ts'
import { fuzzPackets, isUnharmed } from './fuzz-packets.ts'

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
  const figures = await fuzzPackets(count, seed)
  printFigures('fuzzed packets', figures as unknown as Record<string, unknown>, flags.json)
  process.exitCode = isUnharmed(figures) ? 0 : 1
} else {
  process.stderr.write('Usage: npm run fuzz -- mqtt|payloads [--count N] [--seed S] [--json]\n')
  process.exitCode = 2
}
