/** Charging piles and who stands at them; and the habit of any electric vehicle to go there when it runs low. */
import type { PileSite, Position } from '../../schemas/network.ts'
import type { Link, RoadGraph } from '../road/graph.ts'
import { bayAt, type Bay } from '../road/lanes.ts'
import type { Access } from '../road/routing.ts'
import { taskStates, type Driver, type Errand, type Work } from './errand.ts'
import type { Vehicle } from './vehicle.ts'

/** Goes to charge below this, leaves near that. */
const lowLevel = 0.22
const fullLevel = 0.88
/** Two vehicles at one pile stand this far apart, metres. */
const bayWidthM = 2.9

export interface ChargePoint {
  readonly connectorId: number
  readonly link: Link
  readonly bay: Bay
  readonly powerKw: number
  /** Who is there or on the way. */
  vehicle: Vehicle | undefined
  charging: boolean
  /** Of this session, kWh. */
  energyKwh: number
  powerNowKw: number
}

export class Pile {
  readonly site: PileSite
  readonly points: readonly ChargePoint[]

  constructor(graph: RoadGraph, site: PileSite) {
    this.site = site
    const node = graph.node(site.nodeId)
    const link = node.in[0]!
    const away = link.centre.poseOf(link.length).heading
    const [longitude, latitude] = site.position
    const [x, y] = [graph.plane.x(longitude), graph.plane.y(latitude)]
    const rightOf = ([east, north]: Position): number =>
      (graph.plane.x(east) - x) * Math.cos(away) - (graph.plane.y(north) - y) * Math.sin(away)
    const row = graph.network.piles.filter(({ nodeId }) => nodeId === site.nodeId)
    const lastM = Math.min(
      ...row.map((other) => rightOf(other.position) - ((other.connectors - 1) / 2) * bayWidthM),
    )
    this.points = Array.from({ length: site.connectors }, (_, k) => {
      const sideM = (k - (site.connectors - 1) / 2) * bayWidthM
      const place = {
        x: x + Math.cos(away) * sideM - Math.sin(away) * 5,
        y: y - Math.sin(away) * sideM - Math.cos(away) * 5,
      }
      const connectorId = k + 1
      const roads = { inbound: link, outbound: link.twin ?? link }
      const bay = bayAt(`${site.deviceId}/${connectorId}`, roads, place, sideM - lastM)
      const idle = { vehicle: undefined, charging: false, energyKwh: 0, powerNowKw: 0 }
      return { connectorId, link, bay, powerKw: site.powerMaxKw / site.connectors, ...idle }
    })
  }

  /** Lets time pass for who is plugged in. */
  step(dtS: number): void {
    for (const point of this.points) {
      const { vehicle } = point
      if (vehicle === undefined || !point.charging) continue
      point.powerNowKw = vehicle.energy.charge(point.powerKw, dtS)
      point.energyKwh += (point.powerNowKw * dtS) / 3600
    }
  }
}

export class Chargers {
  readonly piles: readonly Pile[]

  constructor(graph: RoadGraph) {
    this.piles = graph.network.piles.map((site) => new Pile(graph, site))
  }

  /** Reserves the nearest free point the vehicle may drive to. */
  reserve(vehicle: Vehicle, access: Access): ChargePoint | undefined {
    let nearest: ChargePoint | undefined
    let leastM = Infinity
    for (const point of this.piles.flatMap((pile) => pile.points)) {
      if (point.vehicle !== undefined || !access(point.link)) continue
      const awayM = Math.hypot(point.link.to.x - vehicle.pose.x, point.link.to.y - vehicle.pose.y)
      if (awayM < leastM) [nearest, leastM] = [point, awayM]
    }
    if (nearest !== undefined) nearest.vehicle = vehicle
    return nearest
  }
}

/** Puts charging before any other errand of a driver. Diesel vehicles are filled where they stand. */
export class ChargingDriver implements Driver {
  readonly access: Access
  readonly work: Work
  readonly #inner: Driver
  readonly #chargers: Chargers
  #point: ChargePoint | undefined

  constructor(inner: Driver, chargers: Chargers) {
    this.#inner = inner
    this.#chargers = chargers
    this.access = inner.access
    this.work = inner.work
  }

  next(vehicle: Vehicle): Errand | undefined {
    this.#leave()
    if (vehicle.energy.level > lowLevel) return this.#inner.next(vehicle)
    if (!vehicle.energy.electric) vehicle.energy.refuel()
    else this.#point = this.#chargers.reserve(vehicle, this.access)
    const point = this.#point
    if (point === undefined) return this.#inner.next(vehicle)
    this.work.taskState = taskStates.returning
    this.work.nextStop = point.bay.key
    this.work.passengers = 0
    const { link, bay } = point
    return { link, bay, atM: link.length, holdS: chargeSeconds(vehicle, point) }
  }

  arrived(vehicle: Vehicle): void {
    if (this.#point === undefined) this.#inner.arrived(vehicle)
    else this.plugIn(vehicle, this.#point)
  }

  /** The vehicle stands at the point; returns for how many seconds it will. */
  plugIn(vehicle: Vehicle, point: ChargePoint): number {
    this.#point = point
    point.vehicle = vehicle
    point.charging = true
    point.energyKwh = 0
    this.work.taskState = taskStates.charging
    return chargeSeconds(vehicle, point)
  }

  #leave(): void {
    if (this.#point === undefined) return
    this.#point.charging = false
    this.#point.vehicle = undefined
    this.#point.powerNowKw = 0
    this.#point = undefined
  }
}

function chargeSeconds(vehicle: Vehicle, point: ChargePoint): number {
  const missingKwh = Math.max(0, fullLevel - vehicle.energy.level) * vehicle.energy.capacityKwh
  return Math.max(120, (missingKwh / point.powerKw) * 3600)
}
