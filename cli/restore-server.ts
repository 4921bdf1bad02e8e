/**
 * What a restore does about a ClickHouse server: brings its database back where it has lost it and a backup of its own is known;
 * a database that is there stays as it is. Then it may be older or newer than the journal of the backup: both are seen to.
 */
import { nodeFs, readSmallFile, replaceFile } from '../store/journal/fs.ts'
import {
  decodeSegmentHeader,
  durableFile,
  encodeDurableMark,
  durableBytes,
  segmentHeaderBytes,
} from '../store/journal/format.ts'
import { listSegments, readDurableMark, segmentPath } from '../store/journal/segments.ts'
import { V2xError } from '../common/errors.ts'
import type { Reach } from '../ingest/batch.ts'
import type { StoreInBackup } from '../store/backup/manifest.ts'
import { runInBackground } from '../store/backup/store-backup.ts'
import { createStore, type Store } from '../store/clickhouse/client.ts'
import type { StoreConfig } from '../store/config.ts'

type ServerStore = Extract<StoreInBackup, { kind: 'server' }>

/** `restored`: by its own backup, which is younger than the checkpoint. `kept`: it was there. */
export type ServerState = 'restored' | 'kept'

/** Throws V2xError `BACKUP_STORE`, or the store's own error. */
export async function restoreServer(
  { database, destination }: ServerStore,
  config: StoreConfig,
  signal: AbortSignal,
): Promise<ServerState> {
  return withServer(config, async (store) => {
    const [row] = await store.query<{ tables: string }>(
      'SELECT count() AS tables FROM system.tables WHERE database = {database: String}',
      { database },
    )
    if (Number(row?.tables) > 0) return 'kept'
    if (destination === undefined) {
      throw new V2xError(
        'BACKUP_STORE',
        `cannot restore the store: the server has no tables in ${database}, and its data are not in this backup; restore them there by the server's own tools first`,
      )
    }
    await runInBackground({
      store,
      statement: `RESTORE DATABASE ${database} FROM ${destination}`,
      signal,
      onPoll: () => Promise.resolve(),
    })
    return 'restored'
  })
}

/**
 * A server that went on after the backup has rows of sequences that the journal here would give again: it goes on behind
 * them. Two messages never get one (ingest_node, ingest_seq).
 */
export async function skipStoredSequences(
  journal: { readonly directory: string; readonly identity: string },
  config: StoreConfig,
): Promise<void> {
  const { directory, identity } = journal
  const mark = readDurableMark(nodeFs, directory)!
  const stored = await withServer(config, async (store) => {
    const tables = ['raw', 'quarantine'].map(
      (name) =>
        `SELECT max(ingest_seq) AS seq FROM ${config.database}.${name} WHERE ingest_node = {node: String}`,
    )
    const [row] = await store.query<{ last: string }>(
      `SELECT max(seq) AS last FROM (${tables.join(' UNION ALL ')})`,
      { node: identity },
    )
    return Number(row?.last ?? 0)
  })
  if (stored < mark.nextSequence) return
  const bytes = Buffer.alloc(durableBytes)
  encodeDurableMark({ ...mark, nextSequence: stored + 1 }, bytes)
  replaceFile(nodeFs, { directory, name: durableFile }, bytes)
}

/** The beginning of what the journal holds; undefined where no header of it can be read. */
export function beginningOf(directory: string): Reach | undefined {
  for (const segment of listSegments(nodeFs, directory)) {
    const bytes = readSmallFile(nodeFs, segmentPath(directory, segment), segmentHeaderBytes)
    const decoded = bytes === undefined ? undefined : decodeSegmentHeader(bytes)
    if (decoded === undefined) continue
    return {
      position: { segment, offset: segmentHeaderBytes },
      sequence: decoded.header.firstSequence,
      receivedAt: 0,
    }
  }
  return undefined
}

async function withServer<T>(config: StoreConfig, use: (store: Store) => Promise<T>): Promise<T> {
  // A client that names a database that is absent is refused whatever it asks.
  const store = createStore({ ...config, database: 'default' })
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}
