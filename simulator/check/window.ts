/**
 * Some seconds of one device: how far and which way it came, and what its own speed, heading, acceleration and yaw rate say to
 * that. Between two messages a value lies between both, whatever the sender's way of integrating.
 */
import { turnBetween } from '../road/path.ts'
import { planeAt, type Plane } from '../road/plane.ts'
import { outside, positionError, type Findings } from './findings.ts'
import { bounds } from './rules.ts'
import type { MotionSample } from './sample.ts'

const degrees = 180 / Math.PI

interface Range {
  low: number
  high: number
}

export class Window {
  readonly #from: MotionSample
  readonly #plane: Plane
  #last: MotionSample
  seconds = 0
  /** What speed and heading make, metres east and north; and the way as speed alone makes it. */
  #east = 0
  #north = 0
  #way = 0
  readonly #wayRange: Range = { low: 0, high: 0 }
  readonly #gained: Range = { low: 0, high: 0 }
  readonly #turned: Range = { low: 0, high: 0 }
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
    this.#way += Math.abs(way)
    widen(this.#wayRange, Math.abs(last.speed), Math.abs(sample.speed), seconds)
    widen(this.#gained, last.acceleration, sample.acceleration, seconds)
    widen(this.#turned, last.yawRate, sample.yawRate, seconds)
    this.#turn += turn
    this.seconds += seconds
    this.#last = sample
  }

  judge(findings: Findings): void {
    const [last, from] = [this.#last, this.#from]
    const positionM = positionError(from, last)
    const [x, y] = [this.#plane.x(last.longitude), this.#plane.y(last.latitude)]
    const came = Math.hypot(x, y)
    const meant = Math.hypot(this.#east, this.#north)
    // In a curve both are the chord, whichever way the heading's error turns it.
    const chord = this.#way > 0 ? meant / this.#way : 1
    const { low, high } = this.#wayRange
    const off = outside(came, low * chord, high * chord)
    findings.judge('distance', off, positionM + bounds.speedMps * this.seconds, last)
    if (came > positionM && meant > positionM) {
      const along = (x * this.#east + y * this.#north) / meant
      const across = Math.abs(x * this.#north - y * this.#east) / meant
      const headingError = Math.sin((2 * bounds.headingDeg) / degrees)
      const beside = along < 0 ? came : across
      findings.judge('direction', beside, positionM + headingError * came, last)
    }
    const gained = outside(last.speed - from.speed, this.#gained.low, this.#gained.high)
    const gainError = 2 * bounds.speedMps + bounds.accelerationMps2 * this.seconds
    findings.judge('gain', gained, gainError, last)
    if (this.#way < bounds.headingFromMps * this.seconds) return
    const turned = outside(this.#turn, this.#turned.low, this.#turned.high) * degrees
    findings.judge('yaw', turned, 2 * bounds.headingDeg + bounds.yawRateDps * this.seconds, last)
  }
}

function widen(range: Range, a: number, b: number, seconds: number): void {
  range.low += Math.min(a, b) * seconds
  range.high += Math.max(a, b) * seconds
}
