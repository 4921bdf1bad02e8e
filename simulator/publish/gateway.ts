/**
 * One connection that carries many devices' live messages at QoS 1. Live vehicles do not send their past: what cannot go now
 * (broker away, window full) is dropped and counted, so memory stays as it is. A lost connection is made again with jittered
 * back-off.
 */
import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { Clock } from '../../common/clock.ts'
import { reasonOf } from '../../common/errors.ts'
import type { Log } from '../../common/log.ts'
import type { Random } from '../../common/random.ts'
import {
  AnswerReader,
  connectPacket,
  disconnect,
  pingRequest,
  publishBytes,
  writePublish,
} from './packets.ts'

const keepAliveS = 30
/** Silence from the broker for this long, with something to answer, ends the connection. */
const silenceMsMax = 20_000
const connectWithinMs = 5_000
const watchIntervalMs = 5_000
const reconnectMsMin = 250
const reconnectMsMax = 8_000
/** Bytes the socket may hold back before the broker counts as behind. */
const socketBytesMax = 2 * 1024 * 1024
const chunkBytes = 64 * 1024

export interface GatewayOptions {
  readonly url: string
  readonly username: string
  readonly password: string
  readonly clientId: string
  readonly inFlightMax: number
  readonly clock: Clock
  readonly log: Log
  /** For the jitter of reconnecting. */
  readonly random: Random
  acknowledged(latencyMs: number): void
  dropped(why: DropReason): void
}

export type DropReason = 'away' | 'behind' | 'unacknowledged'

export class Gateway {
  readonly #options: GatewayOptions
  readonly #freeIds: Uint16Array
  #freeCount = 0
  readonly #sentAtMs: Float64Array
  #chunk = Buffer.allocUnsafeSlow(chunkBytes)
  #chunkUsed = 0
  #socket: Socket | undefined
  #connected = false
  #stopped = false
  #attempts = 0
  #heardAtMs = 0
  #retry: NodeJS.Timeout | undefined
  readonly #watch: NodeJS.Timeout
  #problem = 'not connected yet'

  constructor(options: GatewayOptions) {
    this.#options = options
    this.#freeIds = new Uint16Array(options.inFlightMax)
    this.#sentAtMs = new Float64Array(options.inFlightMax + 1)
    this.#resetIds()
    this.#watch = setInterval(() => this.#lookAfter(), watchIntervalMs)
    this.#connect()
  }

  get connected(): boolean {
    return this.#connected
  }

  /** Why it is not connected. */
  get problem(): string {
    return this.#problem
  }

  get inFlight(): number {
    return this.#options.inFlightMax - this.#freeCount
  }

  /** True where `publish` would send; else it has counted one message as dropped. Ask before encoding. */
  hasRoom(): boolean {
    if (!this.#connected) {
      this.#options.dropped('away')
      return false
    }
    if (this.#freeCount > 0 && this.#socket!.writableLength < socketBytesMax) return true
    this.#options.dropped('behind')
    return false
  }

  /** Takes one message for the next flush. Only after `hasRoom`. */
  publish(topic: Uint8Array, payload: Uint8Array): void {
    const bytes = publishBytes(topic, payload)
    if (this.#chunkUsed + bytes > this.#chunk.length) {
      this.flush()
      if (bytes > this.#chunk.length) this.#chunk = Buffer.allocUnsafeSlow(bytes)
    }
    this.#freeCount -= 1
    const packetId = this.#freeIds[this.#freeCount]!
    this.#sentAtMs[packetId] = this.#options.clock.monotonicMs()
    this.#chunkUsed = writePublish(this.#chunk, this.#chunkUsed, packetId, { topic, payload })
  }

  /** Hands what was taken to the socket, as one write. */
  flush(): void {
    if (this.#chunkUsed === 0) return
    // A copy: the socket may keep it while the chunk is written anew.
    if (this.#connected) this.#socket?.write(Buffer.from(this.#chunk.subarray(0, this.#chunkUsed)))
    this.#chunkUsed = 0
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearInterval(this.#watch)
    clearTimeout(this.#retry)
    this.flush()
    const socket = this.#socket
    if (socket === undefined || socket.destroyed) return
    await new Promise<void>((resolve) => {
      const cut = setTimeout(() => socket.destroy(), 500)
      socket.once('close', () => {
        clearTimeout(cut)
        resolve()
      })
      socket.end(disconnect)
    })
  }

  #connect(): void {
    const { url, username, password, clientId } = this.#options
    const { protocol, hostname, port } = new URL(url)
    const host = hostname.replace(/^\[|\]$/g, '')
    const secure = protocol === 'mqtts:'
    const where = { host, port: Number(port || (secure ? 8883 : 1883)) }
    const socket = secure ? connectTls(where) : connectTcp(where)
    this.#socket = socket
    socket.setNoDelay(true)
    const overdue = setTimeout(
      () => socket.destroy(new Error(`no answer within ${connectWithinMs} ms`)),
      connectWithinMs,
    )
    const reader = new AnswerReader({
      connected: (returnCode) => {
        clearTimeout(overdue)
        if (returnCode === 0) this.#begin()
        else socket.destroy(new Error(`the broker refused ${username} with code ${returnCode}`))
      },
      acknowledged: (packetId) => this.#settle(packetId),
      unexpected: (first) => socket.destroy(new Error(`unexpected packet 0x${first.toString(16)}`)),
    })
    const hello = connectPacket({ clientId, username, password, keepAliveS })
    socket.once(secure ? 'secureConnect' : 'connect', () => socket.write(hello))
    socket.on('data', (chunk: Buffer) => {
      this.#heardAtMs = this.#options.clock.monotonicMs()
      reader.read(chunk)
    })
    socket.on('error', (error) => (this.#problem = `cannot reach ${url}: ${reasonOf(error)}`))
    socket.once('close', () => {
      clearTimeout(overdue)
      this.#lost()
    })
  }

  #begin(): void {
    this.#attempts = 0
    this.#resetIds()
    this.#chunkUsed = 0
    this.#connected = true
    this.#options.log.debug(`${this.#options.clientId} is connected`)
  }

  #settle(packetId: number): void {
    const sentAt = this.#sentAtMs[packetId] ?? 0
    if (sentAt === 0) return
    this.#sentAtMs[packetId] = 0
    this.#freeIds[this.#freeCount] = packetId
    this.#freeCount += 1
    this.#options.acknowledged(this.#options.clock.monotonicMs() - sentAt)
  }

  #lost(): void {
    if (this.#connected) {
      this.#problem = `the connection to ${this.#options.url} was lost`
      const line = `${this.#options.clientId}: ${this.#problem}; connecting again`
      if (!this.#stopped) this.#options.log.warn(line)
      for (let i = this.inFlight; i > 0; i--) this.#options.dropped('unacknowledged')
    }
    this.#connected = false
    if (this.#stopped) return
    const slowMs = Math.min(reconnectMsMax, reconnectMsMin * 2 ** this.#attempts)
    this.#attempts += 1
    const waitMs = slowMs * (0.5 + 0.5 * this.#options.random.next())
    this.#retry = setTimeout(() => this.#connect(), waitMs)
  }

  #lookAfter(): void {
    if (!this.#connected) return
    const silentMs = this.#options.clock.monotonicMs() - this.#heardAtMs
    if (silentMs > silenceMsMax) {
      this.#socket?.destroy(new Error(`the broker has been silent for ${Math.round(silentMs)} ms`))
    } else if (silentMs > watchIntervalMs) this.#socket?.write(pingRequest)
  }

  #resetIds(): void {
    this.#sentAtMs.fill(0)
    this.#freeCount = this.#freeIds.length
    for (let i = 0; i < this.#freeCount; i++) this.#freeIds[i] = this.#freeCount - i
  }
}
