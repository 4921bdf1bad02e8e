/** Room for the journal: what is full waits and goes on, nothing of it is lost, and only what may wait does. */
import { expect, test } from 'vitest'
import fs from 'node:fs'
import { constants } from 'node:os'
import { nodeFs, type JournalFs } from './fs.ts'
import { durableFile, segmentHeaderBytes } from './format.ts'
import {
  appended,
  JournalUnderTest,
  packet,
  readAll,
  texts,
  unsyncedFs,
} from './journal-under-test.ts'
import { isNoSpace, JournalSpace, type SpaceLevel } from './space.ts'
import { trimJournal } from './trim.ts'
import type { JournalWriter } from './writer.ts'

const full = Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' })
/** As Node has it. */
const overQuota = Object.assign(new Error('UNKNOWN: unknown error, write'), {
  code: 'UNKNOWN',
  errno: -constants.errno.EDQUOT,
})

/** A disk that takes so many bytes more, and looks when the test says so. */
class SmallDisk {
  leftBytes = Infinity
  readonly files: JournalFs
  look = (): void => undefined

  constructor(noSpace: Error = full) {
    this.files = {
      ...unsyncedFs,
      open: (path, flags) => {
        if (flags === 'wx+' && this.leftBytes <= 0) throw noSpace
        return nodeFs.open(path, flags)
      },
      writeSync: (fd, bytes, position) => {
        if (this.leftBytes <= 0) throw noSpace
        nodeFs.writeSync(fd, bytes, position)
      },
      write: (fd, bytes, position, done) => {
        // As write(2) does: what fits is written, and the next call fails.
        const fits = Math.min(bytes.length, this.leftBytes)
        this.leftBytes -= fits
        if (fits === 0) setImmediate(done, noSpace, 0)
        else nodeFs.write(fd, bytes.subarray(0, fits), position, done)
      },
    }
  }

  readonly watch = (look: () => void): (() => void) => {
    this.look = look
    return () => undefined
  }
}

function appendAll(writer: JournalWriter, names: readonly string[], told: string[]): void {
  for (const name of names) writer.append('p', packet(name), 1, () => told.push(name))
}

test.each([full, overQuota])(
  'a write that ends with "$message" in its middle goes on at the same place once there is room',
  async (error) => {
    const journal = new JournalUnderTest()
    const disk = new SmallDisk(error)
    const writer = journal.open({ fs: disk.files, watch: disk.watch })
    const told: string[] = []
    await appended(writer, 'before')
    disk.leftBytes = 100
    appendAll(writer, ['one', 'two', 'three'], told)
    await expect.poll(() => writer.space.level).toBe('full')
    expect(writer.holding).toBe(true)
    expect(writer.failure).toBeUndefined()
    // Still none: it is tried, and waits again.
    disk.look()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(told).toEqual([])
    expect(journal.readTexts()).toEqual({ texts: ['before'], skipped: [] })
    let drains = 0
    writer.onDrain(() => drains++)
    disk.leftBytes = Infinity
    disk.look()
    await expect.poll(() => told).toEqual(['one', 'two', 'three'])
    expect(drains).toBe(1)
    await appended(writer, 'after')
    await writer.close()
    const all = ['before', 'one', 'two', 'three', 'after']
    expect(journal.readTexts()).toEqual({ texts: all, skipped: [] })
  },
)

test('the next segment is made once there is room for it', async () => {
  const journal = new JournalUnderTest()
  const disk = new SmallDisk()
  const writer = journal.open({ fs: disk.files, watch: disk.watch, segmentBytesMax: 300 })
  await appended(writer, 'a'.repeat(300))
  disk.leftBytes = 0
  const told: string[] = []
  appendAll(writer, ['b'], told)
  await expect.poll(() => writer.space.level).toBe('full')
  expect(fs.existsSync(journal.segmentFile(2))).toBe(false)
  disk.leftBytes = Infinity
  disk.look()
  await expect.poll(() => told).toEqual(['b'])
  await writer.close()
  expect(journal.readTexts()).toEqual({ texts: ['a'.repeat(300), 'b'], skipped: [] })
  expect(fs.existsSync(journal.segmentFile(2))).toBe(true)
})

test('no room found by a sync is final: what was written may be gone from the page cache', async () => {
  const journal = new JournalUnderTest()
  const files: JournalFs = {
    ...nodeFs,
    writesThrough: false,
    syncData: (_fd, done) => setImmediate(done, full),
  }
  const writer = journal.open({ fs: files })
  writer.append('p', packet('lost'), 1, () => expect.unreachable())
  await expect.poll(() => writer.failure?.code).toBe('JOURNAL_FAILED')
  await writer.close()
})

test('no room found by a write through is waited for: all of its bytes are written again', async () => {
  const journal = new JournalUnderTest()
  const disk = new SmallDisk()
  let isFull = false
  const files: JournalFs = {
    ...disk.files,
    writesThrough: true,
    write: (fd, bytes, position, done) => {
      // The page cache had them, the disk did not.
      if (isFull) nodeFs.write(fd, Buffer.alloc(bytes.length), position, () => done(full, 0))
      else nodeFs.write(fd, bytes, position, done)
    },
  }
  const writer = journal.open({ fs: files, watch: disk.watch })
  await appended(writer, 'before')
  isFull = true
  const told: string[] = []
  appendAll(writer, ['one', 'two'], told)
  await expect.poll(() => writer.space.level).toBe('full')
  expect(told).toEqual([])
  isFull = false
  disk.look()
  await expect.poll(() => told).toEqual(['one', 'two'])
  await writer.close()
  expect(journal.readTexts()).toEqual({ texts: ['before', 'one', 'two'], skipped: [] })
})

test('a durable mark without room is written later; what was acknowledged does not wait for it', async () => {
  const journal = new JournalUnderTest()
  const disk = new SmallDisk()
  let isFull = false
  const files: JournalFs = {
    ...disk.files,
    writeSync: (fd, bytes, position) => {
      const isMark = fs.readlinkSync(`/proc/self/fd/${fd}`).endsWith(`/${durableFile}`)
      if (isMark && isFull) throw full
      disk.files.writeSync(fd, bytes, position)
    },
  }
  const writer = journal.open({ fs: files, watch: disk.watch })
  isFull = true
  await appended(writer, 'a')
  await appended(writer, 'b')
  expect(journal.readTexts().texts).toEqual([])
  isFull = false
  const lookAndRead = (): readonly string[] => {
    disk.look()
    return journal.readTexts().texts
  }
  await expect.poll(lookAndRead).toEqual(['a', 'b'])
  expect(writer.failure).toBeUndefined()
  await writer.close()
})

test('a writer that closes without room drops what it promised nobody, and the next start goes on', async () => {
  const journal = new JournalUnderTest()
  const disk = new SmallDisk()
  const writer = journal.open({ fs: disk.files, watch: disk.watch })
  await appended(writer, 'kept')
  disk.leftBytes = 50
  const told: string[] = []
  appendAll(writer, ['dropped'], told)
  await expect.poll(() => writer.space.level).toBe('full')
  appendAll(writer, ['dropped as well'], told)
  await writer.close()
  const next = journal.open()
  expect(next.recovered.tornBytes).toBe(50)
  await appended(next, 'after')
  await next.close()
  expect(told).toEqual([])
  expect(journal.readTexts()).toEqual({ texts: ['kept', 'after'], skipped: [] })
})

test('a start without room says so and leaves no half segment behind', async () => {
  const journal = new JournalUnderTest()
  await journal.write(['a'])
  const disk = new SmallDisk()
  let segments = 0
  const files: JournalFs = {
    ...disk.files,
    open: (path, flags) => {
      const fd = disk.files.open(path, flags)
      if (flags === 'wx+' && path.endsWith('.seg')) {
        segments++
        disk.leftBytes = 0
      }
      return fd
    },
  }
  expect(() => journal.open({ fs: files })).toThrow(
    expect.objectContaining({ code: 'JOURNAL_NO_SPACE' }),
  )
  expect(segments).toBe(1)
  expect(fs.existsSync(journal.segmentFile(2))).toBe(false)
  const writer = journal.open({ fs: unsyncedFs })
  await appended(writer, 'b')
  await writer.close()
  expect(journal.readTexts()).toEqual({ texts: ['a', 'b'], skipped: [] })
})

test('levels follow budget and reserve, and end a little later than they began', () => {
  const files: JournalFs = { ...nodeFs, list: () => [], freeBytes: () => 10_000 }
  const levelsOf = (space: JournalSpace, used: readonly number[]): SpaceLevel[] =>
    used.map((bytes) => {
      space.look(bytes)
      return space.level
    })
  const steps = [0, 799, 800, 760, 749, 999, 1000, 960, 949, 700]
  const expected = ['ample', 'ample', 'scarce', 'scarce', 'ample']
  const then = ['scarce', 'full', 'full', 'scarce', 'ample']
  const byBudget = new JournalSpace(files, '/j', { bytesMax: 1000, reserveBytes: 5000 })
  expect(levelsOf(byBudget, steps)).toEqual([...expected, ...then])
  expect(byBudget.warning).toBeUndefined()
  // 10,000 are free and 9,000 must stay so: what waits may have 1,000.
  const byVolume = new JournalSpace(files, '/j', { bytesMax: 0, reserveBytes: 9000 })
  expect(levelsOf(byVolume, steps)).toEqual([...expected, ...then])
  byVolume.take(301)
  expect(byVolume.level).toBe('full')
  expect(byVolume.warning).toContain('10000 bytes free, of which 9000 stay free')
})

test('what a commit under way has written already is counted once', async () => {
  const journal = new JournalUnderTest()
  const disk = new SmallDisk()
  let synced = (): void => undefined
  const files: JournalFs = { ...disk.files, syncData: (_fd, done) => (synced = () => done(null)) }
  const writer = journal.open({ fs: files, watch: disk.watch })
  const told: string[] = []
  appendAll(writer, ['one', 'two'], told)
  const { usedBytes } = writer.space
  const segment = journal.segmentFile(1)
  await expect.poll(() => fs.statSync(segment).size).toBe(usedBytes)
  disk.look()
  expect([told, writer.space.usedBytes]).toEqual([[], usedBytes])
  synced()
  await expect.poll(() => told).toEqual(['one', 'two'])
  disk.look()
  expect(writer.space.usedBytes).toBe(usedBytes)
  await writer.close()
})

test('where nothing can be measured, what is taken counts all the same', () => {
  let isBroken = false
  const files: JournalFs = {
    ...nodeFs,
    list: () => {
      if (isBroken) throw Object.assign(new Error('EMFILE'), { code: 'EMFILE' })
      return []
    },
    freeBytes: () => Infinity,
  }
  const space = new JournalSpace(files, '/j', { bytesMax: 1000, reserveBytes: 0 })
  space.look()
  isBroken = true
  space.take(1000)
  space.look()
  expect(space.level).toBe('full')
})

test('a journal that one segment fills opens another, so that the first may go', async () => {
  const journal = new JournalUnderTest()
  const disk = new SmallDisk()
  const space = { bytesMax: 20_000, reserveBytes: 0 }
  const writer = journal.open({ fs: disk.files, watch: disk.watch, space })
  await appended(writer, 'x'.repeat(21_000))
  expect(writer.space.level).toBe('full')
  disk.look()
  await expect
    .poll(() => writer.stats().durable)
    .toEqual({ segment: 2, offset: segmentHeaderBytes })
  // Once is enough.
  disk.look()
  disk.look()
  expect(writer.stats().durable.segment).toBe(2)
  const before = writer.stats().durable
  expect(trimJournal({ directory: journal.directory, before, keepSeconds: 0 })).toEqual([1])
  disk.look()
  expect(writer.space.level).toBe('ample')
  expect(writer.holding).toBe(false)
  await writer.close()
})

test('while room is short segments go after a minute, the oldest first, and no more than needed', async () => {
  const journal = new JournalUnderTest()
  for (const name of ['a', 'b', 'c', 'd']) await journal.write([name])
  const before = { segment: 4, offset: segmentHeaderBytes }
  let asked = 0
  const trim = (afterSeconds: number, scarceTimes: number): number[] => {
    asked = 0
    return trimJournal({
      directory: journal.directory,
      before,
      keepSeconds: 3600,
      isScarce: () => ++asked <= scarceTimes,
      clock: { nowMicros: () => (Date.now() + afterSeconds * 1000) * 1000, monotonicMs: () => 0 },
    })
  }
  expect(trim(30, 9)).toEqual([])
  expect(asked).toBe(0)
  expect(trim(90, 1)).toEqual([1])
  expect(trim(90, 9)).toEqual([2, 3])
  const reader = journal.reader()
  expect(readAll(reader).flatMap(texts)).toEqual(['d'])
})

test('only these two errors say that there is no room', () => {
  const others = ['EIO', 'EFBIG', 'EROFS'].map((code) => Object.assign(new Error(code), { code }))
  expect([full, overQuota, ...others].map(isNoSpace)).toEqual([true, true, false, false, false])
})
