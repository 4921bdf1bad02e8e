/**
 * MQTT topics are built and parsed here and nowhere else.
 *
 *   v2x/v1/{obu|rsu|pile}/{id}/{type}/{up|down}   a device's own messages, and what is sent to it
 *   v2x/v1/live/{type}                            the live picture (QoS 0, a retained snapshot)
 *   v2x/v1/replay/{replayId}/{obu|rsu|pile}/…     a replay of recorded originals
 *   v2x/v1/slow                                   whose messages the broker is to read more slowly
 *
 * A type token names exactly one protobuf message. Only `{obu|rsu|pile}/+/+/up` is journaled and stored.
 */
export const topicRoot = 'v2x/v1'

export const deviceKinds = ['obu', 'rsu', 'pile'] as const
export type DeviceKind = (typeof deviceKinds)[number]

/** Type tokens of what devices send up; each is also the table its rows go to, but for `bsm_frame`. */
export const upTypes = [
  'bsm',
  'bsm_frame',
  'rsm',
  'rsi',
  'spat',
  'map',
  'vehicle_status',
  'radio_measurement',
  'rsu_state',
  'pile_status',
] as const
export type UpType = (typeof upTypes)[number]

/** Type tokens of the live picture. */
export const liveTypes = ['vehicles', 'messages', 'stats'] as const
export type LiveType = (typeof liveTypes)[number]

export interface DeviceTopic {
  readonly kind: DeviceKind
  readonly id: string
  readonly type: string
  readonly direction: 'up' | 'down'
}

/** An id is one topic level: 1 to 64 letters, digits, `.`, `_`, `-`. Nothing that is a wildcard, a path or `__proto__`. */
export const deviceIdPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/
export const topicBytesMax = 256

export function deviceTopic(kind: DeviceKind, id: string, type: string): string {
  return `${topicRoot}/${kind}/${id}/${type}/up`
}

export function liveTopic(type: LiveType): string {
  return `${topicRoot}/live/${type}`
}

/** Where a replay puts a recorded original: `v2x/v1/replay/{replayId}/` and the original after `v2x/v1/`. */
export function replayTopic(replayId: string, original: string): string {
  return `${topicRoot}/replay/${replayId}/${original.slice(topicRoot.length + 1)}`
}

/** The filter of everything one replay sends. */
export function replayFilter(replayId: string): string {
  return `${topicRoot}/replay/${replayId}/#`
}

/** Where a running replay says how far it is, once a second: JSON. With `+` for the id, the filter of all. */
export function replayStatusTopic(replayId: string): string {
  return `${topicRoot}/replay/${replayId}/status`
}

/**
 * Where ingest tells the broker of publishers that too many messages in quarantine are from: JSON, `{ "publishers": [...] }`. It has three
 * levels so that no filter that a device may have matches it.
 */
export const slowTopic = `${topicRoot}/slow`

/** The recorded original's topic of a replay topic, or undefined where it is none. */
export function originalTopic(topic: string): string | undefined {
  const levels = topic.split('/')
  if (levels.length !== 8 || !topic.startsWith(`${topicRoot}/replay/`)) return undefined
  return `${topicRoot}/${levels.slice(4).join('/')}`
}

/** Parses a device's topic, up or down; undefined for anything else. The type is any token: it may be unknown. */
export function parseDeviceTopic(topic: string): DeviceTopic | undefined {
  const [v2x, version, kind, id, type, direction, ...rest] = topic.split('/')
  if (v2x !== 'v2x' || version !== 'v1' || rest.length > 0) return undefined
  if (kind === undefined || !isDeviceKind(kind)) return undefined
  if (id === undefined || !deviceIdPattern.test(id)) return undefined
  if (type === undefined || !/^[a-z][a-z0-9_]{0,63}$/.test(type)) return undefined
  if (direction !== 'up' && direction !== 'down') return undefined
  return { kind, id, type, direction }
}

export function isDeviceKind(token: string): token is DeviceKind {
  return (deviceKinds as readonly string[]).includes(token)
}

export function isUpType(token: string): token is UpType {
  return (upTypes as readonly string[]).includes(token)
}
