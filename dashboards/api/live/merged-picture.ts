/**
 * The live picture as dashboards knows it: frames folded as they come, given out as snapshots to whoever joins. One of
 * the zone, and one of each replay that somebody watches.
 */
import { silenceMs, v2x } from '../../../schemas/index.ts'
import { frameKinds, type FrameKind } from '../../../schemas/live-frame.ts'

export interface LiveVehicle {
  readonly latitude: number
  readonly longitude: number
  readonly speed: number
  readonly heading: number
  readonly generatedAt: number
  readonly receivedAt: number
  readonly intervalMs: number
  readonly fleet: number
  readonly vehicleClass: number
  readonly source: number
  readonly yawRate: number
  readonly via: string
}

/** Vehicles, and newest originals; beyond it those that were silent longest go. Ingest's own limit is below. */
const entriesMax = 200_000
/** How many go at once, so that a flood of new names does not search for the oldest at each frame. */
const entriesDropped = entriesMax / 20

const columns = [
  'latitude',
  'longitude',
  'speed',
  'heading',
  'generatedAt',
  'receivedAt',
  'intervalMs',
  'fleet',
  'vehicleClass',
  'source',
  'yawRate',
] as const

/** A WebSocket message: the kind's byte, then the protobuf bytes. */
export function envelope(kind: FrameKind, frame: Uint8Array): Buffer {
  const message = Buffer.allocUnsafe(frame.length + 1)
  message[0] = kind
  message.set(frame, 1)
  return message
}

export class MergedPicture {
  readonly vehicles = new Map<string, LiveVehicle>()
  /** Newest originals by `kind/id/type`. */
  readonly messages = new Map<string, v2x.v1.LiveMessage>()
  stats: v2x.v1.LiveStats | undefined
  /** When the newest frames were published, not when somebody joins: a page tells by it how old the picture is. */
  #vehiclesAt = 0
  #messagesAt = 0
  #statsFrame: Uint8Array | undefined
  #snapshot: readonly Buffer[] | undefined

  /**
   * Folds one frame, and says whether others need it: a snapshot that holds nothing new is not worth sending on.
   * Throws where the bytes are no such message.
   */
  fold(kind: FrameKind, frame: Uint8Array): boolean {
    const isNews =
      kind === frameKinds.vehicles
        ? this.#foldVehicles(v2x.v1.LiveVehicles.decode(frame))
        : kind === frameKinds.messages
          ? this.#foldMessages(v2x.v1.LiveMessages.decode(frame))
          : this.#foldStats(frame)
    if (isNews) this.#snapshot = undefined
    return isNews
  }

  /** Everything, as WebSocket messages: vehicles, messages, and stats where they are known. */
  snapshot(): readonly Buffer[] {
    this.#snapshot ??= [
      envelope(frameKinds.vehicles, this.#encodeVehicles()),
      envelope(frameKinds.messages, this.#encodeMessages()),
      ...(this.#statsFrame === undefined ? [] : [envelope(frameKinds.stats, this.#statsFrame)]),
    ]
    return this.#snapshot
  }

  #foldVehicles(frame: v2x.v1.LiveVehicles): boolean {
    this.#vehiclesAt = frame.publishedAt
    let isNews = !frame.snapshot
    for (const [index, id] of frame.deviceId.entries()) {
      const vehicle = vehicleAt(frame, index)
      if (!isNews) isNews = !isSameVehicle(this.vehicles.get(id), vehicle)
      this.vehicles.set(id, vehicle)
    }
    bound(this.vehicles)
    if (!frame.snapshot || this.vehicles.size === frame.deviceId.length) return isNews
    // The snapshot names all that are known: whoever it leaves out is gone.
    keepOnly(this.vehicles, new Set(frame.deviceId))
    return true
  }

  #foldMessages(frame: v2x.v1.LiveMessages): boolean {
    this.#messagesAt = frame.publishedAt
    let isNews = !frame.snapshot
    const keys = new Set<string>()
    // Decoded elements are whole messages; the generated type does not say so.
    for (const message of frame.messages as v2x.v1.LiveMessage[]) {
      const key = `${message.kind}/${message.deviceId}/${message.type}`
      const known = this.messages.get(key)
      if (!isNews) {
        isNews =
          known?.generatedAt !== message.generatedAt || known.receivedAt !== message.receivedAt
      }
      this.messages.set(key, message)
      if (frame.snapshot) keys.add(key)
    }
    bound(this.messages)
    if (!frame.snapshot || this.messages.size === keys.size) return isNews
    keepOnly(this.messages, keys)
    return true
  }

  #foldStats(frame: Uint8Array): boolean {
    this.stats = v2x.v1.LiveStats.decode(frame)
    this.#statsFrame = frame
    return true
  }

  #encodeVehicles(): Uint8Array {
    const vehicles = [...this.vehicles.values()]
    const lists = columns.map((name) => [name, vehicles.map((vehicle) => vehicle[name])])
    return v2x.v1.LiveVehicles.encode({
      publishedAt: this.#vehiclesAt,
      snapshot: true,
      deviceId: [...this.vehicles.keys()],
      via: vehicles.map(({ via }) => via),
      ...(Object.fromEntries(lists) as Record<(typeof columns)[number], number[]>),
    }).finish()
  }

  #encodeMessages(): Uint8Array {
    return v2x.v1.LiveMessages.encode({
      publishedAt: this.#messagesAt,
      snapshot: true,
      messages: [...this.messages.values()],
    }).finish()
  }
}

/** Whether what came at `receivedAt` every `intervalMs` still counts as online; times in UTC microseconds. */
export function isOnline(
  { receivedAt, intervalMs }: { readonly receivedAt: number; readonly intervalMs: number },
  nowMicros: number,
): boolean {
  return nowMicros <= receivedAt + silenceMs(intervalMs) * 1_000
}

function vehicleAt(frame: v2x.v1.LiveVehicles, index: number): LiveVehicle {
  return {
    latitude: frame.latitude[index]!,
    longitude: frame.longitude[index]!,
    speed: frame.speed[index]!,
    heading: frame.heading[index]!,
    generatedAt: frame.generatedAt[index]!,
    receivedAt: frame.receivedAt[index]!,
    intervalMs: frame.intervalMs[index]!,
    fleet: frame.fleet[index]!,
    vehicleClass: frame.vehicleClass[index]!,
    source: frame.source[index]!,
    yawRate: frame.yawRate[index]!,
    via: frame.via[index]!,
  }
}

function isSameVehicle(known: LiveVehicle | undefined, vehicle: LiveVehicle): boolean {
  return (
    known !== undefined &&
    known.generatedAt === vehicle.generatedAt &&
    known.receivedAt === vehicle.receivedAt &&
    known.fleet === vehicle.fleet
  )
}

function keepOnly(map: Map<string, unknown>, keys: ReadonlySet<string>): void {
  for (const key of map.keys()) if (!keys.has(key)) map.delete(key)
}

function bound(map: Map<string, { readonly receivedAt: number }>): void {
  if (map.size <= entriesMax) return
  const oldest = [...map].sort(([, a], [, b]) => a.receivedAt - b.receivedAt)
  for (const [key] of oldest.slice(0, map.size - entriesMax + entriesDropped)) map.delete(key)
}
