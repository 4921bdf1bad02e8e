/**
 * One connection of a load: a raw socket that writes templates and scans acknowledgements. It sends what is due and no more than
 * its window; what is due and cannot go stays due, under the time at which it should have gone.
 */
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { V2xError } from '../../common/errors.ts'
import { writeAtOnce } from '../../common/write-at-once.ts'
import { AnswerReader, connectPacket, disconnect } from '../publish/packets.ts'
import { EncodedTime, type PublishTemplate } from './template.ts'

const keepAliveS = 600
const connectWithinMs = 30_000
/** What a socket reads is looked at before the next one reads: one buffer does for all. */
const lentBuffer = Buffer.alloc(64 * 1024)
/** A larger burst goes in several writes. What one writes is gone before the next one does. */
const writeBytesMax = 256 * 1024
const written = Buffer.alloc(writeBytesMax)

export interface LoadTarget {
  readonly host: string
  readonly port: number
  /** Given: over TLS, with a certificate of `ca` (PEM); without it, of an authority that Node trusts. */
  readonly tls?: { readonly ca?: string }
  readonly username: string
  readonly password: string
}

/** Where an mqtt:// or mqtts:// URL leads. Throws V2xError `LOAD_URL`. */
export function addressOf(url: string, ca?: string): Pick<LoadTarget, 'host' | 'port' | 'tls'> {
  const { protocol, hostname, port } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  if (protocol === 'mqtt:') return { host, port: Number(port || 1883) }
  if (protocol === 'mqtts:') {
    return { host, port: Number(port || 8883), tls: ca === undefined ? {} : { ca } }
  }
  throw new V2xError('LOAD_URL', `cannot offer a load to ${url}: give mqtt://… or mqtts://…`)
}

/** What became of the messages of one device. */
export type DeviceCounts = readonly [device: string, offered: number, acknowledged: number]

export interface ConnectionLoad {
  readonly clientId: string
  /** Devices that share the connection, in turn. */
  readonly templates: readonly PublishTemplate[]
  readonly inFlightMax: number
  /** Every so many-th message is of QoS 1, the others of QoS 0: its PUBACK proves that those before it were taken. 1: all of QoS 1. */
  readonly fenceEvery: number
  /** When message `index` of this connection is due, or was: monotonic ms. */
  dueAt(index: number, nowMs: number): number
  /** Told of each PUBACK: when its message was due, and how long ago that is. */
  acknowledged(dueAtMs: number, latencyMs: number): void
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
  /** By packet id: how many messages its PUBACK acknowledges, and which is behind the last of them. */
  readonly #covers: Uint32Array
  readonly #behind: Float64Array
  #fences = 0
  /** Messages behind the last fence. */
  #unfenced = 0
  readonly #messageBytesMax: number
  #socket: Socket | undefined
  #ended = false

  constructor(load: ConnectionLoad) {
    this.#load = load
    this.#dueAt = new Float64Array(load.inFlightMax + 1)
    this.#covers = new Uint32Array(load.inFlightMax + 1)
    this.#behind = new Float64Array(load.inFlightMax + 1)
    this.#messageBytesMax = Math.max(...load.templates.map(({ bytes }) => bytes))
  }

  get unacknowledged(): number {
    return this.sent - this.acknowledged
  }

  /** Resolves when the broker has let it in. */
  async open(target: LoadTarget): Promise<void> {
    const { clientId } = this.#load
    const { host, port, tls, username, password } = target
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
      const take = (chunk: Buffer): void => {
        reader.read(chunk)
        this.#load.settled(this)
      }
      const callback = (bytes: number): boolean => {
        take(lentBuffer.subarray(0, bytes))
        return true
      }
      const onread = { buffer: lentBuffer, callback }
      const socket =
        tls === undefined ? connect({ host, port, onread }) : connectTls({ host, port, ...tls })
      socket.setNoDelay(true)
      this.#socket = socket
      // TLS has no buffer to lend.
      if (tls !== undefined) socket.on('data', take)
      socket.once(tls === undefined ? 'connect' : 'secureConnect', () => {
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

  /** Sends messages up to number `until` (of all it ever sent), as far as the window allows; one write. Gives how many. */
  send(until: number): number {
    const { inFlightMax } = this.#load
    return this.#write(Math.min(until - this.sent, inFlightMax - this.unacknowledged), false)
  }

  /** One more message, where needed, so that the PUBACKs tell of all that were sent. */
  fence(): void {
    if (this.#unfenced > 0) this.#write(1, true)
  }

  #write(wanted: number, endsWithFence: boolean): number {
    const { templates, inFlightMax, fenceEvery } = this.#load
    const room = Math.min(wanted, Math.floor(writeBytesMax / this.#messageBytesMax))
    if (room <= 0 || this.#socket === undefined || this.#ended) return 0
    const before = this.sent
    let end = 0
    let encodedFor = -1
    const nowMs = performance.now()
    for (let left = room; left > 0; left--) {
      const isFence = this.#unfenced + 1 === fenceEvery || endsWithFence
      const packetId = isFence ? (this.#fences % inFlightMax) + 1 : 0
      // Answered out of order: its turn comes.
      if (isFence && this.#dueAt[packetId] !== 0) break
      const dueAt = this.#load.dueAt(this.sent, nowMs)
      if (dueAt !== encodedFor) this.#time.set(Math.round((performance.timeOrigin + dueAt) * 1000))
      encodedFor = dueAt
      end = templates[this.sent % templates.length]!.write(written, end, packetId, this.#time)
      this.sent++
      this.#unfenced++
      if (!isFence) continue
      this.#dueAt[packetId] = dueAt
      this.#covers[packetId] = this.#unfenced
      this.#behind[packetId] = this.sent
      this.#unfenced = 0
      this.#fences++
    }
    writeAtOnce(this.#socket, written, end)
    return this.sent - before
  }

  /**
   * Of each device, where `offered` messages were due in all. Counted here from what is not acknowledged, so that it costs nothing while
   * the load goes on: devices take turns.
   */
  deviceCounts(offered: number): DeviceCounts[] {
    const { templates } = this.#load
    const turnsOf = (messages: number, device: number): number =>
      Math.max(0, Math.ceil((messages - device) / templates.length))
    const open = new Float64Array(templates.length)
    for (const message of this.#unacknowledgedMessages()) open[message % templates.length]!++
    return templates.map(({ deviceId }, device) => {
      const acknowledged = turnsOf(this.sent, device) - open[device]!
      return [deviceId, turnsOf(offered, device), acknowledged]
    })
  }

  /** When each message that has no answer was due, of those that are to have one: up to `offered` in all. */
  *unanswered(offered: number): Iterable<number> {
    for (const dueAt of this.#dueAt) if (dueAt !== 0) yield dueAt
    const nowMs = performance.now()
    const { fenceEvery } = this.#load
    for (let message = this.sent; message < offered; message += fenceEvery) {
      yield this.#load.dueAt(message, nowMs)
    }
  }

  *#unacknowledgedMessages(): Iterable<number> {
    for (const [packetId, dueAt] of this.#dueAt.entries()) {
      if (dueAt === 0) continue
      const behind = this.#behind[packetId]!
      for (let at = behind - this.#covers[packetId]!; at < behind; at++) yield at
    }
    for (let at = this.sent - this.#unfenced; at < this.sent; at++) yield at
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
    this.acknowledged += this.#covers[packetId]!
    this.#load.acknowledged(dueAt, performance.now() - dueAt)
  }

  #lose(reason: string): void {
    if (this.#ended) return
    this.#ended = true
    this.#load.lost(reason)
  }
}
