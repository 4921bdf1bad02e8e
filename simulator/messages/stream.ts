/** One device's messages of one type: its topic, and the header with the sequence that counts them. */
import { deviceTopic, v2x, type DeviceKind, type UpType } from '../../schemas/index.ts'

/** Which connection a message goes through: gateways are grouped as a zone's concentrators are. */
export type Channel =
  'bus' | 'taxi' | 'sanitation' | 'logistics' | 'construction' | 'roadside' | 'piles'

export const channels: readonly Channel[] = [
  'bus',
  'taxi',
  'sanitation',
  'logistics',
  'construction',
  'roadside',
  'piles',
]

export interface Header {
  schemaVersion: number
  sequence: number
  generatedAt: number
  clockQuality: v2x.v1.ClockQuality
  source: v2x.v1.Source
}

/** Takes what devices send. The message belongs to its device and is changed after the call: encode it at once. */
export interface Outlet {
  emit(stream: Stream, generatedAt: number, message: object): void
}

export class Stream {
  readonly kind: DeviceKind
  readonly deviceId: string
  readonly type: UpType
  readonly channel: Channel
  readonly topic: string
  readonly topicBytes: Buffer
  #sequence: number

  /** `sequenceBase` is the sequence before the first. */
  constructor(options: {
    kind: DeviceKind
    deviceId: string
    type: UpType
    channel: Channel
    sequenceBase: number
  }) {
    this.kind = options.kind
    this.deviceId = options.deviceId
    this.type = options.type
    this.channel = options.channel
    this.topic = deviceTopic(options.kind, options.deviceId, options.type)
    this.topicBytes = Buffer.from(this.topic)
    this.#sequence = options.sequenceBase
  }

  /** The header of the next message. */
  nextHeader(generatedAt: number): Header {
    this.#sequence += 1
    return {
      schemaVersion: 1,
      sequence: this.#sequence,
      generatedAt,
      clockQuality: v2x.v1.ClockQuality.CLOCK_QUALITY_GNSS,
      source: v2x.v1.Source.SOURCE_SIMULATOR,
    }
  }
}

/** DE_DSecond and DE_MinuteOfTheYear of a time in UTC microseconds. */
export function secondMarkOf(generatedAt: number): number {
  return Math.floor(generatedAt / 1000) % 60_000
}

export function minuteOfYearOf(generatedAt: number): number {
  const ms = Math.floor(generatedAt / 1000)
  const year = new Date(ms).getUTCFullYear()
  return Math.floor((ms - Date.UTC(year, 0)) / 60_000)
}
