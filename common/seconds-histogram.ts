/** A histogram of durations for hot paths: an observation is a few comparisons and two additions, and text only when scraped. */
const boundsSeconds = [
  0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
]

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

  observe(seconds: number): void {
    let bucket = 0
    while (bucket < boundsSeconds.length && seconds > boundsSeconds[bucket]!) bucket++
    this.#counts[bucket]!++
    this.#sum += seconds
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
