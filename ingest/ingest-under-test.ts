/** What the tests of ingest share: a journal that is written as the broker writes it, and the processes that ship. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import type { Clock } from '../common/clock.ts'
import { readEnvironment } from '../common/config.ts'
import { deviceTopic, messageOf, type DeviceKind, type UpType } from '../schemas/index.ts'
import { createStore, type Store } from '../store/clickhouse/client.ts'
import { freePorts } from '../store/contract/free-ports.ts'
import { publishBytesMax, writePublish } from '../store/journal/publish-packet.ts'
import type { Space, SpaceLimits } from '../store/journal/space.ts'
import { openJournalWriter, type JournalWriter } from '../store/journal/writer.ts'

export interface Sent {
  readonly topic: string
  readonly payload: Uint8Array
}

export function temporaryDirectory(): string {
  const path = mkdtempSync(join(tmpdir(), 'v2x-ingest-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** Waits until the condition holds, with a generous deadline. */
export async function waitFor(
  what: string,
  condition: () => boolean | Promise<boolean>,
): Promise<void> {
  const deadline = performance.now() + 60_000
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`)
    await sleep(20)
  }
}

/** The message of a device, of protobuf's JSON form, as it would be published. */
export function message(
  topic: `${DeviceKind}/${string}/${UpType}`,
  content: Record<string, unknown>,
): Sent {
  const [kind, id, type] = topic.split('/') as [DeviceKind, string, UpType]
  const codec = messageOf(type)
  return {
    topic: deviceTopic(kind, id, type),
    payload: codec.encode(codec.fromObject(content)).finish(),
  }
}

export const sentAt = 1_790_000_000_000_000

export function header(sequence: number, over: Record<string, unknown> = {}): object {
  const generatedAt = sentAt + sequence * 100_000
  return { schemaVersion: 1, sequence, generatedAt, clockQuality: 1, source: 2, ...over }
}

export function bsm(id: string, sequence: number, over: Record<string, unknown> = {}): Sent {
  return message(`obu/${id}/bsm`, bsmContent(sequence, over))
}

export function bsmContent(
  sequence: number,
  over: Record<string, unknown> = {},
): Record<string, unknown> {
  const latitude = 281_000_000 + (sequence % 1000)
  const motion = { latitude, longitude: 1_129_000_000, speed: 500, heading: 7200 }
  return { header: header(sequence), ...motion, ...over }
}

/** A journal under `dataDir`. */
export class TestJournal {
  readonly directory: string
  readonly #clock: Clock | undefined
  readonly #space: SpaceLimits | undefined
  #writer: JournalWriter

  constructor(dataDir: string, clock?: Clock, space?: SpaceLimits) {
    this.directory = join(dataDir, 'journal')
    this.#clock = clock
    this.#space = space
    this.#writer = this.#open()
  }

  get identity(): string {
    return this.#writer.identity
  }

  get nextSequence(): number {
    return this.#writer.stats().nextSequence
  }

  get level(): Space['level'] {
    return this.#writer.space.level
  }

  /** Appends one record of these packets; resolves when it is durable. */
  async append(sent: readonly Sent[], publisher = 'gateway-load'): Promise<void> {
    const packets = Buffer.concat(sent.map(packetOf))
    await new Promise<void>((resolve) => {
      this.#writer.append(publisher, packets, sent.length, resolve)
    })
  }

  /** The next record opens a new segment. */
  async reopen(): Promise<void> {
    await this.#writer.close()
    this.#writer = this.#open()
  }

  async close(): Promise<void> {
    await this.#writer.close()
  }

  #open(): JournalWriter {
    return openJournalWriter({
      directory: this.directory,
      node: 'test',
      ...(this.#clock === undefined ? {} : { clock: this.#clock }),
      ...(this.#space === undefined ? {} : { space: this.#space }),
    })
  }
}

function packetOf({ topic, payload }: Sent, index: number): Buffer {
  const bytes = Buffer.alloc(publishBytesMax(Buffer.byteLength(topic), payload.length))
  const packet = { topic, payload, qos: 1, packetId: index + 1, dup: false, retain: false } as const
  return bytes.subarray(0, writePublish(packet, bytes, 0))
}

export type Environment = Readonly<Record<string, string>>

/** A process that ships. */
export class Part {
  readonly #program: string
  readonly #environment: Environment
  #child: ChildProcess | undefined

  constructor(program: string, environment: Environment) {
    if (!existsSync(program)) throw new Error(`${program} is not built; run npm run build`)
    this.#program = program
    this.#environment = environment
    onTestFinished(async () => {
      await this.kill()
    })
  }

  /** Resolves when it says that it is ready. */
  async start(): Promise<void> {
    const child = this.spawn()
    const [said] = (await once(child, 'message')) as [{ type: string; reason?: string }]
    if (said.type !== 'ready') throw new Error(said.reason ?? said.type)
  }

  spawn(): ChildProcess {
    const { PATH = '' } = readEnvironment()
    this.#child = spawn(process.execPath, ['--enable-source-maps', this.#program], {
      env: { PATH, V2X_LOG_LEVEL: 'error', ...this.#environment },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    return this.#child
  }

  /** Its exit code, once it is gone. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return null
    const gone = once(child, 'exit')
    child.kill(signal)
    const [code] = (await gone) as [number | null]
    return code
  }
}

export interface Zone {
  readonly dataDir: string
  readonly engine: Part
  readonly ingest: Part
  /** A client of the engine itself, whatever lies between it and ingest. */
  readonly store: Store
  count(table: string): Promise<number>
}

/** An engine that runs, and ingest that does not yet. `urlFor` puts something between the two. */
export async function startZone(
  over: Environment = {},
  urlFor: (port: number) => Promise<string> | string = (port) => `http://127.0.0.1:${port}`,
): Promise<Zone> {
  const dataDir = temporaryDirectory()
  const [port] = (await freePorts(1)) as [number]
  const engine = new Part('dist/store/engine/main.cjs', {
    V2X_DATA_DIR: dataDir,
    V2X_STORE_PORT: String(port),
    V2X_STORE_HEALTH_PORT: '0',
  })
  await engine.start()
  const ingest = new Part('dist/ingest/main.js', {
    V2X_DATA_DIR: dataDir,
    V2X_CLICKHOUSE_URL: await urlFor(port),
    // Nobody listens there: storing goes on without the live picture's way out.
    V2X_MQTT_URL: 'mqtt://127.0.0.1:1',
    V2X_INGEST_HEALTH_PORT: '0',
    V2X_INGEST_BATCH_INTERVAL_MS: '20',
    ...over,
  })
  const store = createStore({
    clickhouseUrl: `http://127.0.0.1:${port}`,
    host: '',
    port,
    user: 'default',
    password: '',
    database: 'v2x',
  })
  onTestFinished(() => store.close())
  const count = async (table: string): Promise<number> => {
    const [row] = await store.query<{ count: string }>(`SELECT count() AS count FROM v2x.${table}`)
    return Number(row!.count)
  }
  return { dataDir, engine, ingest, store, count }
}
