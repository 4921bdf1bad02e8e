/** The requests that are being answered, each with the signal that ends it: its client has left, or the engine stops. */
export class Lives {
  readonly #controllers = new Set<AbortController>()
  #end: Error | undefined

  /** The life of one more request; it is over at once when the engine has begun to stop. */
  begin(): AbortController {
    const life = new AbortController()
    if (this.#end !== undefined) life.abort(this.#end)
    this.#controllers.add(life)
    return life
  }

  over(life: AbortController): void {
    this.#controllers.delete(life)
  }

  /** Ends all lives, and those that begin hereafter. */
  endAll(reason: Error): void {
    this.#end = reason
    for (const life of this.#controllers) life.abort(reason)
  }

  get ending(): boolean {
    return this.#end !== undefined
  }
}
