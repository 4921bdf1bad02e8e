/** The few packets of MQTT 3.1.1 that a load script needs, to bytes and back. */
import { keepAliveSDefault, type Session } from './connection.ts'

/** Packet types, already in the upper half of the first byte. */
export const CONNACK = 0x20
export const PUBLISH = 0x30
export const PUBACK = 0x40
export const SUBACK = 0x90
const CONNECT = 0x10
const SUBSCRIBE = 0x82

const QOS_1 = 0x02
const DUP = 0x08

type Bytes = Uint8Array<ArrayBuffer>

export const pingreq = packet(0xc0, new Uint8Array(0))
export const disconnect = packet(0xe0, new Uint8Array(0))

export function connectPacket(session: Session): Bytes {
  const { clientId, user, password, clean = true, keepAliveS = keepAliveSDefault } = session
  const hasPassword = password !== ''
  // A user name always, a password where there is one [MQTT-3.1.2].
  const flags = 0x80 | (hasPassword ? 0x40 : 0) | (clean ? 0x02 : 0)
  const body = [
    prefixed(bytesOf('MQTT')),
    new Uint8Array([4, flags]),
    u16(keepAliveS),
    prefixed(bytesOf(clientId)),
    prefixed(bytesOf(user)),
    ...(hasPassword ? [prefixed(bytesOf(password))] : []),
  ]
  return packet(CONNECT, joined(body))
}

/** Of QoS 0 where `packetId` is 0. */
export function publishPacket(
  packetId: number,
  topic: string,
  payload: Uint8Array,
  again = false,
): Bytes {
  const flags = packetId === 0 ? 0 : QOS_1 | (again ? DUP : 0)
  const id = packetId === 0 ? [] : [u16(packetId)]
  return packet(PUBLISH | flags, joined([prefixed(bytesOf(topic)), ...id, payload]))
}

export function subscribePacket(packetId: number, topic: string, qos: 0 | 1): Bytes {
  return packet(SUBSCRIBE, joined([u16(packetId), prefixed(bytesOf(topic)), new Uint8Array([qos])]))
}

/** Of a PUBLISH; packet id 0 is QoS 0. */
export function messageOf(
  first: number,
  body: Uint8Array,
): { packetId: number; topic: string; payload: Uint8Array } {
  const topicEnd = 2 + u16At(body, 0)
  const isAnswered = (first & QOS_1) !== 0
  return {
    packetId: isAnswered ? u16At(body, topicEnd) : 0,
    topic: textOf(body.subarray(2, topicEnd)),
    payload: body.subarray(isAnswered ? topicEnd + 2 : topicEnd),
  }
}

export function pubackPacket(packetId: number): Bytes {
  return packet(PUBACK, u16(packetId))
}

/** Cuts what arrives into packets: a WebSocket frame may hold part of one or several [MQTT-6.0.0-4]. */
export function packetReader(
  each: (first: number, body: Uint8Array) => void,
): (chunk: Uint8Array) => void {
  let rest = new Uint8Array(0)
  return (chunk) => {
    rest = rest.length === 0 ? (chunk as Bytes) : joined([rest, chunk])
    for (;;) {
      let length = 0
      let at = 1
      let byte = 0x80
      for (; byte >= 0x80; at++) {
        if (at >= rest.length) return
        byte = rest[at]!
        length += (byte & 0x7f) * 128 ** (at - 1)
      }
      if (rest.length < at + length) return
      const first = rest[0]!
      const body = rest.subarray(at, at + length)
      rest = rest.subarray(at + length)
      each(first, body)
    }
  }
}

export function u16At(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 8) | bytes[at + 1]!
}

function packet(first: number, body: Uint8Array): Bytes {
  const head = [first]
  let length = body.length
  do {
    head.push(length >= 128 ? (length % 128) | 0x80 : length)
    length = Math.floor(length / 128)
  } while (length > 0)
  return joined([new Uint8Array(head), body])
}

function joined(pieces: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

function u16(value: number): Uint8Array {
  return new Uint8Array([value >> 8, value & 0xff])
}

function prefixed(bytes: Uint8Array): Uint8Array {
  return joined([u16(bytes.length), bytes])
}

/** Topics, user names and passwords of a load are ASCII; k6's engine has no TextEncoder. */
function bytesOf(ascii: string): Uint8Array {
  return new Uint8Array(Array.from(ascii, (letter) => letter.charCodeAt(0)))
}

function textOf(ascii: Uint8Array): string {
  return String.fromCharCode(...ascii)
}
