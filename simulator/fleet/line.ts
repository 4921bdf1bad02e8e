/** A line as a round: out along its route, turning where it ends, and back, with the stops on both sides. */
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
        atM: Math.min(Math.max(near.s, clearM), Math.max(clearM, near.link.length - clearM)),
        terminal: order === 1 || order === last,
      }
    })
  })
  return stops.sort((a, b) => a.at - b.at || a.atM - b.atM)
}
