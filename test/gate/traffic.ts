/**
 * What the devices of a round say: BSM and VehicleStatus with a sequence of the device's own, and now and then bytes that
 * are no message and must end in quarantine. One device keeps to one type and one QoS: MQTT promises order
 * within those alone.
 */
import type { Random } from '../../common/random.ts'
import { messageOf } from '../../schemas/index.ts'
import type { Entry } from './ledger.ts'
import { hashOf } from './ledger.ts'

export interface Message {
  readonly entry: Entry
  readonly topic: string
  readonly payload: Buffer
  readonly qos: 1 | 2
}

export interface Traffic {
  /** Names the round; every device id begins with it. */
  readonly round: string
  readonly topicPattern: string
  /** Share of payloads that are no message. */
  readonly unsoundShare: number
  /** Share of devices that publish with QoS 2. */
  readonly qos2Share: number
}

export function deviceName(round: string, device: number): string {
  return `${round}-${device}`
}

export class Device {
  readonly #index: number
  readonly #traffic: Traffic
  readonly #random: Random
  readonly #type: 'bsm' | 'vehicle_status'
  readonly #topic: string
  readonly #qos: 1 | 2
  #sequence = 0

  constructor(index: number, traffic: Traffic, random: Random) {
    this.#index = index
    this.#traffic = traffic
    this.#random = random
    this.#type = index % 5 === 4 ? 'vehicle_status' : 'bsm'
    this.#topic = traffic.topicPattern
      .replace('{device}', deviceName(traffic.round, index))
      .replace('{type}', this.#type)
    this.#qos = random.next() < traffic.qos2Share ? 2 : 1
  }

  next(nowMicros: number): Message {
    const sequence = ++this.#sequence
    const isUnsound = this.#random.next() < this.#traffic.unsoundShare
    const payload = isUnsound ? this.#unsound(sequence) : this.#sound(sequence, nowMicros)
    const entry = { device: this.#index, sequence, hash: hashOf(payload), isUnsound }
    return { entry, topic: this.#topic, payload, qos: this.#qos }
  }

  #sound(sequence: number, generatedAt: number): Buffer {
    const codec = messageOf(this.#type)
    const header = { schemaVersion: 1, sequence, generatedAt, clockQuality: 1, source: 4 }
    const position = {
      latitude: 281_000_000 + this.#random.integer(0, 999_999),
      longitude: 1_129_000_000 + this.#random.integer(0, 999_999),
    }
    const motion = { ...position, speed: this.#random.integer(0, 2000), heading: 7200 }
    const status = { fleet: 1, stateOfCharge: this.#random.integer(0, 1000) }
    const content = this.#type === 'bsm' ? { header, ...motion } : { header, ...status }
    return Buffer.from(codec.encode(codec.fromObject(content)).finish())
  }

  /** Truncated protobuf: a field that announces more bytes than there are. The device and the number make it unique. */
  #unsound(sequence: number): Buffer {
    return Buffer.from(
      `\x0a\x7f${deviceName(this.#traffic.round, this.#index)}:${sequence}`,
      'latin1',
    )
  }
}
