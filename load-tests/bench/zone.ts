/** Our zone for one measurement: the parts that it needs, each a process, on a directory and ports of its own. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { selfSigned } from '../../broker/certificate-for-tests.ts'
import { V2xError } from '../../common/errors.ts'
import { createStore, type Store } from '../../store/clickhouse/client.ts'
import { createDatabase, migrate } from '../../store/clickhouse/migrate.ts'
import { freePorts } from '../../store/contract/free-ports.ts'
import { undoAtEnd } from '../../test/end-tidily.ts'
import { processorSeconds } from './processor-time.ts'
import { ours, startProgram, type Program } from './program.ts'
import { removeAtExit } from './remove-at-exit.ts'

export const parts = ['store', 'broker', 'ingest', 'dashboards'] as const
export type Part = (typeof parts)[number]

export interface ZoneOptions {
  readonly settings?: Readonly<Record<string, string>>
  /** Each part opens Node's inspector on a port of loopback. */
  readonly isInspected?: boolean
  /** MQTT over TLS, too, with a certificate of its own. */
  readonly isTls?: boolean
  /** Folder of the build that is started; left out, the one that this program is of. */
  readonly dist?: string
}

const ownDist = join(import.meta.dirname, '..', '..')
const programs: Readonly<Record<Part, string>> = {
  store: 'store/engine/main.cjs',
  broker: 'broker/main.js',
  ingest: 'ingest/main.js',
  dashboards: 'dashboards/main.js',
}

export class BenchZone {
  readonly directory: string
  readonly mqttPort: number
  readonly webPort: number
  readonly tlsPort: number
  /** PEM; undefined where it does not speak TLS. */
  readonly certificate: string | undefined
  readonly storeUrl: string
  readonly store: Store
  /** Aborted, with what it left with, where a part is gone that nobody stopped. */
  readonly crashed: AbortSignal
  /** Stops what runs, last started first, and empties the directory's files; it goes itself when the program ends. */
  readonly end = undoAtEnd(async () => {
    await this.store.close()
    for (const part of [...this.#running.keys()].toReversed()) await this.stop(part)
    removeAtExit(this.directory)
  })
  readonly #crash = new AbortController()
  readonly #dist: string
  readonly #env: Readonly<Record<string, string>>
  readonly #inspectorPorts: readonly number[]
  readonly #running = new Map<Part, Program>()

  private constructor(
    directory: string,
    ports: readonly number[],
    { settings, isTls = false, dist = ownDist }: ZoneOptions,
  ) {
    this.crashed = this.#crash.signal
    this.#dist = dist
    const [mqttPort, storePort, webPort, tlsPort, ...inspectorPorts] = ports as [
      number,
      number,
      number,
      number,
    ]
    this.#inspectorPorts = inspectorPorts
    this.directory = directory
    this.mqttPort = mqttPort
    this.webPort = webPort
    this.tlsPort = tlsPort
    const { cert, env: tlsEnv } = isTls ? certificateIn(directory) : { cert: undefined, env: {} }
    this.certificate = cert
    this.storeUrl = `http://127.0.0.1:${storePort}`
    // As ingest names it: by its directory, too.
    const address = { clickhouseUrl: '', host: '127.0.0.1', port: storePort, dataDir: directory }
    const user = { user: 'default', password: '', database: 'v2x' }
    this.store = createStore({ ...address, ...user }, { handsOver: true })
    this.#env = {
      V2X_DATA_DIR: directory,
      V2X_LOG_LEVEL: 'error',
      // Journals that are laid have times of their own: nothing may expire.
      V2X_STORE_RETENTION_DAYS: '0',
      V2X_STORE_QUARANTINE_DAYS: '0',
      V2X_MQTT_URL: `mqtt://127.0.0.1:${mqttPort}`,
      V2X_BROKER_PORT: String(mqttPort),
      V2X_STORE_PORT: String(storePort),
      V2X_DASHBOARDS_PORT: String(webPort),
      V2X_BROKER_WS_PORT: '0',
      V2X_BROKER_TLS_PORT: String(tlsPort),
      ...tlsEnv,
      V2X_BROKER_HEALTH_PORT: '0',
      V2X_STORE_HEALTH_PORT: '0',
      V2X_INGEST_HEALTH_PORT: '0',
      V2X_DASHBOARDS_HEALTH_PORT: '0',
      ...settings,
    }
  }

  /** Nothing runs yet: a journal may be laid into `directory` first. */
  static async create(options: ZoneOptions = {}): Promise<BenchZone> {
    const directory = mkdtempSync(join(tmpdir(), 'v2x-bench-'))
    const inspectors = options.isInspected === true ? parts.length : 0
    return new BenchZone(directory, await freePorts(4 + inspectors), options)
  }

  /** Starts them, each once the one before is ready. */
  async start(...parts: readonly Part[]): Promise<void> {
    for (const part of parts) {
      const plan = { args: [], cwd: this.directory, env: this.#env }
      const port = this.inspectorPort(part)
      const flags = port === undefined ? [] : [`--inspect=127.0.0.1:${port}`]
      const program = await startProgram(ours(join(this.#dist, programs[part]), plan, flags))
      this.#running.set(part, program)
      void program.gone.then((how) => {
        if (this.#running.get(part) !== program) return
        this.#crash.abort(new V2xError('ZONE_CRASH', `the zone broke: its ${part} ${how}`))
      })
    }
  }

  inspectorPort(part: Part): number | undefined {
    return this.#inspectorPorts[parts.indexOf(part)]
  }

  async stop(part: Part, signal?: NodeJS.Signals): Promise<void> {
    const program = this.#running.get(part)
    this.#running.delete(part)
    await program?.end(signal)
  }

  pid(part: Part): number {
    return this.#running.get(part)!.pid
  }

  processorSeconds(part: Part): number {
    return processorSeconds(this.pid(part))
  }

  /** Makes the tables, where ingest does not run to do it. */
  async makeTables(): Promise<void> {
    const address = { clickhouseUrl: this.storeUrl, host: '', port: 0, user: 'default' }
    await createDatabase({ ...address, password: '', database: 'v2x' })
    await migrate(this.store, { retentionDays: 0, quarantineDays: 0 })
  }

  /** The one row of a query. */
  async row<T>(sql: string): Promise<T> {
    const [row] = await this.store.query<T>(sql)
    return row!
  }

  /** Rows that can be queried; none where there is no table yet. */
  async count(table: string): Promise<number> {
    const { rows } = await this.row<{ rows: string }>(
      `SELECT sum(total_rows) AS rows FROM system.tables WHERE database = 'v2x' AND name = '${table}'`,
    )
    return Number(rows)
  }

  /** Resolves when the store has nothing left to merge. */
  async untilMerged(): Promise<void> {
    for (let idle = 0; idle < 5;) {
      const { merges } = await this.row<{ merges: string }>(
        'SELECT count() AS merges FROM system.merges',
      )
      idle = Number(merges) === 0 ? idle + 1 : 0
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}

/** Makes a certificate for loopback, and the settings that name it. */
function certificateIn(directory: string): { cert: string; env: Record<string, string> } {
  const { cert, key } = selfSigned()
  const [certFile, keyFile] = [join(directory, 'cert.pem'), join(directory, 'key.pem')]
  writeFileSync(certFile, cert)
  writeFileSync(keyFile, key, { mode: 0o600 })
  return { cert, env: { V2X_BROKER_TLS_CERT_FILE: certFile, V2X_BROKER_TLS_KEY_FILE: keyFile } }
}
