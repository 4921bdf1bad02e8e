/**
 * What the gate judges: processes it may start and kill, an MQTT address and one query. Our zone is one such target, made here;
 * any other comes from a JSON file of the same shape (`examples/`).
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePorts } from '../../store/contract/free-ports.ts'

/** The roles that faults name; a target may lack some. */
export const roles = ['store', 'broker', 'ingest'] as const
export type Role = (typeof roles)[number]

export interface ProcessPlan {
  readonly role: Role
  /** In a file, `{dir}` is the gate's temporary directory, `{dist}` our build, `{node}` Node, `{port1}` to `{port8}` free ports. */
  readonly command: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** An http:// URL that answers 200, or tcp://host:port that accepts, once the process is ready. */
  readonly ready: string
}

export interface Account {
  /** What is 0 while the books balance. */
  readonly what: string
  /** Gives that number; `{round:String}` is the prefix of the round's devices. */
  readonly query: string
}

export interface Target {
  readonly name: string
  /** In the order in which they start. */
  readonly processes: readonly ProcessPlan[]
  /** mqtt://host:port */
  readonly mqttUrl: string
  readonly userName: string
  /** With `{device}`, and `{type}` where the topic says what it is. */
  readonly topicPattern: string
  /** ClickHouse's HTTP interface. */
  readonly storeUrl: string
  /**
   * Gives (device, sequence, hash, quarantined) of the devices that begin with `{round:String}`, in the order in which the
   * messages were taken in. `hash` is the first 16 hexadecimal digits of the payload's MD5.
   */
  readonly query: string
  readonly accounts: readonly Account[]
  /** Share of answered messages that are sent once more; 0 for a target that does not promise to know them. */
  readonly resendShare: number
  /** Share of payloads that are no message; 0 for a target without a quarantine. */
  readonly unsoundShare: number
}

const dist = join(import.meta.dirname, '..', '..')

const hash = 'lower(hex(substring(MD5(payload), 1, 8)))'

const typedTables = ['bsm', 'vehicle_status'] as const

/** Rows of a typed table that `raw` lacks, or has once more. */
function typedAccount(table: (typeof typedTables)[number]): Account {
  const keys = `FROM v2x.${table} WHERE startsWith(device_id, {round:String})`
  const raw = `FROM v2x.raw WHERE type = '${table}' AND startsWith(device_id, {round:String})`
  return {
    what: `rows of ${table} that raw has not, or has otherwise`,
    query: `SELECT abs((SELECT count() ${keys}) - (SELECT count() ${raw}))
      + abs((SELECT sum(sipHash64(device_id, sequence)) ${keys}) != (SELECT sum(sipHash64(device_id, sequence)) ${raw}))`,
  }
}

/** How saboteurs change a part. */
export interface Change {
  /** A module that is loaded before the part's own. */
  readonly preload?: string
  /** A command that runs the part. */
  readonly under?: readonly string[]
}

/** Our zone, as it is built. */
export async function zoneTarget(
  directory: string,
  changes: Partial<Readonly<Record<Role, Change>>> = {},
): Promise<Target> {
  const [mqtt, ws, tls, store, storeHealth, brokerHealth, ingestHealth] = await freePorts(7)
  const env = {
    V2X_DATA_DIR: join(directory, 'data'),
    V2X_LOG_LEVEL: 'warn',
    V2X_MQTT_URL: `mqtt://127.0.0.1:${mqtt}`,
    V2X_BROKER_PORT: String(mqtt),
    V2X_BROKER_WS_PORT: String(ws),
    V2X_BROKER_TLS_PORT: String(tls),
    V2X_STORE_PORT: String(store),
    V2X_STORE_HEALTH_PORT: String(storeHealth),
    V2X_BROKER_HEALTH_PORT: String(brokerHealth),
    V2X_INGEST_HEALTH_PORT: String(ingestHealth),
    // What is stored may go at once: so a segment that goes too early is missed.
    V2X_JOURNAL_KEEP_SECONDS: '0',
    // Re-sends come within seconds; what is kept of more would only make each start longer.
    V2X_INGEST_DEDUP_MESSAGES_MAX: '200000',
  }
  const part = (role: Role, program: string, healthPort: number | undefined): ProcessPlan => {
    const { preload, under = [] } = changes[role] ?? {}
    const flags = preload === undefined ? [] : ['--import', preload]
    return {
      role,
      command: [...under, process.execPath, '--enable-source-maps', ...flags, join(dist, program)],
      env,
      ready: `http://127.0.0.1:${healthPort}/readyz`,
    }
  }
  return {
    name: 'zone',
    processes: [
      part('store', 'store/engine/main.cjs', storeHealth),
      part('broker', 'broker/main.js', brokerHealth),
      part('ingest', 'ingest/main.js', ingestHealth),
    ],
    mqttUrl: `mqtt://127.0.0.1:${mqtt}`,
    userName: 'gateway-load',
    topicPattern: 'v2x/v1/obu/{device}/{type}/up',
    storeUrl: `http://127.0.0.1:${store}`,
    query: `SELECT device_id, sequence, hash, quarantined FROM (
        SELECT device_id, sequence, ${hash} AS hash, 0 AS quarantined, ingest_seq FROM v2x.raw
        WHERE startsWith(device_id, {round:String})
        UNION ALL
        SELECT device_id, 0 AS sequence, ${hash} AS hash, 1 AS quarantined, ingest_seq FROM v2x.quarantine
        WHERE startsWith(device_id, {round:String})
      ) ORDER BY ingest_seq`,
    accounts: typedTables.map(typedAccount),
    resendShare: 0.01,
    unsoundShare: 0.001,
  }
}

/** A target of a JSON file. Throws an error that names the file. */
export async function readTarget(path: string, directory: string): Promise<Target> {
  const ports = await freePorts(8)
  const text = readFileSync(path, 'utf8')
    .replaceAll('{dir}', directory)
    .replaceAll('{node}', process.execPath)
    .replaceAll('{dist}', dist)
    .replaceAll(/\{port([1-8])\}/g, (_, number: string) => String(ports[Number(number) - 1]))
  try {
    return JSON.parse(text) as Target
  } catch (thrown) {
    throw new Error(`cannot read the target ${path}: ${String(thrown)}`, { cause: thrown })
  }
}
