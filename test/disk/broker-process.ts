/** A broker that ships, in a process of its own, run by whatever makes its disk a bad one; and what it says from outside. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { generate, parser } from 'mqtt-packet'

const program = join(import.meta.dirname, '..', '..', 'broker', 'main.js')
const withinMs = 30_000

export interface BrokerPlan {
  readonly dataDir: string
  readonly ports: { readonly mqtt: number; readonly ws: number; readonly health: number }
  /** A command that runs the broker. */
  readonly under?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export class BrokerProcess {
  readonly #plan: BrokerPlan
  readonly #child: ChildProcess
  /** Its exit code, once it is gone. */
  readonly exit: Promise<number | null>
  isGone = false

  constructor(plan: BrokerPlan) {
    const { ports, under = [], env = {} } = plan
    this.#plan = plan
    const [command, ...args] = [...under, process.execPath, program]
    const { PATH = '' } = process.env
    this.#child = spawn(command, args, {
      env: {
        PATH,
        V2X_DATA_DIR: plan.dataDir,
        V2X_LOG_LEVEL: 'silent',
        V2X_BROKER_PORT: String(ports.mqtt),
        V2X_BROKER_WS_PORT: String(ports.ws),
        V2X_BROKER_HEALTH_PORT: String(ports.health),
        V2X_JOURNAL_RESERVE_BYTES: '0',
        // One thread writes and syncs: strace counts the calls of each by itself.
        UV_THREADPOOL_SIZE: '1',
        ...env,
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    this.exit = once(this.#child, 'exit').then(([code]) => {
      this.isGone = true
      return code as number | null
    })
  }

  /** /readyz: the status (0 where nobody answers), and what it says of the journal. */
  async ready(): Promise<{ readonly status: number; readonly journal: string }> {
    try {
      const answer = await fetch(`http://127.0.0.1:${this.#plan.ports.health}/readyz`)
      const { checks } = (await answer.json()) as { checks: Readonly<Record<string, unknown>> }
      return { status: answer.status, journal: String(checks['journal']) }
    } catch {
      return { status: 0, journal: 'no answer' }
    }
  }

  async untilReady(status: number): Promise<void> {
    await until(`/readyz to say ${status}`, async () => (await this.ready()).status === status)
  }

  /** The return code that a device gets for its CONNECT; undefined where the connection is closed without one. */
  async connectCode(): Promise<number | undefined> {
    const socket = connect({ port: this.#plan.ports.mqtt, host: '127.0.0.1' })
    const packets = parser({ protocolVersion: 4 })
    try {
      return await new Promise((resolve) => {
        packets.on('packet', (packet) => {
          if (packet.cmd === 'connack') resolve(packet.returnCode)
        })
        socket.on('data', (chunk) => packets.parse(chunk))
        socket.on('error', () => undefined)
        socket.on('close', () => resolve(undefined))
        socket.write(generate({ cmd: 'connect', clientId: 'newcomer', keepalive: 60, clean: true }))
      })
    } finally {
      socket.destroy()
    }
  }

  async metric(name: string): Promise<number> {
    const page = await fetch(`http://127.0.0.1:${this.#plan.ports.health}/metrics`)
    return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(await page.text())?.[1])
  }

  async kill(): Promise<void> {
    if (!this.isGone) this.#child.kill('SIGKILL')
    await this.exit
  }
}

/** Waits for a condition. Throws an error that names it where it does not come. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
): Promise<void> {
  const began = performance.now()
  while (!(await condition())) {
    if (performance.now() - began > withinMs) throw new Error(`waited in vain for ${what}`)
    await sleep(50)
  }
}
