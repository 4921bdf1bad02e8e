/** Finds the vehicles under a click: computed for all of them once, at the click. */
import type { Vehicles } from '../live/vehicles.ts'
import { mercatorX, mercatorY } from './mercator.ts'

export interface Pick {
  readonly vehicles: Vehicles
  readonly nowMs: number
  readonly shownFleets: number
  /** Index of the selected vehicle, which shows whatever its fleet, or −1. */
  readonly selected: number
  readonly reachPixels: number
  readonly pointer: { readonly lng: number; readonly lat: number }
  readonly zoom: number
}

/** Indices of the vehicles within reach, the nearest first. */
export function pickVehicles(pick: Pick): number[] {
  const { vehicles, nowMs } = pick
  const x = mercatorX(pick.pointer.lng)
  const y = mercatorY(pick.pointer.lat)
  const reach = pick.reachPixels / (512 * 2 ** pick.zoom)
  const found: { readonly at: number; readonly away: number }[] = []
  for (let at = 0; at < vehicles.length; at++) {
    if (vehicles.get(at) === undefined) continue
    if (at !== pick.selected && (pick.shownFleets & (1 << vehicles.iconOf(at))) === 0) continue
    const pose = vehicles.motion.poseAt(at, nowMs)
    const away = Math.hypot(pose.x - x, pose.y - y)
    if (away < reach) found.push({ at, away })
  }
  return found.sort((one, other) => one.away - other.away).map(({ at }) => at)
}
