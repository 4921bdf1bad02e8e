/**
 * MQTT over TCP and TLS by `k6/x/mqtt`, the official extension. It tags its own counters (`mqtt_…`) by client and topic, so that there are
 * as many time series as devices: a profile keeps those few.
 */
import { setTimeout } from 'k6/timers'
import { Client } from 'k6/x/mqtt'
import { keepAliveSDefault, packetIds, type ConnectMqtt } from './connection.ts'

export const urlDefault = 'mqtt://127.0.0.1:1883'

/** Connects to `url`, mqtt:// or mqtts://. */
export const connectMqtt: ConnectMqtt = (url, session, events) => {
  const { clientId, user, password, keepAliveS = keepAliveSDefault } = session
  const nextId = session.packetIds ?? packetIds()
  const client = new Client({ client_id: clientId, username: user, password })
  let ended = false
  const close = (gone: () => void = () => undefined): void => {
    if (ended) return
    ended = true
    // end() would stop the script until all that is out is acknowledged; nothing may be asked of the client after it.
    client.endAsync().then(gone, gone)
  }
  const failed = (thrown: unknown): void => {
    if (ended) return
    close()
    events.onFailure(String(thrown))
  }
  const send = (packetId: number, topic: string, payload: Uint8Array): void => {
    if (ended) return
    client.publishAsync(topic, payload, { qos: 1 }).then(() => events.onPuback?.(packetId), failed)
  }

  client.on('connect', () => events.onConnect())
  client.on('message', (topic, payload) => events.onMessage?.(topic, new Uint8Array(payload)))
  // The extension would mend what was lost by itself. With a listener for `error` it would call a failed PUBLISH a success.
  client.on('reconnect', () => failed('the broker closed the connection'))
  try {
    client.connect(url, { keepalive: keepAliveS, clean_session: true })
  } catch (thrown) {
    // Nobody is told of a connection before it has it.
    setTimeout(() => failed(thrown), 0)
  }

  return {
    publish(topic, payload, qos = 1) {
      if (qos === 0) {
        if (!ended) client.publish(topic, payload, { qos })
        return 0
      }
      const packetId = nextId()
      send(packetId, topic, payload)
      return packetId
    },
    publishAgain: send,
    subscribe(topic) {
      client.subscribeAsync(topic, { qos: 0 }).then(() => events.onSubscribed?.(), failed)
    },
    end: () => close(),
    cut: (gone) => close(gone),
  }
}
