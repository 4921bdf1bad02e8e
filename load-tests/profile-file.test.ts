/** The form of a profile: every shipped one is of it, and a file that is not is told why. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readProfileFile } from './profile-file.ts'
import { k6Thresholds, profiles } from './profiles.ts'

const folder = mkdtempSync(join(tmpdir(), 'v2x-profile-'))
const file = join(folder, 'mine.json')

afterAll(() => rmSync(folder, { recursive: true }))

test.each(Object.keys(profiles))('%s, written to a file, is a profile', (name) => {
  const profile = profiles[name as keyof typeof profiles]
  writeFileSync(file, JSON.stringify(profile))
  expect(readProfileFile(file)).toEqual(profile)
})

test('a file that is none is told what is wrong with it, all at once', () => {
  const { what: _, ...rest } = profiles.smoke
  writeFileSync(file, JSON.stringify({ ...rest, script: 'nonsense', seconds: 0 }))
  expect(() => readProfileFile(file)).toThrow(/lacks 'what'.*none of smoke.*seconds.*0/s)
  writeFileSync(file, '{')
  expect(() => readProfileFile(file)).toThrow(/cannot read the profile .*mine\.json/)
})

test('thresholds are ours by name, and any of k6 as it is', () => {
  const thresholds = { puback: ['p(95)<20'], checks: ['rate==1'] }
  expect(k6Thresholds({ ...profiles.smoke, thresholds })).toEqual({
    v2x_publish_to_puback_ms: ['p(95)<20'],
    checks: ['rate==1'],
  })
})
