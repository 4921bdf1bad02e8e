/** What a script is given: `npm run load` says it by the environment; by hand all of it has a default. */
import type { Profile } from '../profile-form.ts'
import { loadDevicePrefix, profiles, type ProfileName } from '../profiles.ts'

const env = __ENV as Readonly<Record<string, string | undefined>>

/** Of the broker; the transport knows a default. */
export const brokerUrl = env['V2X_LOAD_URL']
export const apiUrl = env['V2X_LOAD_API_URL'] ?? 'http://127.0.0.1:8080'
/** Empty: there is no store that may be asked. */
export const storeUrl = env['V2X_LOAD_STORE_URL'] ?? 'http://127.0.0.1:8123'
export const storeUser = env['V2X_LOAD_STORE_USER'] ?? 'default'
export const storePassword = env['V2X_LOAD_STORE_PASSWORD'] ?? ''
/** Where /metrics of a part is, by its name. */
export const healthUrls: Readonly<Record<string, string>> = {
  broker: env['V2X_LOAD_HEALTH_URL'] ?? 'http://127.0.0.1:9101',
  dashboards: env['V2X_LOAD_DASHBOARDS_HEALTH_URL'] ?? 'http://127.0.0.1:9104',
}
/** Of broker and dashboards behind a line that stalls; empty: there is none. */
export const stalledUrl = env['V2X_LOAD_STALLED_URL'] ?? ''
export const stalledApiUrl = env['V2X_LOAD_STALLED_API_URL'] ?? ''
export const run = env['V2X_LOAD_RUN'] ?? 'by-hand'
export const password = env['V2X_LOAD_PASSWORD'] ?? ''
/** File for the metrics as JSON; empty: standard output. */
export const summaryFile = env['V2X_LOAD_SUMMARY'] ?? ''

export const devicePrefix = `${loadDevicePrefix}${run}-`
export const unacknowledgedPrefix = `${loadDevicePrefix}${run}q0-`

/** Both count from 1. Who publishes with QoS 0 has another name: what is acknowledged is counted device by device. */
export function deviceOf(gateway: number, vehicle: number, qos: 0 | 1 = 1): string {
  return `${qos === 0 ? unacknowledgedPrefix : devicePrefix}${gateway}-${vehicle}`
}

/** What the script was told to run, for its summary. */
export const inUse: { name: string; profile?: Profile } = { name: '' }

/** The profile that the run was given, or the shipped one. */
export function profileGiven(name: ProfileName): Profile {
  const given = env['V2X_LOAD_PROFILE'] ?? ''
  const profile = given === '' ? profiles[name] : (JSON.parse(given) as Profile)
  Object.assign(inUse, { name, profile })
  return profile
}

/** The numbers of a profile's shape that a script needs. Throws, before anything is offered, where one is missing. */
export function shapeOf<Name extends string>(
  { shape }: Profile,
  ...names: readonly Name[]
): Readonly<Record<Name, number>> {
  const missing = names.filter((name) => shape[name] === undefined)
  if (missing.length > 0) throw new Error(`the profile's shape lacks ${missing.join(', ')}`)
  return shape as Readonly<Record<Name, number>>
}
