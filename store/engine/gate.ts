/** A number of places and one bounded line of those who wait for one, first come, first served. */
import { exception } from './exception.ts'

export interface GateOptions {
  readonly places: number
  /** Who comes when so many wait already is refused with code 202. */
  readonly waitingMax: number
}

export class Gate {
  readonly #options: GateOptions
  #taken = 0
  readonly #line: (() => void)[] = []

  constructor(options: GateOptions) {
    this.#options = options
  }

  get taken(): number {
    return this.#taken
  }

  get waiting(): number {
    return this.#line.length
  }

  /** Takes a place if one is free at once. */
  tryEnter(): boolean {
    if (this.#taken >= this.#options.places) return false
    this.#taken++
    return true
  }

  /** Resolves with a place taken; give it back by leave(). Rejects when the line is full or the signal comes first. */
  async enter(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    if (this.tryEnter()) return
    if (this.#line.length >= this.#options.waitingMax) {
      throw exception(
        'TOO_MANY_SIMULTANEOUS_QUERIES',
        `Too many simultaneous queries: ${this.#line.length} wait already.`,
      )
    }
    await new Promise<void>((resolve, reject) => {
      const onTurn = (): void => {
        signal.removeEventListener('abort', onAbort)
        resolve()
      }
      const onAbort = (): void => {
        this.#line.splice(this.#line.indexOf(onTurn), 1)
        reject(signal.reason as Error)
      }
      signal.addEventListener('abort', onAbort, { once: true })
      this.#line.push(onTurn)
    })
  }

  /** Gives a place back: to the one who has waited longest. */
  leave(): void {
    const next = this.#line.shift()
    if (next === undefined) this.#taken--
    else next()
  }
}
