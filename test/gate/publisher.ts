/**
 * One MQTT 3.1.1 connection that outlives every broker: what is unanswered when a connection ends goes out again, in order
 * and with DUP, on the next one. Written on mqtt-packet, because the gate must know exactly when a message went
 * out and when it was answered.
 */
import { connect, type Socket } from 'node:net'
import { generate, parser, type Packet } from 'mqtt-packet'

export interface Outgoing {
  readonly topic: string
  readonly payload: Buffer
  readonly qos: 1 | 2
  /** Called at PUBACK, or at PUBREC: from then on the message is the broker's to keep. */
  readonly answered: () => void
}

export interface PublisherOptions {
  readonly host: string
  readonly port: number
  readonly clientId: string
  readonly userName: string
  readonly password?: string
  /** Messages without an answer at a time. */
  readonly windowMax: number
  readonly keepAliveSeconds?: number
}

interface InFlight {
  readonly outgoing: Outgoing
  state: 'queued' | 'sent' | 'received'
}

const keepAliveSecondsDefault = 60
/** Pings in the time of one keep-alive. */
const pings = 4
const reconnectDelayMs = 150

export class Publisher {
  readonly #options: PublisherOptions
  readonly #keepAliveSeconds: number
  readonly #pinging: NodeJS.Timeout
  /** By packet id, in the order in which they were given. */
  readonly #inFlight = new Map<number, InFlight>()
  #lastPacketId = 0
  #socket: Socket | undefined
  #isConnected = false
  #isStopped = false
  connections = 0

  constructor(options: PublisherOptions) {
    this.#options = options
    this.#keepAliveSeconds = options.keepAliveSeconds ?? keepAliveSecondsDefault
    this.#connect()
    const pingMs = (this.#keepAliveSeconds * 1000) / pings
    this.#pinging = setInterval(() => this.#write({ cmd: 'pingreq' }), pingMs)
  }

  /** How many more messages it takes now; none while there is no connection. */
  get room(): number {
    return this.#isConnected ? this.#options.windowMax - this.#inFlight.size : 0
  }

  get unanswered(): number {
    return this.#inFlight.size
  }

  publish(outgoing: Outgoing): void {
    do this.#lastPacketId = (this.#lastPacketId % 65_535) + 1
    while (this.#inFlight.has(this.#lastPacketId))
    const inFlight: InFlight = { outgoing, state: 'queued' }
    this.#inFlight.set(this.#lastPacketId, inFlight)
    if (this.#isConnected) this.#send(this.#lastPacketId, inFlight)
  }

  stop(): void {
    this.#isStopped = true
    clearInterval(this.#pinging)
    this.#socket?.destroy()
  }

  #connect(): void {
    const { host, port } = this.#options
    const socket = connect({ host, port, noDelay: true })
    this.#socket = socket
    const packets = parser({ protocolVersion: 4 })
    packets.on('packet', (packet) => this.#take(packet))
    packets.on('error', () => socket.destroy())
    socket.on('data', (chunk) => packets.parse(chunk))
    socket.on('error', () => undefined)
    socket.on('connect', () => this.#write(this.#connectPacket()))
    socket.on('close', () => {
      this.#isConnected = false
      if (!this.#isStopped) setTimeout(() => this.#connect(), reconnectDelayMs)
    })
  }

  #connectPacket(): Packet {
    const { clientId, userName, password } = this.#options
    return {
      cmd: 'connect',
      protocolId: 'MQTT',
      protocolVersion: 4,
      clean: false,
      keepalive: this.#keepAliveSeconds,
      clientId,
      ...(userName === '' ? {} : { username: userName }),
      ...(password === undefined ? {} : { password: Buffer.from(password) }),
    }
  }

  #take(packet: Packet): void {
    if (packet.cmd === 'connack') this.#resume(packet.returnCode ?? 0)
    if (packet.messageId === undefined) return
    const inFlight = this.#inFlight.get(packet.messageId)
    if (inFlight === undefined) return
    if (packet.cmd === 'puback' || packet.cmd === 'pubcomp') {
      this.#inFlight.delete(packet.messageId)
      if (packet.cmd === 'puback') inFlight.outgoing.answered()
    }
    if (packet.cmd === 'pubrec') {
      if (inFlight.state === 'sent') inFlight.outgoing.answered()
      inFlight.state = 'received'
      this.#send(packet.messageId, inFlight)
    }
  }

  #resume(returnCode: number): void {
    if (returnCode !== 0) {
      this.#socket?.destroy()
      return
    }
    this.#isConnected = true
    this.connections++
    for (const [packetId, inFlight] of this.#inFlight) this.#send(packetId, inFlight)
  }

  #send(messageId: number, inFlight: InFlight): void {
    if (inFlight.state === 'received') {
      this.#write({ cmd: 'pubrel', messageId })
      return
    }
    const { topic, payload, qos } = inFlight.outgoing
    const dup = inFlight.state === 'sent'
    inFlight.state = 'sent'
    this.#write({ cmd: 'publish', topic, payload, qos, dup, retain: false, messageId })
  }

  #write(packet: Packet): void {
    if (this.#socket?.writable === true) this.#socket.write(generate(packet))
  }
}
