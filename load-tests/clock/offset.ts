/**
 * How far one clock is from another, from the four times of a request, as NTP reckons (RFC 5905, 8). No Node in here: k6 scripts bundle it.
 */

/** Of one request, µs UTC; the middle two by the other clock. */
export interface FourTimes {
  readonly sentAt: number
  readonly receivedAt: number
  readonly answeredAt: number
  readonly arrivedAt: number
}

/** The other clock against the own one: positive where the other is ahead. The truth is no further off than the uncertainty. */
export interface Offset {
  readonly offsetMs: number
  /** Half of the way there and back: so wrong it is where all of that was in one direction. */
  readonly uncertaintyMs: number
}

/** The one of the shortest way: what waited for nothing says most. Undefined where there is none. */
export function bestOffset(samples: readonly FourTimes[]): Offset | undefined {
  return samples.map(offsetOf).toSorted((one, other) => one.uncertaintyMs - other.uncertaintyMs)[0]
}

function offsetOf({ sentAt, receivedAt, answeredAt, arrivedAt }: FourTimes): Offset {
  const roundTrip = arrivedAt - sentAt - (answeredAt - receivedAt)
  return {
    offsetMs: (receivedAt - sentAt + (answeredAt - arrivedAt)) / 2 / 1000,
    uncertaintyMs: Math.max(0, roundTrip) / 2 / 1000,
  }
}
