/**
 * The few packets of MQTT 3.1.1 that a load script needs, over k6's own WebSocket: CONNECT, SUBSCRIBE, PUBLISH at
 * QoS 1, PINGREQ and their answers. No reconnect: a lost connection is a finding, not something to hide.
 */
import { clearInterval, setInterval } from 'k6/timers'
import { WebSocket } from 'k6/websockets'

/** Packet types, already in the upper half of the first byte. */
const CONNECT = 0x10
const CONNACK = 0x20
const PUBLISH = 0x30
const PUBACK = 0x40
const SUBSCRIBE = 0x82
const SUBACK = 0x90
const PINGREQ = 0xc0
const DISCONNECT = 0xe0

const keepAliveS = 30

export interface MqttEvents {
  onConnect(): void
  onMessage?(topic: string, payload: Uint8Array): void
  onPuback?(packetId: number): void
  onSubscribed?(): void
  /** The connection is of no more use. Not called after end(). */
  onFailure(reason: string): void
}

export interface MqttConnection {
  /** Sends a QoS 1 PUBLISH and returns its packet id, 1 to 65535, for onPuback. */
  publish(topic: string, payload: Uint8Array): number
  subscribe(topic: string): void
  end(): void
}

/** Connects to `url` (ws:// or wss://). */
export function connectMqtt(
  url: string,
  identity: { readonly clientId: string; readonly user: string; readonly password: string },
  events: MqttEvents,
): MqttConnection {
  // The types know no subprotocols; k6 does, and MQTT requires this one [MQTT-6.0.0-3].
  const socket = new (WebSocket as unknown as new (url: string, protocols: string[]) => WebSocket)(
    url,
    ['mqtt'],
  )
  socket.binaryType = 'arraybuffer' as typeof socket.binaryType
  let packetId = 0
  let ended = false
  let pinging: ReturnType<typeof setInterval> | undefined
  const nextId = (): number => {
    packetId = (packetId % 65535) + 1
    return packetId
  }
  const send = (first: number, body: Uint8Array): void => socket.send(packet(first, body).buffer)
  const close = (reason?: string): void => {
    if (ended) return
    ended = true
    if (pinging !== undefined) clearInterval(pinging)
    socket.close()
    if (reason !== undefined) events.onFailure(reason)
  }

  const answer = (first: number, body: Uint8Array): void => {
    switch (first & 0xf0) {
      case CONNACK:
        if (body[1] !== 0) return close(`the broker refused the connection, code ${body[1]}`)
        pinging = setInterval(() => send(PINGREQ, new Uint8Array(0)), (keepAliveS * 1000) / 2)
        return events.onConnect()
      case PUBACK:
        return events.onPuback?.((body[0]! << 8) | body[1]!)
      case SUBACK:
        if (body[2] === 0x80) return close('the broker refused the subscription')
        return events.onSubscribed?.()
      case PUBLISH: {
        const topicEnd = 2 + ((body[0]! << 8) | body[1]!)
        // What comes down here is QoS 0: no packet id between topic and payload.
        return events.onMessage?.(textOf(body.subarray(2, topicEnd)), body.subarray(topicEnd))
      }
    }
  }
  const read = packetReader(answer)

  socket.onopen = () => send(CONNECT, connectBody(identity))
  socket.onmessage = (event) => read(new Uint8Array(event?.data as unknown as ArrayBuffer))
  socket.onerror = (event) => close(event?.error ?? 'the connection broke')
  socket.onclose = () => close('the broker closed the connection')

  return {
    publish(topic, payload) {
      const id = nextId()
      send(PUBLISH | 0x02, joined([prefixed(bytesOf(topic)), u16(id), payload]))
      return id
    },
    subscribe(topic) {
      send(SUBSCRIBE, joined([u16(nextId()), prefixed(bytesOf(topic)), new Uint8Array([0])]))
    },
    end() {
      if (ended) return
      send(DISCONNECT, new Uint8Array(0))
      close()
    },
  }
}

function connectBody(identity: { clientId: string; user: string; password: string }): Uint8Array {
  const hasPassword = identity.password !== ''
  // Clean session, user name, and a password where there is one [MQTT-3.1.2].
  const flags = 0x82 | (hasPassword ? 0x40 : 0)
  return joined([
    prefixed(bytesOf('MQTT')),
    new Uint8Array([4, flags, 0, keepAliveS]),
    prefixed(bytesOf(identity.clientId)),
    prefixed(bytesOf(identity.user)),
    ...(hasPassword ? [prefixed(bytesOf(identity.password))] : []),
  ])
}

/** Cuts what arrives into packets: a WebSocket frame may hold part of one or several [MQTT-6.0.0-4]. */
function packetReader(
  each: (first: number, body: Uint8Array) => void,
): (chunk: Uint8Array) => void {
  let rest = new Uint8Array(0)
  return (chunk) => {
    rest = rest.length === 0 ? (chunk as Uint8Array<ArrayBuffer>) : joined([rest, chunk])
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

function packet(first: number, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = [first]
  let length = body.length
  do {
    head.push(length >= 128 ? (length % 128) | 0x80 : length)
    length = Math.floor(length / 128)
  } while (length > 0)
  return joined([new Uint8Array(head), body])
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

const u16 = (value: number): Uint8Array => new Uint8Array([value >> 8, value & 0xff])
const prefixed = (bytes: Uint8Array): Uint8Array => joined([u16(bytes.length), bytes])

/** Topics, user names and passwords of a load are ASCII; k6's engine has no TextEncoder. */
function bytesOf(ascii: string): Uint8Array {
  return new Uint8Array(Array.from(ascii, (letter) => letter.charCodeAt(0)))
}

function textOf(ascii: Uint8Array): string {
  return String.fromCharCode(...ascii)
}
