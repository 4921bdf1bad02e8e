/** What a run is made of: our own world, or SUMO's floating-car data; moved on tick by tick. */
import type { Ether } from './ether/ether.ts'
import type { Outlet } from './messages/stream.ts'
import type { SimulatedMessage } from './recording.ts'

export interface TrafficSource {
  /** What is added to the time of the run to make UTC microseconds. */
  epochMicros: number
  /** Since the run's beginning. */
  readonly elapsedMicros: number
  readonly vehicles: { readonly length: number }
  /** True once nothing more will come; what never ends by itself does not say so. */
  readonly ended?: boolean
  tick(outlet: Outlet): void
  /** Lets go of what it reads, where it reads anything. */
  close?(): void
}

/** The messages of a run, tick by tick. */
export interface MessageSource {
  readonly world: TrafficSource
  readonly ether: Ether | undefined
  /** Moves on by one tick: what arrives in it. */
  tick(): SimulatedMessage[]
  /** What is still on its way when the run is over. */
  rest(): SimulatedMessage[]
}
