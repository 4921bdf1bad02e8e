/**
 * A subscriber that reads nothing, and a vehicle that it hears: one of large messages, so that what waits for the subscriber grows in bytes
 * and costs the broker few packets.
 */
import mqtt, { type MqttClient } from 'mqtt'
import { v2x } from '../../schemas/index.ts'
import { deviceTopic } from '../../schemas/topics.ts'

const sendEveryMs = 25
/** Below V2X_BROKER_PACKET_BYTES_MAX, as it is shipped. */
const paddingBytes = 48 * 1024
/** An unknown field of protobuf, of so many bytes: whoever decodes it passes over it. */
const padding = Buffer.concat([
  Buffer.from([
    0xc2,
    0x3e,
    (paddingBytes & 127) | 128,
    ((paddingBytes >> 7) & 127) | 128,
    paddingBytes >> 14,
  ]),
  Buffer.alloc(paddingBytes),
])

export class FrozenSubscriber {
  /** Messages of QoS 0 that the vehicle sent. */
  sent = 0
  readonly #device: string
  #subscriber: MqttClient | undefined
  #vehicle: MqttClient | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(device: string) {
    this.#device = device
  }

  async start(url: string): Promise<void> {
    const topic = deviceTopic('obu', this.#device, 'bsm')
    const options = { reconnectPeriod: 0, keepalive: 300 }
    const subscriber = await mqtt.connectAsync(url, {
      ...options,
      clientId: `${this.#device}-frozen`,
      username: 'observer',
    })
    this.#subscriber = subscriber
    await subscriber.subscribeAsync(topic, { qos: 0 })
    // That its line is cut is what is looked for.
    subscriber.on('error', () => undefined)
    subscriber.stream.pause()
    const vehicle = await mqtt.connectAsync(url, { ...options, clientId: this.#device })
    this.#vehicle = vehicle
    vehicle.on('error', () => undefined)
    this.#timer = setInterval(() => {
      vehicle.publish(topic, largeBsm(++this.sent), { qos: 0 })
    }, sendEveryMs)
  }

  /** Sends no more; resolves once the broker has read all that was sent: a message of QoS 1 behind it is acknowledged. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    const topic = deviceTopic('obu', this.#device, 'bsm')
    await this.#vehicle?.publishAsync(topic, largeBsm(++this.sent), { qos: 1 })
  }

  close(): void {
    clearInterval(this.#timer)
    this.#subscriber?.end(true)
    this.#vehicle?.end(true)
  }
}

function largeBsm(sequence: number): Buffer {
  const payload = v2x.v1.Bsm.encode({
    header: {
      schemaVersion: 1,
      sequence,
      generatedAt: Date.now() * 1000,
      clockQuality: v2x.v1.ClockQuality.CLOCK_QUALITY_FREE,
      source: v2x.v1.Source.SOURCE_LOAD,
    },
    latitude: 281_260_000,
    longitude: 1_128_800_000,
    speed: 500,
    heading: 0,
    vehicleClass: 10,
  }).finish()
  return Buffer.concat([payload, padding])
}
