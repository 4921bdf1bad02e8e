/** Writer and reader together: what is durable is read, in order, and nothing else is called durable. */
import { expect, test, vi } from 'vitest'
import * as fc from 'fast-check'
import fs from 'node:fs'
import { join } from 'node:path'
import { nodeFs, type JournalFs } from './fs.ts'
import { lockFile, segmentHeaderBytes } from './format.ts'
import {
  appended,
  JournalUnderTest,
  packet,
  readAll,
  texts,
  unsyncedFs,
} from './journal-under-test.ts'
import { trimJournal } from './trim.ts'

test('what is durable is read back with publisher, sequence and bytes, across starts', async () => {
  const journal = new JournalUnderTest()
  const first = journal.open()
  await appended(first, 'one', '沪A·gateway')
  await new Promise<void>((resolve) => {
    first.append('b', Buffer.concat([packet('two'), packet('three')]), 2, resolve)
  })
  await first.close()
  const second = journal.open()
  expect(second.identity).toBe(first.identity)
  await appended(second, 'four')
  await second.close()

  const reader = journal.reader()
  expect(reader.identity).toMatch(/^test-[0-9a-f]{8}$/)
  const records = readAll(reader)
  expect(records.map((record) => [record.firstSequence, record.publisher])).toEqual([
    [1, '沪A·gateway'],
    [2, 'b'],
    [4, 'p'],
  ])
  expect(records.flatMap(texts)).toEqual(['one', 'two', 'three', 'four'])
  expect(records.map((record) => record.position.segment)).toEqual([1, 1, 2])
  expect(reader.takeSkipped()).toEqual([])

  const later = journal.reader(records[0]!.nextPosition)
  expect(readAll(later).flatMap(texts)).toEqual(['two', 'three', 'four'])
})

/** Node's files, and what is told when their bytes are on disk: by the sync, or by the write itself. */
function diskThat(
  writesThrough: boolean,
  tell: (done: (error: Error | null) => void) => void,
): JournalFs {
  return {
    ...nodeFs,
    writesThrough,
    write: (fd, bytes, position, done) =>
      nodeFs.write(fd, bytes, position, (error, written) => {
        if (writesThrough && error === null) tell((error) => done(error, written))
        else done(error, written)
      }),
    syncData: (fd, done) =>
      nodeFs.syncData(fd, (error) => (error === null ? tell(done) : done(error))),
  }
}

/** Whether a write goes through to the disk. */
const bothWays = [true, false]

test.each(bothWays)(
  'nothing is durable, nor read, before the disk says so (through: %s)',
  async (writesThrough) => {
    const journal = new JournalUnderTest()
    const held: (() => void)[] = []
    const holding = diskThat(writesThrough, (done) => held.push(() => done(null)))
    const writer = journal.open({ fs: holding })
    const reader = journal.reader()
    let isDurable = false
    const durable = appended(writer, 'held').then(() => {
      isDurable = true
    })
    await expect.poll(() => held.length).toBe(1)
    expect(fs.statSync(journal.segmentFile(1)).size).toBeGreaterThan(segmentHeaderBytes)
    expect(reader.next()).toBeUndefined()
    expect(isDurable).toBe(false)
    held.shift()!()
    await durable
    await expect.poll(() => reader.next()?.count).toBe(1)
    await writer.close()
  },
)

test.each(bothWays)(
  'appends of one turn share a sync, and are told in order (through: %s)',
  async (writesThrough) => {
    const journal = new JournalUnderTest()
    let syncs = 0
    const counting = diskThat(writesThrough, (done) => {
      syncs++
      done(null)
    })
    const writer = journal.open({ fs: counting })
    const order: number[] = []
    const all = Array.from({ length: 200 }, (_, index) =>
      appended(writer, `${index}`).then(() => order.push(index)),
    )
    await Promise.all(all)
    expect(order).toEqual(Array.from({ length: 200 }, (_, index) => index))
    expect(syncs).toBe(1)
    expect(writer.stats()).toMatchObject({ packets: 200, commits: 1, queuedBytes: 0 })
    await writer.close()
  },
)

test('beyond its limit the writer says hold, takes the record all the same, and says when there is room', async () => {
  const journal = new JournalUnderTest()
  const writer = journal.open({ queueBytesMax: 10_000 })
  const big = packet('x'.repeat(9_000))
  let drains = 0
  writer.onDrain(() => drains++)
  let durable = 0
  expect(writer.append('p', big, 1, () => durable++)).toBe(true)
  expect(writer.append('p', big, 1, () => durable++)).toBe(false)
  expect(writer.holding).toBe(true)
  await expect.poll(() => drains).toBe(1)
  expect(durable).toBe(2)
  expect(writer.holding).toBe(false)
  await writer.close()
  expect(journal.readTexts().texts.length).toBe(2)
})

test('a caller who never holds is stopped, not given memory without end', async () => {
  const journal = new JournalUnderTest()
  const writer = journal.open({ queueBytesMax: 1000 })
  const big = packet('x'.repeat(100_000))
  const flood = (): void => {
    for (let i = 0; i < 100; i++) writer.append('p', big, 1, () => undefined)
  }
  expect(flood).toThrow('the queue is full')
  await writer.close()
})

test('segments rotate, the reader follows, sequences have no gap', async () => {
  const journal = new JournalUnderTest()
  const writer = journal.open({ segmentBytesMax: 4096 })
  const names = Array.from({ length: 60 }, (_, index) => `${index}-${'y'.repeat(200)}`)
  for (const name of names) await appended(writer, name)
  await writer.close()
  const reader = journal.reader()
  const records = readAll(reader)
  expect(records.flatMap(texts)).toEqual(names)
  expect(records.map((record) => record.firstSequence)).toEqual(names.map((_, index) => index + 1))
  expect(records.at(-1)!.position.segment).toBeGreaterThan(3)
})

test('a second writer is refused while the first lives, and a lock left by a kill is not in the way', async () => {
  const journal = new JournalUnderTest()
  const writer = journal.open()
  expect(() => journal.open()).toThrow(/cannot open the journal: process \d+ has it open/)
  await writer.close()
  // A process number beyond what Linux gives out: such a process cannot be there.
  fs.writeFileSync(join(journal.directory, lockFile), '999999999 gone:1\n')
  await journal.open().close()
  // The same number, but another process: it began at another time.
  fs.writeFileSync(join(journal.directory, lockFile), `${process.pid} other-boot:1\n`)
  await journal.open().close()
})

test.each(bothWays)(
  'an error of the disk latches the writer, the next start goes on (through: %s)',
  async (writesThrough) => {
    const journal = new JournalUnderTest()
    let errors = 0
    const broken = diskThat(writesThrough, (done) => {
      errors++
      done(Object.assign(new Error('i/o error'), { code: 'EIO' }))
    })
    const failures: string[] = []
    const writer = journal.open({ fs: broken, onFailure: (error) => failures.push(error.code) })
    let acknowledged = false
    writer.append('p', packet('lost'), 1, () => {
      acknowledged = true
    })
    await expect.poll(() => failures).toEqual(['JOURNAL_FAILED'])
    expect(writer.append('p', packet('refused'), 1, () => undefined)).toBe(false)
    await writer.close()
    expect(acknowledged).toBe(false)
    expect(errors).toBe(1)
    const next = journal.open()
    await appended(next, 'after')
    await next.close()
    expect(journal.readTexts().texts).toContain('after')
  },
)

test('on Linux a write to any segment returns at the disk', async ({ skip }) => {
  if (!nodeFs.writesThrough) skip('only Linux is known to write through')
  const journal = new JournalUnderTest()
  const writer = journal.open({ segmentBytesMax: 300 })
  const flagsOf = (segment: number): number => {
    const fd = fs
      .readdirSync('/proc/self/fd')
      .find((each) => linkOf(each) === journal.segmentFile(segment))
    const info = fs.readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8')
    return Number.parseInt(/^flags:\s*(\d+)/m.exec(info)![1]!, 8)
  }
  expect(flagsOf(1) & fs.constants.O_DSYNC).not.toBe(0)
  await appended(writer, 'a'.repeat(300))
  await appended(writer, 'b')
  expect(flagsOf(2) & fs.constants.O_DSYNC).not.toBe(0)
  await writer.close()
})

function linkOf(fd: string): string | undefined {
  try {
    return fs.readlinkSync(`/proc/self/fd/${fd}`)
  } catch {
    // That of the listing itself is closed by now.
    return undefined
  }
}

test('only whole segments before the checkpoint and older than the keep time go, never the newest', async () => {
  const journal = new JournalUnderTest()
  for (const name of ['a', 'b', 'c']) {
    const writer = journal.open()
    await appended(writer, name)
    await writer.close()
  }
  const before = { segment: 3, offset: segmentHeaderBytes }
  expect(trimJournal({ directory: journal.directory, before, keepSeconds: 3600 })).toEqual([])
  expect(
    trimJournal({
      directory: journal.directory,
      before: { segment: 2, offset: 64 },
      keepSeconds: 0,
    }),
  ).toEqual([1])
  expect(
    trimJournal({
      directory: journal.directory,
      before: { segment: 99, offset: 64 },
      keepSeconds: 0,
    }),
  ).toEqual([2])
  expect(journal.readTexts()).toEqual({ texts: ['c'], skipped: [] })
})

test('whatever is appended in whatever portions comes back, in order, from any position', async () => {
  const portions = fc.array(
    fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { minLength: 1, maxLength: 5 }),
    { minLength: 1, maxLength: 20 },
  )
  await fc.assert(
    fc.asyncProperty(portions, fc.integer({ min: 100, max: 5000 }), async (records, size) => {
      const journal = new JournalUnderTest()
      const writer = journal.open({ segmentBytesMax: size, fs: unsyncedFs })
      const durable = records.map((names) => {
        const bytes = Buffer.concat(names.map(packet))
        return new Promise<void>((resolve) => writer.append('p', bytes, names.length, resolve))
      })
      await Promise.all(durable)
      await writer.close()
      const reader = journal.reader()
      const read = readAll(reader)
      expect(read.map(texts)).toEqual(records)
      const middle = read[read.length >> 1]!
      const later = journal.reader(middle.position)
      expect(readAll(later).map(texts)).toEqual(records.slice(read.length >> 1))
    }),
    { numRuns: 60 },
  )
})

test('a reader beside a busy writer gets every record once, in order, across rotations', async () => {
  const journal = new JournalUnderTest()
  const writer = journal.open({ segmentBytesMax: 20_000 })
  const reader = journal.reader()
  const seen: string[] = []
  const total = 3000
  let durable = 0
  for (let next = 0; next < total;) {
    for (const end = Math.min(total, next + 37); next < end; next++) {
      writer.append('p', packet(`${next}`), 1, () => durable++)
    }
    // Now and then all of it: a segment is left only between two commits.
    if (next % 370 === 0) await vi.waitFor(() => expect(durable).toBe(next))
    await new Promise(setImmediate)
    for (const record of readAll(reader)) {
      seen.push(...texts(record))
      // Never ahead of what its writer was told.
      expect(record.firstSequence).toBeLessThanOrEqual(durable)
    }
  }
  await writer.close()
  for (const record of readAll(reader)) seen.push(...texts(record))
  expect(seen).toEqual(Array.from({ length: total }, (_, index) => `${index}`))
  expect(reader.position.segment).toBeGreaterThan(5)
  expect(reader.takeSkipped()).toEqual([])
})

test('commits begin apart, unless there is enough for one or the writer closes', async () => {
  const journal = new JournalUnderTest()
  const writer = journal.open({ fs: unsyncedFs, commitSpacingMs: 60_000 })
  await appended(writer, 'at once')
  const durable: string[] = []
  const append = (text: string): void => {
    void appended(writer, text).then(() => durable.push(text[0]!))
  }
  append('b waits')
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(durable).toEqual([])
  append('c'.repeat(64 * 1024))
  await expect.poll(() => durable).toEqual(['b', 'c'])
  append('d waits')
  await writer.close()
  expect(durable).toEqual(['b', 'c', 'd'])
  expect(writer.stats().commits).toBe(3)
})
