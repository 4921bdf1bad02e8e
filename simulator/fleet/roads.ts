/** The world as vehicles know it: the roads, who is on them, and what has to be kept to there. */
import type { RoadGraph } from '../road/graph.ts'
import type { Lanes } from '../road/lanes.ts'
import type { Router } from '../road/routing.ts'
import type { Signals } from '../road/signals.ts'
import type { StopLines } from '../road/stop-lines.ts'
import type { Traveller } from '../users/traveller.ts'
import type { RightOfWay } from './right-of-way.ts'
import type { Traffic } from './traffic.ts'

export interface Roads {
  readonly graph: RoadGraph
  readonly lanes: Lanes
  readonly router: Router
  readonly signals: Signals
  readonly traffic: Traffic
  /** Who is on a road just now, on foot or by bicycle: drivers give way. */
  readonly people: Set<Traveller>
  readonly rightOfWay: RightOfWay
  readonly stopLines: StopLines
  /** The hour of the day, by the clock of the place, at a time of the simulated clock. */
  readonly hourAt: (nowS: number) => number
}
