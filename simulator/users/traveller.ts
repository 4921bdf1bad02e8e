/** Somebody on foot or on a bicycle: one trip after another, each along a way that may have a place to wait at. */
import type { Random } from '../../common/random.ts'
import { stepS, type Agent, type Moment } from '../agent.ts'
import type { Path, Pose } from '../road/path.ts'
import type { Body, RoadUser, UserType } from './road-user.ts'

export interface Way {
  readonly path: Path
  /** The kerb or stop line: the road lies between here and `clearM`, metres along the path. */
  readonly stopM: number
  readonly clearM: number
  /** Whether one may enter the road who needs `needS` seconds to be off it again. */
  mayGo(nowS: number, needS: number): boolean
}

export interface Habit {
  readonly type: UserType
  readonly body: Body
  readonly speedMps: readonly [number, number]
  readonly acceleration: number
  readonly braking: number
}

/** One stands this far before the kerb, and up to that much more behind others. A path ends as near to its end. */
const standM = 0.1
const queueM = 1.5
/** Between two trips, seconds. */
const pauseS = [5, 40] as const

/**
 * Assumed: 1.25 to 1.6 m/s, about the means of older and younger walkers in Knoblauch, Pietrucha, Nitzburg (1996); slower ones would
 * need longer than one green.
 */
export const onFoot: Habit = {
  type: 'pedestrian',
  body: { lengthM: 0.4, widthM: 0.5, heightM: 1.7, classCode: 0 },
  speedMps: [1.25, 1.6],
  acceleration: 1.5,
  braking: 1.5,
}

export const onBicycle: Habit = {
  type: 'nonMotor',
  body: { lengthM: 1.8, widthM: 0.6, heightM: 1.7, classCode: 0 },
  speedMps: [3.5, 5.5],
  acceleration: 0.9,
  braking: 2,
}

export class Traveller implements Agent, RoadUser {
  readonly type: UserType
  readonly body: Body
  readonly pose: Pose = { x: 0, y: 0, heading: 0 }
  readonly participantId: number
  present = true
  speed = 0
  atS = 0
  readonly #habit: Habit
  readonly #ways: readonly Way[]
  readonly #random: Random
  readonly #once: boolean
  readonly #people: Set<Traveller>
  #way!: Way
  #wishMps = 0
  #standM = 0
  #s = 0
  #nextTripS = 0

  /** With `once` there is one trip, from its beginning. */
  constructor(options: {
    participantId: number
    habit: Habit
    ways: readonly Way[]
    random: Random
    /** Where it is put down while it is on the road. */
    people: Set<Traveller>
    once?: boolean
  }) {
    const { habit, random } = options
    this.type = habit.type
    this.body = habit.body
    this.participantId = options.participantId
    this.#habit = habit
    this.#ways = options.ways
    this.#random = random
    this.#once = options.once ?? false
    this.#people = options.people
    this.#setOut()
    // At the start of a run everybody is somewhere before the road.
    if (!this.#once) this.#s = random.next() * Math.max(0, this.#way.stopM - queueM - 2)
    this.#way.path.poseAt(this.#s, this.pose)
  }

  /** Between the kerbs, or in the middle of a junction. */
  get onRoad(): boolean {
    return this.present && this.#s > this.#way.stopM && this.#s < this.#way.clearM
  }

  step({ nowS }: Moment): void {
    this.atS = nowS
    if (!this.present) {
      if (nowS < this.#nextTripS) return
      this.#setOut()
    }
    this.#move(nowS)
    this.#way.path.poseAt(this.#s, this.pose)
    if (this.onRoad) this.#people.add(this)
    else this.#people.delete(this)
    if (this.#s < this.#way.path.length - standM) return
    this.present = false
    this.speed = 0
    this.#nextTripS = this.#once ? Infinity : nowS + this.#random.integer(...pauseS)
  }

  #setOut(): void {
    const { speedMps } = this.#habit
    this.#way = this.#ways[this.#random.integer(0, this.#ways.length - 1)]!
    this.#wishMps = speedMps[0] + (speedMps[1] - speedMps[0]) * this.#random.next()
    const behindM = this.#once ? 0 : queueM * this.#random.next()
    this.#standM = this.#way.stopM - standM - behindM
    this.#s = 0
    this.present = true
  }

  #move(nowS: number): void {
    const { acceleration, braking } = this.#habit
    const holdM = this.#holdM(nowS)
    const wish = Math.min(this.#wishMps, Math.sqrt(2 * braking * Math.max(0, holdM)))
    const most = this.speed + acceleration * stepS
    const speed = Math.min(most, Math.max(wish, this.speed - braking * stepS))
    const movedM = ((this.speed + speed) / 2) * stepS
    this.speed = movedM < holdM ? speed : 0
    this.#s += Math.min(movedM, Math.max(0, holdM))
  }

  /** How far one may go before one has to wait. */
  #holdM(nowS: number): number {
    const leftM = this.#standM - this.#s
    const stopping = (this.speed * this.speed) / (2 * this.#habit.braking)
    // Further away nothing is decided yet; who is past the place, or cannot stop before the road, goes on.
    if (leftM > stopping + 1) return Infinity
    if (this.#s > this.#way.stopM || stopping > (this.#way.stopM - this.#s) * 1.3) return Infinity
    const needS =
      (this.#way.clearM - this.#s) / this.#wishMps + this.#wishMps / (2 * this.#habit.acceleration)
    return this.#way.mayGo(nowS, needS) ? Infinity : Math.max(0, leftM)
  }
}
