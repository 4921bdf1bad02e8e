/**
 * Bus lines of an extract: route relations as rounds. A relation is one direction; both together, or one and the quickest way
 * back, make a round that a bus can drive for ever.
 */
import type { Position, Route, Stop } from '../../schemas/network.ts'
import { accessTo } from '../road/area.ts'
import type { Link, RoadGraph } from '../road/graph.ts'
import { Router } from '../road/routing.ts'
import { rounded, type Tally } from './draft.ts'
import type { OsmExtract, OsmRelation } from './osm-file.ts'

interface Lines {
  readonly routes: readonly Route[]
  readonly stops: readonly Stop[]
}

/** One direction of a line. */
interface Direction {
  readonly relation: OsmRelation
  readonly links: readonly Link[]
  readonly stops: readonly Omit<Stop, 'line' | 'order'>[]
}

const busAccess = accessTo('highway', 'arterial', 'street')
const busRoutes = new Set(['bus', 'trolleybus', 'minibus'])
/** A direction of which less than this is left (ways outside of the extract, or gaps in the relation) is none. */
const coveredMin = 0.7
/** A stop further than this from its line's roads is a slip, metres. */
const besideM = 60

export function linesOf(
  extract: OsmExtract,
  graph: RoadGraph,
  wayOf: (roadId: string) => number | undefined,
  tally: Tally,
): Lines {
  const linksOf = new Map<number, Link[]>()
  for (const link of graph.links) {
    const way = wayOf(link.road.roadId)
    if (way === undefined) continue
    const known = linksOf.get(way)
    if (known === undefined) linksOf.set(way, [link])
    else known.push(link)
  }
  const router = new Router(graph)
  const lines = new Map<string, Direction[]>()
  for (const relation of extract.relations) {
    if (!busRoutes.has(relation.tags['route'] ?? '')) continue
    const links = linksAlong(relation, linksOf, router)
    const stops = stopsOf(relation, extract, graph, links)
    if (links.length === 0) tally.add('bus routes with gaps, or largely outside')
    else if (stops.length < 2) tally.add('bus routes without two stops')
    else {
      const line = relation.tags['ref'] ?? relation.tags['name'] ?? String(relation.id)
      lines.set(line, [...(lines.get(line) ?? []), { relation, links, stops }])
    }
  }
  return roundsOf(lines, router, tally)
}

function roundsOf(
  lines: ReadonlyMap<string, readonly Direction[]>,
  router: Router,
  tally: Tally,
): Lines {
  const routes: Route[] = []
  const stops: Stop[] = []
  for (const [line, [out, back, ...more]] of lines) {
    tally.add('further variants of a bus route', more.length)
    const directions = back === undefined ? [out!] : [out!, back]
    const links = directions.flatMap((direction, i) => {
      const next = directions[i + 1] ?? out!
      const way = router.route(direction.links.at(-1)!, next.links[0]!, busAccess)
      return [...direction.links, ...way.slice(0, -1)]
    })
    const first = links[0]!.from.junction.nodeId
    if (links.at(-1)!.to.junction.nodeId !== first) tally.add('bus routes without a way back')
    else {
      const { tags } = out!.relation
      const name = tags['name'] ?? line
      const nodeIds = [first, ...links.map(({ to }) => to.junction.nodeId)]
      routes.push({ line, name, nameEn: tags['name:en'] ?? name, fleet: 'bus', nodeIds })
      const inOrder = directions.flatMap((direction) => direction.stops)
      stops.push(...inOrder.map((stop, i) => ({ ...stop, line, order: i + 1 })))
    }
  }
  return { routes, stops }
}

/** The relation's ways in driving direction, from its first to its last; empty where too little of it can be driven. */
function linksAlong(
  { members }: OsmRelation,
  linksOf: ReadonlyMap<number, readonly Link[]>,
  router: Router,
): readonly Link[] {
  const ways = members.filter(({ type, role }) => type === 'way' && !/^(platform|stop)/.test(role))
  const known = ways.flatMap(({ ref }) => linksOf.get(ref) ?? [])
  if (known.length === 0) return []
  const own = new Set(known)
  let longest: readonly Link[] = []
  for (const from of linksOf.get(ways.find(({ ref }) => linksOf.has(ref))!.ref)!) {
    for (const to of linksOf.get(ways.findLast(({ ref }) => linksOf.has(ref))!.ref)!) {
      if (from === to) continue
      const links = [from, ...router.route(from, to, (link) => own.has(link))]
      if (links.at(-1) === to && lengthOf(links) > lengthOf(longest)) longest = links
    }
  }
  const passed = new Set(longest.map(({ road }) => road.roadId))
  const covered = ways.filter(({ ref }) =>
    (linksOf.get(ref) ?? []).some(({ road }) => passed.has(road.roadId)),
  )
  return covered.length >= coveredMin * ways.length ? longest : []
}

/** In the relation's order: where buses stop, or the platforms where only those are told. */
function stopsOf(
  { members }: OsmRelation,
  extract: OsmExtract,
  graph: RoadGraph,
  links: readonly Link[],
): Direction['stops'] {
  const ofRole = (start: string): OsmRelation['members'] =>
    members.filter(({ role }) => role.startsWith(start))
  const told = ofRole('stop')
  return (told.length > 1 ? told : ofRole('platform')).flatMap(({ type, ref }) => {
    const node = type === 'node' ? ref : extract.ways.get(ref)?.nodes[0]
    const position = extract.positions.get(node ?? 0)
    if (position === undefined || !isBeside(graph, links, position)) return []
    const tags = type === 'node' ? extract.nodes.get(ref)?.tags : extract.ways.get(ref)?.tags
    return [{ name: tags?.['name'] ?? '', stopKind: 'bus' as const, position: rounded(position) }]
  })
}

function isBeside({ plane }: RoadGraph, links: readonly Link[], place: Position): boolean {
  const [x, y] = [plane.x(place[0]), plane.y(place[1])]
  return links.some(({ centre }) => centre.nearest(x, y).distance < besideM)
}

function lengthOf(links: readonly Link[]): number {
  return links.reduce((sum, { length }) => sum + length, 0)
}
