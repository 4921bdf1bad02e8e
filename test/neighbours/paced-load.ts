/**
 * Vehicles that each publish at their pace whatever the answers do, and how long each PUBACK took: counted from the moment a
 * message was due, so that a stall also counts for the messages it kept from being sent.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { createRandom } from '../../common/random.ts'
import { Publisher } from '../gate/publisher.ts'
import { Device } from '../gate/traffic.ts'
import { quantile } from './quantile.ts'

export interface LoadPlan {
  readonly mqttUrl: string
  /** Every device id begins with it. */
  readonly round: string
  readonly connections: number
  /** Of each connection. */
  readonly messagesPerSecond: number
}

export interface Latency {
  readonly messages: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly maxMs: number
  /** How late messages went out: the load's own share of the above. */
  readonly lateP99Ms: number
}

const tickMs = 1
const windowMax = 1000
const answersWithinMs = 60_000

interface Window {
  readonly latencies: number[]
  readonly lateness: number[]
}

export class PacedLoad {
  readonly #publishers: readonly Publisher[]
  readonly #devices: readonly Device[]
  readonly #intervalMs: number
  #window: Window | undefined
  #timer: NodeJS.Timeout | undefined
  #sent = 0
  #acknowledged = 0

  constructor({ mqttUrl, round, connections, messagesPerSecond }: LoadPlan) {
    const { hostname: host, port } = new URL(mqttUrl)
    const random = createRandom(1)
    const topicPattern = 'v2x/v1/obu/{device}/{type}/up'
    const traffic = { round, topicPattern, unsoundShare: 0, qos2Share: 0 }
    const each = Array.from({ length: connections }, (_, index) => index)
    this.#devices = each.map((index) => new Device(index, traffic, random.fork(`${index}`)))
    this.#publishers = each.map((index) => {
      const clientId = `${round}-${index}`
      return new Publisher({ host, port: Number(port), clientId, userName: '', windowMax })
    })
    this.#intervalMs = 1000 / (connections * messagesPerSecond)
  }

  get acknowledged(): number {
    return this.#acknowledged
  }

  /** Sends from now on, once all are connected. */
  async start(): Promise<void> {
    while (this.#publishers.some(({ room }) => room === 0)) await sleep(tickMs)
    const startedMs = performance.now()
    this.#timer = setInterval(() => {
      const nowMs = performance.now()
      for (;;) {
        const dueMs = startedMs + this.#sent * this.#intervalMs
        if (dueMs > nowMs) return
        this.#send(dueMs)
      }
    }, tickMs)
  }

  /** The latencies of what is due within the next seconds. */
  async measure(seconds: number): Promise<Latency> {
    const window: Window = { latencies: [], lateness: [] }
    this.#window = window
    await sleep(seconds * 1000)
    this.#window = undefined
    await this.#until(() => window.latencies.length === window.lateness.length)
    return {
      messages: window.latencies.length,
      p50Ms: quantile(window.latencies, 0.5),
      p99Ms: quantile(window.latencies, 0.99),
      maxMs: quantile(window.latencies, 1),
      lateP99Ms: quantile(window.lateness, 0.99),
    }
  }

  /** Sends no more, and waits for the answers that are missing. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#until(() => this.#acknowledged === this.#sent)
    for (const publisher of this.#publishers) publisher.stop()
  }

  #send(dueMs: number): void {
    const window = this.#window
    const index = this.#sent++ % this.#devices.length
    const message = this.#devices[index]!.next(Date.now() * 1000)
    window?.lateness.push(performance.now() - dueMs)
    const answered = (): void => {
      this.#acknowledged++
      window?.latencies.push(performance.now() - dueMs)
    }
    this.#publishers[index]!.publish({ ...message, answered })
  }

  async #until(condition: () => boolean): Promise<void> {
    const deadline = performance.now() + answersWithinMs
    while (!condition()) {
      if (performance.now() > deadline) throw new Error('acknowledgements do not come')
      await sleep(10)
    }
  }
}
