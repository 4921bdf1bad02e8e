/** How fast something may come: a bucket of tokens, one a message, a connection or a try; and one such bucket a key. */

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

  /** Messages that may be taken at once. */
  left(nowMs: number): number {
    if (this.perSecond === 0) return Infinity
    this.fill(nowMs)
    return Math.floor(this.tokens)
  }

  /** Takes so many, of those that are left. */
  spend(messages: number): void {
    this.tokens -= messages
  }

  /** Takes one message; 0, or the ms to wait before asking again. */
  take(nowMs: number): number {
    if (this.perSecond === 0) return 0
    this.fill(nowMs)
    if (this.tokens < 1) {
      return Math.min(waitMsMax, Math.ceil(((1 - this.tokens) / this.perSecond) * 1000))
    }
    this.tokens--
    return 0
  }

  private fill(nowMs: number): void {
    if (this.tokens >= 1) return
    const gained = ((nowMs - this.filledAtMs) / 1000) * this.perSecond
    this.tokens = Math.min(this.burst, this.tokens + gained)
    this.filledAtMs = nowMs
  }

  /** Gives back what was taken for something that turned out not to count. */
  giveBack(): void {
    this.tokens = Math.min(this.burst, this.tokens + 1)
  }
}

/** One limit a key, for so many keys: beyond them whoever was quiet longest is forgotten. */
export class RateLimits {
  private readonly perSecond: number
  private readonly burstSeconds: number
  private readonly keysMax: number
  /** The longest quiet one first. */
  private readonly limits = new Map<string, RateLimit>()

  constructor(perSecond: number, burstSeconds: number, keysMax: number) {
    this.perSecond = perSecond
    this.burstSeconds = burstSeconds
    this.keysMax = keysMax
  }

  of(key: string, nowMs: number): RateLimit {
    const limit = this.limits.get(key) ?? new RateLimit(this.perSecond, this.burstSeconds, nowMs)
    this.limits.delete(key)
    this.limits.set(key, limit)
    if (this.limits.size > this.keysMax) {
      for (const oldest of this.limits.keys()) {
        this.limits.delete(oldest)
        break
      }
    }
    return limit
  }
}
