/** Traffic at a steady rate beside everything else, and how fast it is acknowledged. */
import { setTimeout as sleep } from 'node:timers/promises'
import { GatewaySocket } from './gateway-socket.ts'

const tickMs = 5
const devices = 200

export interface Latency {
  readonly p50: number
  readonly p99: number
  readonly messages: number
}

export class LiveTraffic {
  readonly #socket: GatewaySocket
  readonly #rate: number
  readonly #timer: NodeJS.Timeout
  #startedMs = performance.now()
  #offered = 0

  static async start(port: number, rate: number): Promise<LiveTraffic> {
    return new LiveTraffic(await GatewaySocket.open(port, 'live', devices), rate)
  }

  private constructor(socket: GatewaySocket, rate: number) {
    this.#socket = socket
    this.#rate = rate
    this.#timer = setInterval(() => this.#tick(), tickMs)
  }

  get acknowledged(): number {
    return this.#socket.acknowledged
  }

  /** Of what was acknowledged since the last call, in ms. */
  takeLatency(): Latency {
    const sorted = Float64Array.from(this.#socket.takeLatencies()).sort()
    const at = (share: number): number =>
      Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 100) / 100
    return { p50: at(0.5), p99: at(0.99), messages: sorted.length }
  }

  /** Resolves when all is acknowledged. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    while (this.#socket.acknowledged < this.#socket.sent) await sleep(20)
    this.#socket.close()
  }

  #tick(): void {
    const due = Math.floor(((performance.now() - this.#startedMs) * this.#rate) / 1000)
    const count = Math.min(due - this.#offered, this.#socket.room)
    if (count <= 0) return
    this.#offered += count
    this.#socket.send(count)
  }
}
