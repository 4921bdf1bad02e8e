/**
 * What a backup says of itself: `manifest.json`, written last and whole. A directory without it is no backup. It carries a
 * sum of its own, so that a flipped bit in it is told from a backup.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { V2xError, codeOf, reasonOf } from '../../common/errors.ts'
import { nodeFs, replaceFile } from '../journal/fs.ts'
import type { JournalPosition } from '../journal/format.ts'
import type { FileSum } from './file-sums.ts'

export const backupFormat = 1
const manifestFile = 'manifest.json'

export interface Manifest {
  readonly format: number
  /** Version of v2x that made it. */
  readonly product: string
  /** ISO 8601, UTC. */
  readonly createdAt: string
  /** Layout of the data directory it was taken from. */
  readonly layout: number
  /** All that was durable at `to`; the next PUBLISH would have been `nextSequence`. */
  readonly journal: {
    readonly identity: string
    readonly to: JournalPosition
    readonly nextSequence: number
  }
  /** `ingest_seq` up to which all was in the store when the backup began; undefined where ingest had not begun. */
  readonly storedBefore?: number
  readonly store: StoreInBackup
  readonly files: readonly FileSum[]
}

export type StoreInBackup =
  /** In the folder `store`, by ClickHouse's BACKUP. */
  | { readonly kind: 'embedded'; readonly database: string }
  /** Of a ClickHouse server, which keeps it at `destination` by its own BACKUP; undefined: it was not asked to. */
  | { readonly kind: 'server'; readonly database: string; readonly destination?: string }

/** On disk when it returns. */
export function writeManifest(directory: string, manifest: Manifest): void {
  const bytes = Buffer.from(
    `${JSON.stringify({ backup: manifest, sha256: sumOf(manifest) }, null, 1)}\n`,
  )
  replaceFile(nodeFs, { directory, name: manifestFile }, bytes)
}

/** Throws V2xError `BACKUP_ABSENT`, `BACKUP_DAMAGED`, `BACKUP_NEWER`. */
export async function readManifest(directory: string): Promise<Manifest> {
  const { backup, sha256 } = parse(await readText(directory), directory)
  if (typeof backup?.format === 'number' && backup.format > backupFormat) {
    throw new V2xError(
      'BACKUP_NEWER',
      `cannot use the backup ${directory}: it has format ${backup.format}, and this version knows ${backupFormat}; use the version that made it (${backup.product})`,
    )
  }
  if (backup === undefined || sha256 !== sumOf(backup)) {
    throw damaged(directory, `the sum of its ${manifestFile} is wrong`)
  }
  return backup
}

/** The error of a backup that cannot be trusted. */
export function damaged(directory: string, why: string): V2xError {
  return new V2xError(
    'BACKUP_DAMAGED',
    `cannot use the backup ${directory}: ${why}; take another backup`,
  )
}

async function readText(directory: string): Promise<string> {
  try {
    return await readFile(join(directory, manifestFile), 'utf8')
  } catch (thrown) {
    if (codeOf(thrown) !== 'ENOENT') throw thrown
    throw new V2xError(
      'BACKUP_ABSENT',
      `cannot use the backup ${directory}: it has no ${manifestFile}, so it is none, or one that never came to its end; name another directory`,
      { cause: thrown },
    )
  }
}

function parse(text: string, directory: string): { backup?: Manifest; sha256?: string } {
  try {
    return JSON.parse(text) as { backup?: Manifest; sha256?: string }
  } catch (thrown) {
    throw damaged(directory, `its ${manifestFile} is no JSON: ${reasonOf(thrown)}`)
  }
}

function sumOf(manifest: Manifest): string {
  return createHash('sha256').update(JSON.stringify(manifest)).digest('hex')
}
