/** The embedded engine's store out of a backup: RESTORE in a process that opens the data directory and leaves again. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { V2xError } from '../../common/errors.ts'
import type { PartMessage } from '../../common/lifecycle.ts'
import { quoteText } from './store-backup.ts'

export interface EmbeddedRestore {
  /** The whole environment, with V2X_DATA_DIR of the directory to fill. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly database: string
  /** Absolute: the backup's folder `store`. */
  readonly from: string
  readonly signal: AbortSignal
}

/** Throws V2xError `BACKUP_STORE`, or the signal's reason. */
export async function restoreEmbedded(restore: EmbeddedRestore): Promise<void> {
  const { env, database, from, signal } = restore
  const statement = `RESTORE DATABASE ${database} FROM File(${quoteText(from)})`
  const child = fork(
    fileURLToPath(new URL('../engine/restore-part.js', import.meta.url)),
    [statement],
    {
      // As the store's own entry has it: threads for the engine, times in UTC.
      env: { UV_THREADPOOL_SIZE: '16', ...env, TZ: 'UTC' },
      stdio: ['ignore', 2, 2, 'ipc'],
    },
  )
  const onAbort = (): boolean => child.kill('SIGKILL')
  signal.addEventListener('abort', onAbort)
  let problem: string | undefined = 'its process left without a word'
  child.on('message', (message: PartMessage) => {
    problem = message.type === 'failed' ? message.reason : undefined
    child.kill('SIGTERM')
  })
  await new Promise((resolve) => child.once('exit', resolve))
  signal.removeEventListener('abort', onAbort)
  signal.throwIfAborted()
  if (problem !== undefined) {
    throw new V2xError('BACKUP_STORE', `cannot restore the store: ${problem}`)
  }
}
