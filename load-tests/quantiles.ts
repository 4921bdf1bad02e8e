/** Quantiles of the normal and of Student's distribution, and Wilson's interval of a share: what little statistics the load tests need. */

/** Share of a standard normal below `z`: by a series near 0, by a continued fraction in the tails, where shares are small and must be right. */
export function normalCdf(z: number): number {
  const x = Math.abs(z)
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)
  const above = x < 3 ? 0.5 - density * oddSeries(x) : density / tailFraction(x)
  return z > 0 ? 1 - above : above
}

/** x + x³/3 + x⁵/15 + …: the density times this is the share between 0 and x. */
function oddSeries(x: number): number {
  let term = x
  let sum = x
  for (let odd = 3; term > sum * 1e-16; odd += 2) {
    term *= (x * x) / odd
    sum += term
  }
  return sum
}

/** x + 1/(x + 2/(x + 3/(x + …))). */
function tailFraction(x: number): number {
  let fraction = x
  for (let depth = 60; depth > 0; depth--) fraction = x + depth / fraction
  return fraction
}

/** The `z` below which a share of a standard normal lies. */
export function normalQuantile(share: number): number {
  let [low, high] = [-40, 40]
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2
    if (normalCdf(middle) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The same of Student's distribution, by the expansion of Cornish and Fisher: within 1 % from five degrees of freedom on. */
export function studentQuantile(share: number, freedom: number): number {
  const z = normalQuantile(share)
  const terms = [
    z,
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160,
  ]
  return terms.reduce((sum, term, power) => sum + term / freedom ** power, 0)
}

export interface Interval {
  readonly low: number
  readonly high: number
}

/** Wilson's interval of a share of which `hits` of `tries` were seen. */
export function wilson(hits: number, tries: number, confidence: number): Interval {
  if (tries === 0) return { low: 0, high: 1 }
  const z = normalQuantile((1 + confidence) / 2)
  const share = hits / tries
  const weight = 1 + z ** 2 / tries
  const middle = (share + z ** 2 / (2 * tries)) / weight
  const half = (z / weight) * Math.sqrt((share * (1 - share)) / tries + (z / (2 * tries)) ** 2)
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}
