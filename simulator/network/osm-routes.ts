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
import type { OsmRoads } from './osm-roads.ts'

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
/** Of a direction's ways inside, a line passes at least this share; less is a relation whose ways are in no order. */
const coveredMin = 0.7
/** What an extract leaves of a line is worth driving from this length, metres. */
const lengthMinM = 300
/** A stop further than this from its line's roads is a slip, metres. */
const besideM = 60
/** A bus stop that no line names stands this near to its road, metres. */
const kerbM = 20

export function linesOf(
  extract: OsmExtract,
  graph: RoadGraph,
  roads: OsmRoads,
  tally: Tally,
): Lines {
  const linksOf = new Map<number, Link[]>()
  for (const link of graph.links) {
    const way = roads.wayOf.get(link.road.roadId.replace(/[ab]$/, ''))
    if (way === undefined) continue
    const known = linksOf.get(way)
    if (known === undefined) linksOf.set(way, [link])
    else known.push(link)
  }
  const drivable = new Set(roads.wayOf.values())
  const router = new Router(graph)
  const lines = new Map<string, Direction[]>()
  for (const relation of extract.relations) {
    if (!busRoutes.has(relation.tags['route'] ?? '')) continue
    const told = toldStops(relation, extract)
    const isRight = (links: readonly Link[]): boolean => passesInOrder(graph, links, told)
    const inside = { linksOf, isRoad: (way: number): boolean => drivable.has(way), isRight }
    const links = linksAlong(relation, inside, router)
    const stops =
      told.length === 0
        ? stopsBeside(extract, graph, links)
        : told.filter(({ position }) => isBeside(graph, links, position))
    if (links.length === 0) tally.add('bus routes with gaps, or outside')
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
  const taken = new Set<string>()
  for (const [ref, [out, back, ...more]] of lines) {
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
      const name = tags['name'] ?? ref
      // Buses are named after their line, and the ids of devices are ASCII.
      const ascii = ref.replaceAll(/[^\w.-]/g, '').slice(0, 40)
      const line = ascii === '' || taken.has(ascii) ? `osm-${out!.relation.id}` : ascii
      taken.add(line)
      const nodeIds = [first, ...links.map(({ to }) => to.junction.nodeId)]
      routes.push({ line, name, nameEn: tags['name:en'] ?? name, fleet: 'bus', nodeIds })
      const inOrder = directions.flatMap((direction) => direction.stops)
      stops.push(...inOrder.map((stop, i) => ({ ...stop, line, order: i + 1 })))
    }
  }
  return { routes, stops }
}

interface Inside {
  readonly linksOf: ReadonlyMap<number, readonly Link[]>
  readonly isRoad: (way: number) => boolean
  /** Whether links are passed in the direction of the line. */
  readonly isRight: (links: readonly Link[]) => boolean
}

/** The longest run of the relation's ways inside the network, as links in driving direction; empty where there is none. */
function linksAlong(
  { members }: OsmRelation,
  { linksOf, isRoad, isRight }: Inside,
  router: Router,
): readonly Link[] {
  const ways = members.filter(({ type, role }) => type === 'way' && !/^(platform|stop)/.test(role))
  const runs: (readonly Link[])[][] = [[]]
  for (const { ref } of ways) {
    const links = linksOf.get(ref)
    if (links !== undefined) runs.at(-1)!.push(links)
    // A road without links became a part of a junction; anything else is a gap.
    else if (!isRoad(ref)) runs.push([])
  }
  const run = runs.reduce((a, b) => (lengthOf(b.flat()) > lengthOf(a.flat()) ? b : a))
  const own = new Set(run.flat())
  let [longest, most]: [readonly Link[], number] = [[], 0]
  for (const from of run[0] ?? []) {
    for (const to of run.at(-1)!) {
      const links =
        from === to ? [from] : [from, ...router.route(from, to, (link) => own.has(link))]
      const worth = links.at(-1) === to ? lengthOf(links) + (isRight(links) ? 1 : 0) : 0
      if (worth > most) [longest, most] = [links, worth]
    }
  }
  const passed = new Set(longest.map(({ road }) => road.roadId))
  const covered = run.filter((links) => links.some(({ road }) => passed.has(road.roadId)))
  const whole = covered.length >= coveredMin * run.length && lengthOf(longest) >= lengthMinM
  return whole ? longest : []
}

/** In the relation's order: where buses stop, or the platforms where only those are told. */
function toldStops({ members }: OsmRelation, extract: OsmExtract): Direction['stops'] {
  const ofRole = (start: string): OsmRelation['members'] =>
    members.filter(({ role }) => role.startsWith(start))
  const stops = ofRole('stop')
  return (stops.length > 1 ? stops : ofRole('platform')).flatMap(({ type, ref }) => {
    const node = type === 'node' ? ref : extract.ways.get(ref)?.nodes[0]
    const position = extract.positions.get(node ?? 0)
    if (position === undefined) return []
    const tags = (type === 'node' ? extract.nodes : extract.ways).get(ref)?.tags
    return [{ name: tags?.['name'] ?? '', stopKind: 'bus' as const, position: rounded(position) }]
  })
}

/** A two-way road alone does not tell which way a line runs; its first and its last stop do. */
function passesInOrder(
  { plane }: RoadGraph,
  links: readonly Link[],
  stops: Direction['stops'],
): boolean {
  const alongM = ({ position }: Direction['stops'][number]): number => {
    const [x, y] = [plane.x(position[0]), plane.y(position[1])]
    const near = links.map(({ centre }) => centre.nearest(x, y))
    const at = near.reduce(
      (best, { distance }, i) => (distance < near[best]!.distance ? i : best),
      0,
    )
    return lengthOf(links.slice(0, at)) + near[at]!.s
  }
  return stops.length > 1 && alongM(stops[0]!) < alongM(stops.at(-1)!)
}

/** Where the relation tells none: the bus stops on the right of its roads. */
function stopsBeside(
  extract: OsmExtract,
  { plane }: RoadGraph,
  links: readonly Link[],
): Direction['stops'] {
  const found = [...extract.nodes.values()].flatMap(({ tags, position }) => {
    if (tags['highway'] !== 'bus_stop') return []
    const [x, y] = [plane.x(position[0]), plane.y(position[1])]
    const at = links.findIndex(({ centre }) => {
      const { s, distance } = centre.nearest(x, y)
      const pose = centre.poseOf(s)
      const rightM = (x - pose.x) * Math.cos(pose.heading) - (y - pose.y) * Math.sin(pose.heading)
      return distance < kerbM && rightM > 0
    })
    if (at < 0) return []
    return [{ at, s: links[at]!.centre.nearest(x, y).s, name: tags['name'] ?? '', position }]
  })
  return found
    .sort((a, b) => a.at - b.at || a.s - b.s)
    .map(({ name, position }) => ({ name, stopKind: 'bus', position: rounded(position) }))
}

function isBeside({ plane }: RoadGraph, links: readonly Link[], place: Position): boolean {
  const [x, y] = [plane.x(place[0]), plane.y(place[1])]
  return links.some(({ centre }) => centre.nearest(x, y).distance < besideM)
}

function lengthOf(links: readonly Link[]): number {
  return links.reduce((sum, { length }) => sum + length, 0)
}
