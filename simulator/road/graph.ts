/**
 * The directed graph of a road network: nodes, links (one direction of a road between two nodes) and which link
 * follows which. Geometry of lanes and turns is in lanes.ts, the way from here to there in routing.ts.
 */
import type { Junction, Position, Road, RoadKind, RoadNetwork } from '../../schemas/network.ts'
import { V2xError } from '../../common/errors.ts'
import { curveThrough } from './curve.ts'
import { Path, turnBetween, type Point } from './path.ts'
import { planeAt, type Plane } from './plane.ts'

export const laneWidthM = 3.5

export interface Link {
  readonly index: number
  readonly road: Road
  readonly kind: RoadKind
  readonly from: RoadNode
  readonly to: RoadNode
  readonly lanes: number
  readonly limitMps: number
  /** The road's middle (of one carriageway where it is one-way) from trim to trim, in driving direction. */
  readonly centre: Path
  readonly length: number
  /** How far right of `centre` the middle of lane 0, the leftmost, is. */
  readonly laneOffsetM: number
  /** Follow-on links. A link's own other direction is among them only at a dead end. */
  readonly next: Link[]
  /** The other direction of the same road. */
  twin: Link | undefined
}

export interface RoadNode {
  readonly junction: Junction
  readonly x: number
  readonly y: number
  readonly in: Link[]
  readonly out: Link[]
  /** How far from the node its roads' lanes end: all turning happens within. */
  radiusM: number
}

export type Turn = 'straight' | 'left' | 'right' | 'back'

/** Radians from which a change of heading is a turn. */
const turnAngle = (32 * Math.PI) / 180
const laneStepM = 2
/** An arm's direction is taken this far from its node, metres. */
const armM = 30

export class RoadGraph {
  readonly plane: Plane
  readonly nodes = new Map<number, RoadNode>()
  readonly links: Link[] = []
  readonly network: RoadNetwork

  constructor(network: RoadNetwork) {
    this.network = network
    this.plane = planeAt(middleOf(network))
    for (const junction of network.junctions) {
      const [longitude, latitude] = junction.position
      const [x, y] = [this.plane.x(longitude), this.plane.y(latitude)]
      this.nodes.set(junction.nodeId, { junction, x, y, in: [], out: [], radiusM: 0 })
    }
    this.#measureNodes()
    for (const road of network.roads) this.#addRoad(road)
    for (const node of this.nodes.values()) connect(node)
  }

  node(nodeId: number): RoadNode {
    const node = this.nodes.get(nodeId)
    if (node === undefined) throw new V2xError('NETWORK_INVALID', `cannot find node ${nodeId}`)
    return node
  }

  /** The link from one node to another. */
  linkBetween(fromNodeId: number, toNodeId: number): Link {
    const link = this.node(fromNodeId).out.find(({ to }) => to.junction.nodeId === toNodeId)
    if (link !== undefined) return link
    throw new V2xError(
      'NETWORK_INVALID',
      `cannot drive from node ${fromNodeId} to ${toNodeId}: no road joins them; give the route every node it passes`,
    )
  }

  #measureNodes(): void {
    const roadsAt = roadsByNode(this.network.roads)
    for (const [nodeId, node] of this.nodes) {
      const arms = new Map<number, Arm>()
      const roads = roadsAt.get(nodeId) ?? []
      for (const road of roads) {
        for (const points of waysOut(road, nodeId)) {
          const arm = this.#armOf(node, road, points)
          // The two carriageways of one road are one arm.
          const key = road.oneWay ? road.fromNodeId + road.toNodeId - nodeId : -arms.size - 1
          arms.set(key, arm)
        }
      }
      const some = roads.some((road) => road.oneWay)
      node.radiusM = radiusOf([...arms.values()], some && !roads.every((road) => road.oneWay))
    }
  }

  #armOf(node: RoadNode, road: Road, points: readonly Position[]): Arm {
    const far = points.find(([longitude, latitude]) => {
      const [x, y] = [this.plane.x(longitude) - node.x, this.plane.y(latitude) - node.y]
      return Math.hypot(x, y) > armM
    })
    const [longitude, latitude] = far ?? points.at(-1)!
    const heading = Math.atan2(this.plane.x(longitude) - node.x, this.plane.y(latitude) - node.y)
    return { heading, outerM: (road.lanes - 0.5) * laneWidthM }
  }

  #addRoad(road: Road): void {
    const points = road.points.map(([longitude, latitude]) => ({
      x: this.plane.x(longitude),
      y: this.plane.y(latitude),
    }))
    const [from, to] = [this.node(road.fromNodeId), this.node(road.toNodeId)]
    const forward = this.#addLink(road, from, to, curveThrough(points))
    if (road.oneWay) return
    const backward = this.#addLink(road, to, from, curveThrough(points.toReversed()))
    forward.twin = backward
    backward.twin = forward
  }

  #addLink(road: Road, from: RoadNode, to: RoadNode, dense: readonly Point[]): Link {
    const centre = new Path(trimmed(dense, from, to), laneStepM, road.speedLimitMps)
    const link: Link = {
      index: this.links.length,
      road,
      kind: road.roadKind,
      from,
      to,
      lanes: road.lanes,
      limitMps: road.speedLimitMps,
      centre,
      length: centre.length,
      laneOffsetM: (road.oneWay ? 0.5 - road.lanes / 2 : 0.5) * laneWidthM,
      next: [],
      twin: undefined,
    }
    this.links.push(link)
    from.out.push(link)
    to.in.push(link)
    return link
  }
}

/** Which way one turns from the end of one link into the next. */
export function turnOf(from: Link, to: Link): Turn {
  if (to === from.twin) return 'back'
  const turn = turnBetween(from.centre.poseOf(from.length).heading, to.centre.poseOf(0).heading)
  if (turn > turnAngle) return 'right'
  return turn < -turnAngle ? 'left' : 'straight'
}

/** At a dead end vehicles turn around, and so they may where a public road ends at a private one; anywhere else they do not. */
function connect(node: RoadNode): void {
  for (const link of node.in) {
    const onward = node.out.filter((next) => next !== link.twin && !isOtherCarriageway(link, next))
    const goesOn = onward.some((next) => isPublic(next) || !isPublic(link))
    link.next.push(...(goesOn ? onward : node.out))
  }
}

function isPublic({ kind }: Link): boolean {
  return kind !== 'track' && kind !== 'test'
}

/** Each node's roads in the network's order; one that leads back to its node is there once. */
function roadsByNode(roads: readonly Road[]): ReadonlyMap<number, readonly Road[]> {
  const byNode = new Map<number, Road[]>()
  for (const road of roads) {
    for (const nodeId of new Set([road.fromNodeId, road.toNodeId])) {
      const known = byNode.get(nodeId)
      if (known === undefined) byNode.set(nodeId, [road])
      else known.push(road)
    }
  }
  return byNode
}

/** A road's points as seen from a node: from both ends where it leads back to it. */
function waysOut(road: Road, nodeId: number): (readonly Position[])[] {
  const ways: (readonly Position[])[] = []
  if (road.fromNodeId === nodeId) ways.push(road.points)
  if (road.toNodeId === nodeId) ways.push(road.points.toReversed())
  return ways
}

function isOtherCarriageway(link: Link, next: Link): boolean {
  return link.road.oneWay && next.road.oneWay && next.to === link.from
}

/** Right turns keep this radius of the outermost lane's middle, metres. */
const turnRadiusM = 8
const radiusMinM = 6
const radiusMaxM = 45
/** A dead end needs room for a turning circle. */
const deadEndRadiusM = 24

interface Arm {
  /** Radians clockwise from north, away from the node. */
  readonly heading: number
  /** How far right of its middle its outermost lane is, metres. */
  readonly outerM: number
}

/** How far the corners between neighbouring arms reach, and room to turn round them. */
function radiusOf(arms: readonly Arm[], changesCarriageway: boolean): number {
  if (arms.length === 1) return deadEndRadiusM
  // Where one carriageway becomes two, lanes shift over a length that needs no slowing down.
  if (arms.length === 2 && changesCarriageway) return radiusMaxM
  const ordered = arms.toSorted((a, b) => a.heading - b.heading)
  let radiusM = radiusMinM
  ordered.forEach((arm, i) => {
    const other = ordered[(i + 1) % ordered.length]!
    const apart = (other.heading - arm.heading + 2 * Math.PI) % (2 * Math.PI)
    if (apart > (5 / 6) * Math.PI || apart < 0.05) return
    const outer = Math.max(arm.outerM, other.outerM)
    const edge = (outer + outer * Math.cos(apart)) / Math.sin(apart)
    radiusM = Math.max(radiusM, edge + turnRadiusM / Math.tan(apart / 2))
  })
  return Math.min(radiusMaxM, radiusM)
}

/** Cuts a curve so that it begins and ends at the radius of its nodes, but keeps at least a third of it. */
function trimmed(dense: readonly Point[], from: RoadNode, to: RoadNode): Point[] {
  const third = Math.floor(dense.length / 3)
  const outside = (point: Point, node: RoadNode): boolean =>
    Math.hypot(point.x - node.x, point.y - node.y) >= node.radiusM
  let first = 0
  while (first < third && !outside(dense[first]!, from)) first++
  let last = dense.length - 1
  while (last > dense.length - 1 - third && !outside(dense[last]!, to)) last--
  return dense.slice(first, last + 1)
}

function middleOf(network: RoadNetwork): [number, number] {
  let [x, y] = [0, 0]
  for (const { position } of network.junctions) [x, y] = [x + position[0], y + position[1]]
  // Rounded, so that a small edit of the network does not move every vehicle by a millimetre.
  const round = (value: number): number => Math.round(value * 100) / 100
  const n = network.junctions.length
  return [round(x / n), round(y / n)]
}
