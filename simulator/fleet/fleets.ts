/** Puts a scenario's fleets on the roads: drivers, ids, where each vehicle begins. */
import { V2xError } from '../../common/errors.ts'
import type { Random } from '../../common/random.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { FleetPlan } from '../scenario/schema.ts'
import { accessTo, linksIn } from '../road/area.ts'
import type { Link, RoadGraph } from '../road/graph.ts'
import type { Access } from '../road/routing.ts'
import { BusDriver } from './bus.ts'
import { ChargingDriver, type Chargers, type ChargePoint } from './charging.ts'
import type { Driver } from './errand.ts'
import { lineOf, type Line } from './line.ts'
import { Riders } from './riders.ts'
import type { Roads } from './roads.ts'
import { AreaDriver, RoundDriver, type Place } from './rounds.ts'
import { Demand, TaxiDriver } from './taxi.ts'
import { vehicleClasses, type VehicleClass, type VehicleClassName } from './vehicle-class.ts'
import { idPrefixOf, vehicleIdOf } from './vehicle-ids.ts'
import { Vehicle } from './vehicle.ts'

const publicRoads = accessTo('highway', 'arterial', 'street')
const cityStreets = accessTo('arterial', 'street')
const testRoads = accessTo('test')
const siteRoads = accessTo('track')
const truckRoads = accessTo('arterial', 'street', 'track')
/** Trips begin and end outside the taxi area this much less often, a metre of road. */
const outsideShare = 0.13
/** Vehicles begin at least this far from one another on the same link, metres. */
const apartM = 18
const placementTries = 60

interface Recruit {
  readonly driver: Driver
  readonly start: Link
}

export function recruit(
  scenario: Scenario,
  roads: Roads,
  chargers: Chargers,
  random: Random,
): Vehicle[] {
  const vehicles: Vehicle[] = []
  const numbers = new Map<string, number>()
  for (const plan of scenario.fleets) {
    const kind: VehicleClass = vehicleClasses[plan.class]
    const prefix = idPrefixOf(plan)
    const make = recruiter(plan, kind, roads)
    for (let k = 0; k < plan.count; k++) {
      const number = (numbers.get(prefix) ?? 0) + 1
      numbers.set(prefix, number)
      const id = vehicleIdOf(prefix, number)
      const dice = random.fork(id)
      const { driver, start } = make(k, dice)
      const vehicle = new Vehicle({
        id,
        order: vehicles.length,
        kind,
        driver: new ChargingDriver(driver, chargers),
        roads,
        random: dice,
      })
      if (plan.charge !== undefined) {
        const [least = 0, most = 1] = plan.charge
        vehicle.energy.level = least + (most - least) * dice.fork('charge').next()
      }
      place(vehicle, start, driver.access)
      vehicles.push(vehicle)
    }
  }
  plugIn(vehicles, chargers, scenario.charging, random.fork('charging'))
  return vehicles
}

type Recruiter = (k: number, random: Random) => Recruit

function recruiter(plan: FleetPlan, kind: VehicleClass, roads: Roads): Recruiter {
  const recruiters: Readonly<Record<VehicleClassName, () => Recruiter>> = {
    bus: () => busesOn(plan, kind.seats, roads),
    taxi: () => taxisOf(plan.area ?? '', roads),
    sweeper: () =>
      inArea(plan, roads, { access: cityStreets, task: 'sweeping', driveMode: 3, holdS: [2, 20] }),
    machine: () =>
      inArea(plan, roads, {
        access: siteRoads,
        task: 'earthworks',
        driveMode: 1,
        holdS: [40, 300],
      }),
    van: () => vansOn(plan.line ?? '', kind, roads),
    truck: () => trucksOn(plan.line ?? '', kind, roads),
  }
  return recruiters[plan.class]()
}

function busesOn(plan: FleetPlan, seats: number, roads: Roads): Recruiter {
  const line = lineWithStops(roads.graph, plan.line ?? '', 1)
  const riders = new Riders()
  return (k, random) => {
    const startAt = Math.floor((k / plan.count) * line.links.length)
    const start = line.links[startAt]!
    return { driver: new BusDriver({ line, riders }, startAt, seats, random), start }
  }
}

/** Throws V2xError where nobody could stop on it. */
function lineWithStops(graph: RoadGraph, name: string, least: number): Line {
  const line = lineOf(graph, name)
  if (line.stops.length >= least) return line
  throw new V2xError(
    'SCENARIO_INVALID',
    `cannot serve line '${name}': the network has ${line.stops.length} stops on it, and it takes ${least}; add features of class 'stop' with that line`,
  )
}

function taxisOf(areaId: string, roads: Roads): Recruiter {
  const access = areaId === 'test-area' ? testRoads : publicRoads
  const { graph } = roads
  const inside = new Set(linksIn(graph, areaId, access))
  const links = access === testRoads ? [...inside] : graph.links.filter(cityStreets)
  if (links.length === 0) {
    throw new V2xError(
      'SCENARIO_INVALID',
      `cannot put taxis into the area '${areaId}': the network has no arterial and no street where their trips could begin and end; take a network with such roads, or leave the taxis out`,
    )
  }
  const demand = new Demand(links, (link) => link.length * (inside.has(link) ? 1 : outsideShare))
  const line = access === testRoads ? 'test-area' : 'robotaxi'
  return (_, random) => ({
    driver: new TaxiDriver(demand, access, line, random),
    start: demand.pick(random).link,
  })
}

function inArea(
  plan: FleetPlan,
  roads: Roads,
  how: { access: Access; task: string; driveMode: number; holdS: readonly [number, number] },
): Recruiter {
  const links = linksIn(roads.graph, plan.area ?? '', how.access)
  const { access, holdS, task, driveMode } = how
  const work = { line: plan.area ?? '', task, driveMode }
  return (_, random) => ({
    driver: new AreaDriver({ links, access, work, holdS, random }),
    start: links[random.integer(0, links.length - 1)]!,
  })
}

function vansOn(name: string, kind: VehicleClass, roads: Roads): Recruiter {
  const line = lineWithStops(roads.graph, name, 2)
  const places = line.stops.map((stop): Place => {
    return { name: stop.name, link: line.links[stop.at]!, atM: stop.atM }
  })
  const [depot, ...drops] = places
  return (_, random) => ({
    driver: new RoundDriver({
      depot: depot!,
      drops,
      access: cityStreets,
      work: { line: name, task: 'parcel delivery', driveMode: 3 },
      holdS: [15, 60],
      loadMaxKg: kind.loadMaxKg,
      random,
    }),
    start: line.links[random.integer(0, line.links.length - 1)]!,
  })
}

/** From the site at the line's beginning to where its route ends. */
function trucksOn(name: string, kind: VehicleClass, roads: Roads): Recruiter {
  const line = lineOf(roads.graph, name)
  const half = Math.ceil(line.links.length / 2)
  const middleOf = (link: Link, place: string): Place => ({
    name: place,
    link,
    atM: link.length / 2,
  })
  // The way back ends on the site's access road: trucks load on it and turn on the site.
  const site = middleOf(line.links.at(-1)!, 'site')
  const dump = middleOf(line.links[half - 1]!, 'disposal')
  return (_, random) => ({
    driver: new RoundDriver({
      depot: site,
      drops: [dump],
      access: truckRoads,
      work: { line: name, task: 'muck transport', driveMode: 1 },
      holdS: [60, 150],
      loadMaxKg: kind.loadMaxKg,
      random,
    }),
    start: line.links[random.integer(0, line.links.length - 1)]!,
  })
}

/** Finds a free place near where the vehicle should begin: on that link, or further along. */
export function place(vehicle: Vehicle, start: Link, access: Access): void {
  const { traffic } = vehicle.roads
  const { random } = vehicle
  let link = start
  for (let tries = 0; tries < placementTries; tries++) {
    const atM = link.length * (0.1 + 0.8 * random.next())
    if (traffic.onLink(link).every((other) => Math.abs(other.s - atM) > apartM)) {
      vehicle.place(link, atM)
      return
    }
    const onward = link.next.filter(access)
    if (onward.length > 0) link = onward[random.integer(0, onward.length - 1)]!
  }
  vehicle.place(link, link.length * random.next())
}

/** Some vehicles begin at a pile, in the middle of charging. */
function plugIn(
  vehicles: readonly Vehicle[],
  chargers: Chargers,
  wanted: number,
  random: Random,
): void {
  const candidates = vehicles
    .filter(({ energy, leg }) => energy.electric && publicRoads(leg.link))
    .map((vehicle) => ({ vehicle, key: random.next() }))
    .sort((a, b) => a.key - b.key)
  for (const { vehicle } of candidates.slice(0, wanted)) {
    const point = chargers.reserve(vehicle, vehicle.driver.access)
    if (point !== undefined && vehicle.driver instanceof ChargingDriver)
      move(vehicle, point, random)
  }
}

function move(vehicle: Vehicle, point: ChargePoint, random: Random): void {
  if (!(vehicle.driver instanceof ChargingDriver)) return
  vehicle.energy.level = 0.25 + 0.5 * random.next()
  vehicle.unplace()
  vehicle.placeInBay(point.link, point.bay, vehicle.driver.plugIn(vehicle, point))
}
