/** MQTT over k6's own WebSocket: what stock k6 can do. */
import { clearInterval, setInterval, setTimeout } from 'k6/timers'
import { WebSocket } from 'k6/websockets'
import { keepAliveSDefault, packetIds, type ConnectMqtt } from './connection.ts'
import {
  CONNACK,
  connectPacket,
  disconnect,
  messageOf,
  packetReader,
  pingreq,
  PUBACK,
  pubackPacket,
  PUBLISH,
  publishPacket,
  SUBACK,
  subscribePacket,
  u16At,
} from './packets.ts'

export const urlDefault = 'ws://127.0.0.1:8083'

/** Connects to `url`, ws:// or wss://. */
export const connectMqtt: ConnectMqtt = (url, session, events) => {
  // The types know no subprotocols; k6 does, and MQTT requires this one [MQTT-6.0.0-3].
  const socket = new (WebSocket as unknown as new (url: string, protocols: string[]) => WebSocket)(
    url,
    ['mqtt'],
  )
  socket.binaryType = 'arraybuffer' as typeof socket.binaryType
  const { keepAliveS = keepAliveSDefault, packetIds: nextId = packetIds() } = session
  let ended = false
  let pinging: ReturnType<typeof setInterval> | undefined
  const send = (packet: Uint8Array<ArrayBuffer>): void => socket.send(packet.buffer)
  const close = (reason?: string): void => {
    if (ended) return
    ended = true
    if (pinging !== undefined) clearInterval(pinging)
    socket.close()
    if (reason !== undefined) events.onFailure(reason)
  }

  const answer = (first: number, body: Uint8Array): void => {
    if (ended) return
    switch (first & 0xf0) {
      case CONNACK:
        if (body[1] !== 0) return close(`the broker refused the connection, code ${body[1]}`)
        pinging = setInterval(() => send(pingreq), (keepAliveS * 1000) / 2)
        return events.onConnect()
      case PUBACK:
        return events.onPuback?.(u16At(body, 0))
      case SUBACK:
        if (body[2] === 0x80) return close('the broker refused the subscription')
        return events.onSubscribed?.()
      case PUBLISH: {
        const { packetId, topic, payload } = messageOf(first, body)
        if (packetId > 0 && session.acknowledges !== false) send(pubackPacket(packetId))
        return events.onMessage?.(topic, payload)
      }
    }
  }
  const read = packetReader(answer)

  socket.onopen = () => send(connectPacket(session))
  socket.onmessage = (event) => read(new Uint8Array(event?.data as unknown as ArrayBuffer))
  socket.onerror = (event) => close(event?.error ?? 'the connection broke')
  socket.onclose = () => close('the broker closed the connection')

  return {
    publish(topic, payload, qos = 1) {
      const packetId = qos === 0 ? 0 : nextId()
      send(publishPacket(packetId, topic, payload))
      return packetId
    },
    publishAgain: (packetId, topic, payload) => send(publishPacket(packetId, topic, payload, true)),
    subscribe: (topic, qos = 0) => send(subscribePacket(nextId(), topic, qos)),
    end() {
      if (!ended) send(disconnect)
      close()
    },
    cut(gone) {
      close()
      setTimeout(gone, 0)
    },
  }
}
