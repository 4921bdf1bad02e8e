/**
 * A plausible fixed-time plan for a junction of which only is known that it has signals: movements that cross or meet never have
 * green at once, opposing ones share a phase.
 */
import type { SignalHead, SignalPhase } from '../../schemas/network.ts'
import { turnOf, type Link, type RoadGraph, type RoadNode } from '../road/graph.ts'
import { lanePose } from '../road/lanes.ts'
import { turnBetween, type Point } from '../road/path.ts'
import { rounded } from './draft.ts'

export interface NodeSignals {
  readonly phases: readonly SignalPhase[]
  readonly permanentPhaseIds: readonly number[]
  readonly heads: readonly SignalHead[]
  readonly offsetS: number
}

/** The phases that a link's movements obey. */
export interface LinkPhases {
  readonly straight: number
  readonly left: number
  readonly right: number
}

/** Movements of one link that get green together: ahead and right, or left and back. */
interface Stream {
  readonly link: Link
  readonly left: boolean
  readonly ways: readonly Way[]
}

/** A way across a node as straight lines, from the lane it leaves to the one it enters. */
interface Way {
  readonly to: Link
  readonly chords: readonly (readonly [Point, Point])[]
}

/** Seconds of green on main roads, on others, and for those who turn left; then yellow, then all red. */
const green = { main: 34, other: 24, left: 13 }
const yellowS = 3
const redS = 2
/** As many phases as a SPAT carries. */
export const phasesMax = 16
/** Neighbouring junctions do not all begin at once: a share of the cycle apart (golden ratio). */
const offsetShare = 0.618

/** Undefined where nothing would ever have to wait, or where there are more phases than a SPAT carries. */
export function planSignals(graph: RoadGraph, node: RoadNode): NodeSignals | undefined {
  const streams = [...streamsOf(node, false), ...streamsOf(node, true)]
  const groups: Stream[][] = []
  for (const stream of streams) {
    const free = groups.find((group) => group.every((other) => !conflict(stream, other)))
    if (free === undefined) groups.push([stream])
    else free.push(stream)
  }
  if (groups.length < 2 || groups.length > phasesMax) return undefined
  const phases = groups.map((group, i) => ({
    phaseId: i + 1,
    greenS: greenOf(group),
    yellowS,
    redS,
  }))
  const phaseOf = (link: Link, left: boolean): number =>
    groups.findIndex((group) =>
      group.some((stream) => stream.link === link && stream.left === left),
    ) + 1
  const heads = node.in.map((link) => {
    // Where a link has only one kind of movement, its other arrows show the same.
    const ahead = phaseOf(link, false) || phaseOf(link, true) || 1
    const left = phaseOf(link, true) || ahead
    return headOf(graph, link, { straight: ahead, left, right: ahead })
  })
  const cycleS = phases.reduce((sum, { greenS }) => sum + greenS + yellowS + redS, 0)
  const offsetS = Math.round(((node.junction.nodeId * offsetShare) % 1) * cycleS)
  return { phases, permanentPhaseIds: [], heads, offsetS }
}

/** The head of a link: over the stop line, facing those who come. */
export function headOf(graph: RoadGraph, link: Link, phases: LinkPhases): SignalHead {
  const { x, y, heading } = lanePose(link, link.length, link.lanes - 1)
  const degrees = ((heading * 180) / Math.PI + 360 * 10) % 360
  return {
    nodeId: link.to.junction.nodeId,
    roadId: link.road.roadId,
    phaseId: phases.straight,
    leftPhaseId: phases.left,
    rightPhaseId: phases.right,
    headingDeg: Math.round(degrees * 10) / 10,
    position: rounded([graph.plane.longitude(x), graph.plane.latitude(y)]),
  }
}

/** Ordered so that those who come from opposite sides stand next to each other. */
function streamsOf(node: RoadNode, left: boolean): Stream[] {
  const axisOf = (link: Link): number => {
    const { heading } = link.centre.poseOf(link.length)
    return (turnBetween(0, heading) + 2 * Math.PI) % Math.PI
  }
  return node.in
    .map((link) => ({ link, axis: axisOf(link) }))
    .sort((a, b) => a.axis - b.axis || a.link.index - b.link.index)
    .map(({ link }) => ({ link, left, ways: waysOf(link, left) }))
    .filter(({ ways }) => ways.length > 0)
}

function waysOf(link: Link, left: boolean): Way[] {
  return link.next.flatMap((to): Way[] => {
    const turn = turnOf(link, to)
    if ((turn === 'left' || turn === 'back') !== left) return []
    const chord = (from: number, into: number): readonly [Point, Point] => [
      lanePose(link, link.length, from),
      lanePose(to, 0, into),
    ]
    const [kerb, kerbTo] = [link.lanes - 1, to.lanes - 1]
    if (left) return [{ to, chords: [chord(0, 0)] }]
    if (turn === 'right') return [{ to, chords: [chord(kerb, kerbTo)] }]
    return [{ to, chords: [chord(0, 0), chord(kerb, kerbTo)] }]
  })
}

/** Two streams of one link never do: their lanes lie beside one another. */
function conflict(a: Stream, b: Stream): boolean {
  if (a.link === b.link) return false
  return a.ways.some((way) => b.ways.some((other) => way.to === other.to || doCross(way, other)))
}

function doCross(a: Way, b: Way): boolean {
  return a.chords.some((chord) => b.chords.some((other) => cross(chord, other)))
}

function cross([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean {
  return sideOf(a, b, c) * sideOf(a, b, d) < 0 && sideOf(c, d, a) * sideOf(c, d, b) < 0
}

/** Positive where `point` lies left of the line from one point to another. */
function sideOf(from: Point, to: Point, point: Point): number {
  return (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x)
}

function greenOf(group: readonly Stream[]): number {
  if (group.every(({ left }) => left)) return green.left
  return group.some(({ link }) => link.kind === 'street') ? green.other : green.main
}
