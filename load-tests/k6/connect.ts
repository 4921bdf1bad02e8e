/** A connection of this run's to the broker, over the transport that the script was bundled with. */
import exec from 'k6/execution'
import { clientIdOf } from '../sessions.ts'
import { brokerUrl, password, run } from './given.ts'
import { failed } from './measures.ts'
import type { MqttConnection, MqttEvents, Session } from './mqtt/connection.ts'
import { connectMqtt, urlDefault } from './mqtt/websocket.ts'

/** As a gateway, named after what it does and its place there: few client ids, the same ones again after a reconnect. */
export function connect(
  role: string,
  events: MqttEvents,
  session: Pick<Session, 'clean' | 'keepAliveS' | 'packetIds' | 'acknowledges'> = {},
  url = brokerUrl ?? urlDefault,
): MqttConnection {
  const clientId = clientIdOf(run, role, exec.scenario.iterationInTest + 1)
  return connectMqtt(url, { clientId, user: 'gateway-load', password, ...session }, events)
}

/** A clean session in its place ends the one that was kept: a broker elsewhere is left as it was found. */
export function giveUp(role: string): void {
  const connection = connect(role, { onConnect: () => connection.end(), onFailure: failed })
}
