/**
 * How often a device sends one type of message, as observed, and how long its silence may last before it counts
 * as gone: three of its own intervals, at least 5 s.
 */
import { silenceMs } from './online.ts'
import type { UpType } from './topics.ts'

/** Nothing that is heard more rarely is waited for any longer: a machine at a work site sends every 5 min. */
const intervalMsMax = 600_000

/** Least weight of the newest gap; the first gaps weigh more, so that the nominal interval is soon forgotten. */
const smoothing = 0.2

/** Milliseconds between messages as the standard or our own schema names them: what holds until a gap was seen. */
const nominalIntervalMs: Readonly<Record<UpType, number>> = {
  bsm: 100,
  bsm_frame: 100,
  rsm: 100,
  rsi: 1_000,
  spat: 100,
  map: 1_000,
  vehicle_status: 1_000,
  radio_measurement: 1_000,
  rsu_state: 1_000,
  pile_status: 10_000,
}

export class Cadence {
  intervalMs: number
  /** The last gap where it was too long to count, else 0. */
  #pauseMs = 0
  #gaps = 0

  /** `speed` is that of a replay: 2 where messages come twice as fast as they were recorded. */
  constructor(type: UpType, speed = 1) {
    this.intervalMs = Math.min(nominalIntervalMs[type] / speed, intervalMsMax)
  }

  /** Takes the gap between two messages, milliseconds. */
  observe(gapMs: number): void {
    if (gapMs <= 0) return
    if (gapMs <= this.silenceMs()) {
      this.#gaps += 1
      this.intervalMs += (gapMs - this.intervalMs) * Math.max(smoothing, 1 / this.#gaps)
      this.#pauseMs = 0
      return
    }
    // One long gap is a pause of a device that was off; a second in a row is a slower pace. Of a device that never showed
    // another pace, the first is.
    if (this.#pauseMs > 0 || this.#gaps === 0) {
      this.intervalMs = Math.min(gapMs, this.#pauseMs || gapMs, intervalMsMax)
      this.#gaps += 1
    }
    this.#pauseMs = gapMs
  }

  /** How long silence may last, milliseconds. */
  silenceMs(): number {
    return silenceMs(this.intervalMs)
  }
}
