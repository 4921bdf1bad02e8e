/**
 * One connection of a load: a raw socket that writes templates and scans acknowledgements. It sends what is due and no more than
 * its window; what is due and cannot go stays due, under the time at which it should have gone.
 */
import type { Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { UsageError } from '../../common/errors.ts'
import { LentSocket, writeAtOnce, type BytesReader } from '../../common/lent-socket.ts'
import { AnswerReader, connectPacket, disconnect, type AnswerHandler } from '../publish/packets.ts'
import { EncodedTime, type PublishTemplate } from './template.ts'

const keepAliveS = 600
const connectWithinMs = 30_000
/** A larger burst goes in several writes. What one writes is gone before the next one does. */
const writeBytesMax = 256 * 1024
const written = Buffer.alloc(writeBytesMax)
const time = new EncodedTime()

export interface LoadTarget {
  readonly host: string
  readonly port: number
  /** Given: over TLS, with a certificate of `ca` (PEM); without it, of an authority that Node trusts. */
  readonly tls?: { readonly ca?: string }
  readonly username: string
  readonly password: string
}

/** Where an mqtt:// or mqtts:// URL leads. Throws UsageError `LOAD_URL`. */
export function addressOf(url: string, ca?: string): Pick<LoadTarget, 'host' | 'port' | 'tls'> {
  const { protocol, hostname, port } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  if (protocol === 'mqtt:') return { host, port: Number(port || 1883) }
  if (protocol === 'mqtts:') {
    return { host, port: Number(port || 8883), tls: ca === undefined ? {} : { ca } }
  }
  throw new UsageError('LOAD_URL', `cannot offer a load to ${url}: give mqtt://… or mqtts://…`)
}

/** What became of the messages of one device. */
export type DeviceCounts = readonly [device: string, offered: number, acknowledged: number]

/** What all connections of a load have in common. */
export interface Schedule {
  readonly inFlightMax: number
  /** Every so many-th message is of QoS 1, the others of QoS 0: its PUBACK proves that those before it were taken. 1: all of QoS 1. */
  readonly fenceEvery: number
  /** When message `message` of a connection is due, or was: monotonic ms. */
  dueAt(connection: LoadConnection, message: number, nowMs: number): number
  /** Told of each PUBACK: when its message was due, and how long ago that is. */
  acknowledged(dueAtMs: number, latencyMs: number): void
  /** Told after all acknowledgements of a read. */
  settled(connection: LoadConnection): void
  /** Told once, where the connection ends though nobody ended it. */
  lost(connection: LoadConnection, reason: string): void
}

export interface LoadClient {
  /** Which of the connections it is. */
  readonly index: number
  readonly clientId: string
  /** Devices that share the connection, in turn. */
  readonly templates: readonly PublishTemplate[]
}

/** Of each packet id: when its message was due (0 where the id is free), how many messages its PUBACK acknowledges, and which is behind the last of them. */
const slotFields = 3

export class LoadConnection implements BytesReader, AnswerHandler {
  sent = 0
  acknowledgedCount = 0
  readonly client: LoadClient
  readonly #schedule: Schedule
  readonly #slots: Float64Array
  #fences = 0
  /** Messages behind the last fence. */
  #unfenced = 0
  readonly #messageBytesMax: number
  readonly #reader = new AnswerReader(this)
  #socket: Socket | undefined
  /** Of `open`. */
  #answered: ((returnCode: number) => void) | undefined
  #ended = false

  constructor(schedule: Schedule, client: LoadClient) {
    this.client = client
    this.#schedule = schedule
    this.#slots = new Float64Array((schedule.inFlightMax + 1) * slotFields)
    this.#messageBytesMax = Math.max(...client.templates.map(({ bytes }) => bytes))
  }

  get unacknowledged(): number {
    return this.sent - this.acknowledgedCount
  }

  /** Resolves when the broker has let it in. */
  async open(target: LoadTarget): Promise<void> {
    const { clientId } = this.client
    const { tls, username, password } = target
    await new Promise<void>((resolve, reject) => {
      const overdue = setTimeout(
        () => reject(new Error(`no CONNACK within ${connectWithinMs} ms`)),
        connectWithinMs,
      )
      this.#answered = (code) => {
        clearTimeout(overdue)
        if (code === 0) resolve()
        else reject(new Error(`the broker refused ${clientId} with return code ${code}`))
      }
      const socket = this.#connect(target)
      socket.setNoDelay(true)
      this.#socket = socket
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

  #connect({ host, port, tls }: LoadTarget): Socket {
    if (tls !== undefined) {
      // TLS has no buffer to lend.
      return connectTls({ host, port, ...tls }).on('data', (chunk: Buffer) => this.take(chunk))
    }
    const socket = new LentSocket()
    socket.reader = this
    return socket.connect({ host, port })
  }

  take(bytes: Buffer): void {
    this.#reader.read(bytes)
    this.#schedule.settled(this)
  }

  connected(returnCode: number): void {
    this.#answered?.(returnCode)
  }

  acknowledged(packetId: number): void {
    const slot = packetId * slotFields
    const dueAt = this.#slots[slot] ?? 0
    if (dueAt === 0) return
    this.#slots[slot] = 0
    this.acknowledgedCount += this.#slots[slot + 1]!
    this.#schedule.acknowledged(dueAt, performance.now() - dueAt)
  }

  unexpected(firstByte: number): void {
    this.#socket?.destroy(new Error(`unexpected packet ${firstByte}`))
  }

  /** Sends messages up to number `until` (of all it ever sent), as far as the window allows; one write. Gives how many. */
  send(until: number): number {
    const { inFlightMax } = this.#schedule
    return this.#write(Math.min(until - this.sent, inFlightMax - this.unacknowledged), false)
  }

  /** One more message, where needed, so that the PUBACKs tell of all that were sent. */
  fence(): void {
    if (this.#unfenced > 0) this.#write(1, true)
  }

  #write(wanted: number, endsWithFence: boolean): number {
    const { inFlightMax, fenceEvery } = this.#schedule
    const { templates } = this.client
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
      if (isFence && this.#slots[packetId * slotFields] !== 0) break
      const dueAt = this.#schedule.dueAt(this, this.sent, nowMs)
      if (dueAt !== encodedFor) time.set(Math.round((performance.timeOrigin + dueAt) * 1000))
      encodedFor = dueAt
      end = templates[this.sent % templates.length]!.write(written, end, packetId, time)
      this.sent++
      this.#unfenced++
      if (isFence) this.#standBehind(packetId, dueAt)
    }
    writeAtOnce(this.#socket, written, 0, end)
    return this.sent - before
  }

  /** What was sent since the last fence is acknowledged with this one. */
  #standBehind(packetId: number, dueAt: number): void {
    const slot = packetId * slotFields
    this.#slots[slot] = dueAt
    this.#slots[slot + 1] = this.#unfenced
    this.#slots[slot + 2] = this.sent
    this.#unfenced = 0
    this.#fences++
  }

  /**
   * Of each device, where `offered` messages were due in all. Counted here from what is not acknowledged, so that it costs nothing while
   * the load goes on: devices take turns.
   */
  deviceCounts(offered: number): DeviceCounts[] {
    const { templates } = this.client
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
    for (const { dueAt } of this.#openSlots()) yield dueAt
    const nowMs = performance.now()
    const { fenceEvery } = this.#schedule
    for (let message = this.sent; message < offered; message += fenceEvery) {
      yield this.#schedule.dueAt(this, message, nowMs)
    }
  }

  *#unacknowledgedMessages(): Iterable<number> {
    for (const { covers, behind } of this.#openSlots()) {
      for (let at = behind - covers; at < behind; at++) yield at
    }
    for (let at = this.sent - this.#unfenced; at < this.sent; at++) yield at
  }

  *#openSlots(): Iterable<{ dueAt: number; covers: number; behind: number }> {
    for (let slot = 0; slot < this.#slots.length; slot += slotFields) {
      const [dueAt, covers, behind] = this.#slots.subarray(slot, slot + slotFields)
      if (dueAt !== 0) yield { dueAt: dueAt!, covers: covers!, behind: behind! }
    }
  }

  close(): void {
    this.#ended = true
    this.#socket?.end(disconnect)
  }

  destroy(): void {
    this.#ended = true
    this.#socket?.destroy()
  }

  #lose(reason: string): void {
    if (this.#ended) return
    this.#ended = true
    this.#schedule.lost(this, reason)
  }
}
