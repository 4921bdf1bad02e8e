/** Which roads of a network belong together: from each of them every other one can be driven to. The rest are islands. */
import type { RoadNetwork } from '../../schemas/network.ts'
import { accessTo } from '../road/area.ts'
import { RoadGraph, type Link } from '../road/graph.ts'

const publicRoads = accessTo('highway', 'arterial', 'street')

/** The ids of the roads in the largest such part of the public roads. */
export function reachableRoads(network: RoadNetwork): ReadonlySet<string> {
  const graph = new RoadGraph(network)
  const links = graph.links.filter(publicRoads)
  const before = new Map<Link, Link[]>(links.map((link) => [link, []]))
  for (const link of links) for (const next of link.next) before.get(next)?.push(link)
  let largest = new Set<Link>()
  const seen = new Set<Link>()
  for (const start of links) {
    if (seen.has(start)) continue
    const after = spread(start, (link) => link.next.filter(publicRoads))
    const both = spread(start, (link) => before.get(link)!.filter((other) => after.has(other)))
    for (const link of both) seen.add(link)
    if (both.size > largest.size) largest = both
    if (largest.size > links.length / 2) break
  }
  return new Set([...largest].map(({ road }) => road.roadId))
}

function spread(start: Link, nextOf: (link: Link) => readonly Link[]): Set<Link> {
  const reached = new Set([start])
  for (const link of reached) for (const next of nextOf(link)) reached.add(next)
  return reached
}
