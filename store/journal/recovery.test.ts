/** Damage of every kind: torn tails, flipped bits, missing and copied files. What is sound is read, the rest is reported. */
import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import fs from 'node:fs'
import { join } from 'node:path'
import { encodeSegmentHeader, segmentHeaderBytes } from './format.ts'
import { appended, JournalUnderTest, readAll, texts, unsyncedFs } from './journal-under-test.ts'

test('a tail torn at any byte of the last three records leaves exactly the complete ones', async () => {
  const journal = new JournalUnderTest()
  const names = ['a', 'bb'.repeat(12), 'ccc'.repeat(9), 'dddd'.repeat(3)]
  const ends = await journal.write(names)
  const whole = fs.readFileSync(journal.segmentFile(1))
  expect(whole.length).toBe(ends[3])
  for (let cut = ends[0]!; cut <= whole.length; cut++) {
    fs.rmSync(journal.segmentFile(2), { force: true })
    fs.writeFileSync(journal.segmentFile(1), whole.subarray(0, cut))
    const complete = names.filter((_, index) => ends[index]! <= cut)
    const writer = journal.open({ fs: unsyncedFs })
    expect(writer.recovered.tornBytes).toBe(cut - ends[complete.length - 1]!)
    // The mark had them all.
    expect(writer.recovered.missingPackets).toBe(names.length - complete.length)
    await writer.close()
    expect(journal.readTexts()).toEqual({ texts: complete, skipped: [] })
  }
})

test('a bad record before sound ones stays, is reported once, and the rest is delivered', async () => {
  const journal = new JournalUnderTest()
  const names = ['a', 'b', 'c', 'd']
  const ends = await journal.write(names)
  const bytes = fs.readFileSync(journal.segmentFile(1))
  bytes[ends[1]! - 1]! ^= 1
  fs.writeFileSync(journal.segmentFile(1), bytes)
  const writer = journal.open()
  expect(writer.recovered).toMatchObject({ tornBytes: 0, badBytes: ends[1]! - ends[0]! })
  await appended(writer, 'e')
  await writer.close()
  expect(fs.statSync(journal.segmentFile(1)).size).toBe(bytes.length)
  expect(journal.readTexts()).toEqual({
    texts: ['a', 'c', 'd', 'e'],
    skipped: [{ segment: 1, from: ends[0], to: ends[1], reason: 'bad-record' }],
  })
})

test('what was acknowledged and is gone is counted once, and of segments that are gone as well', async () => {
  const journal = new JournalUnderTest()
  const ends = await journal.write(['a', 'b', 'c'])
  const first = journal.open()
  expect(first.recovered.missingPackets).toBe(0)
  await appended(first, 'd')
  await first.close()
  fs.rmSync(journal.segmentFile(2))
  fs.truncateSync(journal.segmentFile(1), ends[0])
  const second = journal.open()
  expect(second.recovered).toMatchObject({ nextSequence: 5, missingPackets: 3 })
  await second.close()
  const third = journal.open()
  expect(third.recovered.missingPackets).toBe(0)
  await third.close()
})

test('how many are gone is not guessed where neither the last segment nor an older one tells', async () => {
  const journal = new JournalUnderTest()
  await journal.write(['a', 'b'])
  const writer = journal.open()
  await appended(writer, 'c')
  await writer.close()
  // What was stored long ago goes; then the disk loses the rest.
  fs.rmSync(journal.segmentFile(1))
  fs.writeFileSync(journal.segmentFile(2), '')
  const second = journal.open()
  expect(second.recovered).toMatchObject({ nextSequence: 4, missingPackets: 'unknown' })
  await second.close()
  // The segment of that start has kept nothing: without its header nothing more is gone.
  fs.rmSync(journal.segmentFile(2))
  fs.writeFileSync(journal.segmentFile(3), '')
  const third = journal.open()
  expect(third.recovered).toMatchObject({ nextSequence: 4, missingPackets: 0 })
  await third.close()
})

test('a bad record before sound ones stays also where the durable mark was lost with the power', async () => {
  const journal = new JournalUnderTest()
  const ends = await journal.write(['a', 'b', 'c'])
  const bytes = fs.readFileSync(journal.segmentFile(1))
  bytes[ends[1]! - 1]! ^= 1
  fs.writeFileSync(journal.segmentFile(1), bytes)
  fs.rmSync(join(journal.directory, 'durable'))
  await journal.open().close()
  expect(journal.readTexts().texts).toEqual(['a', 'c'])
})

test('an acknowledged record that is damaged at the very end is reported, not cut off as a torn tail', async () => {
  const journal = new JournalUnderTest()
  const ends = await journal.write(['a', 'b'])
  const bytes = fs.readFileSync(journal.segmentFile(1))
  bytes[ends[1]! - 1]! ^= 1
  fs.writeFileSync(journal.segmentFile(1), bytes)
  const writer = journal.open()
  await appended(writer, 'c')
  await writer.close()
  const reader = journal.reader()
  const records = readAll(reader)
  expect(records.flatMap(texts)).toEqual(['a', 'c'])
  // The damaged packet had sequence 2: it is not given again.
  expect(records.map((record) => record.firstSequence)).toEqual([1, 3])
  const [skipped] = reader.takeSkipped()
  expect(reader.readRange(skipped!)).toEqual(bytes.subarray(ends[0], ends[1]))
})

test('any single bit flip in a sealed segment is detected and costs at most its own record', async () => {
  const journal = new JournalUnderTest()
  const names = Array.from({ length: 40 }, (_, index) => `${index}:${'z'.repeat(index * 3)}`)
  const ends = await journal.write(names)
  await journal.open().close()
  const whole = fs.readFileSync(journal.segmentFile(1))
  fc.assert(
    fc.property(fc.nat({ max: whole.length * 8 - 1 }), (bit) => {
      const bytes = Buffer.from(whole)
      bytes[bit >> 3]! ^= 1 << (bit & 7)
      fs.writeFileSync(journal.segmentFile(1), bytes)
      const hit = ends.findIndex((end) => bit >> 3 < end)
      const inHeader = bit >> 3 < segmentHeaderBytes
      const read = journal.readTexts()
      expect(read.texts).toEqual(names.filter((_, index) => inHeader || index !== hit))
      expect(read.skipped.map((skip) => skip.reason)).toEqual([
        inHeader ? 'bad-header' : 'bad-record',
      ])
    }),
    { numRuns: 600 },
  )
})

test('a missing segment is reported and the rest is read; a copied one is not taken for another', async () => {
  const journal = new JournalUnderTest()
  for (const name of ['a', 'b', 'c']) {
    const writer = journal.open()
    await appended(writer, name)
    await writer.close()
  }
  fs.copyFileSync(journal.segmentFile(1), journal.segmentFile(4))
  fs.rmSync(journal.segmentFile(2))
  await journal.open().close()
  const { texts, skipped } = journal.readTexts()
  expect(texts).toEqual(['a', 'c'])
  expect(skipped.map((skip) => [skip.segment, skip.reason])).toEqual([
    [2, 'missing-segment'],
    [4, 'misplaced-segment'],
  ])
})

test('a segment that is gone gives its number to no other: a reader that was in it misses nothing', async () => {
  const journal = new JournalUnderTest()
  const [, end] = await journal.write(['a', 'b'])
  fs.rmSync(journal.segmentFile(1))
  const reader = journal.reader({ segment: 1, offset: end! })
  const writer = journal.open()
  const later = ['c', 'd'.repeat(100), 'e'.repeat(100), 'f']
  for (const name of later) await appended(writer, name)
  await writer.close()
  expect(readAll(reader).flatMap(texts)).toEqual(later)
  expect(reader.takeSkipped()).toMatchObject([{ segment: 1, reason: 'missing-segment' }])
})

test('a position beyond the journal starts over and says so', async () => {
  const journal = new JournalUnderTest()
  await journal.write(['a'])
  const reader = journal.reader({ segment: 9, offset: 64 })
  expect(readAll(reader).flatMap(texts)).toEqual(['a'])
  expect(reader.takeSkipped()).toMatchObject([{ segment: 9, reason: 'unknown-position' }])
})

test('a journal without its identity, or of a newer format, is refused', async () => {
  const journal = new JournalUnderTest()
  expect(() => journal.reader()).toThrow('there is none')
  await journal.write(['a'])
  const newer = { version: 2, uuid: Buffer.alloc(16), segment: 2, firstSequence: 2, createdAt: 0 }
  const header = Buffer.alloc(segmentHeaderBytes)
  encodeSegmentHeader(newer, header)
  fs.writeFileSync(journal.segmentFile(2), header)
  expect(() => journal.open()).toThrow('it has format 2, and this version knows 1')
  fs.rmSync(join(journal.directory, 'identity'))
  expect(() => journal.open()).toThrow("its file 'identity' is missing")
})

test('a last segment of which not even the header was written costs no sequence twice', async () => {
  const journal = new JournalUnderTest()
  await journal.write(['a', 'b'])
  fs.writeFileSync(journal.segmentFile(2), '')
  fs.rmSync(join(journal.directory, 'durable'))
  const writer = journal.open()
  await appended(writer, 'c')
  await writer.close()
  const reader = journal.reader()
  expect(readAll(reader).map((record) => record.firstSequence)).toEqual([1, 2, 3])
})
