/**
 * A network while it is being made from somebody else's file: roads between nodes that are numbered as they come, and a tally of
 * what could not be used, which is told at the end.
 */
import type { Junction, Position, Road, RoadNetwork } from '../../schemas/network.ts'
import { planeAt, type Plane } from '../road/plane.ts'

export interface Draft {
  readonly junctions: readonly Junction[]
  readonly roads: readonly Road[]
}

/** A network, and why how much of the file is not in it. */
export interface Converted {
  readonly network: RoadNetwork
  readonly unusable: ReadonlyMap<string, number>
}

export class Tally {
  readonly counts = new Map<string, number>()

  add(reason: string, count = 1): void {
    if (count > 0) this.counts.set(reason, (this.counts.get(reason) ?? 0) + count)
  }
}

/** A junction of which only the place is known yet; `region` is 1 unless a network is joined to others. */
export function plainJunction(nodeId: number, position: Position): Junction {
  const plain = { region: 1, name: '', nameEn: '', offsetS: 0, phases: [], permanentPhaseIds: [] }
  return { nodeId, ...plain, signalised: false, position: rounded(position) }
}

/** 1e-7 degree, as messages carry it. */
export function rounded([longitude, latitude]: Position): Position {
  return [Math.round(longitude * 1e7) / 1e7, Math.round(latitude * 1e7) / 1e7]
}

/** The plane of a draft, for lengths; its origin is the first junction. */
export function planeOf({ junctions }: Draft): Plane {
  return planeAt(junctions[0]?.position ?? [0, 0])
}

export function lengthOf(plane: Plane, points: readonly Position[]): number {
  return points
    .slice(1)
    .reduce((sum, point, i) => sum + distanceBetween(plane, points[i]!, point), 0)
}

export function distanceBetween(plane: Plane, a: Position, b: Position): number {
  return Math.hypot(plane.x(a[0]) - plane.x(b[0]), plane.y(a[1]) - plane.y(b[1]))
}
