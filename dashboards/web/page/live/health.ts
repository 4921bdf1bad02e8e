/** Whether the picture on this page is live: a socket that is open while nothing comes is not. */
import type { Zone } from './zone.ts'

export type Health = 'connecting' | 'live' | 'stalled' | 'lost'

/** Ingest says how it is once a second. */
export const stalledAfterMs = 4000

export function healthOf(
  zone: Pick<Zone, 'connection' | 'heardAtMs' | 'clock' | 'replayId'>,
): Health {
  const { is } = zone.connection.value
  if (is === 'closed') return 'lost'
  if (is === 'connecting') return 'connecting'
  // A replay pauses, and ends.
  if (zone.replayId !== undefined) return 'live'
  return zone.clock.nowMs() - zone.heardAtMs.value > stalledAfterMs ? 'stalled' : 'live'
}

/** How old the newest data is, ms; undefined where none ever came. */
export function ageMs(zone: Pick<Zone, 'heardAtMs' | 'clock'>): number | undefined {
  return zone.heardAtMs.value === 0 ? undefined : zone.clock.nowMs() - zone.heardAtMs.value
}
