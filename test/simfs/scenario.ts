/**
 * One seed: a writer and a reader as broker and ingest use them, on a machine that stops again and again. What was
 * acknowledged before a stop must have been read after it, once and unchanged. The store is the one thing that never fails
 * here; it knows its rows by sequence, as ours is asked for them.
 */
import type { Clock } from '../../common/clock.ts'
import { createRandom, type Random } from '../../common/random.ts'
import { readCheckpoint, writeCheckpoint } from '../../store/journal/checkpoint.ts'
import { lockFile, type JournalPosition } from '../../store/journal/format.ts'
import type { JournalFs } from '../../store/journal/fs.ts'
import { openJournalReader, type JournalReader } from '../../store/journal/reader.ts'
import { isNoSpace } from '../../store/journal/space.ts'
import { trimJournal } from '../../store/journal/trim.ts'
import { openJournalWriter, type JournalWriter } from '../../store/journal/writer.ts'
import { SimFs, Stopped, soundDisk, type DiskFaults } from './sim-fs.ts'

/** What a saboteur may replace. */
export interface Parts {
  readonly openJournalWriter: typeof openJournalWriter
  readonly openJournalReader: typeof openJournalReader
  readonly writeCheckpoint: typeof writeCheckpoint
  readonly trimJournal: typeof trimJournal
  /** What both see of the disk. */
  readonly wrap: (files: JournalFs) => JournalFs
  /** False: the checkpoint is written, and segments go, before the rows are stored. */
  readonly storesFirst: boolean
}

export const productParts: Parts = {
  openJournalWriter,
  openJournalReader,
  writeCheckpoint,
  trimJournal,
  wrap: (files) => files,
  storesFirst: true,
}

export interface Outcome {
  readonly crashes: number
  readonly acknowledged: number
  readonly lost: number
  readonly changed: number
  readonly phantom: number
  readonly duplicated: number
  /** The first thing that was wrong, in words. */
  readonly what: string | undefined
}

const directory = '/journal'
const checkpointDirectory = '/ingest'
const checkpointPath = `${checkpointDirectory}/progress`
const livesMax = 5
const stepsMax = 60
/** Small, so that segments and buffers turn over within a few records. */
const segmentBytesMax = 2000
const queueBytesMax = 4000
const settleStepsMax = 100_000

interface Kept {
  readonly position: JournalPosition
}

export class Scenario {
  readonly #parts: Parts
  readonly #random: Random
  readonly #faults: DiskFaults
  readonly #clock: Clock
  #fs: SimFs
  #crashes = 0
  #nextId = 1
  readonly #given = new Set<string>()
  readonly #acknowledged = new Set<string>()
  /** By sequence. */
  readonly #stored = new Map<number, string>()
  #changed = 0
  #what: string | undefined
  /** Has the writer look for room. */
  #look = (): void => undefined

  constructor(seed: number, parts: Parts) {
    this.#parts = parts
    this.#random = createRandom(seed)
    // Every third machine has a disk that fails by itself, too.
    const isFaulty = this.#random.next() < 1 / 3
    this.#faults = isFaulty ? { syncFails: 0.02, writeFails: 0.05 } : soundDisk
    let now = 1_790_000_000_000_000
    this.#clock = { nowMicros: () => (now += 1000), monotonicMs: () => now / 1000 }
    this.#fs = new SimFs(this.#random)
  }

  async run(): Promise<Outcome> {
    const lives = this.#random.integer(1, livesMax)
    for (let life = 0; life < lives; life++) {
      const { isPower } = await this.#live(true)
      this.#fs = isPower ? this.#fs.cut() : this.#fs.kill()
      this.#crashes++
    }
    await this.#live(false)
    return this.#judge()
  }

  /** From a start to a stop; the last life goes on until all is read. */
  async #live(isMortal: boolean): Promise<{ readonly isPower: boolean }> {
    const fs = new SimFs(this.#random, isMortal ? this.#faults : soundDisk, this.#fs.disks)
    this.#fs = fs
    fs.stopsAfter = isMortal ? this.#random.integer(1, 500) : Infinity
    try {
      fs.makeDirectory(directory)
      fs.makeDirectory(checkpointDirectory)
      // It names a process of another boot; here that is this one.
      if (fs.list(directory).includes(lockFile)) fs.unlink(`${directory}/${lockFile}`)
      await this.#work(fs, isMortal)
    } catch (thrown) {
      if (!fs.isStopped && !isDiskError(thrown)) {
        this.#what ??= thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
        this.#changed++
      }
    }
    return { isPower: this.#random.next() < 0.7 }
  }

  async #work(fs: SimFs, isMortal: boolean): Promise<void> {
    const files = this.#parts.wrap(fs)
    const writer = this.#parts.openJournalWriter({
      directory,
      node: 'sim',
      fs: files,
      clock: this.#clock,
      segmentBytesMax,
      queueBytesMax,
      watch: (look) => {
        this.#look = look
        return () => undefined
      },
    })
    const machine = { fs, files, clock: this.#clock }
    const ingest = new Ingest(this.#parts, machine, (...row) => this.#store(...row))
    for (let step = 0; step < stepsMax && writer.failure === undefined; step++) {
      const dice = this.#random.next()
      if (dice < 0.4) this.#append(fs, writer)
      else if (dice < 0.5) await ingest.round(this.#random.integer(1, 6))
      else if (dice < 0.6) this.#look()
      await turn()
      for (let count = this.#random.integer(0, 3); count > 0; count--) fs.step()
    }
    if (isMortal) return
    await settle(fs, () => writer.queuedBytes === 0 && fs.isIdle)
    await ingest.round(Infinity)
  }

  #append(fs: SimFs, writer: JournalWriter): void {
    if (writer.holding) return
    const id = `${this.#nextId++}:${'x'.repeat(this.#random.integer(0, 700))}`
    const count = this.#random.integer(1, 3)
    const rows = Array.from({ length: count }, (_, index) => rowOf(id, index))
    for (const row of rows) this.#given.add(row)
    const publisher = `publisher-${this.#random.integer(0, 2)}`
    writer.append(publisher, Buffer.from(id), count, () => {
      if (fs.isStopped) return
      for (const row of rows) this.#acknowledged.add(row)
    })
  }

  #store(sequence: number, text: string): void {
    const known = this.#stored.get(sequence)
    if (known === undefined) this.#stored.set(sequence, text)
    else if (known !== text) {
      this.#changed++
      this.#what ??= `sequence ${sequence} was given twice: ${brief(known)} and ${brief(text)}`
    }
  }

  #judge(): Outcome {
    const copies = new Map<string, number>()
    for (const text of this.#stored.values()) copies.set(text, (copies.get(text) ?? 0) + 1)
    const missing = [...this.#acknowledged].filter((row) => !copies.has(row))
    const foreign = [...copies.keys()].filter((row) => !this.#given.has(row))
    const twice = [...copies].filter(([, count]) => count > 1)
    if (missing[0] !== undefined) this.#what ??= `acknowledged and not read: ${brief(missing[0])}`
    if (foreign[0] !== undefined) this.#what ??= `read and never written: ${brief(foreign[0])}`
    if (twice[0] !== undefined) this.#what ??= `read under two sequences: ${brief(twice[0][0])}`
    return {
      crashes: this.#crashes,
      acknowledged: this.#acknowledged.size,
      lost: missing.length,
      changed: this.#changed,
      phantom: foreign.length,
      duplicated: twice.length,
      what: this.#what,
    }
  }
}

interface Machine {
  readonly fs: SimFs
  /** The same, as the parts see it. */
  readonly files: JournalFs
  readonly clock: Clock
}

/** Reads what is durable, stores it, notes how far it came, and lets go of what nobody needs. */
class Ingest {
  readonly #parts: Parts
  readonly #machine: Machine
  readonly #store: (sequence: number, text: string) => void
  readonly #reader: JournalReader

  constructor(parts: Parts, machine: Machine, store: (sequence: number, text: string) => void) {
    this.#parts = parts
    this.#machine = machine
    this.#store = store
    const { files } = machine
    const kept = readCheckpoint(checkpointPath, files).value as Kept | undefined
    const from = kept === undefined ? {} : { from: kept.position }
    this.#reader = parts.openJournalReader({ directory, fs: files, ...from })
  }

  async round(recordsMax: number): Promise<void> {
    const rows: [sequence: number, text: string][] = []
    let position: JournalPosition | undefined
    for (let records = 0; records < recordsMax; records++) {
      const record = this.#reader.next()
      if (record === undefined) break
      const id = record.packets.toString()
      for (let index = 0; index < record.count; index++) {
        rows.push([record.firstSequence + index, rowOf(id, index)])
      }
      position = record.nextPosition
    }
    if (position === undefined) return
    const { storesFirst, writeCheckpoint: write, trimJournal: trim } = this.#parts
    const { files, clock } = this.#machine
    if (storesFirst) for (const row of rows) this.#store(...row)
    try {
      await this.#drive(write(checkpointPath, { position }, files))
    } catch (thrown) {
      if (!isNoSpace(thrown)) throw thrown
      // The old one stands, and with it every segment; the next round writes a newer one.
      return
    }
    trim({ directory, before: position, keepSeconds: 0, fs: files, clock })
    if (!storesFirst) for (const row of rows) this.#store(...row)
  }

  /** Lets the disk work until this is done. Throws where the machine stops, or the disk fails. */
  async #drive(work: Promise<void>): Promise<void> {
    let state: 'underway' | 'done' | { readonly error: unknown } = 'underway'
    work.then(
      () => (state = 'done'),
      (error: unknown) => (state = { error }),
    )
    await settle(this.#machine.fs, () => state !== 'underway')
    const ended = state as unknown
    if (ended !== 'done') throw (ended as { error: unknown }).error
  }
}

async function settle(fs: SimFs, isSettled: () => boolean): Promise<void> {
  for (let step = 0; step < settleStepsMax; step++) {
    if (fs.isStopped) throw new Stopped()
    await turn()
    if (isSettled()) return
    fs.step()
  }
  throw new Error('the disk has nothing more to do and somebody still waits')
}

/** One turn of the event loop: the writer gathers what one turn brings. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

function rowOf(id: string, index: number): string {
  return `${index}/${id}`
}

function brief(row: string): string {
  return row.slice(0, 12)
}

function isDiskError(thrown: unknown): boolean {
  const text = thrown instanceof Error ? `${thrown.message} ${String(thrown.cause)}` : ''
  return /EIO|ENOSPC/.test(text)
}
