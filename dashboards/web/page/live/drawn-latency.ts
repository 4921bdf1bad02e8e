/** Measures generated → on the map: from a device's own time to the picture that showed it, by the server's clock. */
import { LatencyWindow, type LatencySummary } from './latency.ts'
import type { ServerClock } from './server-clock.ts'

/** A recording's generated_at says nothing about latency (Source of header.proto). */
const sourceImport = 3
/** Frames waiting to be drawn: a map that nobody sees draws nothing. */
const undrawnMax = 40

export class DrawnLatency {
  readonly #clock: ServerClock
  readonly #window = new LatencyWindow()
  /** generated_at of what was received and not yet drawn, ms; a list a frame. */
  readonly #undrawn: Float64Array[] = []

  constructor(clock: ServerClock) {
    this.#clock = clock
  }

  received(vehicles: readonly { readonly generatedAt: number; readonly source: number }[]): void {
    if (this.#undrawn.length >= undrawnMax) return
    const live = vehicles.filter(({ source }) => source !== sourceImport)
    this.#undrawn.push(Float64Array.from(live, ({ generatedAt }) => generatedAt / 1000))
  }

  drawn(): void {
    if (this.#undrawn.length === 0) return
    const nowMs = this.#clock.nowMs()
    for (const frame of this.#undrawn) {
      for (const generatedMs of frame) this.#window.add(nowMs - generatedMs, nowMs)
    }
    this.forget()
  }

  /** What was received while nobody saw the map says nothing about latency. */
  forget(): void {
    this.#undrawn.length = 0
  }

  summary(): LatencySummary | undefined {
    return this.#window.summary(this.#clock.nowMs())
  }
}
