/**
 * A data directory out of a backup. The store's tables are made anew and so have another instance; ingest is told up to where
 * the store may have rows already, so that it asks before it inserts. Until all is there, no part uses the directory.
 */
import { copyFile, mkdir, statfs } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { Environment } from '../common/config.ts'
import { V2xError } from '../common/errors.ts'
import { ProgressFile } from '../ingest/progress.ts'
import { syncTree } from '../store/backup/file-sums.ts'
import type { Manifest } from '../store/backup/manifest.ts'
import { restoreEmbedded } from '../store/backup/restore-embedded.ts'
import { sumOfBytes, verifyBackup } from '../store/backup/verify.ts'
import type { StoreConfig } from '../store/config.ts'
import { beginRestore, endRestore, layoutVersion } from '../store/data-directory.ts'
import { beginningOf, restoreServer, skipStoredSequences } from './restore-server.ts'
import { text } from './take-backup.ts'

export interface RestoreOptions {
  readonly directory: string
  readonly config: StoreConfig
  readonly env: Environment
  readonly signal: AbortSignal
  readonly onProgress: (text: string) => void
}

export async function restoreBackup(options: RestoreOptions): Promise<Manifest> {
  const { config, env, signal, onProgress } = options
  const directory = resolve(options.directory)
  const manifest = await verifyBackup(directory, (bytes) =>
    onProgress(`checking: ${text(bytes)} of the backup`),
  )
  checkFits(manifest, config)
  signal.throwIfAborted()
  const dataDir = resolve(config.dataDir)
  beginRestore(dataDir)
  await checkSpace(dataDir, sumOfBytes(manifest))
  onProgress('restoring the journal')
  await restoreJournal(manifest, directory, dataDir)
  onProgress('restoring the store')
  const { store } = manifest
  if (store.kind === 'server') {
    const state = await restoreServer(store, config, signal)
    const journal = { directory: join(dataDir, 'journal'), identity: manifest.journal.identity }
    await skipStoredSequences(journal, config)
    await restoreCheckpoint(manifest, { from: directory, dataDir, rewinds: state === 'kept' })
  } else {
    const from = join(directory, 'store')
    const { database } = store
    await restoreEmbedded({ env: { ...env, V2X_DATA_DIR: dataDir }, database, from, signal })
    await restoreCheckpoint(manifest, { from: directory, dataDir, rewinds: false })
  }
  onProgress('waiting for the disk')
  await syncTree(dataDir)
  endRestore(dataDir, manifest.layout)
  return manifest
}

function checkFits({ layout, store }: Manifest, config: StoreConfig): void {
  if (layout > layoutVersion) {
    throw new V2xError(
      'BACKUP_NEWER',
      `cannot restore this backup: a newer version laid its data out (${layout}), and this one knows ${layoutVersion}; use the version that made it`,
    )
  }
  if ((store.kind === 'server') !== (config.clickhouseUrl !== '')) {
    throw new V2xError(
      'BACKUP_STORE',
      store.kind === 'server'
        ? 'cannot restore this backup: its store was a ClickHouse server; set V2X_CLICKHOUSE_URL to it'
        : 'cannot restore this backup: its store was the embedded engine; restore without V2X_CLICKHOUSE_URL',
    )
  }
  if (store.database !== config.database) {
    throw new V2xError(
      'BACKUP_STORE',
      `cannot restore the store: the backup's database is ${store.database}, and V2X_CLICKHOUSE_DATABASE says ${config.database}; set it to ${store.database}`,
    )
  }
}

async function checkSpace(dataDir: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(dataDir)
  if (bavail * bsize > needed) return
  throw new V2xError(
    'BACKUP_SPACE',
    `cannot restore into ${dataDir}: it takes ${text(needed)}, and ${text(bavail * bsize)} are free there; name a directory on another volume`,
  )
}

async function restoreJournal(manifest: Manifest, from: string, dataDir: string): Promise<void> {
  const journal = join(dataDir, 'journal')
  await mkdir(journal, { mode: 0o700 })
  const files = manifest.files.filter(({ path }) => path.startsWith('journal/'))
  for (const { path } of files) await copyFile(join(from, path), join(journal, basename(path)))
}

/**
 * Without one, ingest reads the journal from its beginning, and asks the store as well. A store that we did not restore may be
 * older than the checkpoint: then it goes back by all that the journal holds.
 */
async function restoreCheckpoint(
  manifest: Manifest,
  { from, dataDir, rewinds }: { from: string; dataDir: string; rewinds: boolean },
): Promise<void> {
  if (manifest.storedBefore === undefined) return
  const progress = new ProgressFile(join(from, 'ingest')).read()
  if (typeof progress === 'string') {
    throw new V2xError('BACKUP_DAMAGED', `cannot read the backup's checkpoint: ${progress}`)
  }
  const { batch, ...before } = progress
  const beginning = rewinds ? beginningOf(join(dataDir, 'journal')) : undefined
  await new ProgressFile(join(dataDir, 'ingest')).write({
    ...before,
    ...(beginning === undefined
      ? { ...(batch && { batch }) }
      : { reach: beginning, countFrom: before.reach.position }),
    // The store is younger than the checkpoint: up to the journal's end it may have rows that this one does not tell of.
    askBefore: manifest.journal.nextSequence,
  })
}
