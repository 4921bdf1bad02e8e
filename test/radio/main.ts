#!/usr/bin/env node
/**
 * `npm run radio [-- --for 10m]`: runs the lossy scenario live through a zone and prints, for each link, loss and latency as the stored
 * rows tell them by plain queries, and as they truly were. Exit codes: 0 both agree, 1 they do not.
 */
import { parseArgs } from 'node:util'
import { endTidily } from '../end-tidily.ts'
import { printFigures } from '../figures.ts'
import { runLive } from './live-run.ts'
import { allowed } from './truth-and-rows.ts'

const { values: flags } = parseArgs({
  options: {
    for: { type: 'string', default: '10m' },
    json: { type: 'boolean', default: false },
  },
})

endTidily()
process.stderr.write(`the lossy scenario runs for ${flags.for}, in real time\n`)
const { printed, arrived, stored, links } = await runLive(flags.for)
const { acknowledged = 0, unsent = 0, unacknowledged = 0 } = printed
printFigures(
  'radio',
  { arrived, acknowledged, unsent, unacknowledged, stored, ...links },
  flags.json,
)
const agree = (link: unknown): boolean => {
  const { apart } = link as { apart: { lossPoints: number; p50Ms: number; p99Ms: number } }
  const latencyMs = Math.max(apart.p50Ms, apart.p99Ms)
  return apart.lossPoints < allowed.lossPoints && latencyMs < allowed.latencyMs
}
process.exitCode = stored === arrived && Object.values(links).every(agree) ? 0 : 1
