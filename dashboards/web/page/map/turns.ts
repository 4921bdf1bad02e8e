/** What lies one on another takes turns: each click in one place gives another one. */
import { deviceParameter } from '../address.ts'
import type { Selection } from '../state.ts'

interface Place {
  readonly x: number
  readonly y: number
}

/** A hand that clicks again does not stay on the pixel. */
const samePlacePixels = 8

export class Turns {
  /** Had their turn in this place, by name. */
  readonly #had = new Set<string | undefined>()
  #place: Place = { x: -Infinity, y: -Infinity }

  /** Whose turn it is of those under a click, the topmost first; `selected` had its turn. */
  next(
    under: readonly Selection[],
    selected: Selection | undefined,
    place: Place,
  ): Selection | undefined {
    const name = deviceParameter(selected)
    const isThere = Math.hypot(place.x - this.#place.x, place.y - this.#place.y) < samePlacePixels
    // Where something else was selected, or nothing, by other means, it begins anew.
    if (!isThere || selected === undefined || !this.#had.has(name)) this.#had.clear()
    this.#had.add(name)
    this.#place = place
    let next = under.find((each) => !this.#had.has(deviceParameter(each)))
    if (next === undefined) {
      this.#had.clear()
      next = under.find((each) => deviceParameter(each) !== name) ?? under[0]
    }
    this.#had.add(deviceParameter(next))
    return next
  }
}
