/**
 * The live picture: the newest state of every device, as frames of what changed and as snapshots of all. Pure: it has
 * no clock of its own and sends nothing; publisher.ts does. Its size is bounded: whoever was silent longest goes first.
 */
import { deviceKinds, isDeviceKind, isUpType, v2x, type DeviceKind } from '../../schemas/index.ts'
import type { LiveMotion, LiveOriginal } from '../live-sink.ts'
import { Device, MotionStream, OriginalStream } from './device.ts'
import {
  encodeMessages,
  encodeVehicles,
  inPackets,
  liveMessage,
  messageBytes,
  motionAt,
  vehicleBytes,
} from './frames.ts'

/** A greater original is heard but not kept: the picture is for maps and signals. */
export const originalBytesMax = 65_536

/** How much goes at once when the picture is full, so that a flood of new names does not search it at each message. */
const evictedShare = 1 / 16

export interface PictureLimits {
  readonly devicesMax: number
  /** Bytes of all newest originals together. */
  readonly bytesMax: number
}

export type OnlineCounts = Readonly<Record<DeviceKind, number>>

export class LivePicture {
  readonly #limits: PictureLimits
  readonly #devices: Readonly<Record<DeviceKind, Map<string, Device>>> = {
    obu: new Map(),
    rsu: new Map(),
    pile: new Map(),
  }
  #known = 0
  #movedLast: Device | undefined
  #originalBytes = 0
  #changedMotions: Device[] = []
  #changedOriginals: { device: Device; original: OriginalStream }[] = []
  #frameNumber = 0

  constructor(limits: PictureLimits) {
    this.#limits = limits
  }

  get devicesKnown(): number {
    return this.#known
  }

  get originalBytes(): number {
    return this.#originalBytes
  }

  /** Takes a vehicle's motion: a BSM of its own, or one that an RSU heard. */
  motion(deviceId: string, motion: LiveMotion): Device {
    const device = this.#vehicle(deviceId)
    const stream = (device.motion ??= new MotionStream())
    const newest = stream.take(motion.generatedAt, motion.receivedAt)
    device.hear(motion.receivedAt, stream.cadence.silenceMs())
    if (!newest) return device
    stream.latitude = motion.latitude
    stream.longitude = motion.longitude
    stream.speed = motion.speed
    stream.heading = motion.heading
    stream.yawRate = motion.yawRate
    stream.vehicleClass = motion.vehicleClass
    stream.source = motion.source
    stream.via = motion.via
    this.#motionChanged(device, stream)
    return device
  }

  /** Takes the fleet that a vehicle says it is of. */
  fleet(deviceId: string, fleet: number): void {
    const device = this.#device('obu', deviceId)
    if (device.fleet === fleet) return
    device.fleet = fleet
    if (device.motion !== undefined) this.#motionChanged(device, device.motion)
  }

  /** Takes any other message. Of `bsm` and `bsm_frame` nothing is kept: they count as a sign of life. */
  original(message: LiveOriginal): void {
    const { kind, deviceId, type, payload, generatedAt, receivedAt } = message
    const device = this.#device(kind, deviceId)
    let stream = device.originals.get(type)
    if (stream === undefined) device.originals.set(type, (stream = new OriginalStream(type)))
    const newest = stream.take(generatedAt, receivedAt)
    device.hear(receivedAt, stream.cadence.silenceMs())
    if (!newest || type === 'bsm' || type === 'bsm_frame') return
    if (payload.length > originalBytesMax) return
    this.#keep(stream, payload)
    if (!stream.changed) {
      stream.changed = true
      this.#changedOriginals.push({ device, original: stream })
    }
    if (this.#originalBytes > this.#limits.bytesMax) this.#evict(device)
  }

  /** Encoded LiveVehicles of those that changed since the last call; none where none did. */
  vehiclesFrames(publishedAt: number): Uint8Array[] {
    const changed = this.#changedMotions
    return changed.length === 0 ? [] : this.#vehicles(changed, { publishedAt, snapshot: false })
  }

  /**
   * Encoded LiveVehicles of all: one snapshot, or several frames where it would be too large for one packet. What changed
   * since the last frame is in it, so the next frame leaves it out.
   */
  vehiclesSnapshot(publishedAt: number): Uint8Array[] {
    return this.#vehicles(this.#moving(), { publishedAt, snapshot: true })
  }

  /** Encoded LiveMessages of those that changed since the last call; none where none did. */
  messagesFrames(publishedAt: number): Uint8Array[] {
    const changed = this.#changedOriginals
    if (changed.length === 0) return []
    this.#originalsTold()
    const messages = changed.map(({ device, original }) => liveMessage(device, original))
    return inPackets(messages, messageBytes).map((packet) =>
      encodeMessages(packet, publishedAt, false),
    )
  }

  /** Encoded LiveMessages of all, as `vehiclesSnapshot` does it. */
  messagesSnapshot(publishedAt: number): Uint8Array[] {
    this.#originalsTold()
    const packets = inPackets(this.#messages(), messageBytes)
    return packets.map((packet) => encodeMessages(packet, publishedAt, packets.length === 1))
  }

  /** Both snapshots, for keeping: what was not published yet still counts as changed. */
  export(): { readonly vehicles: Uint8Array; readonly messages: Uint8Array } {
    const frame = { publishedAt: 0, frameNumber: 0, snapshot: true }
    return {
      vehicles: encodeVehicles(this.#moving(), frame),
      messages: encodeMessages(this.#messages(), 0, true),
    }
  }

  /** Takes back what snapshots of an earlier process said. What is known already stays. */
  restore(vehicles: v2x.v1.LiveVehicles, messages: v2x.v1.LiveMessages): void {
    for (const [index, deviceId] of vehicles.deviceId.entries()) {
      this.motion(deviceId, motionAt(vehicles, index))
      this.fleet(deviceId, vehicles.fleet[index]!)
      const device = this.#devices.obu.get(deviceId)!
      device.motion!.cadence.intervalMs = vehicles.intervalMs[index]!
      device.hear(vehicles.receivedAt[index]!, device.motion!.cadence.silenceMs())
    }
    // Decoded elements are whole messages, with defaults for what was absent; the generated type does not say so.
    for (const saved of messages.messages as v2x.v1.LiveMessage[]) {
      const { kind, deviceId, type, payload, generatedAt, receivedAt } = saved
      if (!isDeviceKind(kind) || !isUpType(type)) continue
      this.original({ kind, deviceId, type, payload, generatedAt, receivedAt })
      const device = this.#devices[kind].get(deviceId)!
      const { cadence } = device.originals.get(type)!
      cadence.intervalMs = saved.intervalMs
      device.hear(receivedAt, cadence.silenceMs())
    }
  }

  /** How many devices of each kind are online at a time of ours, UTC microseconds. */
  online(nowMicros: number): OnlineCounts {
    const counts: Record<DeviceKind, number> = { obu: 0, rsu: 0, pile: 0 }
    for (const device of this.#all()) if (device.onlineUntil >= nowMicros) counts[device.kind] += 1
    return counts
  }

  *#all(): Generator<Device> {
    for (const kind of deviceKinds) yield* this.#devices[kind].values()
  }

  #moving(): Device[] {
    return [...this.#devices.obu.values()].filter((device) => device.motion !== undefined)
  }

  /** The one that came after the last one before is looked at first. */
  #vehicle(id: string): Device {
    const last = this.#movedLast
    const guess = last?.next
    if (guess !== undefined && guess.id === id && !guess.isGone) return (this.#movedLast = guess)
    const device = this.#device('obu', id)
    if (last !== undefined) last.next = device
    return (this.#movedLast = device)
  }

  #device(kind: DeviceKind, id: string): Device {
    const devices = this.#devices[kind]
    const known = devices.get(id)
    if (known !== undefined) return known
    if (this.#known >= this.#limits.devicesMax) this.#evict(undefined)
    const device = new Device(kind, id)
    devices.set(id, device)
    this.#known += 1
    return device
  }

  #motionChanged(device: Device, motion: MotionStream): void {
    if (motion.changed) return
    motion.changed = true
    this.#changedMotions.push(device)
  }

  #keep(stream: OriginalStream, payload: Uint8Array): void {
    this.#originalBytes += payload.length - stream.payload.length
    if (stream.payload.length === payload.length) stream.payload.set(payload)
    else stream.payload = new Uint8Array(payload)
  }

  /** Lets go of those that were silent longest, but for one that is just being heard. */
  #evict(spared: Device | undefined): void {
    const oldest = [...this.#all()]
      .filter((device) => device !== spared)
      .sort((a, b) => a.heardAt - b.heardAt)
      .slice(0, Math.max(1, Math.floor(this.#known * evictedShare)))
    const gone = new Set(oldest)
    for (const device of oldest) {
      this.#devices[device.kind].delete(device.id)
      this.#known -= 1
      for (const original of device.originals.values()) {
        this.#originalBytes -= original.payload.length
      }
      device.letGo()
    }
    this.#changedMotions = this.#changedMotions.filter((device) => !gone.has(device))
    this.#changedOriginals = this.#changedOriginals.filter(({ device }) => !gone.has(device))
  }

  #messages(): v2x.v1.LiveMessage.$Properties[] {
    const messages: v2x.v1.LiveMessage.$Properties[] = []
    for (const device of this.#all()) {
      for (const original of device.originals.values()) {
        if (original.payload.length > 0) messages.push(liveMessage(device, original))
      }
    }
    return messages
  }

  /** Frames of these; all that changed is told with them. A snapshot names all, so it is one packet or it is none. */
  #vehicles(
    devices: readonly Device[],
    frame: { publishedAt: number; snapshot: boolean },
  ): Uint8Array[] {
    const packets = inPackets(devices, vehicleBytes)
    const frames = packets.map((packet) => {
      this.#frameNumber += 1
      const snapshot = frame.snapshot && packets.length === 1
      return encodeVehicles(packet, { ...frame, snapshot, frameNumber: this.#frameNumber })
    })
    for (const device of this.#changedMotions) device.motion!.changed = false
    this.#changedMotions = []
    return frames
  }

  #originalsTold(): void {
    for (const { original } of this.#changedOriginals) original.changed = false
    this.#changedOriginals = []
  }
}
