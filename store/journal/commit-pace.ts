/** When the next commit begins: not too soon after the last one began, for a sync costs the same for one record and for a hundred. */
import type { Clock } from '../../common/clock.ts'

export class CommitPace {
  private readonly spacingMs: number
  private readonly clock: Clock
  private readonly begin: () => void
  private beganAtMs = -Infinity
  private timer: NodeJS.Timeout | undefined
  private isDue = false

  constructor(spacingMs: number, clock: Clock, begin: () => void) {
    this.spacingMs = spacingMs
    this.clock = clock
    this.begin = begin
  }

  /** True where a commit may begin. */
  get isTime(): boolean {
    return this.msLeft <= 0
  }

  /** Milliseconds since the last commit began. */
  get elapsedMs(): number {
    return this.clock.monotonicMs() - this.beganAtMs
  }

  /** Sees to it that one begins: soon where it is worth it, otherwise when it is time. */
  ask(isWorthIt: boolean): void {
    if (this.isDue || (this.timer !== undefined && !isWorthIt)) return
    const waitMs = isWorthIt ? 0 : this.msLeft
    if (waitMs > 0) {
      this.timer = setTimeout(this.run, waitMs)
      return
    }
    // The rest of this turn of the event loop rides along: every socket that is readable now.
    this.isDue = true
    setImmediate(this.run)
  }

  /** To be told when one begins. */
  began(): void {
    this.beganAtMs = this.clock.monotonicMs()
    clearTimeout(this.timer)
    this.timer = undefined
  }

  private get msLeft(): number {
    return this.spacingMs - this.elapsedMs
  }

  private readonly run = (): void => {
    this.isDue = false
    this.timer = undefined
    this.begin()
  }
}
