/** The embedded engine as a whole: its directory opened, its HTTP server started, both closed again. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hostname } from 'node:os'
import { listenError } from '../../common/errors.ts'
import { startHealth } from '../../common/health.ts'
import type { Stoppable } from '../../common/lifecycle.ts'
import type { Log } from '../../common/log.ts'
import { checkExposure, type StoreConfig } from '../config.ts'
import { Spool } from './body.ts'
import { exception } from './exception.ts'
import type { Executor } from './executor.ts'
import { Lives } from './lives.ts'
import { openDirectory, type OpenDirectory } from './open-directory.ts'
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
  const directory = openDirectory(config)
  try {
    return await serve(directory, config, log)
  } catch (thrown) {
    directory.close()
    throw thrown
  }
}

async function serve(directory: OpenDirectory, config: StoreConfig, log: Log): Promise<Engine> {
  const { executor, spoolDir } = directory
  const lives = new Lives()
  const options: HandlerOptions = {
    executor,
    spool: new Spool({ dir: spoolDir, bytesMax: config.bodyBytesMax }),
    credentials: { user: config.user, password: config.password },
    host: config.host,
    identity: { version: await versionOf(executor), name: hostname() },
    log,
    lives,
  }
  showGates({ light: executor.light, heavy: executor.heavy, write: executor.writes })
  const server = createServer((request, response) => void handle(options, request, response))
  server.keepAliveTimeout = keepAliveMs
  server.maxConnections = connectionsMax
  // A large insert over a slow line may take its time; its headers may not.
  server.requestTimeout = 0
  await listen(server, config)
  const settings = { host: 'V2X_STORE_HOST', port: 'V2X_STORE_HEALTH_PORT' }
  const place = { host: config.host, port: config.healthPort, settings }
  const health = await startHealth(place, () => ({
    engine: lives.ending ? 'it is stopping' : true,
  }))
  const { port } = server.address() as AddressInfo
  const { version } = options.identity
  log.info(`ClickHouse ${version} (embedded) on ${config.host}:${port}, data in ${directory.path}`)
  return {
    port,
    healthPort: health.port,
    stop: async () => {
      server.close()
      lives.endAll(exception('ABORTED', 'The server is shutting down.'))
      server.closeIdleConnections()
      await executor.idle()
      await health.stop()
      directory.close()
    },
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
    const settings = { host: 'V2X_STORE_HOST', port: 'V2X_STORE_PORT' }
    throw listenError('STORE_LISTEN', 'listen', { host, port, settings }, thrown)
  }
}
