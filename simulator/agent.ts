/**
 * What acts ten times a second: each agent has its own moment within the 100 ms, so that messages come evenly and not in
 * bursts.
 */
import type { Outlet } from './messages/stream.ts'

export const stepMicros = 100_000
export const stepS = stepMicros / 1e6

/** A moment of the simulated clock. */
export interface Moment {
  /** Seconds since the scenario's epoch. */
  readonly nowS: number
  /** The same as UTC microseconds: what messages carry. */
  readonly generatedAt: number
  /** How many steps this agent has made before. */
  readonly step: number
}

export interface Agent {
  step(moment: Moment, outlet: Outlet): void
}

/** True once every `seconds`; `phase` spreads agents over that time. */
export function isDue(step: number, seconds: number, phase: number): boolean {
  return (step + phase) % Math.round(seconds / stepS) === 0
}
