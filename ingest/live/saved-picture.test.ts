/** The saved live picture: a restart shows the silent ones, and a bad file or disk breaks nothing. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLog } from '../../common/log.ts'
import { LivePicture } from './picture.ts'
import { SavedPicture } from './saved-picture.ts'

const log = createLog('ingest', 'silent')
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'v2x-live-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function picture(): LivePicture {
  return new LivePicture({ devicesMax: 100, bytesMax: 1_000_000 })
}

test('a restart shows who is silent now', async () => {
  const before = picture()
  const payload = Buffer.from('state')
  const times = { generatedAt: 1_790_000_000_000_000, receivedAt: 1_790_000_000_001_000 }
  before.original({ kind: 'rsu', deviceId: 'r', type: 'rsu_state', payload, ...times })
  const saved = new SavedPicture(before, join(folder, 'ingest'), log)
  await saved.stop()
  const after = picture()
  await new SavedPicture(after, join(folder, 'ingest'), log).restore()
  expect(after.export()).toEqual(before.export())
  expect(await readdir(join(folder, 'ingest'))).toEqual(['live-picture.bin'])
})

test.each([[''], ['torn'], ['x'.repeat(100)]])(
  'a file that is no picture is left out: %j',
  async (content) => {
    await writeFile(join(folder, 'live-picture.bin'), content)
    const after = picture()
    await new SavedPicture(after, folder, log).restore()
    expect(after.devicesKnown).toBe(0)
  },
)

test('a place that cannot be written breaks nothing', async () => {
  await writeFile(join(folder, 'file'), '')
  const saved = new SavedPicture(picture(), join(folder, 'file', 'below'), log)
  await expect(saved.stop()).resolves.toBeUndefined()
})
