/**
 * A whole zone as a user starts it: the built command line in a process of its own, on a temporary directory and free
 * ports of loopback. Whoever starts one stops it.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { createClient } from '@clickhouse/client'
import { partNames, type PartName } from '../main.ts'
import { freePorts } from '../store/contract/free-ports.ts'
import { undoAtEnd } from './end-tidily.ts'
import { partPids } from './part-pids.ts'
import { projectRoot } from './project-files.ts'

const cli = join(projectRoot, 'dist', 'cli.js')

export interface Finished {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export class TestZone {
  readonly dataDir: string
  /** Stops what runs and removes the directory. */
  readonly remove = undoAtEnd(async () => {
    await this.stop()
    await rm(this.dataDir, { recursive: true, force: true, maxRetries: 5 })
  })
  readonly #ports: Readonly<Record<string, number>>
  #process: ChildProcess | undefined
  #log = ''

  private constructor(dataDir: string, ports: Readonly<Record<string, number>>) {
    this.dataDir = dataDir
    this.#ports = ports
  }

  static async create(): Promise<TestZone> {
    const names = [
      'http',
      'mqtt',
      'ws',
      'tls',
      'store',
      ...partNames.map((name) => `${name}Health`),
    ]
    const ports = await freePorts(names.length)
    return new TestZone(
      await mkdtemp(join(tmpdir(), 'v2x-zone-')),
      Object.fromEntries(names.map((name, index) => [name, ports[index]!])),
    )
  }

  get url(): string {
    return `http://127.0.0.1:${this.#ports['http']}`
  }

  get mqttUrl(): string {
    return `mqtt://127.0.0.1:${this.#ports['mqtt']}`
  }

  get clickhouseUrl(): string {
    return `http://127.0.0.1:${this.#ports['store']}`
  }

  /** The options with which `npm run load` finds all of it; the broker by its WebSocket, or by `url`. */
  addresses(url = `ws://127.0.0.1:${this.#ports['ws']}`): string[] {
    const health = `http://127.0.0.1:${this.#ports['brokerHealth']}`
    return [
      ...['--url', url, '--tcp-url', this.mqttUrl, '--api-url', this.url],
      ...['--store-url', this.clickhouseUrl, '--health-url', health],
    ]
  }

  /** What the parts have logged so far. */
  get log(): string {
    return this.#log
  }

  get env(): NodeJS.ProcessEnv {
    const port = this.#ports
    return {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      V2X_DATA_DIR: this.dataDir,
      V2X_MQTT_URL: this.mqttUrl,
      V2X_BROKER_PORT: String(port['mqtt']),
      V2X_BROKER_WS_PORT: String(port['ws']),
      V2X_BROKER_TLS_PORT: String(port['tls']),
      V2X_STORE_PORT: String(port['store']),
      V2X_DASHBOARDS_PORT: String(port['http']),
      ...Object.fromEntries(
        partNames.map((name) => [
          `V2X_${name.toUpperCase()}_HEALTH_PORT`,
          String(port[`${name}Health`]),
        ]),
      ),
    }
  }

  /** Starts the zone and waits until it says that it is ready. */
  async start(...flags: readonly string[]): Promise<void> {
    // Its parts find its broker by themselves.
    const env = { ...this.env, V2X_MQTT_URL: '' }
    const child = spawn(process.execPath, [cli, 'start', ...flags], { env })
    this.#process = child
    let printed = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.#log += text))
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
    await eventually(`the zone's word that it is ready`, () => {
      if (child.exitCode !== null) throw new Error(`the zone did not start:\n${this.#log}`)
      return printed.includes('Map:')
    })
  }

  /** Process ids of the parts, by name; a part that is down is missing. */
  async pids(): Promise<Partial<Record<PartName, number>>> {
    const supervisor = this.#process?.pid
    return supervisor === undefined ? {} : await partPids(supervisor)
  }

  /** Kills one part as a crash would, and waits until the supervisor has another one running. */
  async kill(part: PartName): Promise<void> {
    const { [part]: pid } = await this.pids()
    if (pid === undefined) throw new Error(`${part} is not running`)
    process.kill(pid, 'SIGKILL')
    await eventually(`${part} to be started again`, async () => {
      const { [part]: now } = await this.pids()
      return now !== undefined && now !== pid
    })
  }

  /** Lets the supervisor open no descriptor of that number or above; what is open stays. */
  async limitDescriptors(prlimit: string, limit: number): Promise<void> {
    const pid = String(this.#process!.pid)
    await promisify(execFile)(prlimit, ['--pid', pid, `--nofile=${limit}:`])
  }

  /** Kills the supervisor as a crash would. Its parts must then leave by themselves. */
  async killParent(): Promise<void> {
    const child = this.#process!
    child.kill('SIGKILL')
    await once(child, 'exit')
    this.#process = undefined
  }

  /** Kills everything at once, as a power cut would: nothing has time to clear up. */
  async killAll(): Promise<void> {
    const parts = Object.values(await this.pids())
    const gone = this.killParent()
    for (const pid of parts) process.kill(pid, 'SIGKILL')
    await gone
  }

  /** Ctrl-C. The exit code, null where nothing ran. */
  async stop(signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
    const child = this.#process
    if (child === undefined) return null
    const gone = once(child, 'exit')
    if (child.exitCode === null) {
      child.kill(signal)
      await gone
    }
    this.#process = undefined
    return child.exitCode
  }

  /** Runs a command of the CLI against this zone. */
  async cli(...args: readonly string[]): Promise<Finished> {
    return await run(process.execPath, [cli, ...args], this.env)
  }

  /** Rows of a query. */
  async query<T>(query: string): Promise<T[]> {
    const client = createClient({ url: this.clickhouseUrl, keep_alive: { enabled: false } })
    try {
      const answer = await client.query({ query, format: 'JSONEachRow' })
      return await answer.json<T>()
    } finally {
      await client.close()
    }
  }
}

/** Below what a test has: who hangs fails with what it printed. */
const finishedWithinMs = 100_000

/** Throws, and ends the program, where it has not left in time. Given `untilCtrlC`, it gets Ctrl-C then. */
export async function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  untilCtrlC?: () => Promise<void>,
): Promise<Finished> {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], ...env },
    timeout: finishedWithinMs,
    // A program that hangs may have heard SIGTERM and hang on.
    killSignal: 'SIGKILL',
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const closed = once(child, 'close')
  if (untilCtrlC !== undefined) {
    await untilCtrlC()
    // Not by child.kill: `killed` tells who was ended for being late.
    process.kill(child.pid!, 'SIGINT')
  }
  await closed
  if (child.killed) {
    const seconds = finishedWithinMs / 1000
    throw new Error(`ended after ${seconds} s: ${args.join(' ')}\n${stdout}${stderr}`)
  }
  return { code: child.exitCode, stdout, stderr }
}

/** Waits until `condition` holds; no test asserts how long something takes, only that it comes. */
export async function eventually(
  what: string,
  condition: () => boolean | Promise<boolean>,
  withinMs = 60_000,
): Promise<void> {
  const deadline = performance.now() + withinMs
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`waited ${withinMs / 1000} s for ${what}`)
    await sleep(100)
  }
}
