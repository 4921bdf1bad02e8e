/**
 * The store that the contract judges: the ClickHouse server V2X_TEST_CLICKHOUSE_URL names (http://user:password@host:port),
 * or else an embedded engine of its own.
 */
import { readEnvironment } from '../../common/config.ts'
import { createStore, type Store } from '../clickhouse/client.ts'
import { startEngineProcess, temporaryDirectory } from './engine-process.ts'

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly bytes: Uint8Array
}

export interface StoreUnderTest {
  readonly url: string
  readonly user: string
  readonly password: string
  /** Made for this run, gone after it. */
  readonly database: string
  readonly store: Store
  /** Another client of the same store, with sockets of its own. Closed with the rest. */
  another(): Store
  /** One raw request, as curl would send it, with the database and the credentials set. */
  ask(
    body: string | Uint8Array,
    parameters?: Readonly<Record<string, string>>,
    init?: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> },
  ): Promise<Reply>
  stop(): Promise<void>
}

export async function openStoreUnderTest(): Promise<StoreUnderTest> {
  const { V2X_TEST_CLICKHOUSE_URL: given = '' } = readEnvironment()
  if (given !== '') return connect(new URL(given), () => Promise.resolve())
  const directory = temporaryDirectory()
  const engine = await startEngineProcess(directory.path)
  return connect(new URL(engine.url), async () => {
    await engine.stop()
    directory.remove()
  })
}

async function connect(address: URL, release: () => Promise<void>): Promise<StoreUnderTest> {
  const user = decodeURIComponent(address.username) || 'default'
  const password = decodeURIComponent(address.password)
  const url = address.origin
  const database = `contract_${process.pid}_${Date.now()}`
  const config = { clickhouseUrl: url, host: '', port: 0, user, password, database }
  const server = createStore({ ...config, database: 'default' })
  await server.command(`CREATE DATABASE ${database}`)
  await server.close()
  const store = createStore(config)
  const others: Store[] = []
  return {
    url,
    user,
    password,
    database,
    store,
    another: () => {
      others.push(createStore(config))
      return others.at(-1)!
    },
    ask: async (body, parameters = {}, init = {}) => {
      const query = new URLSearchParams({ database, ...parameters })
      const { method = 'POST', headers = {} } = init
      const response = await fetch(`${url}/?${query.toString()}`, {
        method,
        headers: { 'X-ClickHouse-User': user, 'X-ClickHouse-Key': password, ...headers },
        ...(method === 'GET'
          ? {}
          : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
      })
      const bytes = new Uint8Array(await response.arrayBuffer())
      const text = Buffer.from(bytes).toString('utf8')
      return { status: response.status, headers: response.headers, text, bytes }
    },
    stop: async () => {
      await store.command(`DROP DATABASE ${database}`)
      for (const client of [store, ...others]) await client.close()
      await release()
    },
  }
}
