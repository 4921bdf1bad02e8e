/**
 * A zone of the load test's own: a temporary data directory, free ports, the simulator's traffic as background.
 * Started through the command line, as anybody would.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { readEnvironment } from '../common/config.ts'
import { V2xError } from '../common/errors.ts'
import { tables } from '../cli/settings.ts'

export interface OwnZone {
  /** ws:// URL of the broker. */
  readonly mqttUrl: string
  stop(): Promise<void>
}

const readyWithinMs = 90_000

/** Starts a zone and resolves once all of it is ready. Throws V2xError `LOAD_ZONE` with the zone's last words. */
export async function startOwnZone(): Promise<OwnZone> {
  const folder = await mkdtemp(join(tmpdir(), 'v2x-load-'))
  const ports = await freePorts()
  const env = {
    ...readEnvironment(),
    ...ports,
    V2X_DATA_DIR: join(folder, 'data'),
    V2X_MQTT_URL: `mqtt://127.0.0.1:${ports['V2X_BROKER_PORT']}`,
  }
  const cli = fileURLToPath(new URL('../cli.js', import.meta.url))
  const child = spawn(process.execPath, [cli, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-4000)
    })
  }

  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    await rm(folder, { recursive: true, force: true })
  }
  const ready = `http://127.0.0.1:${ports['V2X_DASHBOARDS_PORT']}/readyz`
  const deadline = performance.now() + readyWithinMs
  while (!(await answersOk(ready))) {
    if (child.exitCode !== null || performance.now() > deadline) {
      await stop()
      throw new V2xError('LOAD_ZONE', `cannot start a zone for the load; its last words:\n${words}`)
    }
    await sleep(200)
  }
  return { mqttUrl: `ws://127.0.0.1:${ports['V2X_BROKER_WS_PORT']}`, stop }
}

export async function answersOk(url: string): Promise<boolean> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined)
  await answer?.body?.cancel()
  return answer?.ok === true
}

/** A free port for every setting that is one, by its name. */
async function freePorts(): Promise<Record<string, string>> {
  const names = Object.values(tables)
    .flatMap((table) => Object.values(table))
    .filter((field) => field.env.endsWith('_PORT') && field.default !== 0)
    .map((field) => field.env)
  // All are held open until each has one: so none comes twice.
  const servers = names.map(() => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const ports = servers.map((server) => String((server.address() as AddressInfo).port))
  for (const server of servers) server.close()
  return Object.fromEntries(names.map((name, index) => [name, ports[index]!]))
}
