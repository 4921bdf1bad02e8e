/** What RSUs announce as roadside information: works and slow vehicles nearby, and the speed limit of their main road. */
import { v2x } from '../../schemas/index.ts'
import type { RsuSite } from '../../schemas/network.ts'
import type { RoadGraph } from '../road/graph.ts'
import { latitudeOf, longitudeOf } from '../messages/quantise.ts'

export interface Notices {
  /** Seconds between messages: events are urgent, signs are not. */
  readonly everyS: number
  readonly events: readonly object[]
  readonly signs: readonly object[]
}

/** An area is announced from this far away, metres. */
const reachM = 1300
/** As many as one message carries. */
const eventsMax = 8
/** GB/T 29100: 501 road works; GB 5768.2: 38 speed limit, as T/CSAE 53 numbers signs. */
const roadWorks = 501
const speedLimitSign = 38
const eventS = 1
const signS = 5
const certain = 200

export function noticesFor(graph: RoadGraph, site: RsuSite): Notices {
  const { plane, network } = graph
  const node = graph.node(site.nodeId)
  const events: object[] = []
  for (const area of network.areas) {
    if (area.areaKind !== 'work_site') continue
    const [longitude, latitude] = middleOf(area.ring)
    const distanceM = Math.hypot(plane.x(longitude) - node.x, plane.y(latitude) - node.y)
    if (distanceM > reachM || events.length === eventsMax) continue
    events.push({
      eventId: events.length + 1,
      eventType: roadWorks,
      eventSource: v2x.v1.EventSource.EVENT_SOURCE_GOVERNMENT,
      latitude: latitudeOf(latitude),
      longitude: longitudeOf(longitude),
      radius: 2000,
      description: area.name,
      priority: 4,
      confidence: certain,
    })
  }
  const fastest = node.in.reduce((best, link) => (link.limitMps > best.limitMps ? link : best))
  const sign = {
    signId: 1,
    signType: speedLimitSign,
    latitude: latitudeOf(site.position[1]),
    longitude: longitudeOf(site.position[0]),
    description: String(Math.round(fastest.limitMps * 3.6)),
    priority: 2,
    referenceLinks: node.in.slice(0, 16).map((link) => ({
      upstreamRegion: link.from.junction.region,
      upstreamId: link.from.junction.nodeId,
      downstreamRegion: node.junction.region,
      downstreamId: node.junction.nodeId,
      lanes: ((1 << link.lanes) - 1) << 1,
    })),
  }
  return { everyS: events.length > 0 ? eventS : signS, events, signs: [sign] }
}

function middleOf(ring: readonly (readonly [number, number])[]): readonly [number, number] {
  let [x, y] = [0, 0]
  for (const point of ring) [x, y] = [x + point[0], y + point[1]]
  return [x / ring.length, y / ring.length]
}
