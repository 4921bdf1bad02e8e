/**
 * The process that offers one share of a load. Started by run-load.ts with its share as JSON; says over IPC when it is connected, when it
 * begins to measure, what it measured, and how it ended.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { reasonOf } from '../../common/errors.ts'
import { Latencies, type SavedLatencies } from './latencies.ts'
import {
  LoadConnection,
  type DeviceCounts,
  type LoadTarget,
  type Schedule,
} from './load-connection.ts'
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
  /** How long what was due and could not go by then is sent all the same. */
  readonly catchUpSeconds: number
  /** Whether it counts for each device, too. */
  readonly countsDevices: boolean
}

export type LoadReport =
  | { readonly type: 'connected' | 'measuring' }
  | ({ readonly type: 'measured' } & Measured)
  | ({ readonly type: 'done' } & Done)
  | { readonly type: 'failed'; readonly reason: string }

/** What the worker is told. `end`, while it measures: all that is due by now is the load. */
export type LoadOrder = 'go' | 'end' | { readonly allowed: number }

/** Between the end of the warm-up and the end of the load. */
export interface Measured {
  readonly seconds: number
  readonly due: number
  readonly acknowledged: number
}

/** Of the whole run; once all that was due is answered, or is waited for no longer. */
export interface Done {
  readonly offered: number
  readonly sent: number
  readonly acknowledged: number
  /** Of what was due in the measured time; what has no answer counts as long as it was waited for. */
  readonly latencies: SavedLatencies
  /** How late the generator itself was: what was due went out so long after. */
  readonly lateness: SavedLatencies
  readonly devices: readonly DeviceCounts[]
}

/** Connections that are being made at a time. */
const connectingMax = 200
const drainWithinMs = 30_000
const tickMs = 1

class Worker implements Schedule {
  readonly #share: LoadShare
  readonly #connections: LoadConnection[]
  readonly #latencies = new Latencies()
  readonly #lateness = new Latencies()
  #startedAt = 0
  #measuredFrom = Infinity
  #measuredTo = Infinity
  readonly #ended = new AbortController()
  /** Of the whole load, warm-up included. */
  #seconds: number
  #sent = 0
  #allowed: number
  #isOver = false

  constructor(share: LoadShare) {
    this.#share = share
    this.#allowed = share.allowed ?? Infinity
    this.#seconds = share.warmUpSeconds + share.seconds
    this.#connections = Array.from({ length: share.connections }, (_, index) => this.#make(index))
  }

  async run(): Promise<void> {
    await this.#connect()
    say({ type: 'connected' })
    await new Promise<void>((resolve) => {
      process.on('message', (told: LoadOrder) => {
        if (told === 'go') resolve()
        else if (told === 'end') this.#ended.abort()
        else this.#allow(told.allowed)
      })
    })
    const { rate, warmUpSeconds, seconds } = this.#share
    this.#startedAt = performance.now()
    this.#measuredFrom = this.#startedAt + warmUpSeconds * 1000
    this.#measuredTo = this.#measuredFrom + seconds * 1000
    const offering = this.#offer()
    await sleep(warmUpSeconds * 1000)
    say({ type: 'measuring' })
    const from = performance.now()
    const before = this.#acknowledged
    await this.#measuredTime()
    say({
      type: 'measured',
      seconds: (performance.now() - from) / 1000,
      due: Math.round((rate * (this.#measuredTo - this.#measuredFrom)) / 1000),
      acknowledged: this.#acknowledged - before,
    })
    this.#isOver = true
    await offering
    await this.#drain()
    for (const connection of this.#connections) connection.close()
    say({ type: 'done', ...this.#done() })
  }

  /** Until it is over, or was told to end: then it lasted no longer, and no more is due. */
  async #measuredTime(): Promise<void> {
    const { signal } = this.#ended
    await sleep(this.#share.seconds * 1000, undefined, { signal }).catch(() => undefined)
    if (!signal.aborted) return
    this.#measuredTo = performance.now()
    this.#seconds = (this.#measuredTo - this.#startedAt) / 1000
  }

  get #acknowledged(): number {
    return this.#connections.reduce((sum, each) => sum + each.acknowledgedCount, 0)
  }

  #make(index: number): LoadConnection {
    const { name, devicesPerConnection } = this.#share
    const { username } = this.#share.target
    const deviceId = `LOAD-${name}-${index}`
    const clientId = username === '' ? deviceId : `${username}-${name}-${index}`
    const templates = Array.from({ length: devicesPerConnection }, (_, device) => {
      const id = devicesPerConnection > 1 ? `${deviceId}-${device}` : deviceId
      return new PublishTemplate(id, index * devicesPerConnection + device, this.#share.frame)
    })
    return new LoadConnection(this, { index, clientId, templates })
  }

  get inFlightMax(): number {
    return this.#share.inFlightMax
  }

  get fenceEvery(): number {
    return this.#share.fenceEvery
  }

  dueAt({ client }: LoadConnection, message: number, nowMs: number): number {
    const { rate, connections } = this.#share
    if (rate === 0) return nowMs
    return this.#startedAt + ((message * connections + client.index) * 1000) / rate
  }

  acknowledged(dueAtMs: number, latencyMs: number): void {
    if (dueAtMs >= this.#measuredFrom && dueAtMs < this.#measuredTo) this.#latencies.add(latencyMs)
  }

  settled(connection: LoadConnection): void {
    if (this.#startedAt > 0) this.#send(connection)
  }

  lost({ client }: LoadConnection, reason: string): void {
    fail(
      `connection ${client.clientId} was lost: ${reason}; is the zone running (npm start), and is V2X_MQTT_URL right?`,
    )
  }

  /** A schedule that waits for nobody; without one, what can go now is due now. */
  get #isOpenLoop(): boolean {
    return this.#share.rate > 0 && this.#share.allowed === undefined
  }

  /** How many messages of connection `index` are due by now. */
  #dueOf(index: number): number {
    const { rate, connections } = this.#share
    if (this.#isOver && !this.#isOpenLoop) return 0
    if (rate === 0) return Infinity
    const due = ((performance.now() - this.#startedAt) * rate) / 1000
    const dueNow = Math.max(0, Math.floor((due - index) / connections) + 1)
    return Math.min(dueNow, this.#dueInAll(index))
  }

  /** How many messages of connection `index` the schedule has. */
  #dueInAll(index: number): number {
    const { rate, connections } = this.#share
    const all = Math.round(rate * this.#seconds)
    return Math.max(0, Math.ceil((all - index) / connections))
  }

  /** How many messages connection `index` was to send, as far as that is known by now. */
  #offeredOf(index: number): number {
    const { sent } = this.#connections[index]!
    return this.#isOpenLoop ? Math.max(sent, this.#dueInAll(index)) : sent
  }

  #send(connection: LoadConnection): void {
    const left = this.#allowed - this.#sent
    const due = this.#dueOf(connection.client.index)
    this.#sent += connection.send(Math.min(due, connection.sent + left))
  }

  /** Takes an allowance, and sends what has waited for it. */
  #allow(messages: number): void {
    this.#allowed = messages
    if (this.#startedAt === 0 || this.#isOver) return
    for (const connection of this.#connections) this.#send(connection)
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
      for (const connection of this.#connections) this.#send(connection)
      while (!this.#isOver) await sleep(50)
      return
    }
    for (let next = 0; !this.#isOver;) {
      const now = performance.now()
      const due = Math.floor(((now - this.#startedAt) * rate) / 1000) + 1
      if (due > next && now >= this.#measuredFrom) {
        // All of a burst are as late as the first of it.
        this.#lateness.add(now - this.#startedAt - (next * 1000) / rate, due - next)
      }
      const burst = Math.min(due - next, connections)
      for (let at = 0; at < burst; at++) {
        this.#send(this.#connections[(next + at) % connections]!)
      }
      next = due
      await sleep(tickMs)
    }
  }

  /** What is due goes out as room comes, then all answers are waited for; each for a while. */
  async #drain(): Promise<void> {
    for (const connection of this.#connections) this.#send(connection)
    await until(this.#share.catchUpSeconds * 1000, () =>
      this.#connections.every(({ sent }, index) => sent >= this.#offeredOf(index)),
    )
    this.#allowed = this.#sent
    for (const connection of this.#connections) connection.fence()
    await until(drainWithinMs, () => this.#connections.every((each) => each.unacknowledged === 0))
  }

  #done(): Done {
    const now = performance.now()
    const offered = this.#connections.map((_, index) => this.#offeredOf(index))
    for (const [index, connection] of this.#connections.entries()) {
      for (const dueAt of connection.unanswered(offered[index]!))
        this.acknowledged(dueAt, now - dueAt)
    }
    return {
      offered: offered.reduce((sum, each) => sum + each, 0),
      sent: this.#connections.reduce((sum, each) => sum + each.sent, 0),
      acknowledged: this.#acknowledged,
      latencies: this.#latencies.save(),
      lateness: this.#lateness.save(),
      devices: this.#share.countsDevices
        ? this.#connections.flatMap((each, index) => each.deviceCounts(offered[index]!))
        : [],
    }
  }
}

async function until(withinMs: number, isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + withinMs
  while (!isSo() && performance.now() < deadline) await sleep(10)
}

function say(report: LoadReport): void {
  if (process.connected) process.send!(report)
}

function fail(reason: string): never {
  say({ type: 'failed', reason })
  process.exit(1)
}

process.on('disconnect', () => process.exit(1))
// A terminal's Ctrl-C comes to all of its processes: whoever started this one says what is to be done.
process.on('SIGINT', () => undefined)
// Whoever started it ends it, once the last report is read: that may be a long one.
await new Worker(JSON.parse(process.argv[2]!) as LoadShare)
  .run()
  .catch((thrown: unknown) => fail(reasonOf(thrown)))
