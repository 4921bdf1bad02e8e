/**
 * Makes one junction of several that lie close together, as where two dual carriageways cross, or where a file cuts a road very
 * short: lanes need room between two junctions.
 */
import type { Junction, Position, Road } from '../../schemas/network.ts'
import type { Plane } from '../road/plane.ts'
import { distanceBetween, lengthOf, planeOf, rounded, type Draft, type Tally } from './draft.ts'

export interface JoinLimits {
  /** Nodes that a road shorter than this joins become one, metres. */
  readonly closeM: number
  /** The same where both are signalised: the nodes of one large crossing. */
  readonly signalisedM: number
}

/** Roads shorter than this cannot be driven with lanes of their own: their ends always become one. */
const shortestM = 8
/** No junction grows beyond this from its middle, metres. */
const reachMaxM = 45
/** Where a map is cut, a carriageway's end and the other one's beginning are at most this far apart, metres. */
const looseEndsM = 60
/** A road that leads back to its junction goes away below this length, and is cut in two above. */
const loopMinM = 90

export function joinJunctions(
  draft: Draft,
  { closeM, signalisedM }: JoinLimits,
  tally: Tally,
): Draft & { readonly joinedInto: (nodeId: number) => number } {
  const plane = planeOf(draft)
  const clusters = new Clusters(plane, draft.junctions)
  joinLooseEnds(draft, plane, clusters)
  const measured = draft.roads.map((road) => ({ road, lengthM: lengthOf(plane, road.points) }))
  for (const { road, lengthM } of measured.toSorted((a, b) => a.lengthM - b.lengthM)) {
    const [a, b] = [clusters.of(road.fromNodeId), clusters.of(road.toNodeId)]
    const bothSignalised = a.signalised && b.signalised
    if (lengthM >= (bothSignalised ? signalisedM : closeM)) continue
    clusters.join(a, b, lengthM < shortestM)
  }
  const joinedInto = (nodeId: number): number => clusters.of(nodeId).nodeId
  const roads: Road[] = []
  const added: Junction[] = []
  for (const { road, lengthM } of measured) {
    const moved = {
      ...road,
      points: withoutRepeats(plane, road.points),
      fromNodeId: joinedInto(road.fromNodeId),
      toNodeId: joinedInto(road.toNodeId),
    }
    if (moved.fromNodeId !== moved.toNodeId) roads.push(moved)
    else if (lengthM >= loopMinM && moved.points.length > 2) {
      const nodeId = draft.junctions.length + added.length + 1
      const [first, second] = cutInTwo(moved, nodeId)
      added.push({ ...draft.junctions[0]!, nodeId, signalised: false, position: second.points[0]! })
      roads.push(first, second)
    } else if (lengthM >= closeM) tally.add('short roads that lead back to their junction')
  }
  return { junctions: [...clusters.junctions(), ...added], roads, joinedInto }
}

/** Where a map cuts a dual carriageway, one can only arrive on the one and only leave on the other: there vehicles turn around. */
function joinLooseEnds({ junctions, roads }: Draft, plane: Plane, clusters: Clusters): void {
  const left = new Set(roads.flatMap((road) => [road.fromNodeId, road.oneWay ? 0 : road.toNodeId]))
  const entered = new Set(
    roads.flatMap((road) => [road.toNodeId, road.oneWay ? 0 : road.fromNodeId]),
  )
  const ends = junctions.filter(({ nodeId }) => entered.has(nodeId) && !left.has(nodeId))
  const starts = junctions.filter(({ nodeId }) => left.has(nodeId) && !entered.has(nodeId))
  const pairs = ends.flatMap((end) =>
    starts.map((start) => {
      return { end, start, apartM: distanceBetween(plane, end.position, start.position) }
    }),
  )
  const joined = new Set<Junction>()
  for (const { end, start, apartM } of pairs.sort((a, b) => a.apartM - b.apartM)) {
    if (apartM > looseEndsM || joined.has(end) || joined.has(start)) continue
    clusters.join(clusters.of(end.nodeId), clusters.of(start.nodeId), true)
    joined.add(end).add(start)
  }
}

interface Cluster {
  readonly nodeId: number
  readonly members: readonly Junction[]
  readonly position: Position
  readonly signalised: boolean
}

class Clusters {
  readonly #plane: Plane
  readonly #of = new Map<number, Cluster>()

  constructor(plane: Plane, junctions: readonly Junction[]) {
    this.#plane = plane
    for (const junction of junctions) {
      const { nodeId, position, signalised } = junction
      this.#of.set(nodeId, { nodeId, members: [junction], position, signalised })
    }
  }

  of(nodeId: number): Cluster {
    return this.#of.get(nodeId)!
  }

  join(a: Cluster, b: Cluster, always: boolean): void {
    if (a === b) return
    const members = [...a.members, ...b.members]
    const position = middleOf(members)
    const reachM = Math.max(
      ...members.map((member) => distanceBetween(this.#plane, member.position, position)),
    )
    if (reachM > reachMaxM && !always) return
    const nodeId = Math.min(a.nodeId, b.nodeId)
    const joined = { nodeId, members, position, signalised: a.signalised || b.signalised }
    for (const member of members) this.#of.set(member.nodeId, joined)
  }

  junctions(): Junction[] {
    return [...new Set(this.#of.values())].map(({ nodeId, members, position, signalised }) => {
      const [first] = members
      return { ...first!, nodeId, signalised, position: rounded(position) }
    })
  }
}

function middleOf(junctions: readonly Junction[]): Position {
  const sum = (at: 0 | 1): number =>
    junctions.reduce((total, { position }) => total + position[at], 0)
  return [sum(0) / junctions.length, sum(1) / junctions.length]
}

function cutInTwo(road: Road, nodeId: number): readonly [Road, Road] {
  const middle = Math.floor(road.points.length / 2)
  const [first, second] = [road.points.slice(0, middle + 1), road.points.slice(middle)]
  return [
    { ...road, roadId: `${road.roadId}a`, points: first, toNodeId: nodeId },
    { ...road, roadId: `${road.roadId}b`, points: second, fromNodeId: nodeId },
  ]
}

/** Points closer together than 0.3 m say nothing of the road's way, only of who drew it. */
function withoutRepeats(plane: Plane, points: readonly Position[]): Position[] {
  const kept = points.filter(
    (point, i) => i === 0 || distanceBetween(plane, point, points[i - 1]!) > 0.3,
  )
  return kept.length > 1 ? kept : [points[0]!, points.at(-1)!]
}
