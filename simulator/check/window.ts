/**
 * Some seconds of one device: how far and which way it came, and what its own speed, heading, acceleration and yaw rate say to
 * that.
 */
import { turnBetween } from '../road/path.ts'
import { planeAt, type Plane } from '../road/plane.ts'
import { outside, positionError, type Findings } from './findings.ts'
import { bounds } from './rules.ts'
import type { MotionSample } from './sample.ts'

const degrees = 180 / Math.PI
const { speedMps, accelerationMps2, yawRateDps, headingDeg, headingFromMps } = bounds

/**
 * A value summed up over time by trapezoids. A sender may as well hold its first or its last value through a step: all of them
 * differ by half a step of what the value changed.
 */
class Integral {
  sum = 0
  #least = Infinity
  #most = -Infinity
  #stepMax = 0

  add(a: number, b: number, seconds: number): void {
    this.sum += ((a + b) / 2) * seconds
    this.#least = Math.min(this.#least, a, b)
    this.#most = Math.max(this.#most, a, b)
    this.#stepMax = Math.max(this.#stepMax, seconds)
  }

  get slack(): number {
    return ((this.#most - this.#least) / 2) * this.#stepMax
  }
}

export class Window {
  readonly #from: MotionSample
  readonly #plane: Plane
  #last: MotionSample
  seconds = 0
  /** What speed and heading make, metres east and north; and the way as speed alone makes it. */
  #east = 0
  #north = 0
  readonly #way = new Integral()
  readonly #gained = new Integral()
  readonly #turned = new Integral()
  #turn = 0

  constructor(from: MotionSample) {
    this.#from = from
    this.#last = from
    this.#plane = planeAt([from.longitude, from.latitude])
  }

  add(sample: MotionSample): void {
    const last = this.#last
    const seconds = (sample.atMicros - last.atMicros) / 1e6
    const turn = turnBetween(last.heading, sample.heading)
    const heading = last.heading + turn / 2
    const way = ((last.speed + sample.speed) / 2) * seconds
    this.#east += way * Math.sin(heading)
    this.#north += way * Math.cos(heading)
    this.#way.add(Math.abs(last.speed), Math.abs(sample.speed), seconds)
    this.#gained.add(last.acceleration, sample.acceleration, seconds)
    this.#turned.add(last.yawRate, sample.yawRate, seconds)
    this.#turn += turn
    this.seconds += seconds
    this.#last = sample
  }

  judge(findings: Findings): void {
    const [last, from, seconds] = [this.#last, this.#from, this.seconds]
    this.#judgeWay(findings)
    const gained = off(last.speed - from.speed, this.#gained)
    findings.judge('gain', gained, 2 * speedMps + accelerationMps2 * seconds, last)
    if (this.#way.sum < headingFromMps * seconds) return
    const turned = off(this.#turn, this.#turned) * degrees
    findings.judge('yaw', turned, 2 * headingDeg + yawRateDps * seconds, last)
  }

  #judgeWay(findings: Findings): void {
    const last = this.#last
    const positionM = positionError(this.#from, last)
    const [x, y] = [this.#plane.x(last.longitude), this.#plane.y(last.latitude)]
    const came = Math.hypot(x, y)
    // In a curve both are the chord, whichever way the heading's error turns it.
    const meant = Math.hypot(this.#east, this.#north)
    const { slack } = this.#way
    const apart = outside(came, meant - slack, meant + slack)
    findings.judge('distance', apart, positionM + speedMps * this.seconds, last)
    if (came < positionM || meant < positionM) return
    const along = (x * this.#east + y * this.#north) / meant
    const across = Math.abs(x * this.#north - y * this.#east) / meant
    const headingError = Math.sin((2 * headingDeg) / degrees)
    findings.judge('direction', along < 0 ? came : across, positionM + headingError * came, last)
  }
}

function off(value: number, { sum, slack }: Integral): number {
  return outside(value, sum - slack, sum + slack)
}
