/** A network from a SUMO `net.xml`: its edges are roads, and its signal programs are kept. */
import { basename } from 'node:path'
import { V2xError } from '../../common/errors.ts'
import type { Position } from '../../schemas/network.ts'
import { turnOf, type Link, type RoadGraph, type RoadNode, type Turn } from '../road/graph.ts'
import { assemble } from './assemble.ts'
import { plainJunction, Tally, type Converted } from './draft.ts'
import { headOf, phasesMax, type LinkPhases, type NodeSignals } from './signal-plan.ts'
import { readSumoNet, type SumoConnection, type SumoNet } from './sumo-file.ts'
import { projectionOf, type ToPosition } from './sumo-projection.ts'
import { roadOf, sumoRoads, type SumoRoad } from './sumo-roads.ts'
import { phasesOf, type SumoPhases } from './sumo-signals.ts'

/** SUMO's junctions were joined by whoever made the net. */
const join = { closeM: 8, signalisedM: 8 }

/** `origin` is where the net's point 0,0 lies, for a net that was never on the earth. */
export async function networkFromSumo(file: string, origin?: Position): Promise<Converted> {
  const net = await readSumoNet(file)
  return networkOfNet(net, projectionOf(net.location, origin), file)
}

export function networkOfNet(net: SumoNet, toPosition: ToPosition, file: string): Converted {
  const tally = new Tally()
  const roads = sumoRoads(net, tally)
  if (roads.size === 0) {
    throw new V2xError(
      'NETWORK_INVALID',
      'cannot make a network of this net: it has no edge with a lane for passenger cars',
    )
  }
  const numberOf = new Map([...net.junctions.keys()].map((id, i) => [id, i + 1]))
  const regulated = new Set(net.connections.map(({ from }) => from))
  const ends = new Set(net.edges.filter(({ id }) => regulated.has(id)).map(({ to }) => to))
  const draft = {
    junctions: [...net.junctions].map(([id, { x, y }]) => {
      const junction = plainJunction(numberOf.get(id)!, toPosition(x, y))
      return { ...junction, signalised: ends.has(id) }
    }),
    roads: [...roads.values()].map((road) => {
      const { from, to } = road.forward
      const nodes = { fromNodeId: numberOf.get(from)!, toNodeId: numberOf.get(to)! }
      return { ...roadOf(road, toPosition), ...nodes }
    }),
  }
  const programs = new Programs(net, roads, tally)
  const plannedOf = programs.plannedOf.bind(programs)
  const name = basename(file).replace(/(\.net)?\.xml(\.gz)?$/, '')
  const { network } = assemble(draft, { name, join, plannedOf }, tally)
  return { network, unusable: tally.counts }
}

/** Answers for a junction of the finished graph what the net's program for it is. */
class Programs {
  readonly #net: SumoNet
  readonly #roads: ReadonlyMap<string, SumoRoad>
  readonly #tally: Tally
  readonly #connections = new Map<string, SumoConnection[]>()
  /** The edges that are roads of the network. */
  #kept: ReadonlySet<string | undefined> | undefined

  constructor(net: SumoNet, roads: ReadonlyMap<string, SumoRoad>, tally: Tally) {
    this.#net = net
    this.#roads = roads
    this.#tally = tally
    for (const connection of net.connections) {
      const same = this.#connections.get(connection.from)
      if (same === undefined) this.#connections.set(connection.from, [connection])
      else same.push(connection)
    }
  }

  /** Undefined where the net has none that can be kept: then the junction gets a plan of ours. */
  plannedOf(graph: RoadGraph, node: RoadNode): NodeSignals | undefined {
    const ofLinks = node.in.map((link) => ({ link, connections: this.#connectionsOf(graph, link) }))
    const names = new Set(ofLinks.flatMap(({ connections }) => connections.map(({ tl }) => tl)))
    const program = this.#net.programs.get([...names][0] ?? '')
    if (names.size !== 1 || program === undefined) {
      const [what, then] = [names.size > 1 ? 'several programs' : 'no program', 'given one of ours']
      this.#tally.add(`signalised junctions with ${what}: ${then}`)
      return undefined
    }
    const plan = phasesOf(program)
    if (plan === undefined) return undefined
    const { phases, permanentPhaseId, offsetS } = plan
    if (phases.length + (permanentPhaseId === undefined ? 0 : 1) > phasesMax) {
      this.#tally.add(`signal programs of more than ${phasesMax} phases: replaced by a plan`)
      return undefined
    }
    this.#tally.add(
      'connections that give way in their green: it is taken for their own',
      plan.givingWay,
    )
    if (program.actuated) this.#tally.add('actuated signals: their set times are kept, fixed')
    const heads = ofLinks.map(({ link, connections }) =>
      headOf(graph, link, this.#linkPhases(link, connections, plan)),
    )
    const permanentPhaseIds = permanentPhaseId === undefined ? [] : [permanentPhaseId]
    return { phases, permanentPhaseIds, heads, offsetS }
  }

  #linkPhases(link: Link, connections: readonly SumoConnection[], plan: SumoPhases): LinkPhases {
    const found: Partial<Record<Turn, number>> = {}
    for (const { to, dir, linkIndex } of connections) {
      const next = link.next.find((other) => this.#edgeOf(other) === to)
      const turn = next === undefined ? turnNamed(dir) : turnOf(link, next)
      const phase = plan.phaseOf(linkIndex)
      if (phase !== undefined) found[turn] ??= phase
    }
    const any = found.straight ?? found.right ?? found.left ?? found.back ?? 1
    const straight = found.straight ?? any
    return { straight, right: found.right ?? straight, left: found.left ?? found.back ?? any }
  }

  /** Those from the link's edge, or from the short edges between it and the junction that became a part of the junction. */
  #connectionsOf(graph: RoadGraph, link: Link): readonly SumoConnection[] {
    const edgeId = this.#edgeOf(link)
    const own = this.#connections.get(edgeId ?? '')
    if (own !== undefined) return own
    this.#kept ??= new Set(graph.links.map((other) => this.#edgeOf(other)))
    const end = this.#net.edges.find(({ id }) => id === edgeId)?.to
    return this.#net.edges
      .filter(({ id, from }) => from === end && !this.#kept!.has(id))
      .flatMap(({ id }) => this.#connections.get(id) ?? [])
  }

  /** The edge that a link is. */
  #edgeOf({ road, from }: Link): string | undefined {
    const edges = this.#roads.get(road.roadId)
    const forward = from.junction.nodeId === road.fromNodeId
    return forward ? edges?.forward.id : edges?.backward?.id
  }
}

/** SUMO's letter for where a connection leads. */
function turnNamed(dir: string): Turn {
  if (dir === 't') return 'back'
  if (dir === 'l' || dir === 'L') return 'left'
  return dir === 'r' || dir === 'R' ? 'right' : 'straight'
}
