/** A journal that is written as the broker writes it, kept in memory, and laid out again for each operation. */
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeFs, type JournalFs } from '../../store/journal/fs.ts'
import { openJournalReader } from '../../store/journal/reader.ts'
import { segmentPath } from '../../store/journal/segments.ts'
import { openJournalWriter } from '../../store/journal/writer.ts'

/** What a reader makes of a journal. */
export interface Read {
  readonly texts: readonly string[]
  /** Ranges it could not read, and said so. */
  readonly reported: number
}

export type ReadJournal = (directory: string) => Read

/** Nothing dies here: the disk need not be waited for. */
const unsyncedFs: JournalFs = {
  ...nodeFs,
  writesThrough: false,
  syncSync: () => undefined,
  syncData: (_fd, done) => setImmediate(done, null),
  sync: (_fd, done) => setImmediate(done, null),
}

export const readWithProduct: ReadJournal = (directory) => {
  const reader = openJournalReader({ directory })
  const texts: string[] = []
  for (let record = reader.next(); record !== undefined; record = reader.next()) {
    texts.push(record.packets.toString('latin1'))
  }
  const reported = reader.skippedCount
  reader.close()
  return { texts, reported }
}

export class Patient {
  readonly directory = fs.mkdtempSync(join(tmpdir(), 'v2x-surgery-'))
  /** Every record, in order. */
  readonly texts: string[] = []
  /** By segment: its bytes as they were written. */
  readonly segments = new Map<number, Buffer>()

  /** `sizes` are the records of each segment, by the length of their text. */
  static async of(sizes: readonly (readonly number[])[]): Promise<Patient> {
    const patient = new Patient()
    for (const [index, lengths] of sizes.entries()) {
      await patient.#append(lengths)
      patient.segments.set(index + 1, fs.readFileSync(patient.pathOf(index + 1)))
    }
    return patient
  }

  async #append(lengths: readonly number[]): Promise<void> {
    const writer = openJournalWriter({ directory: this.directory, node: 'patient', fs: unsyncedFs })
    await Promise.all(
      lengths.map((length) => {
        const text = `${this.texts.length}:`.padEnd(length, 'abcdefgh')
        this.texts.push(text)
        return new Promise<void>((resolve) => {
          writer.append(`publisher-${length % 3}`, Buffer.from(text), 1, resolve)
        })
      }),
    )
    await writer.close()
  }

  pathOf(segment: number): string {
    return segmentPath(this.directory, segment)
  }

  /** As it was before the operation. */
  heal(): void {
    for (const [segment, bytes] of this.segments) fs.writeFileSync(this.pathOf(segment), bytes)
  }

  /** What recovery at the next start of a broker leaves. */
  async restart(): Promise<void> {
    await openJournalWriter({ directory: this.directory, node: 'patient', fs: unsyncedFs }).close()
  }

  remove(): void {
    fs.rmSync(this.directory, { recursive: true, force: true })
  }
}
