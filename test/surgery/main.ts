#!/usr/bin/env node
/**
 * `npm run surgery -- --flips N`: cuts, flips and mixes the files of real journals and reads them. Exit codes: 0 all of it was
 * borne as promised, 1 not, 2 usage.
 */
import { parseArgs } from 'node:util'
import { printFigures } from '../figures.ts'
import { cutTails, flipBits, mixSegments } from './operations.ts'

const { values: flags } = parseArgs({
  options: {
    flips: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
})

const { flips, detected, othersLost, phantom } = await flipBits({
  count: Number(flags.flips),
  seed: Number(flags.seed),
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
