/** Which links lie in an area of the network, and who may drive on which kind of road. */
import { V2xError } from '../../common/errors.ts'
import type { Position, RoadKind } from '../../schemas/network.ts'
import type { Link, RoadGraph } from './graph.ts'
import type { Access } from './routing.ts'

/** Access by kind of road. */
export function accessTo(...kinds: readonly RoadKind[]): Access {
  const allowed = new Set(kinds)
  return (link) => allowed.has(link.kind)
}

/** Links whose middle is in the area; throws V2xError where the network has no such area or no road in it. */
export function linksIn(graph: RoadGraph, areaId: string, access: Access): Link[] {
  const area = graph.network.areas.find((candidate) => candidate.areaId === areaId)
  const inside = graph.links.filter((link) => {
    const { x, y } = link.centre.poseOf(link.length / 2)
    const middle = [graph.plane.longitude(x), graph.plane.latitude(y)] as const
    return access(link) && area !== undefined && contains(area.ring, middle)
  })
  if (inside.length > 0) return inside
  throw new V2xError(
    'SCENARIO_INVALID',
    `cannot put vehicles into the area '${areaId}': ${area === undefined ? 'the network has none of that name' : 'no road they may use lies in it'}; name an area of the network file`,
  )
}

/** Even-odd rule. */
export function contains(ring: readonly Position[], [x, y]: Position): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!
    const [xj, yj] = ring[j]!
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}
