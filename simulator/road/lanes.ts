/**
 * The lanes vehicles drive on: along a link, with a change of lane where one is wanted, and across a node. Paths are made
 * when first asked for and kept.
 */
import { curveBetween, joined, poseFrom } from './curve.ts'
import { laneWidthM, turnOf, type Link } from './graph.ts'
import { Path, type Point, type Pose } from './path.ts'

const laneStepM = 2
const turnStepM = 1
/** A turning circle where a road ends. */
const turningRadiusM = 9
/** Into a bay one drives straight over so many metres, so as to pass between those who stand beside. */
const bayBehindM = 16
/** Out of a bay one drives straight on until whoever stands beside is passed, metres. */
const bayAheadM = 14
/** The way out keeps this far from the last bay of the row, metres. */
const rowClearM = 8

export interface LaneChange {
  readonly from: number
  readonly to: number
  /** Metres along the link where the change begins; undefined: near the link's beginning. */
  readonly startM?: number
}

/** A parking place at a charging pile: a way off the end of a depot road, and back. */
export interface Bay {
  readonly key: string
  readonly path: Path
  /** Where on the path one stands. */
  readonly stopM: number
}

/** The two directions of the road to a depot. */
export interface DepotRoads {
  readonly inbound: Link
  readonly outbound: Link
}

export class Lanes {
  readonly #along = new Map<string, Path>()
  readonly #across = new Map<string, Path>()

  /** Along a link. Both ends are in the middle of a lane, whatever lies between. */
  along(link: Link, change: LaneChange): Path {
    const ends = {
      first: link.centre.poseOf(0).heading,
      last: link.centre.poseOf(link.length).heading,
    }
    const make = (): Path => new Path(lanePoints(link, change), laneStepM, link.limitMps, ends)
    // Changes that begin anywhere are as many as there are stops: they are not kept.
    if (change.from !== change.to && change.startM !== undefined) return make()
    return cached(this.#along, `${link.index}/${change.from}/${change.to}`, make)
  }

  /** Across a node, from the end of a lane to the beginning of a lane of the next link. */
  across(from: Link, fromLane: number, to: Link, toLane: number): Path {
    return cached(this.#across, `${from.index}/${fromLane}/${to.index}/${toLane}`, () => {
      const a = lanePose(from, from.length, fromLane)
      const b = lanePose(to, 0, toLane)
      const points = turnOf(from, to) === 'back' ? turningCircle(a, b) : curveBetween(a, b)
      const limitMps = Math.min(from.limitMps, to.limitMps)
      return new Path(points, turnStepM, limitMps, { first: a.heading, last: b.heading })
    })
  }
}

/** How far a lane's middle is to the right of its link's centre. */
export function laneOffset(link: Link, lane: number): number {
  return link.laneOffsetM + lane * laneWidthM
}

/** The lane whose middle is nearest to a place so far to the right of the link's centre. */
export function laneAt(link: Link, sideM: number): number {
  let lane = 0
  for (let k = 1; k < link.lanes; k++) {
    if (Math.abs(laneOffset(link, k) - sideM) < Math.abs(laneOffset(link, lane) - sideM)) lane = k
  }
  return lane
}

/** The pose of a lane's middle, `s` metres along the link's centre. */
export function lanePose(link: Link, s: number, lane: number): Pose {
  return poseFrom(link.centre.poseOf(s), 0, laneOffset(link, lane))
}

/**
 * From the end of a depot road into a parking place, and out again to its other direction: ahead, round to the left past all
 * places of the row, and back. `rowM` is how far to the left the last of them is.
 */
export function bayAt(key: string, roads: DepotRoads, place: Point, rowM: number): Bay {
  const enter = lanePose(roads.inbound, roads.inbound.length, 0)
  const leave = lanePose(roads.outbound, 0, 0)
  const stand = { x: place.x, y: place.y, heading: enter.heading }
  const r = turningRadiusM
  const sideM = Math.max(2 * r, rowM + rowClearM)
  const limitMps = 2.8
  const before = poseFrom(stand, -bayBehindM, 0)
  const into = [...curveBetween(enter, before), ...curveBetween(before, stand).slice(1)]
  const round = [
    stand,
    poseFrom(stand, bayAheadM, 0),
    poseFrom(stand, bayAheadM + r, -r, -Math.PI / 2),
    poseFrom(stand, bayAheadM + r, r - sideM, -Math.PI / 2),
    poseFrom(stand, bayAheadM, -sideM, -Math.PI),
    poseFrom(stand, -bayAheadM, -sideM, -Math.PI),
    leave,
  ]
  const out = round.slice(1).flatMap((pose, i) => {
    const last = round[i]!
    const isApart = Math.hypot(pose.x - last.x, pose.y - last.y) > 0.5
    return isApart ? curveBetween(last, pose).slice(1) : []
  })
  const path = new Path([...into, ...out], turnStepM, limitMps, {
    first: enter.heading,
    last: leave.heading,
  })
  return { key, path, stopM: new Path(into, turnStepM, limitMps).length }
}

/** A change of lane takes about five seconds, and as much room as there is. */
function lanePoints(link: Link, change: LaneChange): Point[] {
  const { from, to, startM = Math.min(12, link.length * 0.1) } = change
  const wanted = Math.max(40, link.limitMps * 5)
  const room = Math.max(1, link.length - startM - 2)
  const reach = Math.min(wanted, room)
  const points: Point[] = []
  const pieces = Math.max(2, Math.ceil(link.length / laneStepM))
  for (let k = 0; k <= pieces; k++) {
    const s = (k * link.length) / pieces
    const t = Math.min(1, Math.max(0, (s - startM) / reach))
    // Quintic blend: no jump of curvature where the change begins and ends.
    const blend = t * t * t * (t * (6 * t - 15) + 10)
    const { x, y } = poseFrom(
      link.centre.poseOf(s),
      0,
      laneOffset(link, from + (to - from) * blend),
    )
    points.push({ x, y, m: s })
  }
  return points
}

/** Out to the right, round to the left, and back: `b` faces where `a` came from. */
function turningCircle(a: Pose, b: Pose): Point[] {
  const apart = Math.hypot(b.x - a.x, b.y - a.y)
  if (apart >= 2 * turningRadiusM) return curveBetween(a, b)
  const out = (2 * turningRadiusM - apart) / 2
  const reachM = 20
  const right = poseFrom(a, reachM, out)
  const left = poseFrom(a, reachM, out - 2 * turningRadiusM, -Math.PI)
  return joined(curveBetween(a, right), curveBetween(right, left), curveBetween(left, b))
}

function cached(paths: Map<string, Path>, key: string, make: () => Path): Path {
  const known = paths.get(key)
  if (known !== undefined) return known
  const path = make()
  paths.set(key, path)
  return path
}
