/**
 * How far ingest has come, and the batch that is on its way: one small file, replaced whole and on disk before anything depends
 * on it. The batch's manifest is written before its first attempt, so that after a crash the very same batch is redone.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { V2xError } from '../common/errors.ts'
import { readCheckpoint, writeCheckpoint } from '../store/journal/checkpoint.ts'
import type { Reach } from './batch.ts'

const formatVersion = 1

/** Rows `[from, to)` of a table, in the order of the batch. */
export type RowRange = readonly [from: number, to: number]

export interface TableManifest {
  readonly name: string
  readonly rows: number
  /** CRC-32 of its block: another one means that the code decodes differently now. */
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
    /** Makes their tokens fresh. */
    readonly nonce: string
  }
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
  readonly batch?: Manifest
}

export const noTotals: Totals = {
  stored: 0,
  quarantined: 0,
  duplicates: 0,
  changed: 0,
  corruptRanges: 0,
}

export class ProgressFile {
  readonly #path: string

  /** `directory` is made if absent. */
  constructor(directory: string) {
    mkdirSync(directory, { recursive: true })
    this.#path = join(directory, 'progress')
  }

  /** The progress, or why there is none. Throws `INGEST_PROGRESS_NEWER`. */
  read(): Progress | string {
    const checkpoint = readCheckpoint(this.#path)
    if ('reason' in checkpoint) return checkpoint.reason
    const { version, ...progress } = checkpoint.value as { version: number } & Progress
    if (version === formatVersion) return progress
    throw new V2xError(
      'INGEST_PROGRESS_NEWER',
      `cannot read ${this.#path}: it has format ${version}, and this version knows ${formatVersion}; run the newer version again`,
    )
  }

  /** Resolved, it is on disk. One write at a time. */
  async write(progress: Progress): Promise<void> {
    await writeCheckpoint(this.#path, { version: formatVersion, ...progress })
  }
}
