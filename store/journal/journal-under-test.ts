/** For tests: a journal in a directory of its own, written and read as text. */
import { expect, onTestFinished } from 'vitest'
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeFs, type JournalFs } from './fs.ts'
import { segmentFileName } from './format.ts'
import { publishBytesMax, walkPublishPackets, writePublish } from './publish-packet.ts'
import { JournalRecord, openJournalReader, type JournalReader, type Skipped } from './reader.ts'
import { openJournalWriter, type JournalWriter, type JournalWriterOptions } from './writer.ts'

/** The machine's files without syncs: where a test kills no machine, the disk need not be waited for. */
export const unsyncedFs: JournalFs = {
  ...nodeFs,
  writesThrough: false,
  syncSync: () => undefined,
  syncData: (_fd, done) => setImmediate(done, null),
  sync: (_fd, done) => setImmediate(done, null),
}

/** One PUBLISH packet whose payload is `text`. */
export function packet(text: string): Buffer {
  const payload = Buffer.from(text)
  const topic = 'v2x/v1/obu/a/bsm/up'
  const into = Buffer.alloc(publishBytesMax(topic.length, payload.length))
  const publish = { topic, payload, qos: 1, packetId: 7, dup: false, retain: false } as const
  return into.subarray(0, writePublish(publish, into, 0))
}

/** Appends one packet; resolves once it is durable. */
export function appended(writer: JournalWriter, text: string, publisher = 'p'): Promise<void> {
  return new Promise((resolve) => writer.append(publisher, packet(text), 1, resolve))
}

/** The payloads of a record's packets. */
export function texts(record: JournalRecord): string[] {
  const found: string[] = []
  walkPublishPackets(record.packets, (view) =>
    found.push(record.packets.toString('utf8', view.payloadStart, view.end)),
  )
  expect(found.length).toBe(record.count)
  return found
}

/** Lasts when the next one is read. */
function copyOf(record: JournalRecord): JournalRecord {
  const { publisherStart, packetsStart, end } = record
  const bytes = Buffer.from(record.bytes.subarray(publisherStart, end))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const place = {
    publisherStart: 0,
    packetsStart: packetsStart - publisherStart,
    end: bytes.length,
  }
  return Object.assign(new JournalRecord(), record, { bytes, view, ...place })
}

export function readAll(reader: JournalReader): JournalRecord[] {
  const records: JournalRecord[] = []
  for (let record = reader.next(); record !== undefined; record = reader.next()) {
    records.push(copyOf(record))
  }
  return records
}

/** A temporary journal directory that goes with the test. */
export class JournalUnderTest {
  readonly directory: string

  constructor() {
    this.directory = fs.mkdtempSync(join(tmpdir(), 'v2x-journal-'))
    onTestFinished(() => fs.rmSync(this.directory, { recursive: true, force: true }))
  }

  open(options: Partial<JournalWriterOptions> = {}): JournalWriter {
    return openJournalWriter({ directory: this.directory, node: 'test', ...options })
  }

  reader(from?: JournalRecord['position']): JournalReader {
    const { directory } = this
    const reader = openJournalReader(from === undefined ? { directory } : { directory, from })
    onTestFinished(() => reader.close())
    return reader
  }

  segmentFile(segment: number): string {
    return join(this.directory, segmentFileName(segment))
  }

  /** Everything from the start, and what was stepped over. */
  readTexts(): { texts: string[]; skipped: Skipped[] } {
    const reader = openJournalReader({ directory: this.directory })
    const found = readAll(reader).flatMap(texts)
    const skipped = reader.takeSkipped()
    reader.close()
    return { texts: found, skipped }
  }

  /** Writes `names`, one record each, in one start of the writer; gives where each record ends in its segment. */
  async write(names: readonly string[]): Promise<number[]> {
    const writer = this.open({ fs: unsyncedFs })
    await Promise.all(names.map((name) => appended(writer, name)))
    await writer.close()
    const reader = openJournalReader({ directory: this.directory })
    const ends = readAll(reader).map((record) => record.nextPosition.offset)
    reader.close()
    return ends
  }
}
