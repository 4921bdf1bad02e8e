/**
 * Whether another device says the very same motion at the very same time. Two receivers never err alike for long; the ghosts of one
 * attacker do, who drive as it does.
 */
import type { DeviceCheck } from './device-check.ts'
import { bounds } from './rules.ts'
import type { MotionSample } from './sample.ts'

interface Said {
  readonly sample: MotionSample
  readonly device: DeviceCheck
}

export class Twins {
  #atMicros = Number.NaN
  /** What was said at that time, by its motion. */
  readonly #said = new Map<string, Said[]>()

  /** Samples come in the order of their time. */
  add(sample: MotionSample, device: DeviceCheck): void {
    if (sample.atMicros !== this.#atMicros) this.finish()
    this.#atMicros = sample.atMicros
    if (!isOfOneReceiver(sample)) return
    const { speed, heading, acceleration, yawRate } = sample
    const motion = `${speed} ${heading} ${acceleration} ${yawRate}`
    const said = this.#said.get(motion)
    if (said === undefined) this.#said.set(motion, [{ sample, device }])
    else said.push({ sample, device })
  }

  /** Judges what was said last. */
  finish(): void {
    for (const said of this.#said.values()) {
      const hasTwin = said.some(({ device }) => device !== said[0]!.device)
      for (const { sample, device } of said) device.judgeTwin(hasTwin, sample)
    }
    this.#said.clear()
  }
}

/** Who stands still moves as many others do, and so may what a computer made without errors: its sender claims no accuracy. */
function isOfOneReceiver({ speed, acceleration, yawRate, accuracyM }: MotionSample): boolean {
  const isWhole = !Number.isNaN(acceleration + yawRate)
  return isWhole && accuracyM > 0 && Math.abs(speed) >= bounds.headingFromMps
}
