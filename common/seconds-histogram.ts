/**
 * A histogram of durations for hot paths: an observation is a few comparisons and two additions, and text only when scraped.
 * Twelve buckets a decade (E12), so that a percentile read from them is within a quarter of itself, and a tenth as a rule.
 */
const steps = [1, 1.2, 1.5, 1.8, 2.2, 2.7, 3.3, 3.9, 4.7, 5.6, 6.8, 8.2]
const powersOfTen = [-4, -3, -2, -1, 0]
const boundsSeconds = powersOfTen
  .flatMap((power) => steps.map((step) => Number(`${step}e${power}`)))
  .concat(10)

export class SecondsHistogram {
  readonly #name: string
  readonly #help: string
  /** Of each bucket alone; the last one is beyond all bounds. */
  readonly #counts = new Float64Array(boundsSeconds.length + 1)
  #sum = 0

  constructor(name: `v2x_${string}_seconds`, help: string) {
    this.#name = name
    this.#help = help
  }

  /** `times` as often as one. */
  observe(seconds: number, times = 1): void {
    let bucket = 0
    let beyond = boundsSeconds.length
    while (bucket < beyond) {
      const middle = (bucket + beyond) >> 1
      if (seconds > boundsSeconds[middle]!) bucket = middle + 1
      else beyond = middle
    }
    this.#counts[bucket]! += times
    this.#sum += seconds * times
  }

  /** In Prometheus' text form, whose buckets count all below their bound. */
  text(): string {
    const name = this.#name
    let count = 0
    const buckets = [...boundsSeconds, '+Inf'].map((bound, bucket) => {
      count += this.#counts[bucket]!
      return `${name}_bucket{le="${bound}"} ${count}\n`
    })
    return `# HELP ${name} ${this.#help}\n# TYPE ${name} histogram\n${buckets.join('')}${name}_sum ${this.#sum}\n${name}_count ${count}\n`
  }
}
