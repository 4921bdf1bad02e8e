/** Curves through points and between poses, as dense lists of points for Path. */
import type { Point, Pose } from './path.ts'
import { turnBetween } from './path.ts'

const denseM = 1
/** A curve may swing out so far from the straight between two points. */
const swingMaxM = 4
/** Where it would go farther, it bends within this distance of the points. */
const bendM = 15

/**
 * Centripetal Catmull-Rom through the points (Yuksel et al. 2011): no loops or overshoot at uneven spacing. Between points far apart, as
 * others draw a corner, it keeps to the straight.
 */
export function curveThrough(given: readonly Point[]): Point[] {
  const points = given.flatMap((point, i) => [point, ...straightAfter(given, i)])
  const ends = [mirrored(points[1]!, points[0]!), mirrored(points.at(-2)!, points.at(-1)!)] as const
  const at = (i: number): Point => (i < 0 ? ends[0] : (points[i] ?? ends[1]))
  const dense: Point[] = []
  for (let i = 0; i + 1 < points.length; i++) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    const [t01, t12, t23] = [knot(p0, p1), knot(p1, p2), knot(p2, p3)]
    const m1 = tangentAt([p0, p1, p2], t01, t12, t12)
    const m2 = tangentAt([p1, p2, p3], t12, t23, t12)
    const pieces = Math.max(2, Math.ceil(Math.hypot(p2.x - p1.x, p2.y - p1.y) / denseM))
    for (let k = 0; k < pieces; k++) dense.push(hermite([p1, m1, p2, m2], k / pieces))
  }
  dense.push(points.at(-1)!)
  return dense
}

/** The points that hold the curve to the straight from this point to the next, where it would swing out. */
function straightAfter(points: readonly Point[], i: number): Point[] {
  const [from, to] = [points[i]!, points[i + 1]]
  if (to === undefined) return []
  const lengthM = Math.hypot(to.x - from.x, to.y - from.y)
  if (lengthM < 3 * bendM) return []
  const swing = (a: Point | undefined, b: Point, c: Point | undefined): number => {
    if (a === undefined || c === undefined) return 0
    const [before, after] = [knot(a, b), knot(b, c)]
    const { x, y } = tangentAt([a, b, c], before, after, knot(from, to))
    // The highest that a cubic rises on its tangent at one end.
    return (4 / 27) * Math.abs((x * (to.y - from.y) - y * (to.x - from.x)) / lengthM)
  }
  const swingM = Math.max(swing(points[i - 1], from, to), swing(from, to, points[i + 2]))
  if (swingM <= swingMaxM) return []
  const at = (m: number): Point => ({
    x: from.x + ((to.x - from.x) * m) / lengthM,
    y: from.y + ((to.y - from.y) * m) / lengthM,
  })
  return [at(bendM), at(lengthM - bendM)]
}

/** A cubic Bézier from one pose to another whose handles make it a near circle where the poses allow one. */
export function curveBetween(from: Pose, to: Pose): Point[] {
  const distance = Math.hypot(to.x - from.x, to.y - from.y)
  const turn = Math.abs(turnBetween(from.heading, to.heading))
  const half = Math.max(turn / 2, 1e-3)
  const handle = (distance * (2 / 3) * Math.tan(half / 2)) / Math.sin(half)
  const tangent = ({ heading }: Pose): Point => ({
    x: Math.sin(heading) * handle * 3,
    y: Math.cos(heading) * handle * 3,
  })
  const pieces = Math.max(8, Math.ceil((distance * 2) / denseM))
  const [m1, m2] = [tangent(from), tangent(to)]
  return Array.from({ length: pieces + 1 }, (_, k) => hermite([from, m1, to, m2], k / pieces))
}

/** Joins lists that end where the next begins. */
export function joined(...lists: readonly (readonly Point[])[]): Point[] {
  return lists.flatMap((points, i) => (i === 0 ? points : points.slice(1)))
}

/** A pose `forwardM` ahead and `rightM` to the right of another, turned by `turn` radians. */
export function poseFrom(pose: Pose, forwardM: number, rightM: number, turn = 0): Pose {
  const [sin, cos] = [Math.sin(pose.heading), Math.cos(pose.heading)]
  return {
    x: pose.x + sin * forwardM + cos * rightM,
    y: pose.y + cos * forwardM - sin * rightM,
    heading: pose.heading + turn,
  }
}

/** The tangent at the middle one of three points with the given knot spans, for a piece of span `scale`. */
function tangentAt(
  [a, b, c]: readonly [Point, Point, Point],
  before: number,
  after: number,
  scale: number,
): Point {
  const of = (pa: number, pb: number, pc: number): number =>
    scale * ((pb - pa) / before - (pc - pa) / (before + after) + (pc - pb) / after)
  return { x: of(a.x, b.x, c.x), y: of(a.y, b.y, c.y) }
}

/** A piece from one point with its tangent to another. */
function hermite([p1, m1, p2, m2]: readonly [Point, Point, Point, Point], t: number): Point {
  const [t2, t3] = [t * t, t * t * t]
  const [a, b, c, d] = [2 * t3 - 3 * t2 + 1, t3 - 2 * t2 + t, 3 * t2 - 2 * t3, t3 - t2]
  return {
    x: a * p1.x + b * m1.x + c * p2.x + d * m2.x,
    y: a * p1.y + b * m1.y + c * p2.y + d * m2.y,
  }
}

function mirrored(point: Point, about: Point): Point {
  return { x: 2 * about.x - point.x, y: 2 * about.y - point.y }
}

function knot(a: Point, b: Point): number {
  return Math.max(1e-3, Math.sqrt(Math.hypot(b.x - a.x, b.y - a.y)))
}
