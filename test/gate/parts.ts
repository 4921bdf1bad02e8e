/** The other programs that a tier runs beside the kills: each judges itself, and says so in JSON on its last line. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { endTogether } from '../end-tidily.ts'
import type { PartResult } from './report.ts'
import type { Tier } from './tiers.ts'

const programs = join(import.meta.dirname, '..')

export async function runParts(
  tier: Tier,
  seed: number,
  say: (line: string) => void,
): Promise<Record<string, PartResult>> {
  const workers = String(availableParallelism())
  const plans: [name: string, count: number, program: string, ...args: string[]][] = [
    [
      'simulated crashes',
      tier.simulatedCrashes,
      'simfs/main.js',
      '--seeds',
      String(tier.simulatedCrashes),
      '--seed',
      String(seed),
      '--workers',
      workers,
    ],
    [
      'segment surgery',
      tier.bitFlips,
      'surgery/main.js',
      '--flips',
      String(tier.bitFlips),
      '--seed',
      String(seed),
    ],
    [
      'fuzzed packets',
      tier.fuzzedPackets,
      'fuzz/main.js',
      'mqtt',
      '--count',
      String(tier.fuzzedPackets),
      '--seed',
      String(seed),
    ],
    [
      'fuzzed payloads',
      tier.fuzzedPayloads,
      'fuzz/main.js',
      'payloads',
      '--count',
      String(tier.fuzzedPayloads),
      '--seed',
      String(seed),
    ],
  ]
  const results: Record<string, PartResult> = {}
  for (const [name, count, program, ...args] of plans) {
    if (count === 0) continue
    say(`${name}: ${count}`)
    results[name] = await runPart(program, args)
  }
  return results
}

async function runPart(program: string, args: readonly string[]): Promise<PartResult> {
  const child = spawn(process.execPath, [join(programs, program), ...args, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  endTogether(child)
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  await once(child, 'close')
  const last = said.trimEnd().split('\n').at(-1) ?? ''
  try {
    return { passed: child.exitCode === 0, figures: JSON.parse(last) as Record<string, unknown> }
  } catch {
    return { passed: false, figures: { said: last } }
  }
}
