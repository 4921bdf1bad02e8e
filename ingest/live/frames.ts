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
  const vehicles = new v2x.v1.LiveVehicles(frame)
  // All of a device at once: it is not in the processor's cache, and would have to be fetched again for each column.
  for (const device of devices) {
    const motion = device.motion!
    vehicles.deviceId.push(device.id)
    vehicles.latitude.push(motion.latitude)
    vehicles.longitude.push(motion.longitude)
    vehicles.speed.push(motion.speed)
    vehicles.heading.push(motion.heading)
    vehicles.generatedAt.push(motion.generatedAt)
    vehicles.receivedAt.push(motion.receivedAt)
    vehicles.intervalMs.push(Math.round(motion.cadence.intervalMs))
    vehicles.fleet.push(device.fleet)
    vehicles.vehicleClass.push(motion.vehicleClass)
    vehicles.source.push(motion.source)
    vehicles.yawRate.push(motion.yawRate)
    vehicles.via.push(motion.via)
  }
  return v2x.v1.LiveVehicles.encode(vehicles).finish()
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
