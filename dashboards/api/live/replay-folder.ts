/**
 * Makes live frames of a running replay's messages: newest motion of each vehicle and newest original of each device and
 * type since the last frame. Bounded by a number of devices; what comes beyond it waits for the next frame's turn.
 */
import {
  Cadence,
  isUpType,
  messageOf,
  originalTopic,
  parseDeviceTopic,
  v2x,
  type DeviceTopic,
  type UpType,
} from '../../../schemas/index.ts'

/** Devices and types in one frame. */
const pendingMax = 50_000

/** The picture's word for a yaw rate that is not known. */
const yawRateUnavailable = -32_768

interface Pending {
  readonly deviceId: string
  readonly bsm: v2x.v1.Bsm
  readonly via: string
  readonly receivedAt: number
  readonly intervalMs: number
}

/** One device's messages of one type: how often they come, and the newest one's times. */
interface Stream {
  readonly cadence: Cadence
  generatedAt: number
  receivedAt: number
}

/** What every message has, and a vehicle's status besides. */
interface Decoded {
  readonly header?: { readonly generatedAt?: number } | null
  readonly fleet?: number
}

export class ReplayFolder {
  #motions = new Map<string, Pending>()
  #originals = new Map<string, v2x.v1.LiveMessage.$Properties>()
  readonly #fleets = new Map<string, number>()
  readonly #streams = new Map<string, Stream>()
  readonly #speed: () => number
  #frameNumber = 0
  messagesTotal = 0
  refusedTotal = 0

  /** `speed` tells how many times as fast as recorded the replay runs. */
  constructor(speed: () => number) {
    this.#speed = speed
  }

  /** Takes one message of the replay; what cannot be read is counted and left out. */
  take(topic: string, payload: Uint8Array, receivedAt: number): void {
    const original = originalTopic(topic)
    const device = original === undefined ? undefined : parseDeviceTopic(original)
    if (device === undefined || !isUpType(device.type)) return
    this.messagesTotal += 1
    if (this.#motions.size + this.#originals.size >= pendingMax) return
    try {
      this.#decode({ ...device, type: device.type }, payload, receivedAt)
    } catch {
      this.refusedTotal += 1
    }
  }

  /** Encoded LiveVehicles since the last call, or undefined. */
  vehiclesFrame(publishedAt: number): Uint8Array | undefined {
    if (this.#motions.size === 0) return undefined
    const motions = [...this.#motions.values()]
    this.#motions = new Map()
    this.#frameNumber += 1
    return v2x.v1.LiveVehicles.encode({
      publishedAt,
      frameNumber: this.#frameNumber,
      snapshot: false,
      deviceId: motions.map(({ deviceId }) => deviceId),
      latitude: motions.map(({ bsm }) => bsm.latitude!),
      longitude: motions.map(({ bsm }) => bsm.longitude!),
      speed: motions.map(({ bsm }) => bsm.speed!),
      heading: motions.map(({ bsm }) => bsm.heading!),
      generatedAt: motions.map(({ bsm }) => bsm.header!.generatedAt!),
      receivedAt: motions.map(({ receivedAt }) => receivedAt),
      intervalMs: motions.map(({ intervalMs }) => intervalMs),
      fleet: motions.map(({ deviceId }) => this.#fleets.get(deviceId) ?? 0),
      vehicleClass: motions.map(({ bsm }) => bsm.vehicleClass),
      source: motions.map(({ bsm }) => bsm.header!.source ?? 0),
      yawRate: motions.map(({ bsm }) => bsm.yawRate ?? yawRateUnavailable),
      via: motions.map(({ via }) => via),
    }).finish()
  }

  /** Encoded LiveMessages since the last call, or undefined. */
  messagesFrame(publishedAt: number): Uint8Array | undefined {
    if (this.#originals.size === 0) return undefined
    const messages = [...this.#originals.values()]
    this.#originals = new Map()
    return v2x.v1.LiveMessages.encode({ publishedAt, snapshot: false, messages }).finish()
  }

  #decode(
    { kind, id, type }: DeviceTopic & { readonly type: UpType },
    payload: Uint8Array,
    receivedAt: number,
  ): void {
    if (type === 'bsm') return this.#motion(id, v2x.v1.Bsm.decode(payload), '', receivedAt)
    if (type === 'bsm_frame') {
      for (const { deviceId, bsm } of v2x.v1.BsmFrame.decode(payload).heard) {
        this.#motion(deviceId!, bsm as v2x.v1.Bsm, id, receivedAt)
      }
      return
    }
    const message = messageOf(type).decode(payload) as Decoded
    if (type === 'vehicle_status') this.#fleet(id, message.fleet ?? 0)
    const key = `${kind}/${id}/${type}`
    const generatedAt = message.header?.generatedAt ?? 0
    this.#originals.set(key, {
      kind,
      deviceId: id,
      type,
      payload,
      generatedAt,
      receivedAt,
      intervalMs: this.#intervalMs(key, type, { generatedAt, receivedAt }),
    })
  }

  #motion(deviceId: string, bsm: v2x.v1.Bsm, via: string, receivedAt: number): void {
    if (typeof bsm.latitude !== 'number' || typeof bsm.longitude !== 'number') return
    const times = { generatedAt: bsm.header?.generatedAt ?? 0, receivedAt }
    const intervalMs = this.#intervalMs(`obu/${deviceId}/bsm`, 'bsm', times)
    this.#motions.set(deviceId, { deviceId, bsm, via, receivedAt, intervalMs })
  }

  /** By the times at which messages come here, since that is what a browser holds silence against. */
  #intervalMs(key: string, type: UpType, times: Omit<Stream, 'cadence'>): number {
    const known = this.#streams.get(key)
    const { cadence } = known ?? { cadence: new Cadence(type, this.#speed()) }
    if (known === undefined) {
      if (this.#streams.size < pendingMax) this.#streams.set(key, { cadence, ...times })
    } else if (known.generatedAt !== times.generatedAt) {
      // The same motion, heard by several RSUs, is no faster pace.
      cadence.observe((times.receivedAt - known.receivedAt) / 1_000)
      Object.assign(known, times)
    }
    return Math.round(cadence.intervalMs)
  }

  #fleet(deviceId: string, fleet: number): void {
    if (this.#fleets.size < pendingMax) this.#fleets.set(deviceId, fleet)
  }
}
