/** Remembers where the map was, so that a wall display comes back to its view after a reload. */
import type { Map as MapLibreMap } from 'maplibre-gl'

const storageKey = 'v2x.view'

export type Bounds = [west: number, south: number, east: number, north: number]

export interface View {
  readonly center: [number, number]
  readonly zoom: number
  readonly bearing: number
  readonly pitch: number
}

/** Undefined where it is of a network with other bounds, which was shown before. */
export function savedView(bounds: Bounds): View | undefined {
  try {
    const numbers: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null')
    if (!Array.isArray(numbers) || numbers.length !== 9) return undefined
    if (!numbers.every((number) => Number.isFinite(number))) return undefined
    const [longitude, latitude, zoom, bearing, pitch, ...of] = numbers as number[]
    if (of.some((edge, i) => edge !== bounds[i])) return undefined
    return { center: [longitude!, latitude!], zoom: zoom!, bearing: bearing!, pitch: pitch! }
  } catch {
    return undefined
  }
}

export function rememberView(map: MapLibreMap, bounds: Bounds): void {
  const { lng, lat } = map.getCenter()
  const view = [lng, lat, map.getZoom(), map.getBearing(), map.getPitch(), ...bounds]
  try {
    localStorage.setItem(storageKey, JSON.stringify(view))
  } catch {
    // A browser that keeps nothing shows the whole zone after a reload.
  }
}
