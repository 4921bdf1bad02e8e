/** Time as an argument: parts take a Clock, so that tests and the simulator own it. */
export interface Clock {
  /** Wall clock, UTC microseconds since 1970 (a safe integer until the year 2255). */
  nowMicros(): number
  /** Monotonic milliseconds, for durations only. */
  monotonicMs(): number
}

/** The machine's clocks. The wall clock has millisecond resolution in Node; performance.timeOrigin adds the microseconds. */
export const systemClock: Clock = {
  nowMicros: () => {
    const wallMs = Date.now()
    // performance.now() does not follow steps of the wall clock: take only its sub-millisecond digits.
    const fraction = performance.timeOrigin + performance.now()
    return wallMs * 1000 + Math.floor((fraction - Math.floor(fraction)) * 1000)
  },
  monotonicMs: () => performance.now(),
}
