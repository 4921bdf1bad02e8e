/** Writer and reader together on a real directory: what was acknowledged is read, in order, whatever happens to the files. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as fc from 'fast-check'
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeFs, type JournalFs } from './fs.ts'
import { lockFile, segmentFileName, segmentHeaderBytes } from './format.ts'
import { walkPublishPackets, writePublish, publishBytesMax } from './publish-packet.ts'
import { openJournalReader, type JournalReader, type JournalRecord } from './reader.ts'
import { trimJournal } from './trim.ts'
import { openJournalWriter, type JournalWriter, type JournalWriterOptions } from './writer.ts'

let directory: string
beforeEach(() => {
  directory = fs.mkdtempSync(join(tmpdir(), 'v2x-journal-'))
})
afterEach(() => {
  fs.rmSync(directory, { recursive: true, force: true })
})

function open(options: Partial<JournalWriterOptions> = {}): JournalWriter {
  return openJournalWriter({ directory, node: 'test', ...options })
}

/** One PUBLISH packet whose payload is `text`. */
function packet(text: string): Buffer {
  const payload = Buffer.from(text)
  const topic = 'v2x/v1/obu/a/bsm/up'
  const into = Buffer.alloc(publishBytesMax(topic.length, payload.length))
  const end = writePublish(
    { topic, payload, qos: 1, packetId: 7, dup: false, retain: false },
    into,
    0,
  )
  return into.subarray(0, end)
}

function appended(writer: JournalWriter, text: string, publisher = 'p'): Promise<void> {
  return new Promise((resolve) => writer.append(publisher, packet(text), 1, resolve))
}

/** The payloads of a record's packets. */
function texts(record: JournalRecord): string[] {
  const found: string[] = []
  walkPublishPackets(record.packets, (view) =>
    found.push(record.packets.toString('utf8', view.payloadStart, view.end)),
  )
  expect(found.length).toBe(record.count)
  return found
}

function readAll(reader: JournalReader): JournalRecord[] {
  const records: JournalRecord[] = []
  for (let record = reader.next(); record !== undefined; record = reader.next()) {
    records.push(record)
  }
  return records
}

function readTexts(): { texts: string[]; skipped: ReturnType<JournalReader['takeSkipped']> } {
  const reader = openJournalReader({ directory })
  const found = readAll(reader).flatMap(texts)
  const skipped = reader.takeSkipped()
  reader.close()
  return { texts: found, skipped }
}

const segmentFile = (segment: number): string => join(directory, segmentFileName(segment))

/** Writes `names`, one record each, and closes; gives where each record ends in segment 1. */
async function writeNames(names: readonly string[]): Promise<number[]> {
  const writer = open()
  await Promise.all(names.map((name) => appended(writer, name)))
  await writer.close()
  const reader = openJournalReader({ directory })
  const ends = readAll(reader).map((record) => record.nextPosition.offset)
  reader.close()
  return ends
}

test('what is durable is read back with publisher, sequence and bytes, across starts', async () => {
  const first = open()
  await appended(first, 'one', '沪A·gateway')
  await new Promise<void>((resolve) => {
    first.append('b', Buffer.concat([packet('two'), packet('three')]), 2, resolve)
  })
  await first.close()
  const second = open()
  expect(second.identity).toBe(first.identity)
  await appended(second, 'four')
  await second.close()

  const reader = openJournalReader({ directory })
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
  reader.close()

  const later = openJournalReader({ directory, from: records[0]!.nextPosition })
  expect(readAll(later).flatMap(texts)).toEqual(['two', 'three', 'four'])
  later.close()
})

test('nothing is durable, and nothing is read, before the sync returns', async () => {
  const held: (() => void)[] = []
  const holding: JournalFs = {
    ...nodeFs,
    syncData: (fd, done) => {
      held.push(() => nodeFs.syncData(fd, done))
    },
  }
  const writer = open({ fs: holding })
  const reader = openJournalReader({ directory })
  let isDurable = false
  const durable = appended(writer, 'held').then(() => {
    isDurable = true
  })
  await expect.poll(() => held.length).toBe(1)
  expect(fs.statSync(segmentFile(1)).size).toBeGreaterThan(segmentHeaderBytes)
  expect(reader.next()).toBeUndefined()
  expect(isDurable).toBe(false)
  held.shift()!()
  await durable
  await expect.poll(() => reader.next()?.count).toBe(1)
  reader.close()
  await writer.close()
})

test('appends of one turn and of a commit under way share a sync, and are told in order', async () => {
  let syncs = 0
  const counting: JournalFs = {
    ...nodeFs,
    syncData: (fd, done) => {
      syncs++
      nodeFs.syncData(fd, done)
    },
  }
  const writer = open({ fs: counting })
  const order: number[] = []
  const all = Array.from({ length: 200 }, (_, index) =>
    appended(writer, `${index}`).then(() => order.push(index)),
  )
  await Promise.all(all)
  expect(order).toEqual(Array.from({ length: 200 }, (_, index) => index))
  expect(syncs).toBe(1)
  expect(writer.stats()).toMatchObject({ packets: 200, commits: 1, queuedBytes: 0 })
  await writer.close()
})

test('beyond its limit the writer says hold, takes the record all the same, and says when there is room', async () => {
  const writer = open({ queueBytesMax: 10_000 })
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
  expect(readTexts().texts.length).toBe(2)
})

test('a caller who never holds is stopped, not given memory without end', async () => {
  const writer = open({ queueBytesMax: 1000 })
  const big = packet('x'.repeat(100_000))
  const flood = (): void => {
    for (let i = 0; i < 100; i++) writer.append('p', big, 1, () => undefined)
  }
  expect(flood).toThrow('the queue is full')
  await writer.close()
})

test('segments rotate, the reader follows, sequences have no gap', async () => {
  const writer = open({ segmentBytesMax: 4096 })
  const names = Array.from({ length: 60 }, (_, index) => `${index}-${'y'.repeat(200)}`)
  for (const name of names) await appended(writer, name)
  await writer.close()
  const reader = openJournalReader({ directory })
  const records = readAll(reader)
  expect(records.flatMap(texts)).toEqual(names)
  expect(records.map((record) => record.firstSequence)).toEqual(names.map((_, index) => index + 1))
  expect(records.at(-1)!.position.segment).toBeGreaterThan(3)
  reader.close()
})

test('a second writer is refused while the first lives, and a lock left by a kill is not in the way', async () => {
  const writer = open()
  expect(() => open()).toThrow(/cannot write the journal .* process \d+ writes it/)
  await writer.close()
  // A process number beyond what Linux gives out: such a process cannot be there.
  fs.writeFileSync(join(directory, lockFile), '999999999 gone:1\n')
  await open().close()
  // The same number, but another process: it began at another time.
  fs.writeFileSync(join(directory, lockFile), `${process.pid} other-boot:1\n`)
  await open().close()
})

test('a sync error latches the writer: nothing more is acknowledged, the next start goes on', async () => {
  const broken: JournalFs = {
    ...nodeFs,
    syncData: (_fd, done) => done(Object.assign(new Error('i/o error'), { code: 'EIO' })),
  }
  const failures: string[] = []
  const writer = open({ fs: broken, onFailure: (error) => failures.push(error.code) })
  let acknowledged = false
  writer.append('p', packet('lost'), 1, () => {
    acknowledged = true
  })
  await expect.poll(() => failures).toEqual(['JOURNAL_FAILED'])
  expect(writer.append('p', packet('refused'), 1, () => undefined)).toBe(false)
  await writer.close()
  expect(acknowledged).toBe(false)
  const next = open()
  await appended(next, 'after')
  await next.close()
  expect(readTexts().texts).toContain('after')
})

test('a tail torn at any byte of the last three records leaves exactly the complete ones', async () => {
  const names = ['a', 'bb'.repeat(40), 'ccc'.repeat(30), 'dddd'.repeat(20)]
  const ends = await writeNames(names)
  const whole = fs.readFileSync(segmentFile(1))
  expect(whole.length).toBe(ends[3])
  for (let cut = ends[0]!; cut <= whole.length; cut++) {
    fs.rmSync(segmentFile(2), { force: true })
    fs.writeFileSync(segmentFile(1), whole.subarray(0, cut))
    const complete = names.filter((_, index) => ends[index]! <= cut)
    const writer = open()
    expect(writer.recovered.tornBytes).toBe(cut - ends[complete.length - 1]!)
    await writer.close()
    expect(readTexts()).toEqual({ texts: complete, skipped: [] })
  }
})

test('a bad record before sound ones stays, is reported once, and the rest is delivered', async () => {
  const names = ['a', 'b', 'c', 'd']
  const ends = await writeNames(names)
  const bytes = fs.readFileSync(segmentFile(1))
  bytes[ends[1]! - 1]! ^= 1
  fs.writeFileSync(segmentFile(1), bytes)
  const writer = open()
  expect(writer.recovered).toMatchObject({ tornBytes: 0, badBytes: ends[1]! - ends[0]! })
  await appended(writer, 'e')
  await writer.close()
  expect(fs.statSync(segmentFile(1)).size).toBe(bytes.length)
  expect(readTexts()).toEqual({
    texts: ['a', 'c', 'd', 'e'],
    skipped: [{ segment: 1, from: ends[0], to: ends[1], reason: 'bad-record' }],
  })
})

test('an acknowledged record that is damaged at the very end is reported, not cut off as a torn tail', async () => {
  const ends = await writeNames(['a', 'b'])
  const bytes = fs.readFileSync(segmentFile(1))
  bytes[ends[1]! - 1]! ^= 1
  fs.writeFileSync(segmentFile(1), bytes)
  const writer = open()
  await appended(writer, 'c')
  await writer.close()
  const reader = openJournalReader({ directory })
  const records = readAll(reader)
  expect(records.flatMap(texts)).toEqual(['a', 'c'])
  // The damaged packet had sequence 2: it is not given again.
  expect(records.map((record) => record.firstSequence)).toEqual([1, 3])
  const [skipped] = reader.takeSkipped()
  expect(reader.readRange(skipped!)).toEqual(bytes.subarray(ends[0], ends[1]))
  reader.close()
})

test('any single bit flip in a sealed segment is detected and costs at most its own record', async () => {
  const names = Array.from({ length: 40 }, (_, index) => `${index}:${'z'.repeat(index * 3)}`)
  const ends = await writeNames(names)
  await open().close()
  const whole = fs.readFileSync(segmentFile(1))
  fc.assert(
    fc.property(fc.nat({ max: whole.length * 8 - 1 }), (bit) => {
      const bytes = Buffer.from(whole)
      bytes[bit >> 3]! ^= 1 << (bit & 7)
      fs.writeFileSync(segmentFile(1), bytes)
      const hit = ends.findIndex((end) => bit >> 3 < end)
      const inHeader = bit >> 3 < segmentHeaderBytes
      const read = readTexts()
      expect(read.texts).toEqual(names.filter((_, index) => inHeader || index !== hit))
      expect(read.skipped.map((skip) => skip.reason)).toEqual([
        inHeader ? 'bad-header' : 'bad-record',
      ])
    }),
    { numRuns: 1500 },
  )
})

test('a missing segment is reported and the rest is read; a copied one is not taken for another', async () => {
  for (const name of ['a', 'b', 'c']) {
    const writer = open()
    await appended(writer, name)
    await writer.close()
  }
  fs.copyFileSync(segmentFile(1), segmentFile(4))
  fs.rmSync(segmentFile(2))
  await open().close()
  const { texts, skipped } = readTexts()
  expect(texts).toEqual(['a', 'c'])
  expect(skipped.map((skip) => [skip.segment, skip.reason])).toEqual([
    [2, 'missing-segment'],
    [4, 'misplaced-segment'],
  ])
})

test('a position beyond the journal starts over and says so', async () => {
  await writeNames(['a'])
  const reader = openJournalReader({ directory, from: { segment: 9, offset: 64 } })
  expect(readAll(reader).flatMap(texts)).toEqual(['a'])
  expect(reader.takeSkipped()).toMatchObject([{ segment: 9, reason: 'unknown-position' }])
  reader.close()
})

test('a journal without its identity, or of a newer format, is refused', async () => {
  expect(() => openJournalReader({ directory })).toThrow('there is none')
  await writeNames(['a'])
  fs.rmSync(join(directory, 'identity'))
  expect(() => open()).toThrow("its file 'identity' is missing")
})

test('only whole segments before the checkpoint and older than the keep time go, never the newest', async () => {
  for (const name of ['a', 'b', 'c']) {
    const writer = open()
    await appended(writer, name)
    await writer.close()
  }
  const before = { segment: 3, offset: segmentHeaderBytes }
  expect(trimJournal({ directory, before, keepSeconds: 3600 })).toEqual([])
  expect(trimJournal({ directory, before: { segment: 2, offset: 64 }, keepSeconds: 0 })).toEqual([
    1,
  ])
  expect(trimJournal({ directory, before: { segment: 99, offset: 64 }, keepSeconds: 0 })).toEqual([
    2,
  ])
  expect(readTexts()).toEqual({ texts: ['c'], skipped: [] })
})

test('whatever is appended in whatever portions comes back, in order, from any position', async () => {
  const portions = fc.array(
    fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { minLength: 1, maxLength: 5 }),
    { minLength: 1, maxLength: 20 },
  )
  await fc.assert(
    fc.asyncProperty(portions, fc.integer({ min: 100, max: 5000 }), async (records, size) => {
      fs.rmSync(directory, { recursive: true, force: true })
      const writer = open({ segmentBytesMax: size })
      const durable = records.map((names) => {
        const bytes = Buffer.concat(names.map(packet))
        return new Promise<void>((resolve) => writer.append('p', bytes, names.length, resolve))
      })
      await Promise.all(durable)
      await writer.close()
      const reader = openJournalReader({ directory })
      const read = readAll(reader)
      expect(read.map(texts)).toEqual(records)
      reader.close()
      const middle = read[read.length >> 1]!
      const later = openJournalReader({ directory, from: middle.position })
      expect(readAll(later).map(texts)).toEqual(records.slice(read.length >> 1))
      later.close()
    }),
    { numRuns: 60 },
  )
})
