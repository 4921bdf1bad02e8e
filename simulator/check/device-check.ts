/** Judges one device, sample by sample in the order of time. Its memory does not grow. */
import { turnBetween } from '../road/path.ts'
import { planeAt } from '../road/plane.ts'
import { Findings, outside, positionError, reach, type DeviceResult } from './findings.ts'
import { bounds, restartS, stepMaxS, windowS } from './rules.ts'
import type { MotionSample } from './sample.ts'
import { Window } from './window.ts'

const degrees = 180 / Math.PI

export class DeviceCheck {
  readonly #device: string
  readonly #findings = new Findings()
  #last: MotionSample | undefined
  #window: Window | undefined
  #secondFrom = 0
  #inSecond = 0
  #samples = 0
  #gaps = 0
  #longestGapS = 0
  #missing = 0
  #late = 0
  #repeated = 0
  #restarts = 0
  #twins = 0

  constructor(device: string) {
    this.#device = device
  }

  add(sample: MotionSample): void {
    this.#samples += 1
    this.#judgeLimits(sample)
    const last = this.#last
    if (last !== undefined && !this.#follows(last, sample)) return
    this.#last = sample
    const seconds = last === undefined ? Infinity : (sample.atMicros - last.atMicros) / 1e6
    if (last !== undefined) this.#judgeStep(last, sample, seconds)
    if (this.#window === undefined || seconds > stepMaxS) {
      this.#window = new Window(sample)
      return
    }
    this.#window.add(sample)
    if (this.#window.seconds < windowS) return
    this.#window.judge(this.#findings)
    this.#window = new Window(sample)
  }

  /** Whether another device said the same motion at the same time. */
  judgeTwin(hasTwin: boolean, sample: MotionSample): void {
    if (hasTwin) this.#twins += 1
    this.#findings.judge('twin', hasTwin ? this.#twins : 0, bounds.twinMessagesMax, sample)
  }

  result(): DeviceResult {
    return {
      device: this.#device,
      passed: this.#findings.passed,
      samples: this.#samples,
      rules: this.#findings.results(),
      gaps: this.#gaps,
      longestGapS: this.#longestGapS,
      missing: this.#missing,
      late: this.#late,
      repeated: this.#repeated,
      restarts: this.#restarts,
    }
  }

  #judgeLimits(sample: MotionSample): void {
    const { gripMps2, accelerationMps2, speedMaxMps, messagesASecondMax } = bounds
    this.#findings.judge('speed', Math.abs(sample.speed), speedMaxMps, sample)
    const acceleration = Math.abs(sample.acceleration)
    this.#findings.judge('acceleration', acceleration, gripMps2 + accelerationMps2, sample)
    if (Math.abs(sample.atMicros - this.#secondFrom) >= 1e6) {
      this.#secondFrom = sample.atMicros
      this.#inSecond = 0
    }
    this.#inSecond += 1
    this.#findings.judge('rate', this.#inSecond, messagesASecondMax, sample)
  }

  /** Time against time: false where a sample is no next one, and nothing can be said of the way to it. */
  #follows(last: MotionSample, sample: MotionSample): boolean {
    const seconds = (sample.atMicros - last.atMicros) / 1e6
    const counted = sample.sequence > 0 && last.sequence > 0
    const ahead = counted ? sample.sequence - last.sequence : 1
    const isAgain = seconds === 0 && ahead === 0
    const isOther = isAgain && !saysTheSame(last, sample)
    this.#findings.judge('repeat', isOther ? 1 : 0, 0.5, sample)
    if (isAgain) {
      if (!isOther) this.#repeated += 1
      return false
    }
    if (seconds < 0 && ahead < 0) {
      this.#late += 1
      return false
    }
    if (counted && ahead < 0 && seconds >= restartS) this.#restarts += 1
    else {
      const isBack = seconds <= 0 || ahead <= 0
      const back = isBack ? Math.max(1, Math.abs(ahead)) : 0
      this.#findings.judge('order', back, 0.5, sample)
      if (counted && ahead > 1) this.#missing += ahead - 1
      if (seconds <= 0) return false
    }
    if (seconds > stepMaxS) this.#gaps += 1
    this.#longestGapS = Math.max(this.#longestGapS, seconds)
    return true
  }

  #judgeStep(last: MotionSample, sample: MotionSample, seconds: number): void {
    const { speedMps, gripMps2, headingFromMps, cornerDeg } = bounds
    const changed = Math.abs(sample.speed - last.speed)
    this.#findings.judge('braking', changed, 2 * speedMps + gripMps2 * seconds, sample)
    const plane = planeAt([last.longitude, last.latitude])
    const came = Math.hypot(plane.x(sample.longitude), plane.y(sample.latitude))
    const [least, most] = reach(Math.abs(last.speed), Math.abs(sample.speed), seconds)
    const off = outside(came, least, most)
    this.#findings.judge('jump', off, positionError(last, sample) + speedMps * seconds, sample)
    const slower = Math.min(Math.abs(last.speed), Math.abs(sample.speed))
    if (slower < headingFromMps) return
    const turned = Math.abs(turnBetween(last.heading, sample.heading)) * degrees
    const most180 = Math.min(180, cornerDeg + (gripMps2 / slower) * seconds * degrees)
    this.#findings.judge('turning', turned, most180, sample)
  }
}

/** A link may bring a message twice, and a sender send it again: then it is the same one. */
function saysTheSame(a: MotionSample, b: MotionSample): boolean {
  const sameWay = a.speed === b.speed && a.heading === b.heading
  return sameWay && a.latitude === b.latitude && a.longitude === b.longitude
}
