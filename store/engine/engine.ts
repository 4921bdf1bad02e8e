/** The embedded engine as a whole: its directory, its connections, its HTTP server; started and stopped. */
import { once } from 'node:events'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { V2xError, reasonOf } from '../../common/errors.ts'
import { startHealth } from '../../common/health.ts'
import type { Stoppable } from '../../common/lifecycle.ts'
import type { Log } from '../../common/log.ts'
import { checkExposure, type StoreConfig } from '../config.ts'
import { Spool } from './body.ts'
import { Connection } from './chdb.ts'
import { exception } from './exception.ts'
import { Executor } from './executor.ts'
import { lockDirectory } from './lock.ts'
import { handle, type HandlerOptions } from './server.ts'
import { showGates } from './store-metrics.ts'

export interface Engine extends Stoppable {
  readonly port: number
  readonly healthPort: number
}

/** Longer than any client keeps an idle connection: else it writes into one that we are closing. */
const keepAliveMs = 30_000

/** Each may hold a file in the spool. */
const connectionsMax = 512

/** Starts the engine on `V2X_DATA_DIR/store`. Throws V2xError where the directory is taken or the port is. */
export async function startEngine(
  config: StoreConfig,
  insecure: boolean,
  log: Log,
): Promise<Engine> {
  checkExposure({
    what: 'the embedded ClickHouse',
    host: config.host,
    hasCredentials: config.password !== '',
    credentials: 'V2X_CLICKHOUSE_PASSWORD',
    insecure,
  })
  const dir = resolve(config.dataDir, 'store')
  mkdirSync(join(dir, 'spool'), { recursive: true, mode: 0o700 })
  const unlock = lockDirectory(join(dir, 'lock'))
  // What chDB writes beside its data (__cache__) must not land where somebody happened to stand.
  process.chdir(dir)
  rmSync('spool', { recursive: true, force: true })
  mkdirSync('spool', { mode: 0o700 })
  const executor = openExecutor(config)
  const live = new Set<AbortController>()
  let stopping = false
  const options: HandlerOptions = {
    executor,
    spool: new Spool({ dir: 'spool', bytesMax: config.bodyBytesMax }),
    credentials: { user: config.user, password: config.password },
    identity: { version: await versionOf(executor), name: hostname() },
    log,
    live,
  }
  showGates({ light: executor.light, heavy: executor.heavy, write: executor.writes })
  const server = createServer((request, response) => void handle(options, request, response))
  server.keepAliveTimeout = keepAliveMs
  server.maxConnections = connectionsMax
  // A large insert over a slow line may take its time; its headers may not.
  server.requestTimeout = 0
  await listen(server, config)
  const health = await startHealth({ host: config.host, port: config.healthPort }, () => ({
    engine: stopping ? 'it is stopping' : true,
  }))
  const { port } = server.address() as AddressInfo
  log.info(
    `ClickHouse ${options.identity.version} (embedded) on ${config.host}:${port}, data in ${dir}`,
  )
  return {
    port,
    healthPort: health.port,
    stop: async () => {
      stopping = true
      server.close()
      for (const life of live) life.abort(exception('ABORTED', 'The server is shutting down.'))
      server.closeIdleConnections()
      await executor.idle()
      await health.stop()
      executor.close()
      unlock()
    },
  }
}

/** Server settings that cannot be set by a statement: caches sized for a laptop. */
const configFile = `<clickhouse>
  <timezone>UTC</timezone>
  <mark_cache_size>134217728</mark_cache_size>
  <index_mark_cache_size>33554432</index_mark_cache_size>
  <primary_index_cache_size>134217728</primary_index_cache_size>
  <query_condition_cache_size>16777216</query_condition_cache_size>
</clickhouse>
`

function openExecutor(config: StoreConfig): Executor {
  writeFileSync('config.xml', configFile)
  let count = 0
  const connect = (): Connection =>
    new Connection({
      path: resolve('clickhouse'),
      args: ['--config-file=config.xml'],
      pipe: join('spool', `${++count}.pipe`),
      baseSettings: baseSettings(config),
    })
  try {
    return new Executor({ lightMs: config.lightMs, waitingMax: config.waitingMax, connect })
  } catch (thrown) {
    throw new V2xError(
      'STORE_OPEN',
      `cannot open the store in ${process.cwd()}: ${reasonOf(thrown)}`,
      { cause: thrown },
    )
  }
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

async function versionOf(executor: Executor): Promise<string> {
  const pieces: Uint8Array[] = []
  await executor.read({
    head: 'SELECT version()',
    tail: '',
    format: 'TabSeparated',
    context: { database: 'default', settings: {}, parameters: {} },
    signal: new AbortController().signal,
    write: (rows) => {
      pieces.push(rows)
      return Promise.resolve()
    },
  })
  return Buffer.concat(pieces).toString('utf8').trim()
}

async function listen(server: Server, { host, port }: StoreConfig): Promise<void> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (thrown) {
    throw new V2xError(
      'STORE_LISTEN',
      `cannot listen on ${host}:${port}: ${reasonOf(thrown)}; another zone or ClickHouse may be running, or set V2X_STORE_PORT`,
      { cause: thrown },
    )
  }
}
