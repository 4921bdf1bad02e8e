/** The way to ClickHouse, a server or the embedded engine: one configured client, Native inserts, and who it is we talk to. */
import {
  ClickHouseError,
  ClickHouseLogLevel,
  createClient,
  type ClickHouseClient,
} from '@clickhouse/client'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { V2xError } from '../../common/errors.ts'
import { clickhouseUrl, storeConfig, type StoreConfig } from '../config.ts'
import { HandOver } from '../hand-over.ts'

export interface InsertOptions {
  /** `insert_deduplication_token`: the same token twice is one insert, within the table's deduplication window. */
  readonly token: string
  /** Sent once this is resolved, and not at all where it is rejected; a file that is handed over is written meanwhile. */
  readonly after?: Promise<void>
}

export interface Store {
  /** For whatever the methods below do not cover. Its errors carry ClickHouse's `code` ("60") and `type`. */
  readonly client: ClickHouseClient
  readonly database: string
  /**
   * Inserts Native blocks into a table of `database`: over HTTP, or handed over as a file where the embedded engine runs on
   * `dataDir` of this machine. Resolves once ClickHouse has taken them. Throws ClickHouseError where
   * ClickHouse refused them; any other error leaves the outcome unknown.
   */
  insertNative(
    table: string,
    columns: readonly string[],
    body: readonly Uint8Array[],
    options: InsertOptions,
  ): Promise<void>
  /** Runs a query with `{name:Type}` parameters and returns its rows (JSONEachRow: 64-bit integers are strings). */
  query<T>(sql: string, parameters?: Record<string, unknown>): Promise<T[]>
  /** Runs a statement that returns nothing. */
  command(sql: string, parameters?: Record<string, unknown>): Promise<void>
  /**
   * Names the process and the tables we talk to. As long as it stays the same, the store has neither been started again
   * nor restored, and its deduplication log is the one that has seen our tokens. A new table changes it too: the caller
   * then asks once more than it had to.
   */
  instance(): Promise<string>
  close(): Promise<void>
}

/** Sockets at once: queries beside inserts. */
const connectionsMax = 16
/** Below the keep-alive of any server (3 s in old ones): a socket is never used while the other end closes it. */
const idleSocketMs = 2000
/**
 * ClickHouse's codes for a file that is not taken, and nothing inserted: UNKNOWN_TYPE_OF_QUERY, who listens there is no engine of this
 * directory; FILE_DOESNT_EXIST, it is gone.
 */
const notTaken = new Set(['78', '107'])
/**
 * Columns that are left out are 0 or empty: no table has a DEFAULT. Looking for one costs an insert into a table with many ALIAS
 * columns much of its time.
 */
const insertSettings = { input_format_defaults_for_omitted_fields: 0 } as const
/** Of what an insert is answered, this much is read. */
const answerCharactersMax = 1000

export type StoreAddress = Pick<
  StoreConfig,
  'clickhouseUrl' | 'host' | 'port' | 'user' | 'password' | 'database'
> &
  Partial<Pick<StoreConfig, 'timeoutMs' | 'dataDir'>>

/** With `handsOver` inserts go to an embedded engine as files, where it is one of `dataDir`; one process alone may do so. */
export function createStore(config: StoreAddress, { handsOver = false } = {}): Store {
  const client = createClient({
    url: clickhouseUrl(config),
    username: config.user,
    password: config.password,
    database: config.database,
    application: 'v2x-testzone',
    request_timeout: config.timeoutMs ?? storeConfig.timeoutMs.default,
    max_open_connections: connectionsMax,
    // On loopback, packing costs more than it saves.
    compression: { request: false, response: false },
    keep_alive: {
      enabled: true,
      idle_socket_ttl: idleSocketMs,
      eagerly_destroy_stale_sockets: true,
    },
    // Whatever goes wrong is thrown; the caller logs it once.
    log: { level: ClickHouseLogLevel.OFF },
    // Answered means inserted; a server's default since 26 is to answer from a buffer.
    // JSON's numbers are exact up to 2^53 only: 64-bit integers come as strings.
    clickhouse_settings: { async_insert: 0, output_format_json_quote_64bit_integers: 1 },
  })
  const { database } = config
  const { clickhouseUrl: server, dataDir } = config
  const isBeside = handsOver && server === '' && dataDir !== undefined
  const handOver = isBeside ? new HandOver(dataDir) : undefined
  return {
    client,
    database,
    insertNative: (table, columns, body, options) =>
      insertNative(
        client,
        { table: `${quoteName(database)}.${quoteName(table)}`, columns, body, handOver },
        options,
      ),
    query: async <T>(sql: string, parameters: Record<string, unknown> = {}): Promise<T[]> => {
      const result = await client.query({
        query: sql,
        query_params: parameters,
        format: 'JSONEachRow',
      })
      return result.json<T>()
    },
    command: async (sql, parameters = {}) => {
      await client.command({ query: sql, query_params: parameters })
    },
    instance: () => instanceOf(client, database),
    close: () => client.close(),
  }
}

async function insertNative(
  client: ClickHouseClient,
  insert: {
    readonly table: string
    readonly columns: readonly string[]
    readonly body: readonly Uint8Array[]
    readonly handOver: HandOver | undefined
  },
  { token, after }: InsertOptions,
): Promise<void> {
  const { table, body, handOver } = insert
  // It may fail while nobody waits for it yet.
  after?.catch(() => undefined)
  const into = `INSERT INTO ${table} (${insert.columns.map(quoteName).join(', ')})`
  const clickhouse_settings = { ...insertSettings, insert_deduplication_token: token }
  const isTaken = await handOver?.with(body, async (clause) => {
    await after
    try {
      await run(client, { query: `${into} ${clause} FORMAT Native`, clickhouse_settings })
      return true
    } catch (thrown) {
      if (thrown instanceof ClickHouseError && notTaken.has(thrown.code)) return false
      throw thrown
    }
  })
  if (isTaken === true) return
  await after
  const values = Readable.from(body, { objectMode: false })
  await run(client, { query: `${into} FORMAT Native`, values, clickhouse_settings })
}

type Exec = Parameters<ClickHouseClient['exec']>[0] & { values?: Readable }

async function run(client: ClickHouseClient, exec: Exec): Promise<void> {
  const result = await client.exec(exec)
  // An answer that nobody reads keeps its socket; one that breaks off is no success. Neither is one that says something: an
  // exception that comes after the status line has nowhere else to go.
  let said = ''
  result.stream.setEncoding('utf8').on('data', (text: string) => {
    if (said.length < answerCharactersMax) said += text
  })
  await finished(result.stream)
  if (said.trim() !== '') {
    throw new V2xError('STORE_ANSWER', `the store said OK, and then: ${said.trim()}`)
  }
}

const nilUuid = '00000000-0000-0000-0000-000000000000'

/**
 * ClickHouse makes up a UUID at each start for what it keeps in memory alone: the database INFORMATION_SCHEMA, and (where
 * the database `system` is Atomic, as on a server) the tables of `system`. Tables that were restored have new ones, too.
 */
async function instanceOf(client: ClickHouseClient, database: string): Promise<string> {
  const result = await client.query({
    query: `SELECT
      (SELECT any(uuid) FROM system.databases WHERE name = 'INFORMATION_SCHEMA') AS schemaId,
      (SELECT any(uuid) FROM system.tables WHERE database = 'system' AND name = 'one') AS systemId,
      (SELECT hex(sipHash128(arraySort(groupArray(uuid)))) FROM system.tables WHERE database = {database:String}) AS tables`,
    query_params: { database },
    format: 'JSONEachRow',
  })
  const [row] = await result.json<{ schemaId: string; systemId: string; tables: string }>()
  const started = [row?.schemaId, row?.systemId].filter((id) => id !== nilUuid)
  if (row === undefined || started.length === 0) {
    throw new V2xError(
      'STORE_INSTANCE',
      'cannot tell one start of this ClickHouse from another: it shows no UUID of its own; use version 24 or newer',
    )
  }
  return `${started.join('/')}/${row.tables}`
}

function quoteName(name: string): string {
  return `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``
}
