/** Readers that trust what they should not: surgery must tell them from ours. */
import fs from 'node:fs'
import { claimedLength, recordHeaderBytes, segmentHeaderBytes } from '../../store/journal/format.ts'
import { openJournalReader } from '../../store/journal/reader.ts'
import { nodeFs } from '../../store/journal/fs.ts'
import { listSegments, segmentPath } from '../../store/journal/segments.ts'
import type { ReadJournal } from './patient.ts'

/** Believes every length and no CRC. */
const withoutCrc: ReadJournal = (directory) => {
  const texts: string[] = []
  for (const segment of listSegments(nodeFs, directory)) {
    const bytes = fs.readFileSync(segmentPath(directory, segment))
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    for (let at = segmentHeaderBytes; at + recordHeaderBytes <= bytes.length;) {
      const length = claimedLength(view, at, at)
      if (length === undefined) break
      const publisherBytes = bytes.readUInt16LE(at + 12)
      texts.push(bytes.toString('latin1', at + recordHeaderBytes + publisherBytes, at + length))
      at += length
    }
  }
  return { texts, reported: 0 }
}

/** Takes the first bad record for the end of the journal. */
const endsAtDamage: ReadJournal = (directory) => {
  const reader = openJournalReader({ directory })
  const texts: string[] = []
  for (let record = reader.next(); record !== undefined; record = reader.next()) {
    if (reader.skippedCount > 0) break
    texts.push(record.packets.toString('latin1'))
  }
  const reported = reader.skippedCount
  reader.close()
  return { texts, reported }
}

export const brokenReaders = { withoutCrc, endsAtDamage } as const
