/** Frames of the live picture on the wire: what they hold of a device, and how a large picture is cut into packets. */
import { v2x } from '../../schemas/index.ts'
import type { LiveMotion } from '../live-sink.ts'
import type { Device, OriginalStream } from './device.ts'

/** Bytes of one frame or snapshot, about: the broker refuses packets of a few MiB, and drops what waits for subscribers. */
export const packetBytesMax = 1_000_000

export function encodeVehicles(
  devices: readonly Device[],
  frame: { publishedAt: number; frameNumber: number; snapshot: boolean },
): Uint8Array {
  const columns = {
    deviceId: [] as string[],
    latitude: [] as number[],
    longitude: [] as number[],
    speed: [] as number[],
    heading: [] as number[],
    generatedAt: [] as number[],
    receivedAt: [] as number[],
    intervalMs: [] as number[],
    fleet: [] as number[],
    vehicleClass: [] as number[],
    source: [] as number[],
    yawRate: [] as number[],
    via: [] as string[],
  }
  // All of a device at once: it is not in the processor's cache, and would have to be fetched again for each column.
  for (const device of devices) {
    const motion = device.motion!
    columns.deviceId.push(device.id)
    columns.latitude.push(motion.latitude)
    columns.longitude.push(motion.longitude)
    columns.speed.push(motion.speed)
    columns.heading.push(motion.heading)
    columns.generatedAt.push(motion.generatedAt)
    columns.receivedAt.push(motion.receivedAt)
    columns.intervalMs.push(Math.round(motion.cadence.intervalMs))
    columns.fleet.push(device.fleet)
    columns.vehicleClass.push(motion.vehicleClass)
    columns.source.push(motion.source)
    columns.yawRate.push(motion.yawRate)
    columns.via.push(motion.via)
  }
  return v2x.v1.LiveVehicles.encode({ ...frame, ...columns }).finish()
}

export function encodeMessages(
  messages: v2x.v1.LiveMessage.$Properties[],
  publishedAt: number,
  snapshot: boolean,
): Uint8Array {
  return v2x.v1.LiveMessages.encode({ publishedAt, snapshot, messages }).finish()
}

/** Bytes of one vehicle in a frame, at most: eight bytes for each of two times, less for the other columns. */
export function vehicleBytes({ id, motion }: Device): number {
  return 64 + id.length + motion!.via.length
}

export function messageBytes({ payload, deviceId }: v2x.v1.LiveMessage.$Properties): number {
  return 64 + payload!.length + deviceId!.length
}

/** Cuts a list into pieces of at most `packetBytesMax`; an empty list is one empty piece. */
export function inPackets<T>(all: readonly T[], bytesOf: (one: T) => number): T[][] {
  const packets: T[][] = [[]]
  let bytes = 0
  for (const one of all) {
    const more = bytesOf(one)
    if (bytes + more > packetBytesMax) {
      packets.push([])
      bytes = 0
    }
    packets.at(-1)!.push(one)
    bytes += more
  }
  return packets
}

export function motionAt(vehicles: v2x.v1.LiveVehicles, index: number): LiveMotion {
  return {
    latitude: vehicles.latitude[index]!,
    longitude: vehicles.longitude[index]!,
    speed: vehicles.speed[index]!,
    heading: vehicles.heading[index]!,
    yawRate: vehicles.yawRate[index]!,
    vehicleClass: vehicles.vehicleClass[index]!,
    source: vehicles.source[index]!,
    via: vehicles.via[index]!,
    generatedAt: vehicles.generatedAt[index]!,
    receivedAt: vehicles.receivedAt[index]!,
  }
}

export function liveMessage(
  device: Device,
  original: OriginalStream,
): v2x.v1.LiveMessage.$Properties {
  return {
    kind: device.kind,
    deviceId: device.id,
    type: original.type,
    payload: original.payload,
    generatedAt: original.generatedAt,
    receivedAt: original.receivedAt,
    intervalMs: Math.round(original.cadence.intervalMs),
  }
}
