/** What `v2x user` prints lets its user in. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readUsers } from '../broker/users.ts'
import { run } from './zone-process.ts'

const cli = join(import.meta.dirname, '..', 'dist', 'cli.js')

test('v2x user makes a secret and the entry that knows it', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'v2x-user-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const flags = ['--class', 'gateway', '--ids', 'bus-*', 'rsu-7', '--json']
  const { code, stdout } = await run(process.execPath, [cli, 'user', 'bus-line', ...flags], {})
  expect(code).toBe(0)
  const { secret, entry } = JSON.parse(stdout) as { secret: string; entry: object }
  const file = join(directory, 'users.json')
  writeFileSync(file, JSON.stringify([entry]))
  const users = readUsers(file)
  expect(users.account('bus-line')).toMatchObject({ class: 'gateway', ids: ['bus-*', 'rsu-7'] })
  expect(await users.check('bus-line', Buffer.from(secret))).toBe('right')
  expect(await users.check('bus-line', Buffer.from(secret.slice(1)))).toBe('wrong')
})
