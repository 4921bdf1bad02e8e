/** Whether the picture on this page is live: a socket that is open while nothing comes is not. */
import { pageNowMs } from './server-clock.ts'
import type { Zone } from './zone.ts'

/** `behind`: data comes, and is old by its own account. */
export type Health = 'connecting' | 'live' | 'behind' | 'stalled' | 'lost'

/** Ingest says how it is once a second. */
export const stalledAfterMs = 4000
/** Less than that: the picture that a server has kept comes just after the socket was opened. */
const newsWithinMs = 3000

export function healthOf(
  zone: Pick<Zone, 'connection' | 'heardAtMs' | 'newsAtMs' | 'clock' | 'replayId'>,
): Health {
  const state = zone.connection.value
  if (state.is === 'closed') return 'lost'
  if (state.is === 'connecting') return 'connecting'
  // A replay pauses, and ends.
  if (zone.replayId !== undefined) return 'live'
  // This browser's own clock may be wrong: it raises no alarm.
  if (zone.heardAtMs.value > 0 && zone.clock.offsetMs === undefined) return 'connecting'
  const age = ageMs(zone)
  if (age !== undefined && age <= stalledAfterMs) return 'live'
  // What is new may still be on its way over a socket that has just been opened.
  const nowMs = pageNowMs()
  if (nowMs - state.sinceMs <= stalledAfterMs) return 'connecting'
  return nowMs - zone.newsAtMs <= newsWithinMs ? 'behind' : 'stalled'
}

/** How old the newest data is, ms; undefined where none ever came, or the server's clock is not known yet. */
export function ageMs(zone: Pick<Zone, 'heardAtMs' | 'clock'>): number | undefined {
  if (zone.heardAtMs.value === 0 || zone.clock.offsetMs === undefined) return undefined
  return Math.max(0, zone.clock.nowMs() - zone.heardAtMs.value)
}
