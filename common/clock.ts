/** Time as an argument: parts take a Clock, so that tests and the simulator own it. */
export interface Clock {
  /** Wall clock, UTC microseconds since 1970 (a safe integer until the year 2255). */
  nowMicros(): number
  /** Monotonic milliseconds, for durations only. */
  monotonicMs(): number
}

/** Wall clock and monotonic one are compared so often. */
const compareMs = 1
/** Date.now() has no digits below the millisecond. */
const stepMsMin = 2

/** What the wall clock is ahead of `performance.now()`, in ms. */
let aheadMs = performance.timeOrigin
let compareAtMs = 0

/** The machine's clocks. The wall clock has millisecond resolution in Node; the monotonic one adds the microseconds, and is the cheaper to ask. */
export const systemClock: Clock = {
  nowMicros: () => {
    const nowMs = performance.now()
    if (nowMs >= compareAtMs) followSteps(nowMs)
    return Math.floor((aheadMs + nowMs) * 1000)
  },
  monotonicMs: () => performance.now(),
}

/** The monotonic clock does not follow steps of the wall clock. */
function followSteps(nowMs: number): void {
  const wallMs = Date.now()
  compareAtMs = nowMs + compareMs
  if (Math.abs(wallMs - aheadMs - nowMs) > stepMsMin) aheadMs = wallMs - nowMs
}
