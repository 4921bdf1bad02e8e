/**
 * A zone of the load test's own: a temporary data directory, free ports, the simulator's traffic as background.
 * Started through the command line, as anybody would.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readEnvironment, type Environment } from '../common/config.ts'
import { V2xError } from '../common/errors.ts'
import { tables } from '../cli/settings.ts'
import { partNames, type PartName } from '../main.ts'
import { freePorts } from '../store/contract/free-ports.ts'
import { partPids } from '../test/part-pids.ts'

export interface OwnZoneOptions {
  /** Simulated vehicles beside the load; 0: no simulator. */
  readonly background: number
  /** `V2X_…` over those of the environment. */
  readonly settings?: Readonly<Record<string, string>>
  /** The folder of another build than this one. */
  readonly dist?: string
}

export interface OwnZone {
  /** ws:// URL of the broker. */
  readonly mqttUrl: string
  readonly tcpUrl: string
  /** Answers where the settings name a certificate. */
  readonly tlsUrl: string
  readonly apiUrl: string
  /** ClickHouse's HTTP. */
  readonly storeUrl: string
  /** Where /livez, /readyz and /metrics of each part are. */
  readonly healthUrls: Readonly<Record<PartName, string>>
  readonly dataDir: string
  /** Every `V2X_…` that it was given. */
  readonly settings: Environment
  /** A part that is down is missing. */
  pids(): Promise<Partial<Record<PartName, number>>>
  stop(): Promise<void>
}

const readyWithinMs = 90_000
const stopWithinMs = 30_000

/** Starts a zone and resolves once all of it is ready. Throws V2xError `LOAD_ZONE` with the zone's last words. */
export async function startOwnZone(options: OwnZoneOptions): Promise<OwnZone> {
  const { background, dist = join(import.meta.dirname, '..') } = options
  const dataDir = await mkdtemp(join(tmpdir(), 'v2x-load-'))
  const ports = await portSettings()
  const settings = {
    ...settingsOfEnvironment(),
    ...ports,
    V2X_DATA_DIR: dataDir,
    // A server that the environment names holds other people's rows.
    V2X_CLICKHOUSE_URL: '',
    V2X_MQTT_URL: `mqtt://127.0.0.1:${ports['V2X_BROKER_PORT']}`,
    ...(background > 0 ? { V2X_SIMULATOR_VEHICLES: String(background) } : {}),
    ...options.settings,
  }
  const child = spawn(
    process.execPath,
    [join(dist, 'cli.js'), 'start', ...(background > 0 ? [] : ['--no-simulator'])],
    { env: { ...othersOfEnvironment(), ...settings }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const words = lastWordsOf(child)
  const hasLeft = (): boolean => child.exitCode !== null || child.signalCode !== null
  const stop = async (): Promise<void> => {
    if (!hasLeft()) {
      child.kill('SIGTERM')
      const overdue = setTimeout(() => child.kill('SIGKILL'), stopWithinMs)
      await once(child, 'exit')
      clearTimeout(overdue)
    }
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
  const http = (setting: string): string => `http://127.0.0.1:${ports[setting]}`
  const deadline = performance.now() + readyWithinMs
  while (!(await answersOk(`${http('V2X_DASHBOARDS_PORT')}/readyz`))) {
    if (hasLeft() || performance.now() > deadline) {
      await stop()
      throw new V2xError(
        'LOAD_ZONE',
        `cannot start a zone for the load; its last words:\n${words()}`,
      )
    }
    await sleep(200)
  }
  return {
    mqttUrl: `ws://127.0.0.1:${ports['V2X_BROKER_WS_PORT']}`,
    tcpUrl: settings.V2X_MQTT_URL,
    tlsUrl: `mqtts://127.0.0.1:${ports['V2X_BROKER_TLS_PORT']}`,
    apiUrl: http('V2X_DASHBOARDS_PORT'),
    storeUrl: settings.V2X_CLICKHOUSE_URL || http('V2X_STORE_PORT'),
    healthUrls: Object.fromEntries(
      partNames.map((name) => [name, http(`V2X_${name.toUpperCase()}_HEALTH_PORT`)]),
    ) as Record<PartName, string>,
    dataDir,
    settings,
    pids: () => partPids(child.pid!),
    stop,
  }
}

async function answersOk(url: string): Promise<boolean> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined)
  await answer?.body?.cancel()
  return answer?.ok === true
}

/** The end of what it said. */
function lastWordsOf(child: ChildProcess): () => string {
  let words = ''
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-4000)
    })
  }
  return () => words
}

/** A free port for every setting that is one, by its name. */
async function portSettings(): Promise<Record<string, string>> {
  const names = Object.values(tables)
    .flatMap((table) => Object.values(table))
    .filter((field) => field.env.endsWith('_PORT') && field.default !== 0)
    .map((field) => field.env)
  const ports = await freePorts(names.length)
  return Object.fromEntries(names.map((name, index) => [name, String(ports[index])]))
}

/** Ours is what the zone is told; V2X_LOAD_… is meant for the scripts, and no setting of a zone. */
function settingsOfEnvironment(): Environment {
  return pick((name) => name.startsWith('V2X_') && !name.startsWith('V2X_LOAD_'))
}

function othersOfEnvironment(): Environment {
  return pick((name) => !name.startsWith('V2X_'))
}

function pick(wanted: (name: string) => boolean): Environment {
  return Object.fromEntries(Object.entries(readEnvironment()).filter(([name]) => wanted(name)))
}
