/**
 * Settings that more than one part reads: of the whole zone (`zoneConfig`), of MQTT clients (`mqttConfig`), of the journal
 * (`journalConfig`), of the store (`storeConfig`), and the rule of who may listen where.
 */
import { isIPv6 } from 'node:net'
import type { ConfigOf } from '../common/config.ts'
import { V2xError } from '../common/errors.ts'

export const zoneConfig = {
  logLevel: {
    env: 'V2X_LOG_LEVEL',
    default: 'info',
    doc: 'Least important lines that are logged.',
    oneOf: ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
  },
  insecure: {
    env: 'V2X_INSECURE',
    default: false,
    doc: 'Allows listening beyond loopback without credentials.',
  },
} as const

export const mqttConfig = {
  url: {
    env: 'V2X_MQTT_URL',
    default: 'mqtt://127.0.0.1:1883',
    doc: "Broker that ingest, dashboards, simulator, import and replay connect to; not given, 'v2x start' takes its own one, wherever that listens.",
    address: { schemes: ['mqtt', 'mqtts'], suchAs: 'mqtt://127.0.0.1:1883' },
  },
  password: {
    env: 'V2X_MQTT_PASSWORD',
    default: '',
    doc: 'Password of our own MQTT clients; empty where the broker is open.',
    secret: true,
  },
} as const

export const journalConfig = {
  bytesMax: {
    env: 'V2X_JOURNAL_BYTES_MAX',
    default: 0,
    unit: 'bytes',
    doc: 'Bytes of the whole journal; from 80 % on QoS 0 is not kept, at 100 % nothing is taken until there is room again. 0: as many as the volume has.',
  },
  reserveBytes: {
    env: 'V2X_JOURNAL_RESERVE_BYTES',
    default: 268_435_456,
    unit: 'bytes',
    doc: 'Bytes of the volume that the journal leaves free, for the store and for what else is there.',
  },
} as const

export const storeConfig = {
  dataDir: {
    env: 'V2X_DATA_DIR',
    default: './data',
    doc: 'Directory of everything that is kept: journal, checkpoints, the embedded ClickHouse.',
  },
  clickhouseUrl: {
    env: 'V2X_CLICKHOUSE_URL',
    default: '',
    doc: 'HTTP address of a ClickHouse server, such as http://127.0.0.1:8123; empty: the embedded engine.',
    address: { schemes: ['http', 'https'], suchAs: 'http://127.0.0.1:8123' },
  },
  user: {
    env: 'V2X_CLICKHOUSE_USER',
    default: 'default',
    doc: 'ClickHouse user; the embedded engine knows this one alone.',
  },
  password: {
    env: 'V2X_CLICKHOUSE_PASSWORD',
    default: '',
    doc: 'Password of the ClickHouse user; the embedded engine asks for it once it is set.',
    secret: true,
  },
  database: {
    env: 'V2X_CLICKHOUSE_DATABASE',
    default: 'v2x',
    doc: 'Database that holds the tables; letters, digits and _.',
    isName: true,
  },
  timeoutMs: {
    env: 'V2X_CLICKHOUSE_TIMEOUT_MS',
    default: 300_000,
    min: 1000,
    max: 3_600_000,
    unit: 'ms',
    doc: 'How long a request to ClickHouse may stay without an answer; in the embedded engine a query may wait for its turn.',
  },
  host: {
    env: 'V2X_STORE_HOST',
    default: '127.0.0.1',
    isHost: true,
    doc: 'Address the embedded engine listens on.',
  },
  port: {
    env: 'V2X_STORE_PORT',
    default: 8123,
    max: 65535,
    doc: 'Port of the embedded engine (HTTP, ClickHouse protocol); 0 picks a free one.',
  },
  healthPort: {
    env: 'V2X_STORE_HEALTH_PORT',
    default: 9103,
    max: 65535,
    doc: "Port of the embedded engine's /livez, /readyz and /metrics.",
  },
  queryMemoryBytesMax: {
    env: 'V2X_STORE_QUERY_MEMORY_BYTES_MAX',
    default: 1024 ** 3,
    min: 64 * 1024 ** 2,
    unit: 'bytes',
    doc: 'Memory that one query of the embedded engine may hold; beyond it, it fails with code 241. At most five run at once.',
  },
  queryThreads: {
    env: 'V2X_STORE_QUERY_THREADS',
    default: 1,
    min: 1,
    max: 64,
    doc: 'Threads of one query in the embedded engine, unless it sets max_threads.',
  },
  lightMs: {
    env: 'V2X_STORE_LIGHT_MS',
    default: 1000,
    min: 10,
    max: 60_000,
    unit: 'ms',
    doc: 'Time after which a query of the embedded engine counts as heavy; heavy ones run one at a time.',
  },
  nice: {
    env: 'V2X_STORE_NICE',
    default: 10,
    max: 19,
    doc: 'How far the embedded engine stands back from the other processes for CPU time (nice); 0: it does not.',
  },
  processorsLeft: {
    env: 'V2X_STORE_PROCESSORS_LEFT',
    default: 1,
    max: 1024,
    doc: 'Processors that the embedded engine leaves to the other processes, where there are more (Linux, with taskset); 0: none.',
  },
  waitingMax: {
    env: 'V2X_STORE_WAITING_MAX',
    default: 100,
    min: 1,
    max: 10_000,
    unit: 'queries',
    doc: 'Queries that wait for their turn in the embedded engine; the next one is refused with code 202.',
  },
  bodyBytesMax: {
    env: 'V2X_STORE_BODY_BYTES_MAX',
    default: 1024 ** 3,
    min: 1024 ** 2,
    unit: 'bytes',
    doc: 'Largest body of one insert into the embedded engine, unpacked.',
  },
  retentionDays: {
    env: 'V2X_STORE_RETENTION_DAYS',
    default: 90,
    max: 36_500,
    unit: 'days',
    doc: 'Days a row is kept, counted from its received_at; 0 keeps all.',
  },
} as const

export type StoreConfig = ConfigOf<typeof storeConfig>

/** The address everyone uses: the server that was named, or where the embedded engine listens. */
export function clickhouseUrl(
  config: Pick<StoreConfig, 'clickhouseUrl' | 'host' | 'port'>,
): string {
  if (config.clickhouseUrl !== '') return config.clickhouseUrl
  return `http://${reachedAt(config.host)}:${config.port}`
}

/** What stands in a URL for who listens on `host`: who listens on all addresses is reached on loopback. */
export function reachedAt(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return isIPv6(host) ? `[${host}]` : host
}

/** True for an address that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(host)
}

/** Whether a URL names loopback; what is no URL does not. */
export function isLoopbackUrl(url: string): boolean {
  return URL.canParse(url) && isLoopback(new URL(url).hostname.replace(/^\[|\]$/g, ''))
}

/**
 * Refuses to listen beyond loopback without credentials, unless V2X_INSECURE says so. `what` names the listener and
 * `credentials` the setting that would make it safe. Throws V2xError `EXPOSED`.
 */
export function checkExposure(listener: {
  readonly what: string
  readonly host: string
  readonly hasCredentials: boolean
  readonly credentials: string
  readonly insecure: boolean
}): void {
  const { what, host, hasCredentials, credentials, insecure } = listener
  if (isLoopback(host) || hasCredentials || insecure) return
  throw new V2xError(
    'EXPOSED',
    `cannot let ${what} listen on ${host}: anyone who reaches it would be let in; set ${credentials}, keep to 127.0.0.1, or allow it with V2X_INSECURE=true`,
  )
}
