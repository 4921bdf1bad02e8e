/** The outlines of vehicles on the ground: rectangles about a pose, whether two touch, and what they sweep along a path. */
import type { Path, Pose } from './path.ts'

export interface Size {
  readonly lengthM: number
  readonly widthM: number
}

const sampleM = 1

/** Separating axes (Gottschalk, Lin, Manocha 1996). */
export function bodiesTouch(a: Pose, sizeA: Size, b: Pose, sizeB: Size): boolean {
  const [x, y] = [b.x - a.x, b.y - a.y]
  const reachM = (sizeA.lengthM + sizeB.lengthM + sizeA.widthM + sizeB.widthM) / 2
  if (x * x + y * y > reachM * reachM) return false
  const turn = b.heading - a.heading
  const [sin, cos] = [Math.abs(Math.sin(turn)), Math.abs(Math.cos(turn))]
  return (
    !isApart(a, sizeA, sizeB, { x, y, sin, cos }) && !isApart(b, sizeB, sizeA, { x, y, sin, cos })
  )
}

interface Between {
  readonly x: number
  readonly y: number
  readonly sin: number
  readonly cos: number
}

function isApart(pose: Pose, own: Size, other: Size, { x, y, sin, cos }: Between): boolean {
  const [ownSin, ownCos] = [Math.sin(pose.heading), Math.cos(pose.heading)]
  const along = (own.lengthM + other.lengthM * cos + other.widthM * sin) / 2
  const across = (own.widthM + other.lengthM * sin + other.widthM * cos) / 2
  return Math.abs(x * ownSin + y * ownCos) >= along || Math.abs(x * ownCos - y * ownSin) >= across
}

export interface Together {
  /** How far along its way a body still touches what the other sweeps; 0 where it never does. */
  readonly untilM: number
  /** False where the ways come together again after they have parted, or cross. */
  readonly partOnce: boolean
}

/** How the way of one body across a node shares its room with the way of another. */
export function together(way: Path, size: Size, other: Path, otherSize: Size): Together {
  const places = posesAlong(other)
  let untilM = 0
  let parted = false
  let partOnce = true
  for (const [i, pose] of posesAlong(way).entries()) {
    const touches = places.some((place) => bodiesTouch(pose, size, place, otherSize))
    if (!touches) parted = true
    else {
      if (parted) partOnce = false
      untilM = Math.max(i, 1) * sampleM
    }
  }
  return { untilM, partOnce }
}

/** True where a body that drives along touches one that stands. */
export function touchesOnTheWay(way: Path, size: Size, place: Pose, placeSize: Size): boolean {
  return posesAlong(way).some((pose) => bodiesTouch(pose, size, place, placeSize))
}

function posesAlong(path: Path): Pose[] {
  const count = Math.ceil(path.length / sampleM) + 1
  return Array.from({ length: count }, (_, k) => path.poseOf(k * sampleM))
}
