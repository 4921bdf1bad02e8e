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
  /** Over the limit, and not told yet: a window may end in between. */
  readonly #over = new Set<string>()
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
    const count = (this.#counts.get(publisher) ?? 0) + 1
    if (count === 1 && this.#counts.size >= publishersMax) return
    this.#counts.set(publisher, count)
    if (count > this.#countMax && this.#over.size < publishersMax) this.#over.add(publisher)
  }

  /** Who is over the limit; counting begins anew for them. */
  take(): readonly string[] {
    const told = [...this.#over].slice(0, toldMax)
    for (const publisher of told) {
      this.#over.delete(publisher)
      this.#counts.delete(publisher)
    }
    return told
  }

  #turn(): number {
    const nowMicros = this.#clock.nowMicros()
    const window = Math.floor(nowMicros / windowMicros)
    if (window !== this.#window) this.#counts.clear()
    this.#window = window
    return nowMicros
  }
}
