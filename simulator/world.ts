/**
 * The simulated zone: roads, fleets, roadside units and piles, moved on tick by tick. A run is a function of scenario, network,
 * seed and version: no clock and no dice from outside.
 */
import { createRandom } from '../common/random.ts'
import { loadNetwork, type RoadNetwork } from '../schemas/network.ts'
import { stepMicros, type Agent } from './agent.ts'
import { Chargers } from './fleet/charging.ts'
import { recruit } from './fleet/fleets.ts'
import { Traffic } from './fleet/traffic.ts'
import { VehicleAgent, type RadioSites } from './fleet/vehicle-agent.ts'
import type { Roads, Vehicle } from './fleet/vehicle.ts'
import type { Station } from './messages/radio.ts'
import type { Outlet } from './messages/stream.ts'
import { RoadGraph } from './road/graph.ts'
import { Lanes } from './road/lanes.ts'
import { Router } from './road/routing.ts'
import { Signals } from './road/signals.ts'
import { noticesFor } from './roadside/notices.ts'
import { PileAgent } from './roadside/pile-agent.ts'
import { RsuAgent } from './roadside/rsu-agent.ts'
import type { Scenario } from './scenario/scenario.ts'

/** One tick moves the agents whose moment lies in it. */
export const tickMicros = 5000
const ticksAStep = stepMicros / tickMicros
/** Every third RSU's mast also carries a cell of the 5G network. */
const rsusACell = 3

interface Slot {
  readonly agent: Agent
  readonly offsetMicros: number
}

export interface WorldOptions {
  readonly scenario: Scenario
  readonly network?: RoadNetwork
  readonly seed?: number
  /** Sequence numbers begin after this: live traffic takes its start time, so that a restart repeats none. */
  readonly sequenceBase?: number
}

export class World {
  readonly roads: Roads
  readonly vehicles: readonly Vehicle[]
  readonly chargers: Chargers
  readonly sites: RadioSites
  /** Simulated time since the scenario's epoch. */
  elapsedMicros = 0
  /** What is added to simulated time to make UTC microseconds. */
  epochMicros: number
  readonly #slots: readonly (readonly Slot[])[]
  #tick = 0

  constructor({ scenario, network, seed = scenario.seed, sequenceBase = 0 }: WorldOptions) {
    const random = createRandom(seed)
    const graph = new RoadGraph(network ?? loadNetwork(scenario.network))
    const signals = new Signals(graph.network)
    this.epochMicros = scenario.epochMicros
    this.roads = {
      graph,
      signals,
      lanes: new Lanes(),
      router: new Router(graph),
      traffic: new Traffic(),
    }
    this.chargers = new Chargers(graph)
    this.vehicles = recruit(scenario, this.roads, this.chargers, random.fork('fleets'))
    const rsus = graph.network.rsus.map((site, i): Station => {
      const [x, y] = [graph.plane.x(site.position[0]), graph.plane.y(site.position[1])]
      return { id: site.deviceId, x, y, coverageM: site.coverageM, cellId: i }
    })
    const cells = rsus
      .filter((_, i) => i % rsusACell === 0)
      .map((rsu) => ({ ...rsu, id: `CELL-${String(rsu.cellId).padStart(4, '0')}` }))
    this.sites = { cells, rsus }
    const obus = this.vehicles.map((v) => new VehicleAgent(v, this.sites, sequenceBase))
    const units = graph.network.rsus.map((site) => {
      const notices = noticesFor(graph, site)
      const dice = random.fork(site.deviceId)
      const shared = { graph, signals, vehicles: obus, sequenceBase }
      return new RsuAgent({ site, notices, random: dice, ...shared })
    })
    const piles = this.chargers.piles.map((pile, i) => new PileAgent(pile, i, sequenceBase))
    this.#slots = spread([...obus, ...units, ...piles])
  }

  /** Moves on by one tick and sends what falls due in it. */
  tick(outlet: Outlet): void {
    const startMicros = this.#tick * tickMicros
    const step = Math.floor(this.#tick / ticksAStep)
    for (const { agent, offsetMicros } of this.#slots[this.#tick % ticksAStep]!) {
      const atMicros = startMicros + offsetMicros
      agent.step({ nowS: atMicros / 1e6, generatedAt: this.epochMicros + atMicros, step }, outlet)
    }
    this.#tick += 1
    this.elapsedMicros = this.#tick * tickMicros
  }
}

/** Gives each agent a moment of its own within the step, evenly (golden ratio: neighbours lie far apart). */
function spread(agents: readonly Agent[]): Slot[][] {
  const slots: Slot[][] = Array.from({ length: ticksAStep }, () => [])
  agents.forEach((agent, i) => {
    const moment = Math.floor(((i * 0.618_033_988_75) % 1) * stepMicros)
    slots[Math.floor(moment / tickMicros)]!.push({ agent, offsetMicros: moment % tickMicros })
  })
  for (const slot of slots) slot.sort((a, b) => a.offsetMicros - b.offsetMicros)
  return slots
}
