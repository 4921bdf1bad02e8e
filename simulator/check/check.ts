/**
 * The motion checker: whether what a recording says of each device is possible. Position is held against speed, speed against
 * acceleration, heading against course and yaw, time against time, all against what vehicles can do. It knows nothing of who
 * recorded it; its bounds stand in rules.ts.
 */
import { V2xError } from '../../common/errors.ts'
import { DeviceCheck } from './device-check.ts'
import type { DeviceResult } from './findings.ts'
import type { MotionSample } from './sample.ts'
import { Twins } from './twins.ts'

export interface CheckResult {
  readonly passed: boolean
  readonly samples: number
  /** In the order in which they first came. */
  readonly devices: readonly DeviceResult[]
}

/** Samples that are put in the order of their time before they are judged, as import does: links and logs mix them. */
const waitingMax = 100_000
/** More devices are no test zone: they would fill the memory. */
const devicesMax = 200_000

export class MotionCheck {
  readonly #devices = new Map<string, DeviceCheck>()
  readonly #twins = new Twins()
  #waiting: MotionSample[] = []
  #samples = 0

  /** Throws V2xError CHECK_DEVICES. */
  add(sample: MotionSample): void {
    this.#samples += 1
    this.#waiting.push(sample)
    if (this.#waiting.length >= waitingMax) this.#judge(waitingMax / 2)
  }

  /** Judges what still waits. */
  finish(): CheckResult {
    this.#judge(this.#waiting.length)
    this.#twins.finish()
    const devices = [...this.#devices.values()].map((device) => device.result())
    return { passed: devices.every(({ passed }) => passed), samples: this.#samples, devices }
  }

  #judge(count: number): void {
    this.#waiting.sort(
      (a, b) => a.atMicros - b.atMicros || a.sequence - b.sequence || a.entry - b.entry,
    )
    for (const sample of this.#waiting.slice(0, count)) {
      const device = this.#deviceOf(sample)
      device.add(sample)
      this.#twins.add(sample, device)
    }
    this.#waiting = this.#waiting.slice(count)
  }

  #deviceOf({ device: name }: MotionSample): DeviceCheck {
    const known = this.#devices.get(name)
    if (known !== undefined) return known
    if (this.#devices.size >= devicesMax) {
      throw new V2xError(
        'CHECK_DEVICES',
        `cannot check more than ${devicesMax} devices at once: check the recording in parts`,
      )
    }
    const made = new DeviceCheck(name)
    this.#devices.set(name, made)
    return made
  }
}

/** Judges all samples, in whatever order of devices. */
export function checkMotion(samples: Iterable<MotionSample>): CheckResult {
  const check = new MotionCheck()
  for (const sample of samples) check.add(sample)
  return check.finish()
}
