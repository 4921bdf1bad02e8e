/** `v2x simulate` as people use it: what there is to run, and that a run is the same in every process. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { runSimulation } from '../simulator/simulate.ts'
import { shippedScenarios } from '../simulator/scenario/scenario.ts'
import { createLog } from '../common/log.ts'
import { projectRoot } from './project-files.ts'

function simulate(...flags: string[]): { code: number | null; out: string; err: string } {
  const args = [`${projectRoot}/dist/cli.js`, 'simulate', ...flags]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return { code: status, out: stdout, err: stderr }
}

test('the list names every shipped scenario with its title; an unknown name leads to it', () => {
  const { code, out } = simulate('--list')
  expect(code).toBe(0)
  for (const { name, title } of shippedScenarios()) {
    expect(
      out.split('\n').some((line) => line.startsWith(`${name} `) && line.endsWith(title)),
    ).toBe(true)
  }
  expect(JSON.parse(simulate('--list', '--json').out)).toEqual({ scenarios: shippedScenarios() })
  const unknown = simulate('--scenario', 'nowhere', '--speed', 'max')
  expect(unknown.code).toBe(1)
  expect(unknown.err).toContain(
    shippedScenarios()
      .map(({ name }) => name)
      .join(', '),
  )
})

test('vehicles are not counted out of floating-car data', () => {
  const { code, err } = simulate('--fcd', 'fcd.xml', '--vehicles', '3', '--speed', 'max')
  expect(code).toBe(2)
  expect(err).toContain('cannot use --vehicles with --fcd')
})

test('where nobody reads any more, as behind head, a command leaves without a word', async () => {
  const child = spawn(process.execPath, [`${projectRoot}/dist/cli.js`, 'simulate', '--list'])
  child.stdout.destroy()
  const closed = once(child, 'close')
  expect(await text(child.stderr)).toBe('')
  expect(await closed).toEqual([141, null])
})

test('a run prints the same hash in two processes and in this one, another seed another', async () => {
  const run = ['--scenario', 'default', '--seed', '7', '--vehicles', '40', '--for', '2s']
  const hashOf = (flags: string[]): string => {
    const { out } = simulate(...flags, '--speed', 'max', '--json')
    return (JSON.parse(out) as { sha256: string }).sha256
  }
  const here = await runSimulation({
    scenario: 'default',
    seed: 7,
    vehicles: 40,
    forSeconds: 2,
    speed: Infinity,
    log: createLog('test', 'silent'),
  })
  expect(hashOf(run)).toBe(here.sha256)
  expect(hashOf(run)).toBe(here.sha256)
  expect(hashOf([...run, '--seed', '8'])).not.toBe(here.sha256)
})
