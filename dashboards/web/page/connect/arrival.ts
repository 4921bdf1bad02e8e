/**
 * Waits for one device: its vehicle in the live picture, its newest message as the API decodes it, or the reason why
 * it was quarantined.
 */
import { signal, type ReadonlySignal } from '@preact/signals'
import { pageNowMs } from '../live/server-clock.ts'
import { presenceOf } from '../live/staleness.ts'
import type { Vehicle } from '../live/vehicles.ts'
import type { Zone } from '../live/zone.ts'
import { keepWait, keptWait } from './kept.ts'

export type Arrival =
  | { readonly is: 'waiting' }
  /** A device with this id was online as the wait began: what comes may be its own. */
  | { readonly is: 'taken' }
  | { readonly is: 'quarantined'; readonly reason: string; readonly detail: string }
  | {
      readonly is: 'received'
      /** BSMs seen since the page was opened. */
      readonly count: number
      readonly latencyMs: number
      /** As the API decodes it, once it is in the store; until then what the live picture has of it. */
      readonly message: unknown
      readonly decoded: boolean
    }

export interface ArrivalWatch {
  readonly arrival: ReadonlySignal<Arrival>
  stop(): void
}

const askEveryMs = 2000

interface DeviceAnswer {
  readonly newest?: readonly { readonly type: string; readonly message: unknown }[]
}

interface QuarantineAnswer {
  readonly quarantine?: readonly {
    readonly topic: string
    readonly reason: string
    readonly detail: string
  }[]
}

/** What comes before the wait began does not count; one that this tab has begun before goes on. */
export function watchArrival(zone: Zone, baseUrl: string, deviceId: string): ArrivalWatch {
  const kept = keptWait()
  const goesOn = kept?.deviceId === deviceId
  if (!goesOn && isOnline(zone, deviceId)) {
    return { arrival: signal({ is: 'taken' }), stop: () => undefined }
  }
  const arrival = signal<Arrival>({ is: 'waiting' })
  const begunMs = goesOn ? kept.begunMs : pageNowMs()
  keepWait({ deviceId, begunMs })
  // Asked anew each time: how far the browser's clock is off may be known only later.
  const sinceMs = (): number => begunMs + (zone.clock.offsetMs ?? 0)
  let stopped = false
  let count = 0
  let lastReceivedAt = 0

  const look = (changed: readonly number[]): void => {
    const at = zone.vehicles.indexOf(deviceId)
    const vehicle = at === undefined ? undefined : zone.vehicles.get(at)
    if (stopped || at === undefined || vehicle === undefined || !changed.includes(at)) return
    if (vehicle.receivedAt / 1000 < sinceMs() || vehicle.receivedAt === lastReceivedAt) return
    lastReceivedAt = vehicle.receivedAt
    count++
    const before = arrival.peek()
    const decoded = before.is === 'received' && before.decoded
    arrival.value = {
      is: 'received',
      count,
      latencyMs: (vehicle.receivedAt - vehicle.generatedAt) / 1000,
      message: decoded ? before.message : liveValues(vehicle),
      decoded,
    }
    if (count === 1) void askMessage()
  }

  const askMessage = async (): Promise<void> => {
    const path = `api/v1/devices/obu/${encodeURIComponent(deviceId)}`
    const answer = await ask<DeviceAnswer>(new URL(path, baseUrl))
    const before = arrival.peek()
    const bsm = answer?.newest?.find(({ type }) => type === 'bsm')
    if (!stopped && before.is === 'received' && bsm !== undefined) {
      arrival.value = { ...before, message: bsm.message, decoded: true }
    }
  }

  const askQuarantine = async (): Promise<void> => {
    const url = new URL('api/v1/quarantine', baseUrl)
    url.searchParams.set('from', new Date(sinceMs()).toISOString())
    url.searchParams.set('to', new Date(zone.clock.nowMs() + 1000).toISOString())
    const answer = await ask<QuarantineAnswer>(url)
    const refused = answer?.quarantine?.find(({ topic }) => topic.includes(`/${deviceId}/`))
    if (!stopped && refused !== undefined && arrival.peek().is !== 'received') {
      arrival.value = { is: 'quarantined', reason: refused.reason, detail: refused.detail }
    }
  }

  const timer = setInterval(() => {
    const { is } = arrival.peek()
    if (is === 'received') void askMessage()
    else void askQuarantine()
  }, askEveryMs)
  const forget = zone.onVehicles(look)
  const known = zone.vehicles.indexOf(deviceId)
  if (known !== undefined) look([known])
  return {
    arrival,
    stop: () => {
      stopped = true
      clearInterval(timer)
      forget()
    },
  }
}

function isOnline({ vehicles, clock }: Zone, deviceId: string): boolean {
  const at = vehicles.indexOf(deviceId)
  if (at === undefined) return false
  const { intervalMs } = vehicles.get(at)!
  return presenceOf(vehicles.seenAtMs(at), intervalMs, clock.nowMs()) !== 'offline'
}

function liveValues(vehicle: Vehicle): Record<string, unknown> {
  const { generatedAt, latitude, longitude, speed, heading } = vehicle
  return { header: { generatedAt }, latitude, longitude, speed, heading }
}

/** The answer of the API, or undefined where there is none: the next turn asks again. */
async function ask<T>(url: URL): Promise<T | undefined> {
  try {
    const response = await fetch(url)
    return response.ok ? ((await response.json()) as T) : undefined
  } catch {
    return undefined
  }
}
