/** When a silent device is late, and when it counts as offline: the rule of the design, in one place for the page. */
export type Presence = 'online' | 'late' | 'offline'

/** Two of its own intervals, at least 2 s. */
export function lateAfterMs(intervalMs: number): number {
  return Math.max(2000, 2 * intervalMs)
}

/** Three of its own intervals, at least 5 s. */
export function offlineAfterMs(intervalMs: number): number {
  return Math.max(5000, 3 * intervalMs)
}

export function presenceOf(seenAtMs: number, intervalMs: number, nowMs: number): Presence {
  const silentMs = nowMs - seenAtMs
  if (silentMs >= offlineAfterMs(intervalMs)) return 'offline'
  return silentMs >= lateAfterMs(intervalMs) ? 'late' : 'online'
}
