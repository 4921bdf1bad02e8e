/**
 * What a script sees of MQTT 3.1.1, whichever transport carries it. No reconnect by itself: a lost connection is a finding, not something
 * to hide.
 */
export interface Session {
  readonly clientId: string
  readonly user: string
  readonly password: string
  readonly keepAliveS?: number
  /** False: the broker is to keep the session. Over TCP it is always true, for `k6/x/mqtt` knows no other. */
  readonly clean?: boolean
  /** False: what comes with QoS 1 is never acknowledged. */
  readonly acknowledges?: boolean
  /** Where packet ids come from, for one session over several connections; each connection has its own otherwise. */
  readonly packetIds?: () => number
}

export interface MqttEvents {
  onConnect(): void
  onMessage?(topic: string, payload: Uint8Array): void
  onPuback?(packetId: number): void
  onSubscribed?(): void
  /** The connection is of no more use. Not called after end() or cut(). */
  onFailure(reason: string): void
}

export interface MqttConnection {
  /** Returns the packet id, for onPuback, of a PUBLISH of QoS 1; 0 of QoS 0. */
  publish(topic: string, payload: Uint8Array, qos?: 0 | 1): number
  /** Sends an unacknowledged PUBLISH again: the same packet id, DUP set. Over TCP without DUP, which `k6/x/mqtt` does not set. */
  publishAgain(packetId: number, topic: string, payload: Uint8Array): void
  /** QoS 0 where none is given; over TCP there is no other. */
  subscribe(topic: string, qos?: 0 | 1): void
  end(): void
  /**
   * Drops the connection without DISCONNECT, whatever is out, and tells when it is gone. `k6/x/mqtt` cannot: over TCP what is out is
   * acknowledged first.
   */
  cut(gone: () => void): void
}

export type ConnectMqtt = (url: string, session: Session, events: MqttEvents) => MqttConnection

export const keepAliveSDefault = 30

/** 1 to 65535, and round again. */
export function packetIds(): () => number {
  let last = 0
  return () => (last = (last % 65535) + 1)
}
