/**
 * One vehicle: the legs it drives (lane, turn, lane, …), how it carries out an errand, and where it is. What acceleration
 * it chooses is in motion.ts; what it works at is its driver's.
 */
import type { Random } from '../../common/random.ts'
import { turnOf, type Link, type Turn } from '../road/graph.ts'
import { laneAt, laneOffset, type Bay } from '../road/lanes.ts'
import type { Path, Pose } from '../road/path.ts'
import { turnBetween } from '../road/path.ts'
import type { SignalPlan } from '../road/signals.ts'
import type { Driver, Errand, Orders } from './errand.ts'
import { Energy } from './energy.ts'
import { chooseLane } from './lane-choice.ts'
import { chooseAcceleration } from './motion.ts'
import type { Roads } from './roads.ts'
import type { VehicleClass } from './vehicle-class.ts'

interface LegBase {
  readonly path: Path
  /** How far right of the link's centre the leg begins and ends. */
  readonly sideInM: number
  readonly sideOutM: number
  /** Where the errand wants the vehicle to stand, metres along the path. */
  readonly haltM: number | undefined
}

export interface LaneLeg extends LegBase {
  readonly kind: 'lane'
  readonly link: Link
  readonly laneOut: number
  /** The lane it should be in at the end. */
  readonly wanted: number
  readonly next: Link | undefined
  readonly turn: Turn
  /** The signal at the end, for the way this vehicle goes. */
  readonly plan: SignalPlan | undefined
  readonly phaseId: number | undefined
}

export interface TurnLeg extends LegBase {
  readonly kind: 'turn'
  /** Of the lane it comes from; a bay, off the road, has one of its own. */
  readonly key: string
  readonly isBay: boolean
  readonly turnsBack: boolean
  readonly link: Link
  readonly laneOut: number
}

export type Leg = LaneLeg | TurnLeg

/** How many legs ahead are known: a lane, a turn, a lane. */
const legsAhead = 3
/** A lane is chosen every so many steps. */
const laneChoiceSteps = 5
/** Standing counts from here. */
const standstillMps = 0.05
/** How many places are tried that no way leads to, and how long to stand before the next try. */
const wayTries = 4
const noWayHoldS = 30

const centre: Pose = { x: 0, y: 0, heading: 0 }

export class Vehicle {
  readonly id: string
  readonly kind: VehicleClass
  driver: Driver
  readonly roads: Roads
  readonly random: Random
  /** Place in the fleet: settles ties. */
  readonly order: number
  readonly energy: Energy
  /** Where across the lanes it likes to drive, 0 left to 1 right; and how fast, about 1. */
  readonly laneHabit: number
  speedHabit: number

  readonly legs: Leg[] = []
  /** Metres along the present leg. */
  s = 0
  speed = 0
  acceleration = 0
  /** Radians a second, positive clockwise. */
  yawRate = 0
  readonly pose: Pose = { x: 0, y: 0, heading: 0 }
  /** How far along the middle of the present link's road, and how far right of it. */
  roadM = 0
  sideM = 0
  /** How much of the road's width it takes up, metres: more than its own while it changes lanes, at an angle to the road. */
  spanM: number
  odometerM = 0
  /** Until when it stands, seconds of the simulated clock; undefined while it drives. */
  holdUntilS: number | undefined
  errand: Errand | undefined
  /** What a script makes it do just now. */
  orders: Orders | undefined
  /** Seconds kept to the one ahead. */
  headwayS = 1.3
  /** When it was where it is, seconds of the simulated clock. */
  nowS = 0
  #route: Link[] = []
  #routeAt = 0
  #steps = 0

  constructor(options: {
    id: string
    order: number
    kind: VehicleClass
    driver: Driver
    roads: Roads
    random: Random
  }) {
    this.id = options.id
    this.order = options.order
    this.kind = options.kind
    this.spanM = options.kind.widthM
    this.driver = options.driver
    this.roads = options.roads
    this.random = options.random
    this.laneHabit = this.random.next() * 0.7
    this.speedHabit = 0.86 + this.random.next() * 0.14
    this.energy = new Energy(options.kind, this.random)
    this.odometerM = Math.floor(this.random.next() * 9e7)
  }

  /** The present leg. A vehicle that was placed always has one. */
  get leg(): Leg {
    return this.legs[0]!
  }

  get standing(): boolean {
    return this.speed < standstillMps
  }

  /** Puts the vehicle on a link, at the kerb or in a given lane, standing. */
  place(link: Link, atM: number, lane = link.lanes - 1): void {
    this.legs.push(this.#laneLeg(link, { laneIn: lane, fromM: 0 }))
    this.s = Math.min(atM, link.length - 1)
    this.roads.traffic.enterLink(link, this)
    this.#locate()
    this.yawRate = 0
    this.holdUntilS = 0
  }

  /** Takes the vehicle off the roads, to be placed anew. */
  unplace(): void {
    const leg = this.legs.pop()
    if (leg?.kind === 'lane') this.roads.traffic.leaveLink(leg.link, this)
  }

  /** Puts the vehicle into a bay at the end of a link, standing for `holdS` seconds. */
  placeInBay(link: Link, bay: Bay, holdS: number): void {
    if (link.twin === undefined) return
    this.legs.push(this.#bayLeg(link, link.twin, bay))
    this.s = bay.stopM
    this.roads.traffic.enterTurn(`bay ${bay.key}`, this)
    this.#locate()
    this.holdUntilS = holdS
  }

  /** Moves on by `dtS` seconds, to `nowS`. */
  step(nowS: number, dtS: number): void {
    this.nowS = nowS
    if (this.holdUntilS !== undefined) {
      this.acceleration = 0
      this.yawRate = 0
      if (nowS < this.holdUntilS) return
      if (!this.#setOut(nowS)) return
    }
    const before = this.pose.heading
    this.#changeLane()
    this.#advance(chooseAcceleration(this, nowS, dtS), dtS)
    this.#locate()
    this.yawRate = turnBetween(before, this.pose.heading) / dtS
    this.#haltIfThere(nowS)
  }

  /** How far it is to where the errand wants the vehicle, as far as known legs reach. */
  haltDistanceM(): number {
    let beforeM = -this.s
    for (const leg of this.legs) {
      if (leg.haltM !== undefined) return beforeM + leg.haltM
      beforeM += leg.path.length
    }
    return Infinity
  }

  /** The turn at the end of the present lane, and how far it is. */
  nextTurn(): { readonly turn: Turn; readonly inM: number } {
    const { leg } = this
    if (leg.kind === 'turn') return { turn: 'straight', inM: Infinity }
    if (leg.next === undefined) return { turn: 'straight', inM: Infinity }
    return { turn: leg.turn, inM: leg.path.length - this.s }
  }

  /** Moves over to the lane beside, if that is wished now. */
  #changeLane(): void {
    this.#steps += 1
    if (this.#steps % laneChoiceSteps !== 0) return
    const lane = chooseLane(this)
    if (lane === undefined) return
    for (const leg of this.legs.splice(1)) if (leg.kind === 'lane') this.#routeAt -= 1
    const { link } = this.leg
    const begin = { laneIn: laneAt(link, this.sideM), laneTo: lane, fromM: this.roadM }
    this.legs[0] = this.#laneLeg(link, begin)
    this.s = this.leg.path.nearest(this.pose.x, this.pose.y).s
    this.#extend()
  }

  /** Asks the driver where to go; false where no way leads there, or to the next few places it names instead. */
  #setOut(nowS: number): boolean {
    for (let tries = 0; tries < wayTries; tries++) {
      const errand = this.driver.next(this)
      if (errand === undefined) {
        this.holdUntilS = nowS + 1
        return false
      }
      const route = this.#wayTo(errand)
      if (route === undefined) continue
      this.errand = errand
      this.holdUntilS = undefined
      this.#route = route
      // Out of a bay the lane of the present link is still to come.
      this.#routeAt = this.leg.kind === 'turn' ? -1 : 0
      this.#redraw()
      this.#extend()
      return true
    }
    this.holdUntilS = nowS + noWayHoldS
    return false
  }

  /** The links to take after the present one; undefined where there is no way. */
  #wayTo(errand: Errand): Link[] | undefined {
    const { link: here } = this.leg
    const ahead = errand.atM > this.roadM + 5
    if (this.leg.kind === 'lane' && errand.link === here && errand.bay === undefined && ahead)
      return []
    const route = errand.via ?? this.roads.router.route(here, errand.link, this.driver.access)
    if (route.length === 0) return undefined
    const { twin } = errand.link
    return errand.bay === undefined || twin === undefined ? [...route] : [...route, twin]
  }

  /** Forgets what was planned ahead; on a lane, the rest of it is drawn anew for where it goes now. */
  #redraw(): void {
    this.legs.length = 1
    const { leg } = this
    if (leg.kind === 'turn') {
      this.legs[0] = { ...leg, haltM: undefined }
      return
    }
    const lane = laneAt(leg.link, this.sideM)
    const redrawn = this.#laneLeg(leg.link, { laneIn: lane, fromM: this.roadM })
    // A change of lane that was under way is finished first: its path cannot be left in the middle.
    const offM = Math.abs(laneOffset(leg.link, lane) - this.sideM)
    if (offM < 0.05) {
      this.legs[0] = redrawn
      this.s = redrawn.path.nearest(this.pose.x, this.pose.y).s
    } else {
      const { haltM, next, turn, plan, phaseId, wanted } = redrawn
      this.legs[0] = { ...leg, haltM, next, turn, plan, phaseId, wanted }
    }
  }

  #extend(): void {
    while (this.legs.length < legsAhead) {
      const last = this.legs.at(-1)!
      if (last.kind === 'turn') {
        this.#routeAt += 1
        this.legs.push(this.#laneLeg(last.link, { laneIn: last.laneOut, fromM: 0 }))
      } else if (last.next !== undefined) this.legs.push(this.#turnLeg(last, last.next))
      else return
    }
  }

  /** Along the rest of a link from `fromM`, in one lane, or over to `laneTo`. */
  #laneLeg(link: Link, begin: { laneIn: number; laneTo?: number; fromM: number }): LaneLeg {
    const next = this.#route[this.#routeAt]
    const { errand } = this
    const isLast = errand !== undefined && next === undefined && errand.bay === undefined
    const laneOut = begin.laneTo ?? begin.laneIn
    const path = this.roads.lanes.along(link, {
      from: begin.laneIn,
      to: laneOut,
      ...(begin.fromM > 0 ? { startM: begin.fromM + 3 } : {}),
    })
    const { signals } = this.roads
    return {
      kind: 'lane',
      link,
      path,
      laneOut,
      wanted: this.#wantedLane(link, next),
      next,
      turn: next === undefined ? 'straight' : turnOf(link, next),
      sideInM: laneOffset(link, begin.laneIn),
      sideOutM: laneOffset(link, laneOut),
      haltM: isLast ? path.placeOfRoad(errand.atM) : undefined,
      plan: next === undefined ? undefined : signals.plans.get(link.to.junction.nodeId),
      phaseId: next === undefined ? undefined : signals.phaseOf(link, next),
    }
  }

  #turnLeg(from: LaneLeg, to: Link): TurnLeg {
    const bay = this.errand?.bay
    if (bay !== undefined && this.errand?.link === from.link && to === from.link.twin) {
      return this.#bayLeg(from.link, to, bay)
    }
    const turn = turnOf(from.link, to)
    const kept = Math.min(from.laneOut, to.lanes - 1)
    // Straight on nobody changes lanes within the crossing: the tail of a bus would swing out beside.
    const toKerb = turn === 'right' || (this.kind.atKerb && turn !== 'straight')
    const laneOut = toKerb ? to.lanes - 1 : turn === 'left' ? 0 : kept
    return {
      kind: 'turn',
      key: `${from.link.index}/${from.laneOut}`,
      isBay: false,
      turnsBack: turn === 'back',
      link: to,
      laneOut,
      path: this.roads.lanes.across(from.link, from.laneOut, to, laneOut),
      sideInM: from.sideOutM,
      sideOutM: laneOffset(to, laneOut),
      haltM: undefined,
    }
  }

  #bayLeg(from: Link, to: Link, bay: Bay): TurnLeg {
    const side = { sideInM: laneOffset(from, 0), sideOutM: laneOffset(to, 0) }
    // A bay is off the road: who stands in one is in nobody's way, so it has a place of its own.
    const key = `bay ${bay.key}`
    const leg = { kind: 'turn', key, isBay: true, turnsBack: false, path: bay.path } as const
    return { ...leg, link: to, laneOut: 0, haltM: bay.stopM, ...side }
  }

  #wantedLane(link: Link, next: Link | undefined): number {
    const kerb = link.lanes - 1
    if (next === undefined) return kerb
    const turn = turnOf(link, next)
    if (turn === 'right') return kerb
    if (turn === 'left' || turn === 'back') return 0
    // Where the road goes on with fewer lanes, one that goes on.
    const last = Math.min(kerb, next.lanes - 1)
    return this.kind.atKerb ? last : Math.min(last, Math.floor(this.laneHabit * link.lanes))
  }

  #advance(acceleration: number, dtS: number): void {
    const speed = Math.max(0, this.speed + acceleration * dtS)
    const movedM = ((this.speed + speed) / 2) * dtS
    this.acceleration = (speed - this.speed) / dtS
    this.speed = speed
    this.s += movedM
    this.odometerM += movedM
    this.energy.drive(movedM, dtS)
    while (this.s > this.leg.path.length && this.legs.length > 1) this.#enterNextLeg()
  }

  #enterNextLeg(): void {
    const { traffic } = this.roads
    const left = this.legs.shift()!
    this.s -= left.path.length
    if (left.kind === 'lane') traffic.leaveLink(left.link, this)
    else traffic.leaveTurn(left.key, this)
    if (this.leg.kind === 'lane') traffic.enterLink(this.leg.link, this)
    else traffic.enterTurn(this.leg.key, this)
    this.#extend()
  }

  #locate(): void {
    const { leg } = this
    leg.path.poseAt(this.s, this.pose)
    this.spanM = this.kind.widthM
    this.roadM = leg.kind === 'lane' ? leg.path.roadAt(this.s) : 0
    this.sideM = leg.kind === 'lane' ? this.#measureSide(leg) : leg.sideOutM
  }

  #measureSide(leg: LaneLeg): number {
    if (leg.sideInM === leg.sideOutM) return leg.sideInM
    leg.link.centre.poseAt(this.roadM, centre)
    this.spanM += this.kind.lengthM * Math.abs(Math.sin(this.pose.heading - centre.heading))
    const [east, north] = [this.pose.x - centre.x, this.pose.y - centre.y]
    return east * Math.cos(centre.heading) - north * Math.sin(centre.heading)
  }

  #haltIfThere(nowS: number): void {
    const { errand } = this
    if (errand === undefined || !this.standing || this.haltDistanceM() > 1.5) return
    this.speed = 0
    this.errand = undefined
    this.holdUntilS = nowS + errand.holdS
    this.driver.arrived(this)
  }
}
