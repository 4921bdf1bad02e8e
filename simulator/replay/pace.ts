/**
 * The replay clock: when each recorded message is due, and how far the sending strayed from the recorded spacing.
 */
import { createHistogram } from 'node:perf_hooks'
import { setImmediate as yieldToIo, setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../../common/clock.ts'

/** Timers are a millisecond or two late; the last stretch is waited for in turns of the event loop. */
const coarseMs = 2

export class Pace {
  readonly #clock: Clock
  readonly #speed: number
  readonly #errorsUs = createHistogram()
  #startMs = 0
  #firstMicros: number | undefined
  #previous: { readonly sentMs: number; readonly dueMs: number } | undefined

  /** `speed` 1 is as recorded, 2 twice as fast, Infinity without waiting. */
  constructor(clock: Clock, speed: number) {
    this.#clock = clock
    this.#speed = speed
  }

  /** Waits until a message of this recorded time is due. Recorded times must not decrease. */
  async until(recordedMicros: number, signal: AbortSignal): Promise<void> {
    if (this.#firstMicros === undefined) {
      this.#firstMicros = recordedMicros
      this.#startMs = this.#clock.monotonicMs()
    }
    const dueMs = this.#startMs + (recordedMicros - this.#firstMicros) / 1000 / this.#speed
    for (;;) {
      const leftMs = dueMs - this.#clock.monotonicMs()
      if (leftMs <= 0 || signal.aborted) break
      if (leftMs > coarseMs) await sleep(leftMs - coarseMs, undefined, { signal }).catch(() => {})
      else await yieldToIo()
    }
    this.#note(dueMs)
  }

  /** 99th percentile of |actual − recorded spacing| between neighbours, milliseconds; 0 below two messages or without waiting. */
  spacingErrorP99Ms(): number {
    return this.#errorsUs.count === 0 ? 0 : this.#errorsUs.percentile(99) / 1000
  }

  #note(dueMs: number): void {
    const sentMs = this.#clock.monotonicMs()
    if (this.#previous !== undefined && Number.isFinite(this.#speed)) {
      const actualMs = sentMs - this.#previous.sentMs
      const errorMs = Math.abs(actualMs - (dueMs - this.#previous.dueMs))
      // A histogram takes whole numbers from 1.
      this.#errorsUs.record(Math.max(1, Math.round(errorMs * 1000)))
    }
    this.#previous = { sentMs, dueMs }
  }
}
