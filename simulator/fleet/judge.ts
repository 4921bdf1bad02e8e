/**
 * Judges the traffic of a World by what is true in it, not by what is sent: nobody leaves its lane, passes red, drives into
 * another, jumps, or exceeds what its class can do. Look once a step (100 ms); what a script made somebody do is excused.
 */
import { stepS } from '../agent.ts'
import type { World } from '../world.ts'
import { bodiesTouch } from '../road/bodies.ts'
import { lanePose } from '../road/lanes.ts'
import type { Point, Pose } from '../road/path.ts'
import type { LaneLeg, Leg, TurnLeg, Vehicle } from './vehicle.ts'

export type Rule = 'lane' | 'red' | 'overlap' | 'acceleration' | 'braking' | 'jump'

export interface Breach {
  readonly rule: Rule
  readonly vehicleId: string
  /** The other one of an overlap. */
  readonly otherId?: string
  readonly nowS: number
  /** Metres beyond the lane or beyond the way driven, m/s² beyond the class; seconds since the light turned red. */
  readonly by: number
}

/** How far from the middle of its lane, or of the two it changes between, a vehicle may be, metres. */
const strayM = 1
/** Where a turn moves over to another lane as well, a vehicle swings out so far beyond the two lanes it joins, metres. */
const swingM = 1.6
/** A turning circle lies this near to where the road ends, metres. */
const circleM = 30
/** Rounding of sums, m/s² and metres. */
const accelerationSlack = 1e-6
const jumpM = 0.05
/** What a driver may be ordered to do. */
const excusable: ReadonlySet<Rule> = new Set(['red', 'braking'])
/** Two vehicles that touch have their middles nearer to each other, also by what they drive within a step. */
const nearM = 21

type Lane = Pick<LaneLeg, 'link' | 'laneOut'>
type Turned = Pick<TurnLeg, 'link' | 'laneOut' | 'turnsBack'>

interface Past {
  x: number
  y: number
  speed: number
  odometerM: number
  leg: Leg
  /** Of the front, along the lane; negative before the stop line. */
  frontM: number
  /** The last lane it was in. */
  lane: LaneLeg | undefined
}

export class Judge {
  readonly breaches: Breach[] = []
  /** What was done on orders of a script. */
  readonly excused: Breach[] = []
  /**
   * Whose tail or nose swung out in a turn over somebody in another lane than it came from and goes to: beside the one, or towards it beside
   * the other. Bodies turn about their middle here; a real bus turns about its rear axle, and its tail swings out less.
   */
  readonly swept: Breach[] = []
  /** Looks taken. */
  looks = 0
  readonly #world: World
  /** With those that have no OBU. */
  readonly #vehicles: readonly Vehicle[]
  readonly #past = new Map<Vehicle, Past>()
  /** All of them from west to east, as they were at the last look: little changes between two. */
  readonly #eastwards: Vehicle[]
  /** Pairs that overlap now: each is reported once. */
  #touching = new Set<string>()

  constructor(world: World) {
    this.#world = world
    this.#vehicles = [...world.vehicles, ...world.users.cars.map(({ vehicle }) => vehicle)]
    this.#eastwards = [...this.#vehicles]
  }

  look(): void {
    this.looks += 1
    for (const vehicle of this.#vehicles) {
      const past = this.#past.get(vehicle)
      if (past !== undefined) {
        this.#judgeMotion(vehicle, past)
        this.#judgeLight(vehicle, past)
      }
      this.#judgeLane(vehicle, past)
      this.#remember(vehicle, past)
    }
    this.#judgeBodies()
  }

  #note(rule: Rule, { id, nowS, orders }: Vehicle, by: number): void {
    const breach = { rule, vehicleId: id, nowS, by }
    if (orders !== undefined && excusable.has(rule)) this.excused.push(breach)
    else this.breaches.push(breach)
  }

  #judgeMotion(vehicle: Vehicle, past: Past): void {
    const { kind, speed, pose, odometerM } = vehicle
    const gained = (speed - past.speed) / stepS
    const above = gained - kind.accelerationMax
    const below = -gained - kind.brakingMax
    if (above > accelerationSlack) this.#note('acceleration', vehicle, above)
    if (below > accelerationSlack) this.#note('braking', vehicle, below)
    const drivenM = odometerM - past.odometerM
    const movedM = Math.hypot(pose.x - past.x, pose.y - past.y)
    if (Math.abs(movedM - drivenM) > jumpM) this.#note('jump', vehicle, movedM - drivenM)
  }

  #judgeLane(vehicle: Vehicle, past: Past | undefined): void {
    const { leg, pose } = vehicle
    let beyondM: number
    if (leg.kind === 'turn') {
      if (leg.isBay) return
      const awayM = leg.path.nearest(pose.x, pose.y).distance - strayM
      beyondM = Math.max(awayM, past?.lane === undefined ? 0 : outsideTurn(pose, leg, past.lane))
    } else {
      const { centre } = leg.link
      const foot = centre.poseOf(centre.nearest(pose.x, pose.y).s)
      beyondM = outside(rightOf(foot, pose), leg.sideInM, leg.sideOutM) - strayM
    }
    if (beyondM > 0) this.#note('lane', vehicle, beyondM)
  }

  #judgeLight(vehicle: Vehicle, { leg, frontM }: Past): void {
    if (leg.kind !== 'lane' || leg.plan === undefined || leg.phaseId === undefined) return
    const sameLink = vehicle.leg.kind === 'lane' && vehicle.leg.link === leg.link
    const crossed = frontM < 0 && (!sameLink || frontOf(vehicle) >= 0)
    if (!crossed || leg.plan.lightOf(leg.phaseId, vehicle.nowS) !== 'red') return
    this.#note('red', vehicle, 0)
  }

  #judgeBodies(): void {
    const touching = new Set<string>()
    const eastwards = this.#eastwards
    sortEastwards(eastwards)
    for (const [at, vehicle] of eastwards.entries()) {
      const { x, y } = vehicle.pose
      for (let next = at + 1; next < eastwards.length; next++) {
        const other = eastwards[next]!
        if (other.pose.x - x > nearM) break
        if (Math.abs(other.pose.y - y) < nearM) this.#judgePair(other, vehicle, touching)
      }
    }
    // Works may be longer than that.
    for (const works of this.#world.works) {
      for (const vehicle of this.#vehicles) this.#judgePair(vehicle, works, touching)
    }
    this.#touching = touching
  }

  #judgePair(vehicle: Vehicle, other: Vehicle, touching: Set<string>): void {
    const nowS = this.#world.elapsedMicros / 1e6
    if (!bodiesTouch(poseAt(vehicle, nowS), vehicle.kind, poseAt(other, nowS), other.kind)) return
    const [first, second] = vehicle.id < other.id ? [vehicle, other] : [other, vehicle]
    const pair = `${first.id} ${second.id}`
    touching.add(pair)
    if (this.#touching.has(pair)) return
    const breach: Breach = {
      rule: 'overlap',
      vehicleId: first.id,
      otherId: second.id,
      nowS,
      by: 0,
    }
    const isExcused = vehicle.orders !== undefined || other.orders !== undefined
    const swings = this.#sweeps(vehicle, other) || this.#sweeps(other, vehicle)
    const list = swings ? this.swept : this.breaches
    if (isExcused) this.excused.push(breach)
    else list.push(breach)
  }

  /** Turns between two lanes while the other is in neither of them. */
  #sweeps(turning: Vehicle, { leg }: Vehicle): boolean {
    const from = this.#past.get(turning)?.lane
    const into = turning.leg
    if (into.kind !== 'turn' || into.isBay || leg.kind !== 'lane' || from === undefined)
      return false
    return !isSameLane(leg, from) && !isSameLane(leg, into)
  }

  #remember(vehicle: Vehicle, past: Past | undefined): void {
    const { pose, speed, odometerM, leg } = vehicle
    const lane = leg.kind === 'lane' ? leg : past?.lane
    const now = { x: pose.x, y: pose.y, speed, odometerM, leg, lane, frontM: frontOf(vehicle) }
    if (past === undefined) this.#past.set(vehicle, now)
    else Object.assign(past, now)
  }
}

function isSameLane(a: Lane, b: Lane): boolean {
  return a.link === b.link && a.laneOut === b.laneOut
}

/** How far a place lies outside what the lanes that a turn joins enclose, metres. */
export function outsideTurn(
  place: Point,
  { link, laneOut, turnsBack }: Turned,
  from: Lane,
): number {
  const enter = lanePose(from.link, from.link.length, from.laneOut)
  const leave = lanePose(link, 0, laneOut)
  if (turnsBack) {
    const [x, y] = [(enter.x + leave.x) / 2, (enter.y + leave.y) / 2]
    return Math.hypot(place.x - x, place.y - y) - circleM
  }
  const besideM = Math.max(
    outside(rightOf(enter, place), 0, rightOf(enter, leave)),
    outside(rightOf(leave, place), 0, rightOf(leave, enter)),
  )
  return Math.max(besideM, -aheadOf(enter, place), aheadOf(leave, place)) - swingM
}

function rightOf({ x, y, heading }: Pose, place: Point): number {
  return (place.x - x) * Math.cos(heading) - (place.y - y) * Math.sin(heading)
}

function aheadOf({ x, y, heading }: Pose, place: Point): number {
  return (place.x - x) * Math.sin(heading) + (place.y - y) * Math.cos(heading)
}

/** How far a value lies outside what two others enclose. */
function outside(value: number, a: number, b: number): number {
  return Math.max(Math.min(a, b) - value, value - Math.max(a, b))
}

function frontOf({ s, kind, leg }: Vehicle): number {
  return s + kind.lengthM / 2 - leg.path.length
}

/** By insertion, which is fast where nearly all is in order. */
function sortEastwards(vehicles: Vehicle[]): void {
  for (let at = 1; at < vehicles.length; at++) {
    const vehicle = vehicles[at]!
    let place = at
    while (place > 0 && vehicles[place - 1]!.pose.x > vehicle.pose.x) {
      vehicles[place] = vehicles[place - 1]!
      place--
    }
    vehicles[place] = vehicle
  }
}

/** Each vehicle moves at its own moment within the step: where it is by `atS`, further on its way. */
export function poseAt({ pose, speed, nowS, s, legs }: Vehicle, atS: number): Pose {
  const aheadM = speed * (atS - nowS)
  if (aheadM === 0) return pose
  const [leg, next] = legs
  const beyondM = s + aheadM - leg!.path.length
  const from = leg!.path.poseOf(s)
  const to =
    beyondM > 0 && next !== undefined ? next.path.poseOf(beyondM) : leg!.path.poseOf(s + aheadM)
  return {
    x: pose.x + to.x - from.x,
    y: pose.y + to.y - from.y,
    heading: pose.heading + to.heading - from.heading,
  }
}
