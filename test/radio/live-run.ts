/** The lossy scenario, live: through a real broker into the rows of a zone, with its ground truth beside it. */
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Truth } from '../../simulator/ether/truth.ts'
import type { Figures } from '../figures.ts'
import { eventually, TestZone } from '../zone-process.ts'
import { compare, TruthTally } from './truth-and-rows.ts'

export interface LiveRun {
  /** What `v2x simulate --json` printed. */
  readonly printed: Readonly<Record<string, number>>
  readonly arrived: number
  readonly stored: number
  readonly links: Figures
}

/** Starts a zone for the run and removes it afterwards. */
export async function runLive(duration: string): Promise<LiveRun> {
  const zone = await TestZone.create()
  try {
    await zone.start('--no-simulator')
    const file = join(zone.dataDir, 'truth.ndjson')
    const { code, stdout, stderr } = await zone.cli(
      ...['simulate', '--scenario', 'lossy-radio', '--for', duration, '--truth', file, '--json'],
    )
    if (code !== 0) throw new Error(`v2x simulate left with ${code}: ${stderr}`)
    const tally = new TruthTally()
    for await (const line of createInterface({ input: createReadStream(file) })) {
      tally.add(JSON.parse(line) as Truth)
    }
    const printed = JSON.parse(stdout.trim().split('\n').at(-1)!) as Record<string, number>
    const stored = async (): Promise<number> => {
      const [row] = await zone.query<{ n: string }>('SELECT count() AS n FROM v2x.raw')
      return Number(row!.n)
    }
    const acknowledged = printed['acknowledged'] ?? 0
    await eventually('every message to be stored', async () => (await stored()) >= acknowledged)
    const links = await compare(tally, async (query) => await zone.query(query))
    return { printed, arrived: tally.arrived, stored: await stored(), links }
  } finally {
    await zone.remove()
  }
}
