/** The MQTT 3.1.1 packets a publisher at QoS 1 writes and reads, straight to and from bytes. */
import { generate } from 'mqtt-packet'

export const pingRequest = Buffer.from([0xc0, 0])
export const disconnect = Buffer.from([0xe0, 0])

const publishQos1 = 0x32
const nothing = Buffer.alloc(0)
/** Longest remaining length an MQTT packet can state. */
const remainingMax = 268_435_455

export function connectPacket(options: {
  readonly clientId: string
  readonly username: string
  readonly password: string
  readonly keepAliveS: number
}): Buffer {
  const { clientId, username, password, keepAliveS } = options
  return generate({
    cmd: 'connect',
    protocolId: 'MQTT',
    protocolVersion: 4,
    clean: true,
    clientId,
    keepalive: keepAliveS,
    username,
    ...(password === '' ? {} : { password: Buffer.from(password) }),
  })
}

/** Bytes a PUBLISH takes: fixed header, length, topic, packet id, payload. */
export function publishBytes(topic: Uint8Array, payload: Uint8Array): number {
  const remaining = 2 + topic.length + 2 + payload.length
  return 1 + lengthBytes(remaining) + remaining
}

/** Writes a PUBLISH at QoS 1 and returns where it ends. The caller has made room of `publishBytes`. */
export function writePublish(
  into: Buffer,
  start: number,
  packetId: number,
  { topic, payload }: { readonly topic: Uint8Array; readonly payload: Uint8Array },
): number {
  let at = start
  into[at++] = publishQos1
  let remaining = 2 + topic.length + 2 + payload.length
  while (remaining > 127) {
    into[at++] = (remaining & 127) | 128
    remaining >>>= 7
  }
  into[at++] = remaining
  at = into.writeUInt16BE(topic.length, at)
  into.set(topic, at)
  at = into.writeUInt16BE(packetId, at + topic.length)
  into.set(payload, at)
  return at + payload.length
}

function lengthBytes(remaining: number): number {
  if (remaining > remainingMax) throw new RangeError(`a packet of ${remaining} bytes is too long`)
  return remaining < 128 ? 1 : remaining < 16_384 ? 2 : remaining < 2_097_152 ? 3 : 4
}

export interface AnswerHandler {
  /** Return code of CONNACK: 0 accepted. */
  connected(returnCode: number): void
  acknowledged(packetId: number): void
  /** Something that a broker has no reason to send to a publisher. */
  unexpected(firstByte: number): void
}

/** Reads what a broker answers a publisher: CONNACK, PUBACK, PINGRESP; all of at most four bytes. */
export class AnswerReader {
  readonly #handler: AnswerHandler
  #rest = nothing

  constructor(handler: AnswerHandler) {
    this.#handler = handler
  }

  read(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    let at = 0
    while (at + 1 < bytes.length) {
      const first = bytes[at]!
      const length = bytes[at + 1]!
      if (length > 2) return this.#handler.unexpected(first)
      if (at + 2 + length > bytes.length) break
      const type = first >> 4
      if (type === 4) this.#handler.acknowledged((bytes[at + 2]! << 8) | bytes[at + 3]!)
      else if (type === 2) this.#handler.connected(bytes[at + 3]!)
      else if (type !== 13) return this.#handler.unexpected(first)
      at += 2 + length
    }
    // A copy: the chunk belongs to the socket.
    this.#rest = at === bytes.length ? nothing : Buffer.from(bytes.subarray(at))
  }
}
