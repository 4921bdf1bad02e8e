/**
 * The simulated zone: roads, fleets, roadside units and piles, moved on tick by tick. A run is a function of scenario, network,
 * seed and version: no clock and no dice from outside.
 */
import { createRandom } from '../common/random.ts'
import { loadNetwork, type RoadNetwork } from '../schemas/network.ts'
import { stepMicros, type Agent } from './agent.ts'
import { Script } from './events/script.ts'
import { Chargers } from './fleet/charging.ts'
import { recruit } from './fleet/fleets.ts'
import { hourAt } from './fleet/hours.ts'
import { RightOfWay } from './fleet/right-of-way.ts'
import { Traffic } from './fleet/traffic.ts'
import { VehicleAgent, type RadioSites } from './fleet/vehicle-agent.ts'
import type { Roads } from './fleet/roads.ts'
import type { Vehicle } from './fleet/vehicle.ts'
import type { Station } from './messages/radio.ts'
import type { Outlet } from './messages/stream.ts'
import { RoadGraph } from './road/graph.ts'
import { Lanes } from './road/lanes.ts'
import { PriorityPlan } from './road/priority-plan.ts'
import { Router } from './road/routing.ts'
import { SignalPlan, Signals } from './road/signals.ts'
import { busPriorityDefaults, BusService, type BusPriorityPlan } from './roadside/bus-priority.ts'
import { StopLines } from './road/stop-lines.ts'
import { noticesFor } from './roadside/notices.ts'
import { PileAgent } from './roadside/pile-agent.ts'
import { RsuAgent } from './roadside/rsu-agent.ts'
import { Sensor, sensorKinds } from './roadside/sensor.ts'
import type { Scenario } from './scenario/scenario.ts'
import { populate, type Population } from './users/population.ts'

/** One tick moves the agents whose moment lies in it. */
export const tickMicros = 5000
export const ticksAStep = stepMicros / tickMicros
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
  /** Who is on the roads without an OBU. */
  readonly users: Population
  /** Simulated time since the scenario's epoch. */
  elapsedMicros = 0
  /** What is added to simulated time to make UTC microseconds. */
  epochMicros: number
  readonly #slots: readonly (readonly Slot[])[]
  readonly #script: Script
  #tick = 0

  constructor({ scenario, network, seed = scenario.seed, sequenceBase = 0 }: WorldOptions) {
    const random = createRandom(seed)
    const graph = new RoadGraph(network ?? loadNetwork(scenario.network))
    const { roadUsers, busPriority } = scenario
    const signals = signalsOf(graph.network, busPriority)
    const lanes = new Lanes()
    this.epochMicros = scenario.epochMicros
    this.roads = {
      graph,
      signals,
      lanes,
      stopLines: new StopLines(lanes),
      router: new Router(graph),
      traffic: new Traffic(),
      people: new Set(),
      rightOfWay: new RightOfWay(),
      hourAt: (nowS) => hourAt(this.epochMicros + nowS * 1e6, graph.plane.longitude(0)),
    }
    this.chargers = new Chargers(graph)
    this.vehicles = recruit(scenario, this.roads, this.chargers, random.fork('fleets'))
    const ofUsers = random.fork('road users')
    this.users = populate(roadUsers ?? {}, this.roads, this.vehicles.length, ofUsers)
    const rsus = graph.network.rsus.map((site, i): Station => {
      const [x, y] = [graph.plane.x(site.position[0]), graph.plane.y(site.position[1])]
      return { id: site.deviceId, x, y, coverageM: site.coverageM, cellId: i }
    })
    const cells = rsus
      .filter((_, i) => i % rsusACell === 0)
      .map((rsu) => ({ ...rsu, id: `CELL-${String(rsu.cellId).padStart(4, '0')}` }))
    this.sites = { cells, rsus }
    const services = busPriority === undefined ? [] : servicesOf(this.vehicles, busPriority)
    const serviceOf = new Map(services.map((service) => [service.vehicle, service]))
    const obus = this.vehicles.map(
      (v) => new VehicleAgent(v, this.sites, sequenceBase, serviceOf.get(v)),
    )
    const users = [...this.users.cars, ...this.users.travellers]
    const units = graph.network.rsus.map((site, i) => {
      const notices = noticesFor(graph, site)
      const dice = random.fork(site.deviceId)
      const shared = { graph, signals, vehicles: obus, sequenceBase, users, services }
      const kind = sensorKinds[i % sensorKinds.length]!
      const sensor = new Sensor(kind, rsus[i]!, dice.fork('sensor'))
      const seeing = roadUsers === undefined ? {} : { sensor }
      return new RsuAgent({ site, notices, random: dice, ...shared, ...seeing })
    })
    const piles = this.chargers.piles.map((pile, i) => new PileAgent(pile, i, sequenceBase))
    this.#script = new Script(scenario.events ?? [], this.vehicles, this.roads)
    this.#slots = spread([...obus, ...units, ...piles, ...users, this.#script])
  }

  /** Road works that stand now. */
  get works(): readonly Vehicle[] {
    return this.#script.works
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

/** With bus priority, the signals that have an RSU answer; the others keep their fixed plans. */
function signalsOf(network: RoadNetwork, priority: BusPriorityPlan | undefined): Signals {
  if (priority === undefined) return new Signals(network)
  const { extendS } = { ...busPriorityDefaults, ...priority }
  const nodes = new Set(network.rsus.map(({ nodeId }) => nodeId))
  return new Signals(network, (junction) =>
    nodes.has(junction.nodeId) && junction.phases.length > 0
      ? new PriorityPlan(junction, extendS)
      : new SignalPlan(junction),
  )
}

function servicesOf(vehicles: readonly Vehicle[], priority: BusPriorityPlan): BusService[] {
  const buses = vehicles.filter(({ kind }) => kind.fleet === 'bus')
  return buses.map((bus) => new BusService(bus, priority))
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
