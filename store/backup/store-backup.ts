/**
 * ClickHouse's own BACKUP and RESTORE, as they run in the background of the server or of the embedded engine: begun with an
 * id of ours, then looked at until they are done, so that they hold no place of a query.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { V2xError, reasonOf } from '../../common/errors.ts'
import type { Store } from '../clickhouse/client.ts'

const pollMs = 200

export interface BackgroundWork {
  readonly store: Store
  /** Up to ASYNC: `BACKUP DATABASE … TO …`. */
  readonly statement: string
  readonly signal: AbortSignal
  /** Called at each look. */
  readonly onPoll: () => Promise<void>
}

/** Resolves when ClickHouse says that it is done. Throws V2xError `BACKUP_STORE`, or the signal's reason. */
export async function runInBackground(work: BackgroundWork): Promise<void> {
  const { store, statement, signal, onPoll } = work
  const id = randomUUID()
  const what = statement.startsWith('BACKUP') ? 'back up' : 'restore'
  try {
    signal.throwIfAborted()
    await store.command(`${statement} SETTINGS id = '${id}' ASYNC`)
    for (;;) {
      await onPoll()
      signal.throwIfAborted()
      const [row] = await store.query<{ status: string; error: string }>(
        'SELECT toString(status) AS status, error FROM system.backups WHERE id = {id: String}',
        { id },
      )
      if (row === undefined) throw new Error('the store was started again meanwhile')
      if (row.status === 'BACKUP_CREATED' || row.status === 'RESTORED') return
      // Where in ClickHouse it happened says nothing to an operator.
      if (row.error !== '') throw new Error(row.error.split(/,? Stack trace/)[0])
      if (/FAILED|CANCELLED/.test(row.status)) throw new Error(row.status)
      await sleep(pollMs, undefined, { signal })
    }
  } catch (thrown) {
    if (signal.aborted) await cancel(store, statement, id)
    signal.throwIfAborted()
    throw new V2xError('BACKUP_STORE', `cannot ${what} the store: ${reasonOf(thrown)}`, {
      cause: thrown,
    })
  }
}

/** As far as ClickHouse can: what it has begun to write it may still end. */
async function cancel(store: Store, statement: string, id: string): Promise<void> {
  const [verb] = statement.split(' ')
  await store.command(`KILL QUERY WHERE query LIKE '${verb}%${id}%' ASYNC`).catch(() => {})
}

/** A string literal of ClickHouse's SQL. */
export function quoteText(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
