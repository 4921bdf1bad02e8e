/**
 * One connection of a gateway that sends BSMs of many devices as fast as it is let, or as it is told: packets are made of a
 * template by changing three fields, and acknowledgements are counted, for they come in the order of the packets.
 */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { generate } from 'mqtt-packet'
import { deviceTopic, v2x } from '../../schemas/index.ts'

/** Sent and unanswered at a time: the broker reads no further ahead. */
const inFlightMax = 8000
/** Sequences begin where their varint has four bytes, and end before it has five. */
const firstSequence = 2 ** 21
const connackBytes = 4
const pubackBytes = 4

export class GatewaySocket {
  /** Milliseconds from the send to its acknowledgement, of those answered since `takeLatencies`. */
  #latencies: number[] = []
  #sends: { readonly atMs: number; left: number }[] = []
  readonly #packets: readonly Packet[]
  readonly #socket: Socket
  #received = 0
  #sequence = firstSequence
  #device = 0
  sent = 0
  acknowledged = 0

  private constructor(socket: Socket, name: string, devices: number) {
    this.#socket = socket
    this.#packets = Array.from({ length: devices }, (_, n) => new Packet(`${name}-${n}`))
    socket.on('data', (bytes) => this.#take(bytes.length))
  }

  static async open(port: number, name: string, devices: number): Promise<GatewaySocket> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    await once(socket, 'connect')
    const gateway = new GatewaySocket(socket, name, devices)
    socket.write(
      generate({
        cmd: 'connect',
        protocolId: 'MQTT',
        protocolVersion: 4,
        clean: true,
        keepalive: 0,
        clientId: name,
        username: 'gateway-load',
      }),
    )
    await once(socket, 'data')
    return gateway
  }

  /** How many more may be sent now. */
  get room(): number {
    return this.#socket.writableNeedDrain ? 0 : inFlightMax - (this.sent - this.acknowledged)
  }

  send(count: number): void {
    const nowMicros = Date.now() * 1000
    const packets: Buffer[] = []
    for (let n = 0; n < count; n++) {
      packets.push(this.#packets[this.#device]!.with(this.#sequence, nowMicros + n))
      this.#device = (this.#device + 1) % this.#packets.length
      if (this.#device === 0) this.#sequence++
    }
    this.sent += count
    this.#sends.push({ atMs: performance.now(), left: count })
    this.#socket.write(Buffer.concat(packets))
  }

  /** Resolves when acknowledgements have come. */
  async answered(): Promise<void> {
    await once(this.#socket, 'data')
  }

  takeLatencies(): number[] {
    const taken = this.#latencies
    this.#latencies = []
    return taken
  }

  close(): void {
    this.#socket.destroy()
  }

  #take(bytes: number): void {
    this.#received += bytes
    const all = Math.max(0, Math.floor((this.#received - connackBytes) / pubackBytes))
    let fresh = all - this.acknowledged
    this.acknowledged = all
    const nowMs = performance.now()
    while (fresh > 0) {
      const send = this.#sends[0]!
      const answered = Math.min(fresh, send.left)
      for (let n = 0; n < answered; n++) this.#latencies.push(nowMs - send.atMs)
      fresh -= answered
      send.left -= answered
      if (send.left === 0) this.#sends.shift()
    }
  }
}

/** The PUBLISH of a device: a template whose packet id, sequence and time are written anew. */
class Packet {
  readonly #bytes: Buffer
  readonly #idAt: number
  readonly #sequenceAt: number
  readonly #timeAt: number
  #id = 0

  constructor(device: string) {
    const generatedAt = Date.now() * 1000
    const header = { schemaVersion: 1, sequence: firstSequence, generatedAt, clockQuality: 1 }
    const payload = v2x.v1.Bsm.encode({
      header: { ...header, source: v2x.v1.Source.SOURCE_LOAD },
      latitude: 281_260_343,
      longitude: 1_128_799_971,
      speed: 500,
      heading: 7200,
    }).finish()
    const topic = deviceTopic('obu', device, 'bsm')
    this.#bytes = generate({
      cmd: 'publish',
      topic,
      payload: Buffer.from(payload),
      qos: 1,
      messageId: 1,
      dup: false,
      retain: false,
    })
    const payloadAt = this.#bytes.length - payload.length
    this.#idAt = payloadAt - 2
    this.#sequenceAt = this.#bytes.indexOf(varint(firstSequence, 4), payloadAt)
    this.#timeAt = this.#bytes.indexOf(varint(generatedAt, 8), payloadAt)
  }

  /** A copy with these values. */
  with(sequence: number, generatedAt: number): Buffer {
    const bytes = Buffer.from(this.#bytes)
    this.#id = (this.#id % 65_535) + 1
    bytes.writeUInt16BE(this.#id, this.#idAt)
    writeVarint(bytes, this.#sequenceAt, sequence)
    writeVarint(bytes, this.#timeAt, generatedAt)
    return bytes
  }
}

function varint(value: number, bytes: number): Buffer {
  const written = Buffer.alloc(bytes)
  writeVarint(written, 0, value)
  return written
}

function writeVarint(bytes: Buffer, at: number, value: number): void {
  let left = value
  let to = at
  while (left > 127) {
    bytes[to++] = (left % 128) | 128
    left = Math.floor(left / 128)
  }
  bytes[to] = left
}
