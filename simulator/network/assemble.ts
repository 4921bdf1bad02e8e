/** From a draft to a network: joins, drops what cannot be reached, numbers, and gives signalised junctions their plans. */
import type { Position, RoadNetwork } from '../../schemas/network.ts'
import { RoadGraph, type RoadNode } from '../road/graph.ts'
import { rounded, type Draft, type Tally } from './draft.ts'
import { joinJunctions, type JoinLimits } from './join.ts'
import { numberNodes } from './number.ts'
import { reachableRoads } from './reachable.ts'
import { planSignals, type NodeSignals } from './signal-plan.ts'

export interface AssembleOptions {
  readonly name: string
  readonly join: JoinLimits
  /** The plan that the file has for a signalised node; undefined where it has none. */
  readonly plannedOf?: (graph: RoadGraph, node: RoadNode) => NodeSignals | undefined
}

export interface Assembled {
  readonly network: RoadNetwork
  /** The number that a node of the draft got, or undefined where it went. */
  readonly numberOf: (draftNodeId: number) => number | undefined
}

/** The area that is every imported network's, so that a scenario has one to name. */
const wholeArea = { areaId: 'all', areaKind: 'taxi_area', name: '全域', nameEn: 'Whole area' }

export function assemble(draft: Draft, options: AssembleOptions, tally: Tally): Assembled {
  const joined = joinJunctions(draft, options.join, tally)
  const reached = reachableRoads(emptyNetwork(options.name, joined))
  const roads = joined.roads.filter(({ roadId }) => reached.has(roadId))
  tally.add('roads that the rest cannot be reached from', joined.roads.length - roads.length)
  const numbered = numberNodes({ junctions: joined.junctions, roads })
  const bare = emptyNetwork(options.name, numbered)
  const graph = new RoadGraph(bare)
  const planned = new Map<number, NodeSignals>()
  for (const { nodeId, signalised } of numbered.junctions) {
    if (!signalised) continue
    const node = graph.node(nodeId)
    const plan = options.plannedOf?.(graph, node) ?? planSignals(graph, node)
    if (plan === undefined) tally.add('signals where nobody has to wait')
    else planned.set(nodeId, plan)
  }
  const network = {
    ...bare,
    junctions: numbered.junctions.map((junction) => {
      const {
        phases = [],
        permanentPhaseIds = [],
        offsetS = 0,
      } = planned.get(junction.nodeId) ?? {}
      return { ...junction, signalised: phases.length > 0, phases, permanentPhaseIds, offsetS }
    }),
    signals: [...planned.values()].flatMap(({ heads }) => heads),
    areas: [{ ...wholeArea, ring: boundsOf(roads.flatMap(({ points }) => points)) }],
  }
  const numberOf = (nodeId: number): number | undefined =>
    numbered.numberOf(joined.joinedInto(nodeId))
  return { network, numberOf }
}

function emptyNetwork(name: string, { junctions, roads }: Draft): RoadNetwork {
  const nothing = { signals: [], areas: [], stops: [], rsus: [], piles: [], routes: [] }
  return { name, approximate: true, roads, junctions, ...nothing }
}

function boundsOf(points: readonly Position[]): Position[] {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const [longitude, latitude] of points) {
    ;[west, east] = [Math.min(west, longitude), Math.max(east, longitude)]
    ;[south, north] = [Math.min(south, latitude), Math.max(north, latitude)]
  }
  const corners: Position[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return corners.map(rounded)
}
