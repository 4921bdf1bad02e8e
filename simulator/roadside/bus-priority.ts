/**
 * Section `busPriority` of a scenario, and the buses' side of it: how late a bus is by its timetable, and the wish for priority at
 * the next signal that a late one puts into its status. The signals' side is road/priority-plan.ts.
 */
import { Type, type Static } from 'typebox'
import type { Vehicle } from '../fleet/vehicle.ts'
import { quantiser } from '../messages/quantise.ts'
import type { PriorityAsk } from '../road/priority-plan.ts'

export const busPrioritySchema = Type.Object(
  {
    lateS: Type.Optional(
      Type.Integer({
        minimum: 0,
        default: 30,
        description: 'A bus asks from so many seconds behind its timetable',
      }),
    ),
    timetableKmh: Type.Optional(
      Type.Number({
        minimum: 5,
        maximum: 60,
        default: 20,
        description: 'Speed of the timetable, stops and signals included',
      }),
    ),
    extendS: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 30,
        default: 10,
        description: 'Seconds by which a green may be longer than planned',
      }),
    ),
  },
  { additionalProperties: false, description: 'Signals that have an RSU answer late buses' },
)

export type BusPriorityPlan = Static<typeof busPrioritySchema>

export const busPriorityDefaults = { lateS: 30, timetableKmh: 20, extendS: 10 }

/** A bus asks from so far before the stop line, and counts on such a speed where it is slower. */
const askWithinM = 250
const countedOnMps = 8

const delayOf = quantiser('VehicleStatus', 'delay')
const arrivalOf = quantiser('VehicleStatus', 'priority_arrival')

export interface HeardAsk extends PriorityAsk {
  readonly nodeId: number
}

/** The service of one bus. */
export class BusService {
  readonly vehicle: Vehicle
  /** What its last status asked for, and when that was sent, seconds of the simulated clock. */
  asked: HeardAsk | undefined
  askedAtS = 0
  readonly #lateS: number
  readonly #timetableMps: number
  readonly #beganM: number

  constructor(vehicle: Vehicle, plan: BusPriorityPlan) {
    const { lateS, timetableKmh } = { ...busPriorityDefaults, ...plan }
    this.vehicle = vehicle
    this.#lateS = lateS
    this.#timetableMps = timetableKmh / 3.6
    this.#beganM = vehicle.odometerM
  }

  /** Behind the timetable, seconds: on time where the run began. */
  delayS(nowS: number): number {
    return nowS - (this.vehicle.odometerM - this.#beganM) / this.#timetableMps
  }

  /** What the status says of it. */
  report(nowS: number): object {
    const delayS = this.delayS(nowS)
    this.asked = delayS >= this.#lateS ? this.#askAhead(nowS) : undefined
    this.askedAtS = nowS
    const delay = delayOf(delayS)
    if (this.asked === undefined) return { delay }
    const { nodeId, phaseId, arrivalS } = this.asked
    const { junction } = this.vehicle.roads.graph.node(nodeId)
    return {
      delay,
      priorityRegion: junction.region,
      priorityIntersectionId: nodeId,
      priorityPhaseId: phaseId,
      priorityArrival: arrivalOf(arrivalS - nowS),
    }
  }

  /** For the signal at the end of the present lane, once no stop lies before it. */
  #askAhead(nowS: number): HeardAsk | undefined {
    const { leg, s, speed, holdUntilS, kind } = this.vehicle
    if (leg.kind !== 'lane' || leg.plan === undefined || leg.phaseId === undefined) return undefined
    const distanceM = leg.path.length - s - kind.lengthM / 2
    const stops = holdUntilS !== undefined || this.vehicle.haltDistanceM() < distanceM
    if (stops || distanceM > askWithinM) return undefined
    const arrivalS = nowS + Math.max(0, distanceM) / Math.max(speed, countedOnMps)
    return { nodeId: leg.link.to.junction.nodeId, phaseId: leg.phaseId, arrivalS }
  }
}
