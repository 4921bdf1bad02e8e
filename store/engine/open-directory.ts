/** The engine's directory: locked, made ready, opened by chDB with all its connections; and all of it given back. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { V2xError, reasonOf } from '../../common/errors.ts'
import type { StoreConfig } from '../config.ts'
import { makeDirectory } from '../data-directory.ts'
import { handOverDir } from '../hand-over.ts'
import { lockDirectory } from '../process-lock.ts'
import { Connection } from './chdb.ts'
import { Executor } from './executor.ts'

export interface OpenDirectory {
  readonly path: string
  readonly executor: Executor
  /** For the data of inserts; relative to the working directory, which is `path`. */
  readonly spoolDir: string
  close(): void
}

/** Opens `V2X_DATA_DIR/store` and makes it the working directory. Throws V2xError `STORE_LOCKED`, `STORE_OPEN`. */
export function openDirectory(config: StoreConfig): OpenDirectory {
  const path = resolve(config.dataDir, 'store')
  const spoolDir = 'spool'
  makeDirectory(path, 0o700)
  const unlock = lockDirectory(join(path, 'lock'), { what: 'the store', code: 'STORE_LOCKED' })
  // What chDB writes beside its data (__cache__) must not land where somebody happened to stand.
  process.chdir(path)
  try {
    for (const dir of [spoolDir, handOverDir]) {
      rmSync(dir, { recursive: true, force: true })
      mkdirSync(dir, { mode: 0o700 })
    }
    const executor = openExecutor(config, spoolDir)
    // Leaving with a connection open, chDB waits for what runs on it, maybe for ever: then the process ends itself.
    const cutOff = (): boolean => process.kill(process.pid, 'SIGKILL')
    process.once('exit', cutOff)
    const close = (): void => {
      executor.close()
      process.off('exit', cutOff)
      unlock()
    }
    return { path, executor, spoolDir, close }
  } catch (thrown) {
    unlock()
    throw new V2xError('STORE_OPEN', `cannot open the store in ${path}: ${reasonOf(thrown)}`, {
      cause: thrown,
    })
  }
}

/**
 * Server settings that cannot be set by a statement: caches sized for a laptop; BACKUP, which may write wherever this process
 * may (as the table function file() does), with few threads, so that inserts go on beside it.
 */
const configFile = `<clickhouse>
  <timezone>UTC</timezone>
  <mark_cache_size>134217728</mark_cache_size>
  <index_mark_cache_size>33554432</index_mark_cache_size>
  <primary_index_cache_size>134217728</primary_index_cache_size>
  <query_condition_cache_size>16777216</query_condition_cache_size>
  <backups><allowed_path>/</allowed_path></backups>
  <backup_threads>2</backup_threads>
  <restore_threads>2</restore_threads>
</clickhouse>
`

function openExecutor(config: StoreConfig, spoolDir: string): Executor {
  writeFileSync('config.xml', configFile)
  let count = 0
  const connect = (isReadOnly: boolean): Connection =>
    new Connection({
      path: resolve('clickhouse'),
      args: ['--config-file=config.xml'],
      pipe: join(spoolDir, `${++count}.pipe`),
      // 2: to read and to change settings, but for this one.
      baseSettings: { ...baseSettings(config), ...(isReadOnly ? { readonly: '2' } : {}) },
    })
  return new Executor({ lightMs: config.lightMs, waitingMax: config.waitingMax, connect })
}

/** What holds for every statement unless it says otherwise. */
function baseSettings({ queryThreads, queryMemoryBytesMax }: StoreConfig): Record<string, string> {
  return {
    max_threads: String(queryThreads),
    max_insert_threads: '1',
    output_format_parallel_formatting: '0',
    // By query, not by user: chDB counts a user's memory upwards for as long as any query runs.
    max_memory_usage: String(queryMemoryBytesMax),
    // Who is over the limit fails at once instead of waiting for others to free memory.
    memory_usage_overcommit_max_wait_microseconds: '0',
    // An insert is in the table when it is answered.
    async_insert: '0',
  }
}
