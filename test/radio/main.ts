#!/usr/bin/env node
/**
 * `npm run radio [-- --for 10m]`: runs the lossy scenario live through a zone and prints, for each link, loss and latency as the stored
 * rows tell them by plain queries, and as they truly were. Exit codes: 0 both agree, 1 they do not, 2 usage.
 */
import { Command } from 'commander'
import { parseDuration } from '../../cli/arguments.ts'
import { endTidily } from '../end-tidily.ts'
import { printFigures } from '../figures.ts'
import { withFlags } from '../flags.ts'
import { runLive } from './live-run.ts'
import { allowed } from './truth-and-rows.ts'

interface Flags {
  readonly for: string
  readonly json: boolean
}

const flags = (
  await withFlags(
    new Command('radio')
      .description(
        'Run the lossy scenario live, and hold loss and latency of each link, as stored, against the truth.',
      )
      .option('--for <duration>', 'in real time', checkedDuration, '10m'),
  )
).opts<Flags>()

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

/** As it was given: `v2x simulate` reads it once more. */
function checkedDuration(text: string): string {
  parseDuration(text)
  return text
}
