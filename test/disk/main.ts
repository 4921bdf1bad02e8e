#!/usr/bin/env node
/**
 * `npm run disk`: a real broker on disks that are full, slow or failing. Exit codes: 0 every promise was kept, 1 one was broken,
 * 2 usage. What the machine cannot do is skipped, and named.
 */
import { Command } from 'commander'
import { endTidily } from '../end-tidily.ts'
import { withFlags } from '../flags.ts'
import { faults } from './faults.ts'

interface Flags {
  readonly only: string
  readonly json: boolean
}

const flags = (
  await withFlags(
    new Command('disk')
      .description('Run a broker on disks that are full, slow or failing.')
      .option('--only <text>', 'faults whose name has this in it', ''),
  )
).opts<Flags>()

endTidily()
const results: Record<string, unknown> = {}
let [done, broken, skipped] = [0, 0, 0]
for (const { name, missing, run } of faults.filter((fault) => fault.name.includes(flags.only))) {
  if (missing !== undefined) {
    skipped++
    results[name] = { skipped: missing }
    process.stderr.write(`disk: ${name}: skipped, ${missing}\n`)
    continue
  }
  const found = await run()
  done++
  broken += found.broken.length
  results[name] = found
  const figures = Object.entries(found.figures).map(([figure, value]) => `${figure} ${value}`)
  process.stderr.write(
    `disk: ${name}: ${found.broken.length === 0 ? 'kept' : 'BROKEN'}: ${figures.join(', ')}\n`,
  )
  for (const promise of found.broken) process.stderr.write(`disk:   ! ${promise}\n`)
}
const summary = { faults: done, broken, skipped }
process.stdout.write(
  flags.json
    ? `${JSON.stringify({ ...summary, results })}\n`
    : `disk: ${done} faults, ${broken} promises broken, ${skipped} skipped\n`,
)
process.exitCode = done > 0 && broken === 0 ? 0 : 1
