/**
 * The search for the highest rate that holds: doubled until one does not hold, then halved in. It knows nothing of zones: what a
 * rate is worth, a window says.
 */

/** `late`: it did not hold, and by no more than the generator itself was late. */
export type Outcome = 'held' | 'crossed' | 'late'

export interface SearchPlan {
  /** Messages a second. */
  readonly from: number
  readonly max: number
  /** Done when the lowest that did not hold is within this share of the highest that held. */
  readonly precision: number
  /** Measures one window at a rate; undefined where the time is up. */
  window(rate: number): Promise<Outcome | undefined>
}

export interface Bracket {
  /** The highest rate that held; undefined where none did. */
  readonly held: number | undefined
  /** The lowest that did not; undefined where the search did not come to one. */
  readonly notHeld: number | undefined
  readonly notHeldBy: 'crossed' | 'late' | undefined
  readonly endedBy: 'precision' | 'max' | 'nothing holds' | 'time'
}

/** Windows at one rate, at most: two in a row must hold. */
const windowsOfRate = 3
const inARow = 2
const lowestRate = 1

export async function searchCapacity(plan: SearchPlan): Promise<Bracket> {
  const { max, precision } = plan
  let held: number | undefined
  let notHeld: number | undefined
  let notHeldBy: 'crossed' | 'late' | undefined
  const found = (endedBy: Bracket['endedBy']): Bracket => ({ held, notHeld, notHeldBy, endedBy })
  let rate = Math.min(plan.from, max)
  for (;;) {
    const outcome = await tryRate(rate, plan)
    if (outcome === undefined) return found('time')
    if (outcome === 'held') held = rate
    else {
      notHeld = rate
      notHeldBy = outcome
    }
    if (held === max) return found('max')
    if (notHeld === lowestRate) return found('nothing holds')
    if (notHeld === undefined) rate = Math.min(max, rate * 2)
    else if (held === undefined) rate = Math.max(lowestRate, Math.floor(notHeld / 2))
    else if (notHeld <= held * (1 + precision) || notHeld - held <= 1) return found('precision')
    else rate = Math.round((held + notHeld) / 2)
  }
}

/** No more windows than it takes to know. */
async function tryRate(rate: number, plan: SearchPlan): Promise<Outcome | undefined> {
  let row = 0
  let last: Outcome = 'crossed'
  for (let left = windowsOfRate - 1; left >= 0; left--) {
    const outcome = await plan.window(rate)
    if (outcome === undefined) return undefined
    row = outcome === 'held' ? row + 1 : 0
    if (row === inARow) return 'held'
    if (outcome !== 'held') last = outcome
    if (row + left < inARow) return last
  }
  return last
}
