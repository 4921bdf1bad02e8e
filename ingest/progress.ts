/**
 * How far ingest has come, and the batch that is on its way: one small file, replaced whole and on disk before anything depends
 * on it. The batch's manifest is written before its first attempt, so that after a crash the very same batch is redone.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { V2xError } from '../common/errors.ts'
import { readCheckpoint, writeCheckpoint } from '../store/journal/checkpoint.ts'
import type { JournalPosition } from '../store/journal/format.ts'
import type { Reach } from './batch.ts'
import { machineBootId } from './boot-id.ts'
import type { RowRange } from './row-ranges.ts'

const formatVersion = 1

export interface TableManifest {
  readonly name: string
  readonly rows: number
  /** CRC-32 of its rows' `ingest_seq`: another one means that the code decodes differently now. */
  readonly crc: number
}

export interface Manifest {
  readonly to: Reach
  readonly tables: readonly TableManifest[]
  /** The store's instance at the first attempt. While it lives, the same block with the same token is safe. */
  readonly instance: string
  /** Where that is not so: the instance that was asked for the rows it has, and by table the rows it lacks. */
  readonly asked?: {
    readonly instance: string
    readonly missing: Readonly<Record<string, readonly RowRange[]>>
    /** Of these only what is below this `ingest_seq` is sent: it refused more at once. */
    readonly before?: number
    /** Makes their tokens fresh; empty while the first ones are good. */
    readonly nonce: string
  }
  /** `ingest_seq` and detail of each PUBLISH that the store refuses: it goes to quarantine. */
  readonly refused?: readonly (readonly [sequence: number, detail: string])[]
}

/** Since the journal began. */
export interface Totals {
  readonly stored: number
  readonly quarantined: number
  readonly duplicates: number
  readonly changed: number
  readonly corruptRanges: number
}

export interface Progress {
  /** Identity of the journal it belongs to. */
  readonly journal: string
  /** All before it is in the store. */
  readonly reach: Reach
  /** Below this `ingest_seq` the store may have rows already though the file does not tell: it is asked first. */
  readonly askBefore: number
  readonly totals: Totals
  /** What lies before is in the totals already: ingest went back, and reads it again. */
  readonly countFrom?: JournalPosition
  readonly batch?: Manifest
}

/** A progress whose batch is on its way. */
export type Underway = Progress & { readonly batch: Manifest }

export const noTotals: Totals = {
  stored: 0,
  quarantined: 0,
  duplicates: 0,
  changed: 0,
  corruptRanges: 0,
}

/** What the file holds. */
interface Noted extends Progress {
  readonly version: number
  readonly boot?: string
  readonly table?: string
  readonly isStopped?: boolean
}

export class ProgressFile {
  readonly #path: string
  readonly #boot: string
  readonly #table: string

  /**
   * `directory` is made if absent. `table` names the table that the rows go to, and is empty where that is not known; `boot` this
   * start of the machine.
   */
  constructor(directory: string, table = '', boot = machineBootId()) {
    this.#boot = boot
    this.#table = table
    mkdirSync(directory, { recursive: true })
    this.#path = join(directory, 'progress')
  }

  /** The progress, or why there is none. Throws `INGEST_PROGRESS_NEWER`. */
  read(): Progress | string {
    const noted = this.#read()
    if (typeof noted === 'string') return noted
    const { version: _version, boot: _boot, table: _table, isStopped: _stop, ...progress } = noted
    return progress
  }

  /**
   * What is noted as stored may be lost: the store was restored, or the machine was started again and ingest had not been stopped
   * before.
   */
  isDoubtful(): boolean {
    const noted = this.#read()
    if (typeof noted === 'string') return false
    // A progress of before these were noted has none.
    const { boot = this.#boot, table = '', isStopped = false } = noted
    const isOtherTable = table !== '' && this.#table !== '' && table !== this.#table
    return isOtherTable || (!isStopped && boot !== this.#boot)
  }

  /** Resolved, it is on disk. One write at a time. */
  async write(progress: Progress, isStopped = false): Promise<void> {
    const [boot, table] = [this.#boot, this.#table]
    const noted: Noted = { version: formatVersion, boot, table, isStopped, ...progress }
    await writeCheckpoint(this.#path, noted)
  }

  /** Notes beside the progress that ingest stops in good order. */
  async writeStopped(): Promise<void> {
    const kept = this.read()
    if (typeof kept === 'string') return
    await this.write(kept, true)
  }

  #read(): Noted | string {
    const checkpoint = readCheckpoint(this.#path)
    if ('reason' in checkpoint) return checkpoint.reason
    const noted = checkpoint.value as Noted
    if (noted.version === formatVersion) return noted
    throw new V2xError(
      'INGEST_PROGRESS_NEWER',
      `cannot read ${this.#path}: it has format ${noted.version}, and this version knows ${formatVersion}; run the newer version again`,
    )
  }
}
