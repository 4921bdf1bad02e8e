/** Roads of a SUMO net. Its edges go one way; two that lie beside one another with the same lanes are one two-way road. */
import type { Road, RoadKind } from '../../schemas/network.ts'
import type { Point } from '../road/path.ts'
import { rounded, type Tally } from './draft.ts'
import { roadKindOf } from './osm-tags.ts'
import type { SumoEdge, SumoLane, SumoNet } from './sumo-file.ts'
import type { ToPosition } from './sumo-projection.ts'

/** The edges that a road is made of. */
export interface SumoRoad {
  readonly forward: SumoEdge
  readonly backward: SumoEdge | undefined
}

/** The lanes next to the middle of a two-way road lie at most this far apart, metres. */
const besideM = 6
/** From which limit a road whose class is not told is a highway, or an arterial, m/s. */
const [highwayMps, arterialMps] = [22, 13]

/** By the id of the road, which is that of its forward edge. */
export function sumoRoads(net: SumoNet, tally: Tally): Map<string, SumoRoad> {
  const roads = new Map<string, SumoRoad>()
  const waiting = new Map<string, SumoEdge>()
  for (const edge of net.edges) {
    const whole = net.junctions.has(edge.from) && net.junctions.has(edge.to)
    if (usableLanes(edge).length === 0) tally.add('edges without a lane for passenger cars')
    else if (!whole || edge.from === edge.to)
      tally.add('edges that lead from no junction to another')
    else {
      const other = waiting.get(`${edge.to} ${edge.from}`)
      if (other !== undefined && liesBeside(other, edge)) {
        roads.set(other.id, { forward: other, backward: edge })
        waiting.delete(`${edge.to} ${edge.from}`)
      } else {
        roads.set(edge.id, { forward: edge, backward: undefined })
        waiting.set(`${edge.from} ${edge.to}`, edge)
      }
    }
  }
  return roads
}

/** The road of these edges, still without its nodes. */
export function roadOf(
  { forward, backward }: SumoRoad,
  toPosition: ToPosition,
): Omit<Road, 'fromNodeId' | 'toNodeId'> {
  const lanes = usableLanes(forward)
  const speedLimitMps = Math.max(...lanes.map(({ speedMps }) => speedMps))
  const middle =
    backward === undefined
      ? middleOf(lanes[0]!, lanes.at(-1)!)
      : middleOf(lanes.at(-1)!, reversed(usableLanes(backward).at(-1)!))
  return {
    roadId: forward.id,
    name: forward.name,
    nameEn: forward.name,
    roadKind: kindOf(forward, speedLimitMps),
    lanes: lanes.length,
    speedLimitMps,
    oneWay: backward === undefined,
    points: middle.map(({ x, y }) => rounded(toPosition(x, y))),
  }
}

function usableLanes(edge: SumoEdge): readonly SumoLane[] {
  return edge.lanes.filter(({ usable }) => usable)
}

function liesBeside(a: SumoEdge, b: SumoEdge): boolean {
  const [lanes, others] = [usableLanes(a), usableLanes(b)]
  const [lane, other] = [lanes.at(-1)!, reversed(others.at(-1)!)]
  return (
    lanes.length === others.length &&
    lane.speedMps === other.speedMps &&
    lane.shape.length === other.shape.length &&
    lane.shape.every(({ x, y }, i) => {
      const { x: x2, y: y2 } = other.shape[i]!
      return Math.hypot(x - x2, y - y2) < besideM
    })
  )
}

function reversed(lane: SumoLane): SumoLane {
  return { ...lane, shape: lane.shape.toReversed() }
}

/** Halfway between two lanes; along the first where their shapes do not match. */
function middleOf(a: SumoLane, b: SumoLane): readonly Point[] {
  if (a.shape.length !== b.shape.length) return a.shape
  return a.shape.map(({ x, y }, i) => ({ x: (x + b.shape[i]!.x) / 2, y: (y + b.shape[i]!.y) / 2 }))
}

function kindOf({ type }: SumoEdge, speedLimitMps: number): RoadKind {
  const known = type.split('|').map((name) => roadKindOf(name.replace(/^highway\./, '')))
  const byLimit =
    speedLimitMps >= highwayMps ? 'highway' : speedLimitMps >= arterialMps ? 'arterial' : 'street'
  return known.find((kind) => kind !== undefined) ?? byLimit
}
