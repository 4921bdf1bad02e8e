/** Our broker alone, as it is built: a process on free ports and a directory of its own, for suites and fuzzers. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePorts } from '../store/contract/free-ports.ts'
import { undoAtEnd } from './end-tidily.ts'
import { Managed } from './gate/processes.ts'

/** Beside this file where it is built itself, in dist/ where a test imports it. */
const program = ['..', '../dist']
  .map((place) => join(import.meta.dirname, place, 'broker', 'main.js'))
  .find(existsSync)

export interface LoneBroker {
  readonly host: string
  readonly port: number
  /** Open where certificate and key are given. */
  readonly tlsPort: number
  readonly healthUrl: string
  /** The journal, and `broker.log`. */
  readonly directory: string
  /** How often the process left by itself; it is started again. */
  readonly unexpectedExits: () => number
  /** A reading of its metrics page; NaN while there is none. */
  metric(name: string): Promise<number>
  /** Stops it in its tracks for a while. */
  pause(forMs: number): Promise<void>
  kill(): Promise<void>
  /** Kills it and removes its directory. */
  remove(): Promise<void>
}

/** Resolves once it is ready. */
export async function startLoneBroker(
  settings: Readonly<Record<string, string>>,
): Promise<LoneBroker> {
  if (program === undefined) throw new Error('the broker is not built; run npm run build')
  const directory = mkdtempSync(join(tmpdir(), 'v2x-lone-broker-'))
  const [port, ws, tls, health] = (await freePorts(4)) as [number, number, number, number]
  const url = `http://127.0.0.1:${health}`
  const managed = new Managed(
    {
      role: 'broker',
      command: [process.execPath, '--enable-source-maps', program],
      env: {
        V2X_DATA_DIR: directory,
        V2X_LOG_LEVEL: 'error',
        V2X_BROKER_PORT: String(port),
        V2X_BROKER_WS_PORT: String(ws),
        V2X_BROKER_TLS_PORT: String(tls),
        V2X_BROKER_HEALTH_PORT: String(health),
        ...settings,
      },
      ready: `${url}/readyz`,
    },
    join(directory, 'broker.log'),
  )
  const kill = async (): Promise<void> => {
    await managed.kill()
  }
  const remove = undoAtEnd(async () => {
    await kill()
    rmSync(directory, { recursive: true, force: true })
  })
  managed.start()
  await managed.untilReady()
  return {
    host: '127.0.0.1',
    port,
    tlsPort: tls,
    healthUrl: url,
    directory,
    unexpectedExits: () => managed.unexpectedExits,
    metric: async (name) => {
      const answer = await fetch(`${url}/metrics`).catch(() => undefined)
      const page = (await answer?.text()) ?? ''
      return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(page)?.[1])
    },
    pause: (forMs) => managed.pause(forMs),
    kill,
    remove,
  }
}
