/**
 * A path: a smooth curve by arc length, sampled evenly, with heading, curvature and the speed at which it may be driven.
 * Headings are radians clockwise from north and run on (no jump at a full turn); curvature is positive to the right.
 */

export interface Point {
  readonly x: number
  readonly y: number
  /** Metres along the middle of the road, where the path runs beside one. */
  readonly m?: number
}

export interface Pose {
  x: number
  y: number
  heading: number
}

export interface Ends {
  readonly first: number
  readonly last: number
}

/** Side force that passengers accept, m/s². */
const lateralAccelerationMax = 1.8
/** Braking for which the speed envelope is made, m/s²: every class brakes harder than this. */
export const envelopeBraking = 1.2

export class Path {
  readonly length: number
  readonly count: number
  readonly #step: number
  readonly #x: Float64Array
  readonly #y: Float64Array
  readonly #heading: Float64Array
  readonly #m: Float64Array
  /** Highest speed at each sample from which all that follows on this path can still be kept, m/s. */
  readonly #speed: Float32Array

  /**
   * `dense` must be closer than about 2 m; the speed never exceeds `limitMps`. With `ends`, the headings that the joining
   * paths have there, this one begins and ends with exactly those.
   */
  constructor(dense: readonly Point[], stepM: number, limitMps: number, ends?: Ends) {
    const along = arcLengths(dense)
    this.length = along[along.length - 1]!
    this.count = Math.max(2, Math.round(this.length / stepM) + 1)
    this.#step = this.length / (this.count - 1)
    this.#x = new Float64Array(this.count)
    this.#y = new Float64Array(this.count)
    this.#m = new Float64Array(this.count)
    this.#resample(dense, along)
    const headings = this.#headings()
    if (ends !== undefined) {
      const last = this.count - 1
      headings[0]! += turnBetween(headings[0]!, ends.first)
      headings[last]! += turnBetween(headings[last]!, ends.last)
    }
    this.#heading = smoothed(headings, Math.round(3 / this.#step))
    this.#speed = this.#envelope(limitMps)
  }

  #resample(dense: readonly Point[], along: Float64Array): void {
    let j = 0
    for (let i = 0; i < this.count; i++) {
      const s = i * this.#step
      while (j + 2 < along.length && along[j + 1]! < s) j++
      const span = along[j + 1]! - along[j]!
      const t = span > 0 ? Math.min(1, (s - along[j]!) / span) : 0
      const a = dense[j]!
      const b = dense[j + 1]!
      this.#x[i] = a.x + t * (b.x - a.x)
      this.#y[i] = a.y + t * (b.y - a.y)
      const [from, to] = [a.m ?? along[j]!, b.m ?? along[j + 1]!]
      this.#m[i] = from + t * (to - from)
    }
  }

  #headings(): Float64Array {
    const headings = new Float64Array(this.count)
    const last = this.count - 1
    for (let i = 0; i <= last; i++) {
      const a = Math.max(0, i - 1)
      const b = Math.min(last, i + 1)
      const raw = Math.atan2(this.#x[b]! - this.#x[a]!, this.#y[b]! - this.#y[a]!)
      headings[i] = i === 0 ? raw : headings[i - 1]! + turnBetween(headings[i - 1]!, raw)
    }
    return headings
  }

  #envelope(limitMps: number): Float32Array {
    const speed = new Float32Array(this.count)
    for (let i = this.count - 1; i >= 0; i--) {
      const a = Math.max(0, i - 1)
      const b = Math.min(this.count - 1, i + 1)
      const curvature = Math.abs(this.#heading[b]! - this.#heading[a]!) / ((b - a) * this.#step)
      const inCurve = Math.sqrt(lateralAccelerationMax / Math.max(curvature, 1e-6))
      const after = i + 1 < this.count ? speed[i + 1]! : Infinity
      const reachable = Math.sqrt(after * after + 2 * envelopeBraking * this.#step)
      speed[i] = Math.min(limitMps, inCurve, reachable)
    }
    return speed
  }

  /** Writes where a vehicle at `s` metres is. */
  poseAt(s: number, into: Pose): void {
    const f = Math.min(Math.max(s, 0), this.length) / this.#step
    const i = Math.min(Math.floor(f), this.count - 2)
    const t = f - i
    into.x = this.#x[i]! + t * (this.#x[i + 1]! - this.#x[i]!)
    into.y = this.#y[i]! + t * (this.#y[i + 1]! - this.#y[i]!)
    into.heading = this.#heading[i]! + t * (this.#heading[i + 1]! - this.#heading[i]!)
  }

  poseOf(s: number): Pose {
    const pose = { x: 0, y: 0, heading: 0 }
    this.poseAt(s, pose)
    return pose
  }

  /** How far along the middle of the road the place at `s` is. */
  roadAt(s: number): number {
    const f = Math.min(Math.max(s, 0), this.length) / this.#step
    const i = Math.min(Math.floor(f), this.count - 2)
    return this.#m[i]! + (f - i) * (this.#m[i + 1]! - this.#m[i]!)
  }

  /** The place on the path that is `m` metres along the middle of the road. */
  placeOfRoad(m: number): number {
    let i = Math.min(this.count - 2, Math.max(0, Math.floor((m / this.#m.at(-1)!) * this.count)))
    while (i > 0 && this.#m[i]! > m) i--
    while (i < this.count - 2 && this.#m[i + 1]! < m) i++
    const t = (m - this.#m[i]!) / (this.#m[i + 1]! - this.#m[i]!)
    return (i + Math.min(1, Math.max(0, t))) * this.#step
  }

  /** The envelope's speed at `s`, m/s. */
  speedAt(s: number): number {
    const f = Math.min(Math.max(s, 0), this.length) / this.#step
    const i = Math.min(Math.floor(f), this.count - 2)
    const t = f - i
    return this.#speed[i]! + t * (this.#speed[i + 1]! - this.#speed[i]!)
  }

  /** Arc length of the place nearest to a point, and how far away it is. */
  nearest(x: number, y: number): { readonly s: number; readonly distance: number } {
    let best = 0
    let least = Infinity
    for (let i = 0; i < this.count; i++) {
      const d = (this.#x[i]! - x) ** 2 + (this.#y[i]! - y) ** 2
      if (d < least) [least, best] = [d, i]
    }
    // The foot of the perpendicular lies next to the nearest sample.
    const [dx, dy] = [x - this.#x[best]!, y - this.#y[best]!]
    const heading = this.#heading[best]!
    const beyond = dx * Math.sin(heading) + dy * Math.cos(heading)
    const s = Math.min(Math.max(best * this.#step + beyond, 0), this.length)
    const foot = this.poseOf(s)
    return { s, distance: Math.hypot(x - foot.x, y - foot.y) }
  }
}

/** The turn from one heading to another, in (-π, π]. */
export function turnBetween(from: number, to: number): number {
  const turn = (to - from) % (2 * Math.PI)
  if (turn > Math.PI) return turn - 2 * Math.PI
  return turn <= -Math.PI ? turn + 2 * Math.PI : turn
}

function arcLengths(points: readonly Point[]): Float64Array {
  const along = new Float64Array(points.length)
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!]
    along[i] = along[i - 1]! + Math.hypot(b.x - a.x, b.y - a.y)
  }
  return along
}

/** Moving average that leaves the ends as they are, so that joined paths keep one tangent. */
function smoothed(values: Float64Array, reach: number): Float64Array {
  const sums = new Float64Array(values.length + 1)
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i]! + values[i]!
  return values.map((_, i) => {
    const r = Math.min(reach, i, values.length - 1 - i)
    return (sums[i + r + 1]! - sums[i - r]!) / (2 * r + 1)
  })
}
