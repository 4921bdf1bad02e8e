/**
 * The process that offers one share of a load. Started by run-load.ts with its share as JSON; says over IPC when it is connected, when it
 * begins to measure, what it measured, and how it ended.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { reasonOf } from '../../common/errors.ts'
import { Latencies, type SavedLatencies } from './latencies.ts'
import { LoadConnection, type LoadTarget } from './load-connection.ts'
import { PublishTemplate, type LoadFrame } from './template.ts'

export interface LoadShare {
  readonly target: LoadTarget
  /** Names its devices and clients, so that runs and workers never share one. */
  readonly name: string
  readonly connections: number
  readonly devicesPerConnection: number
  /** Messages a second of all its connections; 0: as many as the window lets through. */
  readonly rate: number
  readonly inFlightMax: number
  /** Every so many-th message is of QoS 1, the others of QoS 0; 1: all of QoS 1. */
  readonly fenceEvery: number
  /** What each message is; undefined: a BSM. */
  readonly frame?: LoadFrame | undefined
  /** Messages it may send before it is allowed more; undefined: as many as are due. */
  readonly allowed?: number | undefined
  readonly warmUpSeconds: number
  readonly seconds: number
}

export type LoadReport =
  | { readonly type: 'connected' | 'measuring' }
  | ({ readonly type: 'measured' } & Measured)
  | { readonly type: 'done'; readonly sent: number; readonly acknowledged: number }
  | { readonly type: 'failed'; readonly reason: string }

/** What the worker is told. */
export type LoadOrder = 'go' | { readonly allowed: number }

/** Between the end of the warm-up and the end of the load. */
export interface Measured {
  readonly seconds: number
  readonly due: number
  readonly acknowledged: number
  readonly latencies: SavedLatencies
  /** How late the generator itself was: what was due went out so long after. */
  readonly lateness: SavedLatencies
}

/** Connections that are being made at a time. */
const connectingMax = 200
const drainWithinMs = 30_000
const tickMs = 1

class Worker {
  readonly #share: LoadShare
  readonly #connections: LoadConnection[]
  #latencies = new Latencies()
  #lateness = new Latencies()
  #startedAt = 0
  #sent = 0
  #allowed: number
  #isOver = false

  constructor(share: LoadShare) {
    this.#share = share
    this.#allowed = share.allowed ?? Infinity
    this.#connections = Array.from({ length: share.connections }, (_, index) => this.#make(index))
  }

  async run(): Promise<void> {
    await this.#connect()
    say({ type: 'connected' })
    await new Promise<void>((resolve) => {
      process.on('message', (told: LoadOrder) => {
        if (told === 'go') resolve()
        else this.#allow(told.allowed)
      })
    })
    const { warmUpSeconds, seconds } = this.#share
    this.#startedAt = performance.now()
    const offering = this.#offer()
    await sleep(warmUpSeconds * 1000)
    say({ type: 'measuring' })
    const from = performance.now()
    const before = this.#acknowledged
    this.#latencies = new Latencies()
    this.#lateness = new Latencies()
    await sleep(seconds * 1000)
    const measured = (performance.now() - from) / 1000
    say({
      type: 'measured',
      seconds: measured,
      due: Math.round(this.#share.rate * measured),
      acknowledged: this.#acknowledged - before,
      latencies: this.#latencies.save(),
      lateness: this.#lateness.save(),
    })
    this.#isOver = true
    await offering
    await this.#drain()
  }

  get #acknowledged(): number {
    return this.#connections.reduce((sum, each) => sum + each.acknowledged, 0)
  }

  #make(index: number): LoadConnection {
    const { name, connections, devicesPerConnection, rate, inFlightMax, fenceEvery } = this.#share
    const { username } = this.#share.target
    const deviceId = `LOAD-${name}-${index}`
    const clientId = username === '' ? deviceId : `${username}-${name}-${index}`
    const templates = Array.from({ length: devicesPerConnection }, (_, device) => {
      const id = devicesPerConnection > 1 ? `${deviceId}-${device}` : deviceId
      return new PublishTemplate(id, index * devicesPerConnection + device, this.#share.frame)
    })
    const dueAt = (message: number, nowMs: number): number =>
      rate === 0 ? nowMs : this.#startedAt + ((message * connections + index) * 1000) / rate
    return new LoadConnection({
      clientId,
      templates,
      inFlightMax,
      fenceEvery,
      dueAt,
      acknowledged: (latencyMs) => this.#latencies.add(latencyMs),
      settled: () => {
        if (this.#startedAt > 0 && !this.#isOver) this.#send(index)
      },
      lost: (reason) => fail(`connection ${clientId} was lost: ${reason}`),
    })
  }

  /** How many messages of connection `index` are due by now. */
  #dueOf(index: number): number {
    const { rate, connections } = this.#share
    if (rate === 0) return Infinity
    const due = ((performance.now() - this.#startedAt) * rate) / 1000
    return Math.max(0, Math.floor((due - index) / connections) + 1)
  }

  #send(index: number): void {
    const connection = this.#connections[index]!
    const left = this.#allowed - this.#sent
    this.#sent += connection.send(Math.min(this.#dueOf(index), connection.sent + left))
  }

  /** Takes an allowance, and sends what has waited for it. */
  #allow(messages: number): void {
    this.#allowed = messages
    if (this.#startedAt === 0 || this.#isOver) return
    for (const index of this.#connections.keys()) this.#send(index)
  }

  async #connect(): Promise<void> {
    const waiting = this.#connections.values()
    const one = async (): Promise<void> => {
      for (const connection of waiting) await connection.open(this.#share.target)
    }
    await Promise.all(Array.from({ length: connectingMax }, one))
  }

  /** Open loop: whatever the answers are, what is due goes out. */
  async #offer(): Promise<void> {
    const { rate, connections } = this.#share
    if (rate === 0) {
      for (const index of this.#connections.keys()) this.#send(index)
      while (!this.#isOver) await sleep(50)
      return
    }
    for (let next = 0; !this.#isOver;) {
      const now = performance.now()
      const due = Math.floor(((now - this.#startedAt) * rate) / 1000) + 1
      if (due > next) this.#lateness.add(now - this.#startedAt - (next * 1000) / rate)
      const burst = Math.min(due - next, connections)
      for (let at = 0; at < burst; at++) {
        this.#send((next + at) % connections)
      }
      next = due
      await sleep(tickMs)
    }
  }

  async #drain(): Promise<void> {
    for (const connection of this.#connections) connection.fence()
    const deadline = performance.now() + drainWithinMs
    const isDrained = (): boolean => this.#connections.every((each) => each.unacknowledged === 0)
    while (!isDrained() && performance.now() < deadline) await sleep(10)
    const sent = this.#connections.reduce((sum, each) => sum + each.sent, 0)
    for (const connection of this.#connections) connection.close()
    say({ type: 'done', sent, acknowledged: this.#acknowledged })
  }
}

function say(report: LoadReport): void {
  if (process.connected) process.send!(report)
}

function fail(reason: string): never {
  say({ type: 'failed', reason })
  process.exit(1)
}

process.on('disconnect', () => process.exit(1))
await new Worker(JSON.parse(process.argv[2]!) as LoadShare)
  .run()
  .catch((thrown: unknown) => fail(reasonOf(thrown)))
setTimeout(() => process.exit(0), 200)
