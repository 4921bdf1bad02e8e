/** `npm run load -- smoke` as a load tester runs it: k6 against a zone of its own, and against one elsewhere. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { k6Path, needs } from './needs.ts'
import { TestZone, run, type Finished } from './zone-process.ts'

interface Verdict {
  readonly passed: boolean
  readonly metrics: Readonly<
    Record<string, { values: Record<string, number>; thresholds: { held: boolean }[] }>
  >
}

const load = join(import.meta.dirname, '..', 'dist', 'load-tests', 'main.js')

function verdictOf(finished: Finished): Verdict {
  return JSON.parse(finished.stdout.trimEnd().split('\n').at(-1) ?? '') as Verdict
}

// The thresholds are times: where the machine is busy with other work, a second and a third run are fair.
test(
  'the smoke load holds its thresholds beside the zone’s own traffic',
  { retry: 2 },
  async (context) => {
    if (k6Path() === undefined) context.skip(needs.k6)
    const { HOME } = process.env
    const finished = await run(process.execPath, [load, 'smoke', '--json'], { HOME })
    const verdict = verdictOf(finished)
    expect(verdict.metrics['acknowledged']!.values['count'], finished.stderr).toBe(2000)
    expect(verdict.passed, finished.stdout).toBe(true)
    expect(finished.code).toBe(0)
  },
)

test('with a fault, a line held back, it exits 99: late, and nothing lost', async ({ skip }) => {
  if (k6Path() === undefined) skip(needs.k6)
  const zone = await TestZone.create()
  try {
    await zone.start('--no-simulator')
    const args = [load, 'smoke', '--fault', '--for', '4s', '--json', ...zone.addresses()]
    const finished = await run(process.execPath, args, zone.env)
    const { metrics } = verdictOf(finished)
    expect(finished.code, finished.stderr).toBe(99)
    expect(metrics['puback']!.thresholds.map(({ held }) => held)).toEqual([false, false])
    expect(metrics['live']!.thresholds.map(({ held }) => held)).toEqual([false, false])
    expect(metrics['acknowledged']!.values['count']).toBe(800)
    // Every message is marked as load.
    const [stored] = await zone.query<{ n: string }>(
      `SELECT count() AS n FROM v2x.bsm WHERE source = 'load' OR toString(source) = '4'`,
    )
    expect(Number(stored!.n)).toBe(800)
  } finally {
    await zone.remove()
  }
})

test('a profile that is none is a usage error', async () => {
  const finished = await run(process.execPath, [load, 'nonsense'], {})
  expect(finished.code).toBe(2)
  expect(finished.stderr).toContain('smoke')
})
