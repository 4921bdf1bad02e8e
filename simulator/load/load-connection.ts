/**
 * One connection of a load: a raw socket that writes templates and scans acknowledgements. It sends what is due and no more than
 * its window; what is due and cannot go stays due, under the time at which it should have gone.
 */
import { connect, type Socket } from 'node:net'
import { AnswerReader, connectPacket, disconnect } from '../publish/packets.ts'
import { EncodedTime, type PublishTemplate } from './template.ts'

const keepAliveS = 600
const connectWithinMs = 30_000
/** A larger burst goes in several writes. */
const writeBytesMax = 256 * 1024

export interface LoadTarget {
  readonly host: string
  readonly port: number
  readonly username: string
  readonly password: string
}

export interface ConnectionLoad {
  readonly clientId: string
  /** Devices that share the connection, in turn. */
  readonly templates: readonly PublishTemplate[]
  readonly inFlightMax: number
  /** When message `index` of this connection is due, or was: monotonic ms. */
  dueAt(index: number, nowMs: number): number
  /** Told of each acknowledgement, with the time since the message was due. */
  acknowledged(latencyMs: number): void
  /** Told after all acknowledgements of a read. */
  settled(connection: LoadConnection): void
  /** Told once, where the connection ends though nobody ended it. */
  lost(reason: string): void
}

export class LoadConnection {
  sent = 0
  acknowledged = 0
  readonly #load: ConnectionLoad
  readonly #time = new EncodedTime()
  /** By packet id: when its message was due; 0 where the id is free. */
  readonly #dueAt: Float64Array
  readonly #messageBytesMax: number
  #socket: Socket | undefined
  #ended = false

  constructor(load: ConnectionLoad) {
    this.#load = load
    this.#dueAt = new Float64Array(load.inFlightMax + 1)
    this.#messageBytesMax = Math.max(...load.templates.map(({ bytes }) => bytes))
  }

  get unacknowledged(): number {
    return this.sent - this.acknowledged
  }

  /** Resolves when the broker has let it in. */
  async open(target: LoadTarget): Promise<void> {
    const { clientId } = this.#load
    const { host, port, username, password } = target
    const socket = connect({ host, port, noDelay: true })
    this.#socket = socket
    await new Promise<void>((resolve, reject) => {
      const overdue = setTimeout(
        () => reject(new Error(`no CONNACK within ${connectWithinMs} ms`)),
        connectWithinMs,
      )
      const reader = new AnswerReader({
        connected: (code) => {
          clearTimeout(overdue)
          if (code === 0) resolve()
          else reject(new Error(`the broker refused ${clientId} with return code ${code}`))
        },
        acknowledged: (packetId) => this.#settle(packetId),
        unexpected: (first) => socket.destroy(new Error(`unexpected packet ${first}`)),
      })
      socket.on('data', (chunk: Buffer) => {
        reader.read(chunk)
        this.#load.settled(this)
      })
      socket.once('connect', () => {
        socket.write(connectPacket({ clientId, username, password, keepAliveS }))
      })
      socket.once('error', (error) => this.#lose(error.message))
      socket.once('close', () => {
        clearTimeout(overdue)
        reject(new Error('the broker closed the connection'))
        this.#lose('the broker closed the connection')
      })
    })
  }

  /** Sends messages up to number `until` (of all it ever sent), as far as the window allows; one write. */
  send(until: number): void {
    const { templates, inFlightMax } = this.#load
    const room = Math.min(
      until - this.sent,
      inFlightMax - this.unacknowledged,
      Math.floor(writeBytesMax / this.#messageBytesMax),
    )
    if (room <= 0 || this.#socket === undefined || this.#ended) return
    const bytes = Buffer.allocUnsafe(room * this.#messageBytesMax)
    let end = 0
    let encodedFor = -1
    const nowMs = performance.now()
    for (let left = room; left > 0; left--) {
      const packetId = (this.sent % inFlightMax) + 1
      // Answered out of order: its turn comes.
      if (this.#dueAt[packetId] !== 0) break
      const dueAt = this.#load.dueAt(this.sent, nowMs)
      if (dueAt !== encodedFor) this.#time.set(Math.round((performance.timeOrigin + dueAt) * 1000))
      encodedFor = dueAt
      this.#dueAt[packetId] = dueAt
      end = templates[this.sent % templates.length]!.write(bytes, end, packetId, this.#time)
      this.sent++
    }
    this.#socket.write(bytes.subarray(0, end))
  }

  close(): void {
    this.#ended = true
    this.#socket?.end(disconnect)
  }

  destroy(): void {
    this.#ended = true
    this.#socket?.destroy()
  }

  #settle(packetId: number): void {
    const dueAt = this.#dueAt[packetId] ?? 0
    if (dueAt === 0) return
    this.#dueAt[packetId] = 0
    this.acknowledged++
    this.#load.acknowledged(performance.now() - dueAt)
  }

  #lose(reason: string): void {
    if (this.#ended) return
    this.#ended = true
    this.#load.lost(reason)
  }
}
