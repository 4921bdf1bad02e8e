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
  /** Of the extension's promises, how many are not settled. */
  let out = 0
  let gone = (): void => undefined
  // While something is out, its end() stops the script, and with its endAsync() k6 crashes.
  const leave = (): void => {
    if (!ended || out > 0) return
    client.end()
    gone()
  }
  const close = (told = gone): void => {
    if (ended) return
    ended = true
    gone = told
    leave()
  }
  const failed = (thrown: unknown): void => {
    if (ended) return
    close()
    events.onFailure(String(thrown))
  }
  const perform = (act: () => Promise<void> | void, answered = (): void => undefined): void => {
    if (ended) return
    out++
    // What it throws at once is a failure like any other.
    const acting = Promise.resolve().then(act).then(answered, failed)
    void acting.finally(() => {
      out--
      leave()
    })
  }
  const send = (packetId: number, topic: string, payload: Uint8Array): void =>
    perform(
      () => client.publishAsync(topic, payload, { qos: 1 }),
      () => events.onPuback?.(packetId),
    )

  client.on('message', (topic, payload) => events.onMessage?.(topic, new Uint8Array(payload)))
  // The extension would mend what was lost by itself. With a listener for `error` it would call a failed PUBLISH a success.
  client.on('reconnect', () => failed('the broker closed the connection'))
  // Nobody is told of a connection before it has it. Not by the event `connect`: a busy k6 ends a script that waits for nothing else.
  try {
    client.connect(url, { keepalive: keepAliveS, clean_session: true })
    setTimeout(() => events.onConnect(), 0)
  } catch (thrown) {
    setTimeout(() => failed(thrown), 0)
  }

  return {
    publish(topic, payload, qos = 1) {
      const packetId = qos === 0 ? 0 : nextId()
      if (qos === 0) perform(() => client.publish(topic, payload, { qos }))
      else send(packetId, topic, payload)
      return packetId
    },
    publishAgain: send,
    subscribe: (topic) =>
      perform(
        () => client.subscribeAsync(topic, { qos: 0 }),
        () => events.onSubscribed?.(),
      ),
    end: () => close(),
    cut: (gone) => close(gone),
  }
}
