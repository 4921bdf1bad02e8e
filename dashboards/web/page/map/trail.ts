/** The last minute of the selected vehicle: what the store has, then what comes in. */
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { offlineAfterMs } from '../live/staleness.ts'
import type { Zone } from '../live/zone.ts'

interface TrailPoint {
  readonly generatedAtMs: number
  readonly position: [number, number]
}

const trailMs = 60_000
const pointsMax = 1200
const redrawEveryMs = 250

export class Trail {
  readonly #map: MapLibreMap
  readonly #zone: Zone
  readonly #baseUrl: string
  #points: TrailPoint[] = []
  #deviceId: string | undefined
  #drawnAtMs = 0

  constructor(map: MapLibreMap, zone: Zone, baseUrl: string) {
    this.#map = map
    this.#zone = zone
    this.#baseUrl = baseUrl
  }

  show(deviceId: string | undefined): void {
    if (deviceId === this.#deviceId) return
    this.#deviceId = deviceId
    this.#points = []
    this.#draw()
    // A replay's vehicles were elsewhere a minute ago: their trail is what was seen.
    if (deviceId === undefined || this.#zone.replayId !== undefined) return
    this.#load(deviceId).catch(() => {
      // Without the store the trail grows from what comes in.
    })
  }

  /** Takes the newest position of the selected vehicle. */
  extend(at: number): void {
    const vehicle = this.#zone.vehicles.get(at)
    if (vehicle === undefined || vehicle.deviceId !== this.#deviceId) return
    this.#points.push({
      generatedAtMs: vehicle.generatedAt / 1000,
      position: [vehicle.longitude / 1e7, vehicle.latitude / 1e7],
    })
    if (performance.now() - this.#drawnAtMs > redrawEveryMs) this.#draw()
  }

  async #load(deviceId: string): Promise<void> {
    const nowMs = this.#zone.clock.nowMs()
    const url = new URL(`api/v1/devices/obu/${encodeURIComponent(deviceId)}/track`, this.#baseUrl)
    url.searchParams.set('from', new Date(nowMs - trailMs).toISOString())
    url.searchParams.set('to', new Date(nowMs).toISOString())
    url.searchParams.set('limit', String(pointsMax))
    const response = await fetch(url)
    if (!response.ok || deviceId !== this.#deviceId) return
    const track = (await response.json()) as Record<string, readonly (number | string)[]>
    const stored = (track['generatedAt'] ?? []).map((time, row): TrailPoint => ({
      generatedAtMs: Date.parse(String(time)),
      position: [Number(track['longitude']?.[row]), Number(track['latitude']?.[row])],
    }))
    if (deviceId !== this.#deviceId) return
    const firstLive = this.#points[0]?.generatedAtMs ?? Infinity
    this.#points.unshift(...stored.filter((point) => point.generatedAtMs < firstLive))
    this.#draw()
  }

  #draw(): void {
    this.#drawnAtMs = performance.now()
    const newest = this.#points[this.#points.length - 1]?.generatedAtMs ?? 0
    this.#points = this.#points
      .filter((point) => point.generatedAtMs > newest - trailMs)
      .slice(-pointsMax)
    const at = this.#zone.vehicles.indexOf(this.#deviceId ?? '')
    const intervalMs = at === undefined ? 0 : (this.#zone.vehicles.get(at)?.intervalMs ?? 0)
    const coordinates = pieces(this.#points, offlineAfterMs(intervalMs))
    void this.#map.getSource<GeoJSONSource>('trail')?.setData({
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates } },
      ],
    })
  }
}

/** The ways between two silences: nobody knows which way a vehicle took meanwhile. */
export function pieces(points: readonly TrailPoint[], silenceMs: number): [number, number][][] {
  const ways: [number, number][][] = []
  points.forEach(({ generatedAtMs, position }, at) => {
    const before = points[at - 1]?.generatedAtMs ?? -Infinity
    if (generatedAtMs - before > silenceMs) ways.push([position])
    else ways[ways.length - 1]!.push(position)
  })
  return ways.filter((way) => way.length > 1)
}
