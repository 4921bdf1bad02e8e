/**
 * Where people cross a signalled junction: pedestrians from pavement to pavement over each of its arms, cyclists along the kerb and
 * straight on.
 */
import { curveThrough, poseFrom } from '../road/curve.ts'
import { laneWidthM, turnOf, type Link, type RoadNode } from '../road/graph.ts'
import { laneOffset } from '../road/lanes.ts'
import { Path, type Point } from '../road/path.ts'
import type { SignalPlan, Signals } from '../road/signals.ts'
import type { Way } from './traveller.ts'

/** From a lane's middle to where cyclists ride, and to the pavement. */
const cyclistM = laneWidthM / 2 + 0.8
const pavementM = laneWidthM / 2 + 2
/** A crossing lies this far behind the stop line. */
const behindStopLineM = 2.5
const walkM = 35
const rideM = 110
const stepM = 1
/** People keep to no speed limit of the path; it only has to be above what they wish. */
const limitMps = 20

/** Ways on foot over the arms of a junction, both ways each; none where no phase keeps the traffic off an arm. */
export function waysOnFoot(node: RoadNode, signals: Signals): Way[] {
  const plan = signals.plans.get(node.junction.nodeId)
  if (plan === undefined) return []
  return node.in.flatMap((link) => {
    const phases = walkPhases(node, link, signals, plan)
    if (link.twin === undefined || phases.length === 0) return []
    const reachM = Math.min(walkM, link.length / 2)
    const kerbM = laneOffset(link, link.lanes - 1) + pavementM
    const stop = link.centre.poseOf(link.length)
    const back = link.centre.poseOf(link.length - reachM)
    const corners = [
      poseFrom(back, 0, kerbM),
      poseFrom(stop, behindStopLineM, kerbM),
      poseFrom(stop, behindStopLineM, -kerbM),
      poseFrom(back, 0, -kerbM),
    ]
    return [corners, corners.toReversed()].map((points) => wayThrough(points, plan, phases))
  })
}

/** Ways by bicycle through a junction. */
export function waysByBicycle(node: RoadNode, signals: Signals): Way[] {
  const plan = signals.plans.get(node.junction.nodeId)
  if (plan === undefined) return []
  return node.in.flatMap((link) => {
    const next = link.next.find((candidate) => turnOf(link, candidate) === 'straight')
    const phase = next === undefined ? undefined : signals.phaseOf(link, next)
    if (next === undefined || phase === undefined) return []
    const before = alongKerb(link, Math.max(0, link.length - rideM), link.length)
    const after = alongKerb(next, 0, Math.min(rideM, next.length))
    return [wayThrough([...before, ...after], plan, [phase], before.length - 1)]
  })
}

/** Over a road in the middle of nowhere, by somebody who waits for a time and for nothing else. */
export function wayAcross(link: Link, alongM: number, fromS: number): Way {
  const at = link.centre.poseOf(alongM)
  const rightM = laneOffset(link, link.lanes - 1) + pavementM
  const { twin } = link
  const leftM =
    twin === undefined
      ? laneOffset(link, 0) - pavementM
      : -laneOffset(twin, twin.lanes - 1) - pavementM
  const points = [rightM + 2, rightM, leftM, leftM - 2].map((sideM) => poseFrom(at, 0, sideM))
  return { ...measured(points, 1), mayGo: (nowS) => nowS >= fromS }
}

/**
 * Phases during which one may walk over the arm of a link: nobody drives out of it, and into it only who turns right, and gives
 * way.
 */
function walkPhases(node: RoadNode, arm: Link, signals: Signals, plan: SignalPlan): number[] {
  const driven = new Set<number | undefined>()
  for (const link of node.in) {
    for (const next of link.next) {
      const enters = next === arm.twin && turnOf(link, next) !== 'right'
      if (link === arm || enters) driven.add(signals.phaseOf(link, next))
    }
  }
  return plan.junction.phases.map(({ phaseId }) => phaseId).filter((id) => !driven.has(id))
}

function wayThrough(
  points: readonly Point[],
  plan: SignalPlan,
  phases: readonly number[],
  stopAt = 1,
): Way {
  const mayGo = (nowS: number, needS: number): boolean =>
    phases.some((phaseId) => plan.clearS(phaseId, nowS) >= needS)
  return { ...measured(points, stopAt), mayGo }
}

/** The path through points, and where on it the road begins and ends: at the point `stopAt` and at the next one. */
function measured(
  points: readonly Point[],
  stopAt: number,
): Pick<Way, 'path' | 'stopM' | 'clearM'> {
  const path = new Path(curveThrough(points), stepM, limitMps)
  const [stop, clear] = [points[stopAt]!, points[stopAt + 1]!]
  const [stopM, clearM] = [path.nearest(stop.x, stop.y).s, path.nearest(clear.x, clear.y).s]
  return { path, stopM, clearM }
}

function alongKerb(link: Link, fromM: number, toM: number): Point[] {
  const sideM = laneOffset(link, link.lanes - 1) + cyclistM
  const pieces = Math.max(2, Math.ceil((toM - fromM) / 20))
  return Array.from({ length: pieces + 1 }, (_, k) =>
    poseFrom(link.centre.poseOf(fromM + (k * (toM - fromM)) / pieces), 0, sideM),
  )
}
