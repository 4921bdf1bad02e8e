/**
 * A signal plan that answers buses: a green is held for a bus that nearly makes it, and what comes before its green is cut short
 * for one that would wait. Greens stay within their bounds; yellow, all red and the order of phases stay as they are. Afterwards
 * greens are cut or stretched until the plan is back at its offset.
 */
import type { Junction, SignalPhase } from '../../schemas/network.ts'
import { SignalPlan, type Light, type LightSpan } from './signals.ts'

/** A bus wants to pass the stop line of a phase. Seconds of the simulated clock. */
export interface PriorityAsk {
  readonly phaseId: number
  readonly arrivalS: number
}

/** A green keeps this share of its length, and at least so much of it. */
const greenShareMin = 0.6
const greenMinS = 8
/** Green lasts until this long after the bus arrives, and begins this long before, for those who stand ahead of it. */
const passS = 2
const queueS = 4

/** Stages are phases in their order, counted on over all cycles. */
interface Stage {
  readonly index: number
  readonly startS: number
  readonly greenS: number
}

type GreenOf = (index: number, startS: number) => number

const nextLight = { green: 'yellow', yellow: 'red', red: 'green' } as const

export class PriorityPlan extends SignalPlan {
  readonly #extendS: number
  /** The stage that was on at the last answer. */
  #stage: Stage
  #ask: PriorityAsk | undefined
  /** The stage in which the bus is to pass. */
  #servedIn = -Infinity

  /** `extendS`: how much longer than planned a green may be. */
  constructor(junction: Junction, extendS: number) {
    super(junction)
    this.#extendS = extendS
    // An offset lets the cycle begin before the clock does.
    const index = -junction.phases.length * Math.ceil(Math.max(0, -junction.offsetS) / this.cycleS)
    this.#stage = { index, startS: this.#plannedStartS(index), greenS: this.#phase(index).greenS }
    this.#stage = this.#stageAt(0)
  }

  override get adapted(): boolean {
    const { index, startS } = this.#stage
    return this.#ask !== undefined || Math.abs(startS - this.#plannedStartS(index)) > 1e-6
  }

  /** Takes the wish of a bus, or that there is none, from now on. Called again and again, in order of time. */
  answer(nowS: number, wish: PriorityAsk | undefined): void {
    const stage = this.#stageAt(nowS)
    // Who has green at all times needs no answer.
    const ask = wish !== undefined && this.#regulates(wish.phaseId) ? wish : undefined
    const { index, startS } = stage
    this.#stage = stage
    this.#ask = ask
    this.#servedIn = ask === undefined ? -Infinity : this.#stageFor(ask, nowS)
    // A green that has ended stays as it was.
    if (!isGreen(stage, nowS)) return
    const greenS = Math.max(nowS - startS, this.#likelyGreenOf(index, startS))
    this.#stage = { index, startS, greenS }
  }

  override lightOf(phaseId: number, nowS: number): Light {
    if (!this.#regulates(phaseId)) return 'green'
    const stage = this.#stageAt(nowS)
    const phase = this.#phase(stage.index)
    if (phase.phaseId !== phaseId) return 'red'
    if (isGreen(stage, nowS)) return 'green'
    return nowS < stage.startS + stage.greenS + phase.yellowS ? 'yellow' : 'red'
  }

  override spansOf(phaseId: number, nowS: number): LightSpan[] {
    if (!this.#regulates(phaseId)) return super.spansOf(phaseId, nowS)
    const stage = this.#stageAt(nowS)
    const now = { nowS, inGreen: isGreen(stage, nowS) }
    const changes = (greenOf: GreenOf): number[] => {
      const boundS = Math.max(nowS - stage.startS, greenOf(stage.index, stage.startS))
      const from = { ...stage, greenS: now.inGreen ? boundS : stage.greenS }
      return this.#changesOf(phaseId, now, from, greenOf)
    }
    const likely = this.#changesOf(phaseId, now, stage, this.#likelyGreenOf)
    const earliest = changes((i) => shortestGreenS(this.#phase(i)))
    const latest = changes((i) => this.#longestGreenS(this.#phase(i)))
    let light = this.lightOf(phaseId, nowS)
    return likely.map((endS, k) => {
      const startS = k === 0 ? 0 : likely[k - 1]!
      const span = { light, startS, endS, minEndS: earliest[k]!, maxEndS: latest[k]! }
      light = nextLight[light]
      return span
    })
  }

  /** When, seconds from now, the light of a phase changes the next three times if the present stage is `from`. */
  #changesOf(
    phaseId: number,
    { nowS, inGreen }: { readonly nowS: number; readonly inGreen: boolean },
    from: Stage,
    greenOf: GreenOf,
  ): number[] {
    const changes: number[] = []
    for (let stage = from; changes.length < 3; stage = this.#after(stage, greenOf)) {
      const phase = this.#phase(stage.index)
      if (phase.phaseId !== phaseId) continue
      const { startS } = stage
      const endS = startS + stage.greenS
      // Of the present stage only what is still to come.
      if (stage !== from) changes.push(startS - nowS)
      if (stage !== from || inGreen) changes.push(endS - nowS)
      if (stage !== from || nowS < endS + phase.yellowS) changes.push(endS + phase.yellowS - nowS)
    }
    return changes.slice(0, 3)
  }

  #stageAt(nowS: number): Stage {
    let stage = this.#stage
    for (let next = this.#after(stage, this.#likelyGreenOf); next.startS <= nowS;) {
      stage = next
      next = this.#after(stage, this.#likelyGreenOf)
    }
    return stage
  }

  #after({ index, startS, greenS }: Stage, greenOf: GreenOf): Stage {
    const { yellowS, redS } = this.#phase(index)
    const nextS = startS + greenS + yellowS + redS
    return { index: index + 1, startS: nextS, greenS: greenOf(index + 1, nextS) }
  }

  /** The present stage where the bus makes it, if need be by a longer green; otherwise the next of its phase. */
  #stageFor(ask: PriorityAsk, nowS: number): number {
    const { index, startS } = this.#stage
    const phase = this.#phase(index)
    const makesIt = ask.arrivalS + passS <= startS + this.#longestGreenS(phase)
    if (phase.phaseId === ask.phaseId && isGreen(this.#stage, nowS) && makesIt) return index
    let next = index + 1
    while (this.#phase(next).phaseId !== ask.phaseId) next += 1
    return next
  }

  /** The green of a stage that begins at `startS`, as things stand. */
  readonly #likelyGreenOf: GreenOf = (index, startS) => {
    const phase = this.#phase(index)
    const wishS = phase.greenS - (startS - this.#plannedStartS(index))
    const longestS = this.#longestGreenS(phase)
    const backS = Math.min(longestS, Math.max(shortestGreenS(phase), wishS))
    const ask = this.#ask
    if (ask === undefined || index > this.#servedIn) return backS
    if (index === this.#servedIn) {
      const heldS = ask.arrivalS + passS - startS
      return heldS > backS && heldS <= longestS ? heldS : backS
    }
    return this.#cutGreenS(index, startS, ask)
  }

  /** The green of a stage before that of the bus: as much shorter as the bus would wait. */
  #cutGreenS(index: number, startS: number, ask: PriorityAsk): number {
    const uncutS: GreenOf = (i, atS) => {
      const phase = this.#phase(i)
      const wishS = phase.greenS - Math.max(0, atS - this.#plannedStartS(i))
      return Math.max(shortestGreenS(phase), wishS)
    }
    let stage: Stage = { index, startS, greenS: uncutS(index, startS) }
    const { greenS } = stage
    while (stage.index < this.#servedIn) stage = this.#after(stage, uncutS)
    const waitS = Math.max(0, stage.startS - (ask.arrivalS - queueS))
    return Math.max(shortestGreenS(this.#phase(index)), greenS - waitS)
  }

  #regulates(phaseId: number): boolean {
    return this.junction.phases.some((phase) => phase.phaseId === phaseId)
  }

  #longestGreenS(phase: SignalPhase): number {
    return phase.greenS + this.#extendS
  }

  #phase(index: number): SignalPhase {
    const { phases } = this.junction
    return phases[((index % phases.length) + phases.length) % phases.length]!
  }

  /** When a stage begins by the fixed plan. */
  #plannedStartS(index: number): number {
    const { phases, offsetS } = this.junction
    const cycle = Math.floor(index / phases.length)
    let startS = cycle * this.cycleS - offsetS
    for (let i = cycle * phases.length; i < index; i++) {
      const { greenS, yellowS, redS } = this.#phase(i)
      startS += greenS + yellowS + redS
    }
    return startS
  }
}

/** What no bus takes from a green. */
function shortestGreenS({ greenS }: SignalPhase): number {
  return Math.min(greenS, Math.max(greenMinS, greenS * greenShareMin))
}

function isGreen({ startS, greenS }: Stage, nowS: number): boolean {
  return nowS < startS + greenS
}
