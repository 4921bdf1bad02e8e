/**
 * What reaches subscribers: telemetry only where somebody listens, and never so much for one subscriber that others,
 * or publishers, feel it.
 */
import { Aedes, type AedesOptions, type Client, type PublishPacket } from 'aedes'
import { mayLose, neverWaitForSubscribers } from './aedes-internals.ts'
import { droppedForSubscribers } from './metrics.ts'
import { Refused } from './refusals.ts'
import { TelemetryListeners, isTelemetry } from './subscriptions.ts'

type Done = (error?: Error) => void
/** SUBACK's word for a refused filter [MQTT-3.9.3-2]. */
const refusedQos = 128

/** Aedes, but for two things: telemetry nobody hears ends here, and publishers do not wait for subscribers. */
export class ZoneAedes extends Aedes {
  /** Who hears telemetry. */
  readonly hearing = new TelemetryListeners()

  constructor(options: AedesOptions) {
    super(options)
    neverWaitForSubscribers(this)
    this.on('subscribe', (subscriptions, client) => {
      for (const { topic, qos } of subscriptions) {
        if ((qos as number) !== refusedQos) this.hearing.add(client.id, topic)
      }
    })
    // Not told for a stored session that goes offline: it goes on listening.
    this.on('unsubscribe', (filters, client) => {
      for (const filter of filters) this.hearing.remove(client.id, filter)
    })
    this.on('client', (client) => {
      if (client.clean) this.hearing.forget(client.id)
    })
  }

  /** Aedes calls it with the client between packet and callback; its types know the form without. */
  override publish(packet: PublishPacket, ...rest: readonly (Client | Done | null)[]): void {
    if (isTelemetry(packet.topic) && !this.hearing.hear(packet.topic)) {
      const done = rest.at(-1)
      if (typeof done === 'function') done()
      return
    }
    const publish = super.publish.bind(this) as (...all: readonly unknown[]) => void
    publish(packet, ...rest)
  }
}

/** Whether a message still goes to this subscriber: one that does not keep up loses QoS 0, and its place for QoS 1. */
export function mayForward(client: Client, qos: number, subscriberBytesMax: number): boolean {
  if (client.conn.writableLength <= subscriberBytesMax) return true
  droppedForSubscribers.inc()
  if (qos > 0 && !mayLose(client)) {
    const refusal = new Refused(
      'slow_subscriber',
      `cannot deliver to a subscriber: ${client.conn.writableLength} bytes wait for it; it must read faster, or subscribe with QoS 0`,
    )
    // Not now: Aedes is in the middle of delivering.
    setImmediate(() => {
      if (!client.closed) client.emit('error', refusal)
    })
  }
  return false
}
