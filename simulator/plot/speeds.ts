/**
 * Speeds over time of many vehicles, in equal spans of time. A span is as short as it can be: once the run is longer than the
 * spans there are, two become one.
 */

export const spansMax = 600
const firstSpanS = 0.1

export class Speeds {
  spanS = firstSpanS
  readonly #rows = new Map<string, Float32Array>()

  /** `seconds` since the run's beginning. */
  add(device: string, seconds: number, speed: number): void {
    while (seconds >= this.spanS * spansMax) this.#double()
    let row = this.#rows.get(device)
    if (row === undefined) {
      row = new Float32Array(spansMax).fill(Number.NaN)
      this.#rows.set(device, row)
    }
    row[Math.floor(seconds / this.spanS)] = speed
  }

  /** The last speed in each span, NaN where the device was silent. */
  of(device: string): Float32Array {
    return this.#rows.get(device) ?? new Float32Array(spansMax).fill(Number.NaN)
  }

  #double(): void {
    for (const row of this.#rows.values()) {
      for (let i = 0; i < spansMax / 2; i++) {
        const later = row[2 * i + 1]!
        row[i] = Number.isNaN(later) ? row[2 * i]! : later
      }
      row.fill(Number.NaN, spansMax / 2)
    }
    this.spanS *= 2
  }
}
