/**
 * A line as a round: out along its route, turning where it ends, and back, with the stops on both sides; or along a route that ends
 * where it began, with the stops in their order.
 */
import { V2xError } from '../../common/errors.ts'
import type { RoadGraph, Link } from '../road/graph.ts'

export interface LineStop {
  readonly name: string
  /** Index into `links`. */
  readonly at: number
  readonly atM: number
  readonly terminal: boolean
}

export interface Line {
  readonly line: string
  /** The whole round; the last is followed by the first. */
  readonly links: readonly Link[]
  readonly stops: readonly LineStop[]
}

/** Stops keep this far from the ends of a link, metres. */
const clearM = 22
/** Links whose middles lie this much closer to a stop or less are equally near: the carriageways of one road, metres. */
const besideM = 8

export function lineOf(graph: RoadGraph, name: string): Line {
  const route = graph.network.routes.find((candidate) => candidate.line === name)
  if (route === undefined || route.nodeIds.length < 2) {
    throw new V2xError(
      'SCENARIO_INVALID',
      `cannot run line '${name}': the network has no such route; it has ${graph.network.routes.map(({ line }) => line).join(', ')}`,
    )
  }
  const { nodeIds } = route
  const out = nodeIds.slice(1).map((to, i) => graph.linkBetween(nodeIds[i]!, to))
  if (nodeIds[0] === nodeIds.at(-1))
    return { line: name, links: out, stops: stopsAround(graph, name, out) }
  const back = out.toReversed().map((link) => {
    if (link.twin !== undefined) return link.twin
    throw new V2xError(
      'SCENARIO_INVALID',
      `cannot run line '${name}' back: road ${link.road.roadId} is one-way`,
    )
  })
  return {
    line: name,
    links: [...out, ...back],
    stops: stopsOf(graph, name, out.length, [...out, ...back]),
  }
}

/** Each stop is on the first link beside it, behind the stop before it: a round may pass a place twice. */
function stopsAround(graph: RoadGraph, line: string, links: readonly Link[]): LineStop[] {
  const { plane, network } = graph
  const named = network.stops.filter((stop) => stop.line === line).sort((a, b) => a.order - b.order)
  let from = 0
  const stops = named.map(({ name, order, position }) => {
    const [x, y] = [plane.x(position[0]), plane.y(position[1])]
    const ahead = links.slice(from).map(({ centre }) => centre.nearest(x, y))
    const leastM = Math.min(...ahead.map(({ distance }) => distance))
    const at = from + ahead.findIndex(({ distance }) => distance < leastM + besideM)
    const terminal = order === 1
    const stop = { name, at, atM: clearOf(links[at]!, ahead[at - from]!.s), terminal }
    from = at
    return stop
  })
  return stops.sort((a, b) => a.at - b.at || a.atM - b.atM)
}

function clearOf(link: Link, s: number): number {
  return Math.min(Math.max(s, clearM), Math.max(clearM, link.length - clearM))
}

function stopsOf(
  graph: RoadGraph,
  line: string,
  outward: number,
  links: readonly Link[],
): LineStop[] {
  const { plane, network } = graph
  const named = network.stops.filter((stop) => stop.line === line)
  const last = Math.max(...named.map(({ order }) => order))
  const stops = named.flatMap(({ name, order, position }) => {
    const [x, y] = [plane.x(position[0]), plane.y(position[1])]
    return [links.slice(0, outward), links.slice(outward)].map((side, way) => {
      const near = side
        .map((link, i) => ({ link, i, ...link.centre.nearest(x, y) }))
        .reduce((best, other) => (other.distance < best.distance ? other : best))
      return {
        name,
        at: near.i + way * outward,
        atM: clearOf(near.link, near.s),
        terminal: order === 1 || order === last,
      }
    })
  })
  return stops.sort((a, b) => a.at - b.at || a.atM - b.atM)
}
