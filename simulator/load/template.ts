/**
 * A device's PUBLISH, a vehicle's BSM or an RSU's frame of many, encoded once: what changes from message to message (packet id, sequence, time, position) is patched in
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

/** What each message of a load is: `bsm` of a vehicle, or `rsu`: what a roadside unit heard, `heardInFrame` BSMs in one frame. */
export const loadFrames = ['bsm', 'rsu'] as const
export type LoadFrame = (typeof loadFrames)[number]
export const heardInFrame = 12

/** Field numbers of Header, Bsm, BsmFrame and HeardBsm. */
const fields = { header: 1, sequence: 2, generatedAt: 3, latitude: 5, longitude: 6 } as const
const frameFields = { heard: 2, bsm: 2 } as const

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
  /** Of the message, then of each BSM in it. */
  readonly #generatedAtAt: readonly number[]
  readonly #latitudeAt: number
  readonly #longitudeAt: number
  readonly #stepNorth: number
  readonly #stepEast: number
  #sequence = firstSequence
  #latitude: number
  #longitude: number

  /** `number` tells devices apart: each drives from a place and in a direction of its own. */
  constructor(deviceId: string, number: number, frame: LoadFrame = 'bsm') {
    this.deviceId = deviceId
    const heading = (number * 2_399_963) % 28_800
    this.#latitude = origin.latitude + ((number * 7919) % 400_000)
    this.#longitude = origin.longitude + ((number * 104_729) % 400_000)
    this.#stepNorth = Math.round(125 * Math.cos((heading / 14_400) * Math.PI))
    this.#stepEast = Math.round(142 * Math.sin((heading / 14_400) * Math.PI))
    const bsm = this.#bsm(number, heading)
    const isFrame = frame === 'rsu'
    const payload = isFrame ? frameOf(deviceId, bsm) : v2x.v1.Bsm.encode(bsm).finish()
    const topic = Buffer.from(
      isFrame ? deviceTopic('rsu', deviceId, 'bsm_frame') : deviceTopic('obu', deviceId, 'bsm'),
    )
    this.bytes = publishBytes(topic, payload)
    this.#packet = Buffer.alloc(this.bytes)
    writePublish(this.#packet, 0, 1, { topic, payload })
    const from = this.bytes - payload.length
    this.#payloadAt = from
    this.#qos0Head = qos0Head(topic, payload.length)
    this.#packetIdAt = from - 2
    const message = { bytes: payload, from: 0, to: payload.length }
    const bsms = isFrame
      ? insideAll(message, frameFields.heard).flatMap((heard) => insideAll(heard, frameFields.bsm))
      : [message]
    const messages = isFrame ? [message, ...bsms] : bsms
    const [header, ...headers] = messages.map((each) => insideAll(each, fields.header)[0]!)
    this.#sequenceAt = from + placeOf(header!, fields.sequence)
    this.#generatedAtAt = [header!, ...headers].map(
      (each) => from + placeOf(each, fields.generatedAt),
    )
    // Of a frame's vehicles the first drives, the others stand.
    this.#latitudeAt = from + placeOf(bsms[0]!, fields.latitude)
    this.#longitudeAt = from + placeOf(bsms[0]!, fields.longitude)
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
    for (const place of this.#generatedAtAt) packet.set(time.bytes, place)
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

  #bsm(number: number, heading: number): v2x.v1.IBsm {
    return {
      header: loadHeader(),
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
    }
  }
}

function loadHeader(): v2x.v1.IHeader {
  return {
    schemaVersion: 1,
    sequence: firstSequence,
    generatedAt: 1_790_000_000_000_000,
    clockQuality: v2x.v1.ClockQuality.CLOCK_QUALITY_GNSS,
    source: v2x.v1.Source.SOURCE_LOAD,
  }
}

/** What a roadside unit heard of vehicles that are like that one. */
function frameOf(deviceId: string, bsm: v2x.v1.IBsm): Uint8Array {
  const heard = Array.from({ length: heardInFrame }, (_, vehicle) => ({
    deviceId: `${deviceId}-V${vehicle}`,
    bsm,
    rssi: -60,
  }))
  return v2x.v1.BsmFrame.encode({ header: loadHeader(), heard }).finish()
}

/** The packet of QoS 1 without its packet id: its length is two less. */
function qos0Head(topic: Buffer, payloadBytes: number): Buffer {
  const whole = Buffer.alloc(publishBytes(topic, new Uint8Array(payloadBytes - 2)))
  const end = writePublish(whole, 0, 0, { topic, payload: new Uint8Array(payloadBytes - 2) })
  whole[0] = publishQos0
  return whole.subarray(0, end - payloadBytes)
}

/** An encoded message, in the bytes of the one that it is in. */
interface Encoded {
  readonly bytes: Uint8Array
  readonly from: number
  readonly to: number
}

/** Where the values of a field begin. */
function placesOf({ bytes, from, to }: Encoded, field: number): number[] {
  const reader = Reader.create(bytes.subarray(0, to))
  reader.pos = from
  const places: number[] = []
  while (reader.pos < to) {
    const key = reader.uint32()
    if (key >>> 3 === field) places.push(reader.pos)
    reader.skipType(key & 7)
  }
  return places
}

function placeOf(message: Encoded, field: number): number {
  const [place] = placesOf(message, field)
  if (place === undefined) {
    throw new Error(`cannot make a template: the encoded message has no field ${field}`)
  }
  return place
}

/** The messages in a field: each stands behind its length. */
function insideAll(message: Encoded, field: number): Encoded[] {
  return placesOf(message, field).map((place) => {
    const reader = Reader.create(message.bytes)
    reader.pos = place
    const length = reader.uint32()
    return { bytes: message.bytes, from: reader.pos, to: reader.pos + length }
  })
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
