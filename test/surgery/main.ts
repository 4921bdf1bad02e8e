#!/usr/bin/env node
/**
 * `npm run surgery -- --flips N`: cuts, flips and mixes the files of real journals and reads them. Exit codes: 0 all of it was
 * borne as promised, 1 not, 2 usage.
 */
import { Command } from 'commander'
import { parseCount } from '../../cli/arguments.ts'
import { printFigures } from '../figures.ts'
import { withFlags } from '../flags.ts'
import { cutTails, flipBits, mixSegments } from './operations.ts'

interface Flags {
  readonly flips: number
  readonly seed: number
  readonly json: boolean
}

const flags = (
  await withFlags(
    new Command('surgery')
      .description(
        'Cut, flip and mix the files of real journals, and see what a reader makes of them.',
      )
      .option('--flips <n>', 'bits that are turned, one at a time', parseCount, 1000)
      .option('--seed <n>', 'of what is turned', parseCount, 1),
  )
).opts<Flags>()

const { flips, detected, othersLost, phantom } = await flipBits({
  count: flags.flips,
  seed: flags.seed,
})
const { cuts, wrong } = await cutTails()
const mixed = await mixSegments()
const figures = {
  flips,
  detected,
  cuts,
  wrongAfterCut: wrong,
  segmentsMixed: mixed.operations,
  unreported: mixed.unreported,
  othersLost: othersLost + mixed.othersLost,
  phantom: phantom + mixed.phantom,
}
printFigures('surgery', figures, flags.json)
const { wrongAfterCut, unreported } = figures
const isBorne = wrongAfterCut + unreported + figures.othersLost + figures.phantom === 0
process.exitCode = isBorne && detected === flips && flips > 0 ? 0 : 1
