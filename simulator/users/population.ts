/** The road users of a scenario's section `roadUsers`: cars, cyclists, pedestrians around the junctions that have an RSU. */
import { V2xError } from '../../common/errors.ts'
import type { Random } from '../../common/random.ts'
import { stepS, type Agent, type Moment } from '../agent.ts'
import { place } from '../fleet/fleets.ts'
import { Demand, TaxiDriver } from '../fleet/taxi.ts'
import { vehicleClasses, type VehicleClass } from '../fleet/vehicle-class.ts'
import type { Roads } from '../fleet/roads.ts'
import { Vehicle } from '../fleet/vehicle.ts'
import { accessTo } from '../road/area.ts'
import type { RoadNode } from '../road/graph.ts'
import type { Pose } from '../road/path.ts'
import type { CrossingPlan, RoadUsersPlan } from './plan.ts'
import type { Body, RoadUser } from './road-user.ts'
import { onBicycle, onFoot, Traveller, type Habit, type Way } from './traveller.ts'
import { wayAcross, waysByBicycle, waysOnFoot } from './ways.ts'

const cityStreets = accessTo('arterial', 'street')
/** An ordinary car drives as a taxi does; nobody reports for it. */
const car: VehicleClass = { ...vehicleClasses.taxi, idPrefix: 'CAR' }
const usualWalkMps = 1.4

/** A car without an OBU: it drives with the others, and sends nothing. */
export class Car implements Agent, RoadUser {
  readonly type = 'motor'
  readonly body: Body = car
  readonly present = true
  readonly participantId: number
  readonly vehicle: Vehicle
  atS = 0

  constructor(vehicle: Vehicle, participantId: number) {
    this.vehicle = vehicle
    this.participantId = participantId
  }

  get pose(): Readonly<Pose> {
    return this.vehicle.pose
  }

  get speed(): number {
    return this.vehicle.speed
  }

  step({ nowS }: Moment): void {
    this.vehicle.step(nowS, stepS)
    this.atS = nowS
  }
}

export interface Population {
  readonly cars: readonly Car[]
  readonly travellers: readonly Traveller[]
}

/** `order` is that of the first car among all vehicles. */
export function populate(
  plan: RoadUsersPlan,
  roads: Roads,
  order: number,
  random: Random,
): Population {
  const { graph, signals, people } = roads
  const nodes = graph.network.rsus.map(({ nodeId }) => graph.node(nodeId))
  const { cars = 0, cyclists = 0, pedestrians = 0, crossings = [] } = plan
  let nextId = 1 + cars
  const travel = (
    count: number,
    habit: Habit,
    name: string,
    waysOf: (node: RoadNode) => Way[],
  ): Traveller[] => {
    const places = nodes.map(waysOf).filter((ways) => ways.length > 0)
    if (places.length === 0) return []
    return Array.from({ length: count }, (_, k) => {
      const ways = places[k % places.length]!
      const dice = random.fork(`${name} ${k}`)
      return new Traveller({ participantId: nextId++, habit, ways, random: dice, people })
    })
  }
  return {
    cars: carsAround(nodes, cars, roads, { order, random }),
    travellers: [
      ...travel(cyclists, onBicycle, 'cyclist', (node) => waysByBicycle(node, signals)),
      ...travel(pedestrians, onFoot, 'pedestrian', (node) => waysOnFoot(node, signals)),
      ...crossings.map((crossing, k) =>
        steppingOut(crossing, roads, random.fork(`crossing ${k}`), nextId++),
      ),
    ],
  }
}

function carsAround(
  nodes: readonly RoadNode[],
  count: number,
  roads: Roads,
  { order, random }: { readonly order: number; readonly random: Random },
): Car[] {
  const links = [...new Set(nodes.flatMap((node) => [...node.in, ...node.out]))].filter(cityStreets)
  if (links.length === 0) return []
  const demand = new Demand(links, ({ length }) => length)
  return Array.from({ length: count }, (_, k) => {
    const id = `${car.idPrefix}-${String(k + 1).padStart(4, '0')}`
    const dice = random.fork(id)
    const driver = new TaxiDriver(demand, cityStreets, 'private', dice)
    const vehicle = new Vehicle({ id, order: order + k, kind: car, driver, roads, random: dice })
    place(vehicle, demand.pick(dice).link, cityStreets)
    return new Car(vehicle, 1 + k)
  })
}

function steppingOut(
  plan: CrossingPlan,
  roads: Roads,
  random: Random,
  participantId: number,
): Traveller {
  const { atS, fromNode, toNode, alongM, speedMps = usualWalkMps } = plan
  const { graph, people } = roads
  const link = graph.linkBetween(fromNode, toNode)
  if (alongM > link.length) {
    throw new V2xError(
      'SCENARIO_INVALID',
      `cannot let a pedestrian cross ${alongM} m along the road from node ${fromNode} to ${toNode}: it is ${Math.floor(link.length)} m long`,
    )
  }
  const habit = { ...onFoot, speedMps: [speedMps, speedMps] as const }
  const ways = [wayAcross(link, alongM, atS)]
  return new Traveller({ participantId, habit, ways, random, people, once: true })
}
