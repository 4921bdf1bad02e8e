/** Whether a long load grew slower: the first times of a gateway against its last ones. */

/** Times of either end that are kept, at most. */
const keptMax = 1000

export class Drift {
  readonly #kept: number
  readonly #first: number[] = []
  readonly #last: number[] = []
  #count = 0

  /** A quarter of all times is an end. */
  constructor(expected: number) {
    this.#kept = Math.min(keptMax, Math.floor(expected / 4))
  }

  add(ms: number): void {
    if (this.#first.length < this.#kept) this.#first.push(ms)
    if (this.#kept > 0) this.#last[this.#count++ % this.#kept] = ms
  }

  /** By how much the median of the last is above that of the first, ms; undefined where there were too few. */
  value(): number | undefined {
    if (this.#kept === 0 || this.#count < 2 * this.#kept) return undefined
    return median(this.#last) - median(this.#first)
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}
