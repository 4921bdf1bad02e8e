/** Starts the embedded engine out of dist/ as its own process, for the tests that need one. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readEnvironment } from '../../common/config.ts'
import type { PartMessage } from '../../common/lifecycle.ts'
import { freePorts } from './free-ports.ts'

const entry = fileURLToPath(new URL('../../dist/store/engine/main.cjs', import.meta.url))

export interface EngineProcess {
  readonly child: ChildProcess
  readonly port: number
  readonly url: string
  readonly healthUrl: string
  /** What it said when it could not start. */
  readonly failure: string | undefined
  /** Kilobytes of memory it held at most so far (Linux). */
  peakKilobytes(): number
  /** Sends the signal and waits until it is gone: its exit code, or the signal's name. */
  stop(signal?: NodeJS.Signals): Promise<number | string>
}

/** A directory of its own for one test, and its removal. */
export function temporaryDirectory(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'v2x-store-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Resolves when the engine is ready, or has said why it cannot be. */
export async function startEngineProcess(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<EngineProcess> {
  const [port, healthPort] = (await freePorts(2)) as [number, number]
  const child = fork(entry, {
    cwd: dataDir,
    env: {
      PATH: readEnvironment()['PATH'] ?? '',
      V2X_DATA_DIR: dataDir,
      V2X_STORE_PORT: String(port),
      V2X_STORE_HEALTH_PORT: String(healthPort),
      V2X_LOG_LEVEL: 'error',
      ...env,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const gone = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  const [message] = (await Promise.race([
    once(child, 'message'),
    gone.then(([code]) => [{ type: 'failed', reason: `it left with exit code ${code}` }]),
  ])) as [PartMessage]
  return {
    child,
    port,
    url: `http://127.0.0.1:${port}`,
    healthUrl: `http://127.0.0.1:${healthPort}`,
    failure: message.type === 'failed' ? message.reason : undefined,
    peakKilobytes: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1])
    },
    stop: async (signal = 'SIGTERM') => {
      // One that could not start leaves by itself.
      const runs = child.exitCode === null && child.signalCode === null
      if (runs && message.type === 'ready') child.kill(signal)
      const [code, name] = await gone
      return name ?? code ?? 'unknown'
    },
  }
}
