/** The MAP of one junction, made from the network: its links with their lanes and where they lead under which phase. */
import { laneWidthM, turnOf, type Link, type RoadGraph, type RoadNode } from '../road/graph.ts'
import { poseFrom } from '../road/curve.ts'
import { laneOffset } from '../road/lanes.ts'
import { elevationAt } from '../road/plane.ts'
import type { Signals } from '../road/signals.ts'
import { elevationOf, latitudeOf, longitudeOf, quantiser } from './quantise.ts'

const limitOf = quantiser('SpeedLimit', 'speed')
const widthOf = quantiser('Link', 'link_width')
/** DE_SpeedLimitType: the highest speed allowed to vehicles. */
const vehicleMaximum = 5
/** DE_AllowedManeuvers. */
const maneuverBits = { straight: 1, left: 2, right: 4, back: 8 } as const
/** A link's points are within this distance of the junction, this far apart, and at most as many as the standard allows. */
const reachM = 300
const apartM = 25
const pointsMax = 31

/** The node as DF_Node, without a header: it never changes. */
export function mapNodeOf(graph: RoadGraph, signals: Signals, node: RoadNode): object {
  const { junction } = node
  return {
    name: shortName(junction.name),
    region: junction.region,
    nodeId: junction.nodeId,
    latitude: latitudeOf(junction.position[1]),
    longitude: longitudeOf(junction.position[0]),
    elevation: elevationOf(elevationAt(node.x, node.y)),
    inLinks: node.in.map((link) => linkOf(graph, signals, link)),
  }
}

function linkOf(graph: RoadGraph, signals: Signals, link: Link): object {
  const speedLimits = [{ type: vehicleMaximum, speed: limitOf(link.limitMps) }]
  return {
    name: shortName(link.road.name),
    upstreamRegion: link.from.junction.region,
    upstreamId: link.from.junction.nodeId,
    speedLimits,
    linkWidth: widthOf(link.road.linkWidthM ?? link.lanes * laneWidthM),
    points: pointsOf(graph, link),
    movements: link.next.map((next) => ({
      remoteRegion: next.to.junction.region,
      remoteId: next.to.junction.nodeId,
      phaseId: signals.phaseOf(link, next) ?? 0,
    })),
    lanes: Array.from({ length: link.lanes }, (_, lane) => laneOf(signals, link, lane)),
  }
}

/** As surveyed where the network has a one-way link's own geometry, otherwise the middle of the lanes of this direction. */
function pointsOf(graph: RoadGraph, link: Link): object[] {
  const { plane } = graph
  const { points } = link.road
  if (link.road.oneWay && points.length <= pointsMax) {
    return points.map(([longitude, latitude]) => ({
      latitude: latitudeOf(latitude),
      longitude: longitudeOf(longitude),
    }))
  }
  const lengthM = Math.min(reachM, link.length)
  const count = Math.min(pointsMax, Math.max(2, Math.ceil(lengthM / apartM) + 1))
  const middleM = (laneOffset(link, 0) + laneOffset(link, link.lanes - 1)) / 2
  return Array.from({ length: count }, (_, i) => {
    const s = link.length - lengthM + (i * lengthM) / (count - 1)
    const { x, y } = poseFrom(link.centre.poseOf(s), 0, middleM)
    return {
      latitude: latitudeOf(plane.latitude(y)),
      longitude: longitudeOf(plane.longitude(x)),
    }
  })
}

/** Lanes count from the middle of the road, from 1. */
function laneOf(signals: Signals, link: Link, lane: number): object {
  const leads = link.next.filter((next) => mayLead(link, lane, next))
  return {
    laneId: lane + 1,
    laneWidth: widthOf(laneWidthM),
    laneType: 0,
    maneuvers: leads.reduce((bits, next) => bits | maneuverBits[turnOf(link, next)], 0),
    connectsTo: leads.map((next) => ({
      remoteRegion: next.to.junction.region,
      remoteId: next.to.junction.nodeId,
      laneId: Math.min(lane, next.lanes - 1) + 1,
      maneuvers: maneuverBits[turnOf(link, next)],
      phaseId: signals.phaseOf(link, next) ?? 0,
    })),
  }
}

function mayLead(link: Link, lane: number, next: Link): boolean {
  const turn = turnOf(link, next)
  if (turn === 'straight') return true
  return turn === 'right' ? lane === link.lanes - 1 : lane === 0
}

/** DF names are at most 63 bytes. */
export function shortName(name: string): string {
  let cut = name
  while (Buffer.byteLength(cut) > 63) cut = cut.slice(0, -1)
  return cut
}
