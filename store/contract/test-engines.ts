/** Embedded engines of a test file: each test has a directory of its own, and what it started ends with it. */
import { afterEach, beforeEach } from 'vitest'
import { createStore, type Store } from '../clickhouse/client.ts'
import { startEngineProcess, temporaryDirectory, type EngineProcess } from './engine-process.ts'

let directory: ReturnType<typeof temporaryDirectory>
const started: EngineProcess[] = []
const stores: Store[] = []

beforeEach(() => {
  directory = temporaryDirectory()
})
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close()
  for (const engine of started.splice(0)) await engine.stop('SIGKILL')
  directory.remove()
})

/** Of the test that runs. */
export function dataDirectory(): string {
  return directory.path
}

export async function start(env: Record<string, string> = {}): Promise<EngineProcess> {
  const engine = await startEngineProcess(directory.path, env)
  started.push(engine)
  return engine
}

export function connect({ url }: EngineProcess, password = ''): Store {
  const address = { clickhouseUrl: url, host: '', port: 0, user: 'default', database: 'default' }
  const store = createStore({ ...address, password })
  stores.push(store)
  return store
}

/** A client of the same machine, which names the directory of the engine. */
export function connectBeside(
  engine: EngineProcess,
  dataDir = directory.path,
  handsOver = true,
): Store {
  const address = { clickhouseUrl: '', host: '127.0.0.1', port: engine.port, dataDir }
  const user = { user: 'default', password: '', database: 'default' }
  const store = createStore({ ...address, ...user }, { handsOver })
  stores.push(store)
  return store
}
