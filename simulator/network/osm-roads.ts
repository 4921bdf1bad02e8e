/** Roads of an OpenStreetMap extract: its ways, cut where they meet, and the junctions that traffic signals stand at. */
import type { Junction, Position, Road } from '../../schemas/network.ts'
import type { Plane } from '../road/plane.ts'
import {
  distanceBetween,
  lengthOf,
  plainJunction,
  rounded,
  type Draft,
  type Tally,
} from './draft.ts'
import type { OsmExtract, OsmWay } from './osm-file.ts'
import { trafficOf, type WayTraffic } from './osm-tags.ts'

export interface OsmRoads extends Draft {
  /** The draft's node that a node of OpenStreetMap became. */
  readonly nodeOf: ReadonlyMap<number, number>
  /** The way that a road is a piece of. */
  readonly wayOf: ReadonlyMap<string, number>
}

/** A way that can be driven, with its nodes in driving direction; or a part of it, where the extract lacks a node. */
export interface DrivableWay {
  readonly way: OsmWay
  readonly traffic: WayTraffic
  readonly nodes: readonly number[]
}

interface Piece {
  readonly of: DrivableWay
  readonly nodes: readonly number[]
}

/** Signals stand at the stop line, this far before their junction at most, metres. */
const stopLineM = 45

export function drivableWays(extract: OsmExtract, tally: Tally): DrivableWay[] {
  const drivable: DrivableWay[] = []
  for (const way of extract.ways.values()) {
    const traffic = trafficOf(way.tags)
    if (typeof traffic === 'string') {
      if (traffic !== '') tally.add(traffic)
      continue
    }
    const nodes = traffic.reversed ? way.nodes.toReversed() : way.nodes
    for (const part of partsInside(extract, nodes)) drivable.push({ way, traffic, nodes: part })
  }
  return drivable
}

/** Cuts ways where they end or meet, and at `alsoAt`. */
export function roadsOf(
  extract: OsmExtract,
  ways: readonly DrivableWay[],
  alsoAt: ReadonlySet<number>,
): OsmRoads & { readonly pieces: readonly Piece[] } {
  const uses = new Map<number, number>()
  const use = (node: number): void => void uses.set(node, (uses.get(node) ?? 0) + 1)
  for (const { nodes } of ways) for (const node of [nodes[0]!, ...nodes, nodes.at(-1)!]) use(node)
  for (const node of alsoAt) uses.set(node, 2)
  const pieces = ways.flatMap((way) => piecesOf(way, (node) => uses.get(node)! > 1))

  const nodeOf = new Map<number, number>()
  const junctions: Junction[] = []
  const nodeAt = (node: number): number => {
    const known = nodeOf.get(node)
    if (known !== undefined) return known
    junctions.push(plainJunction(junctions.length + 1, extract.positions.get(node)!))
    nodeOf.set(node, junctions.length)
    return junctions.length
  }
  const wayOf = new Map<string, number>()
  const roads = pieces.map((piece, i): Road => {
    const { tags, id } = piece.of.way
    const { kind, lanes, speedLimitMps, oneWay } = piece.of.traffic
    const roadId = `osm-${id}-${i + 1}`
    wayOf.set(roadId, id)
    return {
      roadId,
      name: tags['name'] ?? tags['ref'] ?? '',
      nameEn: tags['name:en'] ?? tags['name'] ?? tags['ref'] ?? '',
      roadKind: kind,
      lanes,
      speedLimitMps,
      oneWay,
      fromNodeId: nodeAt(piece.nodes[0]!),
      toNodeId: nodeAt(piece.nodes.at(-1)!),
      points: piece.nodes.map((node) => rounded(extract.positions.get(node)!)),
    }
  })
  return { junctions, roads, nodeOf, wayOf, pieces }
}

/** Marks the junctions that signals regulate: those that carry the tag, or the next one behind a stop line that does. */
export function withSignals(
  extract: OsmExtract,
  plane: Plane,
  { junctions, roads, nodeOf, pieces }: ReturnType<typeof roadsOf>,
  tally: Tally,
): Draft {
  const arms = new Map<number, number>()
  const count = (node: number): void => void arms.set(node, (arms.get(node) ?? 0) + 1)
  for (const { fromNodeId, toNodeId } of roads)
    for (const node of [fromNodeId, toNodeId]) count(node)
  const isJunction = (node: number): boolean => (arms.get(nodeOf.get(node) ?? 0) ?? 0) > 2
  const signals = [...extract.nodes.values()].filter(
    ({ tags }) => tags['highway'] === 'traffic_signals',
  )
  const nearest = nearestJunctions(extract, plane, pieces, isJunction)
  const signalised = new Set<number>()
  for (const { id } of signals) {
    const at = isJunction(id) ? id : nearest.get(id)
    if (at === undefined) tally.add('signals away from any junction, as of pedestrian crossings')
    else signalised.add(nodeOf.get(at)!)
  }
  return {
    roads,
    junctions: junctions.map((junction) => ({
      ...junction,
      signalised: signalised.has(junction.nodeId),
    })),
  }
}

/** For each signal on a way: the junction next to it in driving direction, within the distance of a stop line. */
function nearestJunctions(
  extract: OsmExtract,
  plane: Plane,
  pieces: readonly Piece[],
  isJunction: (node: number) => boolean,
): Map<number, number> {
  const nearest = new Map<number, { readonly node: number; readonly awayM: number }>()
  const positionsOf = (nodes: readonly number[]): Position[] =>
    nodes.map((node) => extract.positions.get(node)!)
  for (const { of, nodes } of pieces) {
    nodes.forEach((signal, i) => {
      if (extract.nodes.get(signal)?.tags['highway'] !== 'traffic_signals') return
      const ends = of.traffic.oneWay ? [nodes.slice(i)] : [nodes.slice(i), nodes.slice(0, i + 1)]
      for (const way of ends) {
        const node = way[0] === signal ? way.at(-1)! : way[0]!
        const awayM = lengthOf(plane, positionsOf(way))
        const best = nearest.get(signal)?.awayM ?? stopLineM
        if (isJunction(node) && awayM < best) nearest.set(signal, { node, awayM })
      }
    })
  }
  return new Map([...nearest].map(([signal, { node }]) => [signal, node]))
}

/** The runs of nodes that the extract has a place of. */
function partsInside(extract: OsmExtract, nodes: readonly number[]): number[][] {
  const parts: number[][] = [[]]
  for (const node of nodes) {
    if (!extract.positions.has(node)) parts.push([])
    else if (parts.at(-1)!.at(-1) !== node) parts.at(-1)!.push(node)
  }
  return parts.filter((part) => part.length > 1)
}

function piecesOf(of: DrivableWay, cutAt: (node: number) => boolean): Piece[] {
  const pieces: Piece[] = []
  const add = (nodes: readonly number[]): void => {
    // A road that leads back to where it began is cut once more: each end of a road is another node.
    const middle = nodes[0] === nodes.at(-1) ? Math.floor(nodes.length / 2) : 0
    if (middle > 0) pieces.push({ of, nodes: nodes.slice(0, middle + 1) })
    pieces.push({ of, nodes: nodes.slice(middle) })
  }
  let start = 0
  for (let i = 1; i < of.nodes.length; i++) {
    if (i < of.nodes.length - 1 && !cutAt(of.nodes[i]!)) continue
    add(of.nodes.slice(start, i + 1))
    start = i
  }
  return pieces
}

/** The node of a drivable way that is nearest to a place, within `reachM`. */
export function nearestWayNode(
  extract: OsmExtract,
  plane: Plane,
  ways: readonly DrivableWay[],
  { place, reachM }: { readonly place: Position; readonly reachM: number },
): number | undefined {
  let [nearest, leastM]: [number | undefined, number] = [undefined, reachM]
  for (const { nodes } of ways) {
    for (const node of nodes) {
      const awayM = distanceBetween(plane, extract.positions.get(node)!, place)
      if (awayM < leastM) [nearest, leastM] = [node, awayM]
    }
  }
  return nearest
}
