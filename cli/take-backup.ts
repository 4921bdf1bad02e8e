/**
 * A backup of a zone that runs: checkpoint, store, journal up to the durable mark, in this order. So the checkpoint is the
 * oldest of the three: restored, ingest reads the journal from there and inserts what the store lacks.
 */
import { readdir, realpath, statfs } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { V2xError, reasonOf } from '../common/errors.ts'
import { ProgressFile } from '../ingest/progress.ts'
import { bytesBelow, listFiles, sumAndSync, syncTree } from '../store/backup/file-sums.ts'
import { JournalCopy } from '../store/backup/journal-copy.ts'
import {
  backupFormat,
  writeManifest,
  type Manifest,
  type StoreInBackup,
} from '../store/backup/manifest.ts'
import { quoteText, runInBackground } from '../store/backup/store-backup.ts'
import type { Store } from '../store/clickhouse/client.ts'
import { clickhouseUrl, type StoreConfig } from '../store/config.ts'
import { layoutVersion, makeLevels } from '../store/data-directory.ts'
import { productVersion } from './version.ts'

export interface BackupOptions {
  readonly directory: string
  readonly config: StoreConfig
  readonly store: Store
  /** Of a ClickHouse server: where its BACKUP writes, e.g. `Disk('backups', 'monday')`. */
  readonly serverDestination: string | undefined
  readonly signal: AbortSignal
  readonly onProgress: (text: string) => void
}

const followMs = 500

/** Gives the manifest, which is on disk then. A directory without one is no backup. */
export async function takeBackup(options: BackupOptions): Promise<Manifest> {
  const { config, signal, onProgress } = options
  await checkStore(options)
  const directory = await emptyDirectory(options.directory)
  await checkSpace(directory, options)
  const checkpoint = await copyCheckpoint(config.dataDir, directory)
  const journal = await JournalCopy.begin({
    from: join(config.dataDir, 'journal'),
    into: directory,
    // A server's own backup may be older than the checkpoint: then all that the journal holds may be needed.
    firstSegment: config.clickhouseUrl === '' ? (checkpoint?.segment ?? 0) : 0,
  })
  try {
    const store = await followingJournal(journal, signal, (signal) =>
      backUpStore({ ...options, directory, signal }, () => journal.bytes),
    )
    const { mark, files } = await journal.finish()
    const all = [...files]
    let summed = 0
    for (const path of await otherFiles(directory, store)) {
      signal.throwIfAborted()
      const onBytes = (bytes: number): void => onProgress(`checking: ${text((summed += bytes))}`)
      all.push(await sumAndSync(directory, path, onBytes))
    }
    await syncTree(directory)
    const manifest: Manifest = {
      format: backupFormat,
      product: productVersion,
      createdAt: new Date().toISOString(),
      layout: layoutVersion,
      journal: {
        identity: journal.identity,
        to: mark.position,
        nextSequence: mark.nextSequence,
      },
      ...(checkpoint === undefined ? {} : { storedBefore: checkpoint.sequence }),
      store,
      files: all,
    }
    writeManifest(directory, manifest)
    return manifest
  } finally {
    await journal.close()
  }
}

/** Absolute, made where absent. Throws V2xError `BACKUP_DIRECTORY`, `BACKUP_NOT_EMPTY`. */
async function emptyDirectory(path: string): Promise<string> {
  let names: string[]
  try {
    makeLevels(resolve(path), 0o700)
    names = await readdir(path)
  } catch (thrown) {
    throw new V2xError(
      'BACKUP_DIRECTORY',
      `cannot back up to ${path}: ${reasonOf(thrown)}; name another directory`,
      { cause: thrown },
    )
  }
  if (names.length > 0) {
    throw new V2xError(
      'BACKUP_NOT_EMPTY',
      `cannot back up to ${path}: it is not empty; name a new directory for each backup`,
    )
  }
  return realpath(path)
}

/** The embedded store that answers must be the one of this data directory. */
async function checkStore({ config, store }: BackupOptions): Promise<void> {
  const url = clickhouseUrl(config)
  const path = await store
    .query<{ path: string }>(`SELECT path FROM system.disks WHERE name = 'default'`)
    .then(
      ([row]) => row?.path ?? '',
      (thrown: unknown) => {
        throw new V2xError(
          'BACKUP_STORE',
          `cannot back up the store: ${url} does not answer: ${reasonOf(thrown)}; start the zone, for a backup is taken while it runs`,
          { cause: thrown },
        )
      },
    )
  if (config.clickhouseUrl !== '') return
  const own = resolve(config.dataDir, 'store', 'clickhouse')
  const [there, here] = await Promise.all(
    [realpath(path), realpath(own)].map((p) => p.catch(() => '')),
  )
  if (there !== '' && there === here) return
  throw new V2xError(
    'BACKUP_STORE',
    `cannot back up ${config.dataDir}: the store at ${url} has its data in ${path}, not there; name that zone's data directory (--data-dir) or its V2X_STORE_PORT`,
  )
}

/** Refuses before anything is written what could not be written whole. */
async function checkSpace(directory: string, { config, store }: BackupOptions): Promise<void> {
  const [row] = await store.query<{ bytes: string }>(
    'SELECT sum(bytes_on_disk) AS bytes FROM system.parts WHERE active AND database = {database: String}',
    { database: store.database },
  )
  const ofStore = config.clickhouseUrl === '' ? Number(row?.bytes ?? 0) : 0
  const needed = ofStore + (await bytesBelow(config.dataDir, 'journal'))
  const { bavail, bsize } = await statfs(directory)
  if (bavail * bsize > needed) return
  throw new V2xError(
    'BACKUP_SPACE',
    `cannot back up to ${directory}: it takes up to ${text(needed)}, and ${text(bavail * bsize)} are free there; name a directory on another volume`,
  )
}

/** Undefined where ingest has none yet, or none that can be read: then the journal is taken from its beginning. */
async function copyCheckpoint(
  dataDir: string,
  directory: string,
): Promise<{ readonly segment: number; readonly sequence: number } | undefined> {
  const progress = new ProgressFile(join(dataDir, 'ingest')).read()
  if (typeof progress === 'string') return undefined
  await new ProgressFile(join(directory, 'ingest')).write(progress)
  const { position, sequence } = progress.reach
  return { segment: position.segment, sequence }
}

/** Keeps up with the journal while something else is done; where that fails, the signal ends the other. */
async function followingJournal<T>(
  journal: JournalCopy,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  // What is needed from before the store's backup is copied before it begins.
  await journal.advance()
  const failed = new AbortController()
  const ended = new AbortController()
  const follow = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      await journal.advance()
      await sleep(followMs, undefined, { signal: ended.signal }).catch(() => {})
    }
  }
  const following = follow().catch((thrown: unknown) => failed.abort(thrown))
  try {
    return await work(AbortSignal.any([signal, failed.signal]))
  } finally {
    ended.abort()
    await following
  }
}

async function backUpStore(
  options: BackupOptions,
  journalBytes: () => number,
): Promise<StoreInBackup> {
  const { directory, config, store, serverDestination, signal, onProgress } = options
  const { database } = store
  const isServer = config.clickhouseUrl !== ''
  if (isServer && serverDestination === undefined) return { kind: 'server', database }
  const destination = serverDestination ?? `File(${quoteText(join(directory, 'store'))})`
  await runInBackground({
    store,
    statement: `BACKUP DATABASE ${database} TO ${destination}`,
    signal,
    onPoll: async () => {
      const done = isServer ? '' : text(await bytesBelow(directory, 'store'))
      onProgress(`store: ${done}; journal: ${text(journalBytes())}`)
    },
  })
  return isServer ? { kind: 'server', database, destination } : { kind: 'embedded', database }
}

async function otherFiles(directory: string, store: StoreInBackup): Promise<string[]> {
  const folders = store.kind === 'embedded' ? ['ingest', 'store'] : ['ingest']
  const lists = folders.map((folder) => listFiles(directory, folder).catch(() => []))
  return (await Promise.all(lists)).flat()
}

/** Bytes as people read them. */
export function text(bytes: number): string {
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`
}
