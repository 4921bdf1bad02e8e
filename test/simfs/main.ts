#!/usr/bin/env node
/**
 * `npm run simfs -- --seeds N`: journal and checkpoint on a simulated disk, stopped at random. Exit codes: 0 nothing wrong,
 * 1 a seed failed (it is printed, and shows the same again), 2 usage.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { parseCount } from '../../cli/arguments.ts'
import { endTidily, endTogether } from '../end-tidily.ts'
import { printFigures } from '../figures.ts'
import { withFlags } from '../flags.ts'
import { addExplored, exploreCrashes, isClean, nothingExplored, type Explored } from './explore.ts'

interface Flags {
  readonly seeds: number
  readonly seed: number
  readonly workers: number
  readonly json: boolean
}

const flags = (
  await withFlags(
    new Command('simfs')
      .description(
        'Stop journal and checkpoint on a simulated disk at random, and see what is kept.',
      )
      .option('--seeds <n>', 'how many runs', parseCount, 5000)
      .option('--seed <n>', 'of the first one; the next one has the next', parseCount, 1)
      .option('--workers <n>', 'processes that share them', parseCount, 1),
  )
).opts<Flags>()
const { seeds, seed: firstSeed } = flags

if (process.send !== undefined) {
  process.send(await exploreCrashes({ seeds, firstSeed }))
  process.disconnect()
} else {
  endTidily()
  const began = performance.now()
  const explored = await inWorkers(Math.max(1, flags.workers))
  const seconds = Math.round((performance.now() - began) / 100) / 10
  printFigures('simulated crashes', { ...explored, seconds }, flags.json)
  for (const { seed } of flags.json ? [] : explored.failures) {
    process.stdout.write(`again: npm run simfs -- --seeds 1 --seed ${seed}\n`)
  }
  process.exitCode = isClean(explored) && explored.seeds === seeds ? 0 : 1
}

/** The seeds in as many processes; one that dies leaves its seeds out of the sum. */
async function inWorkers(workers: number): Promise<Explored> {
  const sum = nothingExplored()
  const shares = Array.from({ length: workers }, (_, index) => ({
    from: firstSeed + Math.floor((seeds * index) / workers),
    to: firstSeed + Math.floor((seeds * (index + 1)) / workers),
  }))
  await Promise.all(
    shares.map(async ({ from, to }) => {
      const args = ['--seeds', String(to - from), '--seed', String(from)]
      const child = fork(fileURLToPath(import.meta.url), args)
      child.on('message', (found) => addExplored(sum, found as Explored))
      endTogether(child)
      await once(child, 'exit')
    }),
  )
  return sum
}
