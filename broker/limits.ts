/** How fast one client may send: a bucket of tokens, one a message. Over its limit a client is delayed, never closed. */

/** A delay is looked at again after this long at the latest; a longer wait would hold a client that may go on. */
const waitMsMax = 1000

export class RateLimit {
  private readonly perSecond: number
  private readonly burst: number
  private tokens: number
  private filledAtMs: number

  /** `perSecond` 0 is no limit. `nowMs` is monotonic. */
  constructor(perSecond: number, burstSeconds: number, nowMs: number) {
    this.perSecond = perSecond
    this.burst = perSecond * burstSeconds
    this.tokens = this.burst
    this.filledAtMs = nowMs
  }

  /** Takes one message; 0, or the ms to wait before asking again. */
  take(nowMs: number): number {
    if (this.perSecond === 0) return 0
    if (this.tokens < 1) {
      const gained = ((nowMs - this.filledAtMs) / 1000) * this.perSecond
      this.tokens = Math.min(this.burst, this.tokens + gained)
      this.filledAtMs = nowMs
    }
    if (this.tokens < 1) {
      return Math.min(waitMsMax, Math.ceil(((1 - this.tokens) / this.perSecond) * 1000))
    }
    this.tokens--
    return 0
  }
}
