/** Sums a network up and says what of it a run could not use: what `v2x network FILE` prints. */
import type { RoadNetwork } from '../../schemas/network.ts'
import { lineOf } from '../fleet/line.ts'
import { linksIn } from '../road/area.ts'
import { RoadGraph } from '../road/graph.ts'
import { Tally } from './draft.ts'
import { reachableRoads } from './reachable.ts'

export interface Survey {
  readonly name: string
  /** Of roads, both directions of a two-way road once. */
  readonly kilometres: number
  readonly laneKilometres: number
  readonly roads: number
  readonly junctions: number
  readonly signalised: number
  readonly rsus: number
  readonly routes: number
  readonly stops: number
  readonly piles: number
  readonly areas: number
}

export function surveyOf(network: RoadNetwork): Survey {
  const graph = new RoadGraph(network)
  const kilometres = (metres: number): number => Math.round(metres / 10) / 100
  const lengths = graph.links.map(({ length, lanes }) => ({ length, laneM: length * lanes }))
  const once = graph.links.filter(({ twin, index }) => twin === undefined || index < twin.index)
  return {
    name: network.name,
    kilometres: kilometres(once.reduce((sum, { length }) => sum + length, 0)),
    laneKilometres: kilometres(lengths.reduce((sum, { laneM }) => sum + laneM, 0)),
    roads: network.roads.length,
    junctions: network.junctions.length,
    signalised: network.junctions.filter(({ signalised }) => signalised).length,
    rsus: network.rsus.length,
    routes: network.routes.length,
    stops: network.stops.length,
    piles: network.piles.length,
    areas: network.areas.length,
  }
}

/** Kinds of areas that fleets drive in; depots and lakes only lie beside roads. */
const drivenAreas = new Set(['taxi_area', 'test_area', 'sanitation', 'work_site'])

/** Counts by reason; empty where all of it can be driven and served. */
export function unusableIn(network: RoadNetwork): ReadonlyMap<string, number> {
  const graph = new RoadGraph(network)
  const tally = new Tally()
  const reached = reachableRoads(network)
  for (const { roadKind, roadId } of network.roads) {
    const open = roadKind !== 'track' && roadKind !== 'test'
    if (open && !reached.has(roadId)) tally.add('public roads that the rest cannot be reached from')
  }
  for (const { line, fleet } of network.routes) {
    if (fails(() => lineOf(graph, line)))
      tally.add(`routes of fleet '${fleet}' that cannot be driven`)
  }
  for (const { areaId, areaKind } of network.areas) {
    if (drivenAreas.has(areaKind) && fails(() => linksIn(graph, areaId, () => true))) {
      tally.add('areas without a road')
    }
  }
  for (const { nodeId } of network.piles) {
    if (graph.node(nodeId).in[0]?.twin === undefined)
      tally.add('piles without a two-way road to them')
  }
  return tally.counts
}

function fails(attempt: () => unknown): boolean {
  try {
    attempt()
    return false
  } catch {
    return true
  }
}
