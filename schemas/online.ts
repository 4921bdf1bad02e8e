/** When a device counts as online: until three of its own intervals, at least 5 s, have passed in silence. */
const silenceMinMs = 5_000
const silenceIntervals = 3

/** How long a device that speaks every `intervalMs` may be silent, milliseconds. */
export function silenceMs(intervalMs: number): number {
  return Math.max(silenceMinMs, silenceIntervals * intervalMs)
}
