/** What the live picture knows of one device: its newest motion, the newest original of each type, when it was heard. */
import { Cadence, type DeviceKind, type UpType } from '../../schemas/index.ts'
import type { LiveState } from '../live-sink.ts'

/** One stream of a device: which of its messages is the newest, and how often they come. */
class Stream {
  readonly cadence: Cadence
  generatedAt = 0
  receivedAt = 0
  changed = false
  #newestAt = 0

  constructor(type: UpType) {
    this.cadence = new Cadence(type)
  }

  /** Reads what `take` will. */
  fetch(): number {
    return this.generatedAt + this.receivedAt + this.#newestAt + this.cadence.intervalMs
  }

  /**
   * Whether a message with these times is the newest of its stream, and takes its times if it is.
   * Newest is by the device's own time, then by ours. A device whose clock runs ahead would freeze its own picture, so no
   * message counts as younger than its arrival; and a picture that nothing renewed for as long as silence may last gives
   * way to whatever comes, or a clock set back would freeze it too.
   */
  take(generatedAt: number, receivedAt: number): boolean {
    const at = Math.min(generatedAt, receivedAt)
    const gapMs = (at - this.#newestAt) / 1_000
    const first = this.#newestAt === 0
    if (!first && (gapMs < 0 || (gapMs === 0 && receivedAt < this.receivedAt))) {
      if (receivedAt - this.receivedAt <= this.cadence.silenceMs() * 1_000) return false
    }
    if (!first) this.cadence.observe(gapMs)
    this.#newestAt = at
    this.generatedAt = generatedAt
    this.receivedAt = receivedAt
    return true
  }
}

export class MotionStream extends Stream {
  latitude = 0
  longitude = 0
  speed = 0
  heading = 0
  yawRate = 0
  vehicleClass = 0
  source = 0
  via = ''

  constructor() {
    super('bsm')
  }
}

export class OriginalStream extends Stream {
  readonly type: UpType
  payload: Uint8Array = new Uint8Array(0)

  constructor(type: UpType) {
    super(type)
    this.type = type
  }
}

export class Device implements LiveState {
  readonly kind: DeviceKind
  readonly id: string
  /** When its last message came, whatever its own time; UTC microseconds. */
  heardAt = 0
  /** It counts as online until then; UTC microseconds. */
  onlineUntil = 0
  /** Fleet of its vehicle status, 0 until one was seen. */
  fleet = 0
  motion: MotionStream | undefined
  /** The vehicle that moved after it last time: many senders go through theirs in turn. */
  next: Device | undefined
  /** The picture has let go of it. */
  isGone = false
  readonly originals = new Map<UpType, OriginalStream>()

  constructor(kind: DeviceKind, id: string) {
    this.kind = kind
    this.id = id
  }

  fetch(): number {
    const { motion } = this
    const ofMotion = motion === undefined ? 0 : motion.fetch() + motion.latitude + motion.source
    return this.heardAt + this.onlineUntil + ofMotion
  }

  /** The picture lets go of it: routes may hold it for longer, but not what it kept. */
  letGo(): void {
    this.isGone = true
    this.next = undefined
    this.motion = undefined
    this.originals.clear()
  }

  hear(receivedAt: number, silenceMs: number): void {
    if (receivedAt > this.heardAt) this.heardAt = receivedAt
    const until = receivedAt + silenceMs * 1_000
    if (until > this.onlineUntil) this.onlineUntil = until
  }
}
