/** The programs that judge a zone say what they take, and refuse what they do not, before they start anything. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const programs = join(import.meta.dirname, '..', 'dist', 'test')

function run(name: string, ...args: string[]): { code: number | null; says: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(programs, name, 'main.js'), ...args],
    { encoding: 'utf8', timeout: 20_000 },
  )
  return { code: status, says: stdout + stderr }
}

test.each([
  ['gate', '--seed'],
  ['backlog', '--live-rate'],
  ['simfs', '--seeds'],
  ['surgery', '--flips'],
  ['hostile', '--half-open'],
  ['conformance', '--suite'],
  ['fuzz', '--count'],
  ['disk', '--only'],
  ['radio', '--for'],
  ['neighbours', '--pairs'],
])('%s tells of %s, and refuses another flag', (name, flag) => {
  const help = run(name, '--help')
  expect(help.says).toContain(`  ${flag} <`)
  expect(help.code).toBe(0)
  const refused = run(name, '--nonsense')
  expect(refused.says).toMatch(/^error: .*(nonsense|suite)/m)
  expect(refused.code).toBe(2)
})

test('a number is one, a suite is there', () => {
  expect(run('simfs', '--seeds', 'many')).toEqual({
    code: 2,
    says: expect.stringContaining("'many' is invalid"),
  })
  expect(run('radio', '--for', 'ever')).toEqual({
    code: 2,
    says: expect.stringContaining("'ever' is invalid"),
  })
  expect(run('conformance', 'paho', '--suite', programs)).toEqual({
    code: 2,
    says: expect.stringContaining('git clone --depth 1 https://'),
  })
})
