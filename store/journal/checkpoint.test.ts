/** A checkpoint is the old one or the new one; garbage is told from a value, with the reason. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCheckpoint, writeCheckpoint } from './checkpoint.ts'
import { nodeFs } from './fs.ts'

let directory: string
let path: string
beforeEach(() => {
  directory = fs.mkdtempSync(join(tmpdir(), 'v2x-checkpoint-'))
  path = join(directory, 'checkpoint')
})
afterEach(() => {
  fs.rmSync(directory, { recursive: true, force: true })
})

test('what was written is read, and replaces what was there', async () => {
  expect(readCheckpoint(path)).toEqual({ value: undefined, reason: 'there is none' })
  await writeCheckpoint(path, { segment: 1 })
  await writeCheckpoint(path, { segment: 2, text: '测试区\n' })
  expect(readCheckpoint(path)).toEqual({ value: { segment: 2, text: '测试区\n' } })
  expect(fs.readdirSync(directory)).toEqual(['checkpoint'])
})

test('garbage, a cut and any flipped bit give no value', async () => {
  await writeCheckpoint(path, { segment: 123456 })
  const whole = fs.readFileSync(path)
  const others = [Buffer.alloc(0), Buffer.from('garbage'), Buffer.alloc(64, 0)]
  for (let cut = 0; cut < whole.length; cut++) others.push(whole.subarray(0, cut))
  for (let bit = 0; bit < whole.length * 8; bit++) {
    const bytes = Buffer.from(whole)
    bytes[bit >> 3]! ^= 1 << (bit & 7)
    others.push(bytes)
  }
  for (const bytes of others) {
    fs.writeFileSync(path, bytes)
    expect(readCheckpoint(path).value).toBeUndefined()
  }
})

test('a disk that fails to sync leaves the old one', async () => {
  await writeCheckpoint(path, 'old')
  const files = {
    ...nodeFs,
    syncData: (_fd: number, done: (error: Error | null) => void) => done(new Error('i/o error')),
  }
  await expect(writeCheckpoint(path, 'new', files)).rejects.toThrow('i/o error')
  expect(readCheckpoint(path)).toEqual({ value: 'old' })
  await writeCheckpoint(path, 'new')
  expect(readCheckpoint(path)).toEqual({ value: 'new' })
})
