/** The built broker in a process of its own, and the figures it gives about itself. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashSecret } from '../../broker/users.ts'
import { freePorts } from '../../store/contract/free-ports.ts'
import { undoAtEnd } from '../end-tidily.ts'
import { Managed } from '../gate/processes.ts'

const program = join(import.meta.dirname, '..', '..', 'broker', 'main.js')

export class BrokerProcess {
  readonly port: number
  /** Of all its users; undefined where it is open. */
  readonly password: string | undefined
  /** Kills it and removes its directory. */
  readonly stop = undoAtEnd(async () => {
    await this.#process.kill()
    rmSync(this.#directory, { recursive: true, force: true })
  })
  readonly #healthPort: number
  readonly #directory: string
  readonly #process: Managed

  private constructor(ports: readonly number[], users: readonly string[]) {
    const [mqtt, ws, tls, health] = ports
    this.port = mqtt!
    this.#healthPort = health!
    this.#directory = mkdtempSync(join(tmpdir(), 'v2x-hostile-'))
    this.password = users.length === 0 ? undefined : randomBytes(32).toString('base64url')
    const env = {
      ...this.#usersFile(users),
      V2X_DATA_DIR: join(this.#directory, 'data'),
      V2X_LOG_LEVEL: 'error',
      V2X_BROKER_PORT: String(mqtt),
      V2X_BROKER_WS_PORT: String(ws),
      V2X_BROKER_TLS_PORT: String(tls),
      V2X_BROKER_HEALTH_PORT: String(health),
    }
    const ready = `http://127.0.0.1:${health}/readyz`
    const command = [process.execPath, '--enable-source-maps', program]
    const plan = { role: 'broker', command, env, ready } as const
    this.#process = new Managed(plan, join(this.#directory, 'broker.log'))
  }

  /** With names of devices it lets in those alone. */
  static async start(users: readonly string[] = []): Promise<BrokerProcess> {
    const broker = new BrokerProcess(await freePorts(4), users)
    broker.#process.start()
    await broker.#process.untilReady()
    return broker
  }

  get unexpectedExits(): number {
    return this.#process.unexpectedExits
  }

  #usersFile(users: readonly string[]): Record<string, string> {
    const secret = this.password
    if (secret === undefined) return {}
    const file = join(this.#directory, 'users.json')
    const entries = users.map((name) => ({ name, class: 'device', password: hashSecret(secret) }))
    writeFileSync(file, JSON.stringify(entries))
    return { V2X_BROKER_USERS_FILE: file }
  }

  /** SIGKILL, and another one at once. */
  async restart(): Promise<void> {
    await this.#process.kill()
    this.#process.start()
    await this.#process.untilReady()
  }

  /** A value of its metrics; 0 where it does not answer. */
  async reading(name: string): Promise<number> {
    const url = `http://127.0.0.1:${this.#healthPort}/metrics`
    const page = await fetch(url, { signal: AbortSignal.timeout(5000) })
      .then((answer) => answer.text())
      .catch(() => '')
    const line = page.split('\n').find((each) => each.startsWith(`${name} `))
    return Number(line?.slice(name.length) ?? 0)
  }
}
