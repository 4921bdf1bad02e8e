/** How often a client id may change hands: two clients with one id would throw each other out for ever. */
import { RateLimit } from '../limits.ts'

/** The first so many seconds of the limit go at once. */
const burstSeconds = 60

export class TakeOvers {
  private readonly perMinute: number
  /** Goes from owner to owner, and with the last one. */
  private readonly limits = new WeakMap<object, RateLimit>()

  constructor(perMinute: number) {
    this.perMinute = perMinute
  }

  /** Whether `newcomer` may take the place of `owner`; false: it has to come again later. */
  take(owner: object, newcomer: object, nowMs: number): boolean {
    const limit = this.limits.get(owner) ?? new RateLimit(this.perMinute / 60, burstSeconds, nowMs)
    this.limits.set(owner, limit)
    if (limit.take(nowMs) > 0) return false
    this.limits.set(newcomer, limit)
    return true
  }
}
