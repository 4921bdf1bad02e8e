/**
 * A device's PUBLISH, encoded once: what changes from message to message (packet id, sequence, time, position) is patched in
 * place. The fields that change keep their width: sequences begin at 2^28 (five bytes of varint until 2^35), times of this century take
 * eight, positions are fixed.
 */
import { Reader } from 'protobufjs/minimal.js'
import { v2x } from '../../schemas/index.ts'
import { deviceTopic } from '../../schemas/topics.ts'
import { publishBytes, writePublish } from '../publish/packets.ts'

const publishQos0 = 0x30

/** The first sequence of a run. */
export const firstSequence = 2 ** 28
const generatedAtBytes = 8

/** Field numbers of Header and Bsm. */
const fields = { header: 1, sequence: 2, generatedAt: 3, latitude: 5, longitude: 6 } as const

/** Where the zone is: 1e-7 degrees. */
const origin = { latitude: 281_500_000, longitude: 1_128_800_000 } as const
const metresMax = 2_000_000

export class PublishTemplate {
  readonly deviceId: string
  /** Of the whole packet. */
  readonly bytes: number
  readonly #packet: Buffer
  /** What stands before the payload of a PUBLISH of QoS 0. */
  readonly #qos0Head: Buffer
  readonly #payloadAt: number
  readonly #packetIdAt: number
  readonly #sequenceAt: number
  readonly #generatedAtAt: number
  readonly #latitudeAt: number
  readonly #longitudeAt: number
  readonly #stepNorth: number
  readonly #stepEast: number
  #sequence = firstSequence
  #latitude: number
  #longitude: number

  /** `number` tells devices apart: each drives from a place and in a direction of its own. */
  constructor(deviceId: string, number: number) {
    this.deviceId = deviceId
    const heading = (number * 2_399_963) % 28_800
    this.#latitude = origin.latitude + ((number * 7919) % 400_000)
    this.#longitude = origin.longitude + ((number * 104_729) % 400_000)
    this.#stepNorth = Math.round(125 * Math.cos((heading / 14_400) * Math.PI))
    this.#stepEast = Math.round(142 * Math.sin((heading / 14_400) * Math.PI))
    const payload = this.#encode(number, heading)
    const topic = Buffer.from(deviceTopic('obu', deviceId, 'bsm'))
    this.bytes = publishBytes(topic, payload)
    this.#packet = Buffer.alloc(this.bytes)
    writePublish(this.#packet, 0, 1, { topic, payload })
    const from = this.bytes - payload.length
    this.#payloadAt = from
    this.#qos0Head = qos0Head(topic, payload.length)
    const header = placeOf(payload, fields.header)
    // After the key of the header comes its length, one byte: it is short.
    const inHeader = payload.subarray(header + 1, header + 1 + payload[header]!)
    const headerFrom = from + header + 1
    this.#packetIdAt = from - 2
    this.#sequenceAt = headerFrom + placeOf(inHeader, fields.sequence)
    this.#generatedAtAt = headerFrom + placeOf(inHeader, fields.generatedAt)
    this.#latitudeAt = from + placeOf(payload, fields.latitude)
    this.#longitudeAt = from + placeOf(payload, fields.longitude)
  }

  /** Messages written so far. */
  get count(): number {
    return this.#sequence - firstSequence
  }

  /** Writes the next message, generated at `time`, and returns where it ends. A packet id of 0 makes it one of QoS 0. */
  write(into: Buffer, at: number, packetId: number, time: EncodedTime): number {
    const packet = this.#packet
    packet[this.#packetIdAt] = packetId >> 8
    packet[this.#packetIdAt + 1] = packetId & 255
    this.#putSequence(this.#sequence++)
    packet.set(time.bytes, this.#generatedAtAt)
    this.#move()
    packet.writeInt32LE(this.#latitude, this.#latitudeAt)
    packet.writeInt32LE(this.#longitude, this.#longitudeAt)
    if (packetId === 0) return this.#writeQos0(into, at)
    into.set(packet, at)
    return at + packet.length
  }

  #writeQos0(into: Buffer, at: number): number {
    const head = this.#qos0Head
    into.set(head, at)
    into.set(this.#packet.subarray(this.#payloadAt), at + head.length)
    return at + head.length + this.bytes - this.#payloadAt
  }

  #move(): void {
    this.#latitude += this.#stepNorth
    this.#longitude += this.#stepEast
    // Nobody drives out of the map: far out it begins anew.
    if (Math.abs(this.#latitude - origin.latitude) > metresMax) this.#latitude = origin.latitude
    if (Math.abs(this.#longitude - origin.longitude) > metresMax) this.#longitude = origin.longitude
  }

  #putSequence(sequence: number): void {
    const packet = this.#packet
    const low = sequence % firstSequence
    let at = this.#sequenceAt
    packet[at++] = (low & 127) | 128
    packet[at++] = ((low >> 7) & 127) | 128
    packet[at++] = ((low >> 14) & 127) | 128
    packet[at++] = ((low >> 21) & 127) | 128
    packet[at] = Math.floor(sequence / firstSequence)
  }

  #encode(number: number, heading: number): Uint8Array {
    return v2x.v1.Bsm.encode({
      header: {
        schemaVersion: 1,
        sequence: firstSequence,
        generatedAt: 1_790_000_000_000_000,
        clockQuality: v2x.v1.ClockQuality.CLOCK_QUALITY_GNSS,
        source: v2x.v1.Source.SOURCE_LOAD,
      },
      messageCount: number % 128,
      temporaryId: Buffer.from([76, number & 255, (number >> 8) & 255, (number >> 16) & 255]),
      secondMark: (number * 100) % 60_000,
      latitude: this.#latitude,
      longitude: this.#longitude,
      elevation: 450 + (number % 70),
      speed: 695,
      heading,
      accelerationLongitudinal: (number % 41) - 20,
      accelerationLateral: (number % 21) - 10,
      yawRate: (number % 201) - 100,
      transmission: v2x.v1.TransmissionState.TRANSMISSION_STATE_FORWARD_GEARS,
      steeringWheelAngle: (number % 61) - 30,
      brakePedal: v2x.v1.BrakePedalStatus.BRAKE_PEDAL_STATUS_OFF,
      width: 190,
      length: 480,
      height: 30,
      vehicleClass: 10,
      semiMajorAccuracy: 20,
      semiMinorAccuracy: 20,
    }).finish()
  }
}

/** The packet of QoS 1 without its packet id: its length is two less. */
function qos0Head(topic: Buffer, payloadBytes: number): Buffer {
  const whole = Buffer.alloc(publishBytes(topic, new Uint8Array(payloadBytes - 2)))
  const end = writePublish(whole, 0, 0, { topic, payload: new Uint8Array(payloadBytes - 2) })
  whole[0] = publishQos0
  return whole.subarray(0, end - payloadBytes)
}

/** Where the value of a field begins. */
function placeOf(message: Uint8Array, field: number): number {
  const reader = Reader.create(message)
  while (reader.pos < reader.len) {
    const key = reader.uint32()
    if (key >>> 3 === field) return reader.pos
    reader.skipType(key & 7)
  }
  throw new Error(`cannot make a template: the encoded message has no field ${field}`)
}

/** A time as the eight bytes of its varint; encoded once for all messages that share it. */
export class EncodedTime {
  readonly bytes = Buffer.alloc(generatedAtBytes)

  /** µs UTC, from 2^49 (1987) to 2^56. */
  set(micros: number): void {
    const { bytes } = this
    let low = micros % firstSequence
    let high = Math.floor(micros / firstSequence)
    for (let at = 0; at < 4; at++) {
      bytes[at] = (low & 127) | 128
      low >>>= 7
    }
    for (let at = 4; at < generatedAtBytes; at++) {
      bytes[at] = (high & 127) | 128
      high >>>= 7
    }
    bytes[generatedAtBytes - 1]! &= 127
  }
}
