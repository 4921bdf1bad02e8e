/** One device as the API shows it, made of the live picture: where it is, whether it is online, what it sent last. */
import { Type, type Static } from '@fastify/type-provider-typebox'
import {
  isDeviceKind,
  isUpType,
  messageOf,
  shapes,
  sourceNames,
  v2x,
  type DeviceKind,
} from '../../schemas/index.ts'
import { DeviceId, Kind, Source, Time } from './context.ts'
import { physical } from './decoded-message.ts'
import { isOnline, type LiveVehicle, type MergedPicture } from './live/merged-picture.ts'
import { isoOf } from './times.ts'

const Measured = Type.Union([Type.Number(), Type.Null()])

export const DeviceView = Type.Object(
  {
    kind: Kind,
    deviceId: DeviceId,
    online: Type.Boolean(),
    source: Source,
    receivedAt: Time,
    generatedAt: Type.Union([Time, Type.Null()]),
    intervalMs: Type.Union([Type.Integer(), Type.Null()], {
      description: 'Between its messages, as observed',
    }),
    fleet: Type.Union([Type.String(), Type.Null()]),
    latitude: Measured,
    longitude: Measured,
    speed: Type.Union([Type.Number(), Type.Null()], { description: 'm/s' }),
    heading: Type.Union([Type.Number(), Type.Null()], {
      description: 'Degrees from true north, clockwise',
    }),
    via: Type.Union([Type.String(), Type.Null()], {
      description: 'RSU that forwarded its newest motion',
    }),
    types: Type.Array(Type.String(), { description: 'What it sent, of the live picture' }),
  },
  { additionalProperties: false },
)
export type DeviceView = Static<typeof DeviceView>
export type SourceName = (typeof sourceNames)[number]

/** What the live picture holds of one device. */
export interface LiveDevice {
  readonly kind: DeviceKind
  readonly deviceId: string
  vehicle?: LiveVehicle
  readonly messages: v2x.v1.LiveMessage[]
}

const fleetNames = namesOf('VehicleStatus', 'fleet')
const bsm = new Map(shapes['Bsm']!.fields.map((field) => [field.name, field]))

function namesOf(message: string, field: string): ReadonlyMap<number, string> {
  const values = shapes[message]!.fields.find(({ name }) => name === field)!.values!
  return new Map(Object.entries(values).map(([name, value]) => [value, name]))
}

/** The devices of the picture by `kind/id`; of one kind where it is given. */
export function liveDevices(picture: MergedPicture, only?: DeviceKind): Map<string, LiveDevice> {
  const devices = new Map<string, LiveDevice>()
  const device = (kind: DeviceKind, deviceId: string): LiveDevice => {
    const key = `${kind}/${deviceId}`
    let known = devices.get(key)
    if (known === undefined) devices.set(key, (known = { kind, deviceId, messages: [] }))
    return known
  }
  if (only === undefined || only === 'obu') {
    for (const [id, vehicle] of picture.vehicles) device('obu', id).vehicle = vehicle
  }
  for (const message of picture.messages.values()) {
    const { kind, deviceId } = message
    if (!isDeviceKind(kind) || (only !== undefined && only !== kind)) continue
    device(kind, deviceId).messages.push(message)
  }
  return devices
}

export function isDeviceOnline({ vehicle, messages }: LiveDevice, nowMicros: number): boolean {
  if (vehicle !== undefined && isOnline(vehicle, nowMicros)) return true
  return messages.some((message) => isOnline(message, nowMicros))
}

export function deviceView(device: LiveDevice, nowMicros: number): DeviceView {
  const { kind, deviceId, vehicle, messages } = device
  const newest = newestOf(device)
  const position = vehicle === undefined ? positionOf(messages) : motionOf(vehicle)
  return {
    kind,
    deviceId,
    online: isDeviceOnline(device, nowMicros),
    source: sourceOf(device),
    receivedAt: isoOf(newest.receivedAt),
    generatedAt: isoOf(newest.generatedAt),
    intervalMs: newest.intervalMs,
    fleet: fleetOf(vehicle),
    ...position,
    via: vehicle === undefined || vehicle.via === '' ? null : vehicle.via,
    types: [...(vehicle === undefined ? [] : ['bsm']), ...messages.map(({ type }) => type)].sort(),
  }
}

/** Null until its status named one. */
function fleetOf(vehicle: LiveVehicle | undefined): string | null {
  if (vehicle === undefined || vehicle.fleet === 0) return null
  return fleetNames.get(vehicle.fleet) ?? null
}

/** A device that only the store remembers. */
export function storedDeviceView(stored: {
  readonly kind: DeviceKind
  readonly deviceId: string
  readonly source: SourceName
  readonly receivedAt: number
}): DeviceView {
  return {
    kind: stored.kind,
    deviceId: stored.deviceId,
    online: false,
    source: stored.source,
    receivedAt: isoOf(stored.receivedAt),
    generatedAt: null,
    intervalMs: null,
    fleet: null,
    latitude: null,
    longitude: null,
    speed: null,
    heading: null,
    via: null,
    types: [],
  }
}

function motionOf(vehicle: LiveVehicle) {
  return {
    latitude: physical(vehicle.latitude, bsm.get('latitude')!),
    longitude: physical(vehicle.longitude, bsm.get('longitude')!),
    speed: physical(vehicle.speed, bsm.get('speed')!),
    heading: physical(vehicle.heading, bsm.get('heading')!),
  }
}

export function sourceOf({ vehicle, messages }: LiveDevice): SourceName {
  const number = vehicle?.source ?? (messages[0] === undefined ? 0 : headOf(messages[0]).source)
  return sourceNames[number] ?? 'unspecified'
}

function newestOf({ vehicle, messages }: LiveDevice) {
  const all = vehicle === undefined ? messages : [vehicle, ...messages]
  return all.reduce((newest, next) => (next.receivedAt > newest.receivedAt ? next : newest))
}

function positionOf(messages: readonly v2x.v1.LiveMessage[]) {
  const nowhere = { latitude: null, longitude: null, speed: null, heading: null }
  for (const message of messages) {
    const { latitude, longitude } = headOf(message)
    if (latitude === null || longitude === null) continue
    return { ...nowhere, latitude, longitude }
  }
  return nowhere
}

interface Head {
  readonly source: number
  readonly latitude: number | null
  readonly longitude: number | null
}

/** Decoded once for each message of the picture: lists of devices ask again and again. */
const heads = new WeakMap<v2x.v1.LiveMessage, Head>()

function headOf(message: v2x.v1.LiveMessage): Head {
  let head = heads.get(message)
  if (head === undefined) heads.set(message, (head = readHead(message)))
  return head
}

function readHead({ type, payload }: v2x.v1.LiveMessage): Head {
  const unknown = { source: 0, latitude: null, longitude: null }
  if (!isUpType(type)) return unknown
  try {
    const message = messageOf(type).decode(payload) as {
      readonly header?: { readonly source?: number } | null
      readonly latitude?: number | null
      readonly longitude?: number | null
    }
    return {
      // Absent counts as a device's own.
      source: message.header?.source || 1,
      latitude: physical(message.latitude, bsm.get('latitude')!),
      longitude: physical(message.longitude, bsm.get('longitude')!),
    }
  } catch {
    return unknown
  }
}
