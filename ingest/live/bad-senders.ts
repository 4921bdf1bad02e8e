/**
 * Who sends too many messages that end in quarantine: counted by publisher over windows of ten seconds, so that the broker, which
 * looks into no payload, can be told whom to read more slowly.
 */
import type { Clock } from '../../common/clock.ts'

const windowMicros = 10_000_000
/** Publishers counted in one window; beyond them no further one is. */
const publishersMax = 10_000
/** Told at a time, so that it is one packet of any broker; the others are told the next time. */
const toldMax = 400

export class BadSenders {
  readonly #clock: Clock
  readonly #countMax: number
  readonly #counts = new Map<string, number>()
  #window = 0

  /** `perSecondMax` 0 is no limit. */
  constructor(clock: Clock, perSecondMax: number) {
    this.#clock = clock
    this.#countMax = perSecondMax === 0 ? Infinity : (perSecondMax * windowMicros) / 1e6
  }

  /** One message of this publisher went into quarantine. Of a backlog, what is old says nothing about who sends now. */
  refused(publisher: string, receivedAt: number): void {
    const nowMicros = this.#turn()
    if (nowMicros - receivedAt > windowMicros) return
    const count = this.#counts.get(publisher)
    if (count === undefined && this.#counts.size >= publishersMax) return
    this.#counts.set(publisher, (count ?? 0) + 1)
  }

  /** Who is over the limit; counting begins anew for them. */
  take(): readonly string[] {
    this.#turn()
    const over = [...this.#counts]
      .filter(([, count]) => count > this.#countMax)
      .slice(0, toldMax)
      .map(([publisher]) => publisher)
    for (const publisher of over) this.#counts.delete(publisher)
    return over
  }

  #turn(): number {
    const nowMicros = this.#clock.nowMicros()
    const window = Math.floor(nowMicros / windowMicros)
    if (window !== this.#window) this.#counts.clear()
    this.#window = window
    return nowMicros
  }
}
