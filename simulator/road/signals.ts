/**
 * Fixed-time signal plans: what each phase of a junction shows at a time, and for how long. A plan with bus priority
 * (priority-plan.ts) gives another schedule behind the same questions.
 */
import type { Junction, RoadNetwork, SignalPhase } from '../../schemas/network.ts'
import { turnOf, type Link } from './graph.ts'

export type Light = 'green' | 'yellow' | 'red'

export interface LightSpan {
  readonly light: Light
  /** Seconds from now; the first span's start is in the past or now. */
  readonly startS: number
  /** The likely end, and between what it lies. */
  readonly endS: number
  readonly minEndS: number
  readonly maxEndS: number
}

/** The plan of one junction. Times are seconds of the simulated clock since its epoch. */
export class SignalPlan {
  readonly junction: Junction
  readonly cycleS: number
  readonly #starts = new Map<number, { readonly phase: SignalPhase; readonly startS: number }>()

  constructor(junction: Junction) {
    this.junction = junction
    let startS = 0
    for (const phase of junction.phases) {
      this.#starts.set(phase.phaseId, { phase, startS })
      startS += phase.greenS + phase.yellowS + phase.redS
    }
    this.cycleS = startS
  }

  /** Whether it is another plan than the fixed one just now. */
  get adapted(): boolean {
    return false
  }

  get phaseIds(): readonly number[] {
    return [...this.#starts.keys(), ...this.junction.permanentPhaseIds]
  }

  lightOf(phaseId: number, nowS: number): Light {
    const entry = this.#starts.get(phaseId)
    if (entry === undefined) return 'green'
    const into = this.#into(entry.startS, nowS)
    if (into < entry.phase.greenS) return 'green'
    return into < entry.phase.greenS + entry.phase.yellowS ? 'yellow' : 'red'
  }

  /** The span that is now and the two after it: a whole cycle. A permanent phase has one span without an end. */
  spansOf(phaseId: number, nowS: number): LightSpan[] {
    const entry = this.#starts.get(phaseId)
    if (entry === undefined) return [spanOf('green', 0, Infinity)]
    const { greenS, yellowS } = entry.phase
    const into = this.#into(entry.startS, nowS)
    const lengths: readonly [Light, number][] = [
      ['green', greenS],
      ['yellow', yellowS],
      ['red', this.cycleS - greenS - yellowS],
    ]
    let startS = -into
    const spans: LightSpan[] = []
    for (let k = 0; spans.length < 3; k = (k + 1) % 3) {
      const [light, length] = lengths[k]!
      if (startS + length > 0) spans.push(spanOf(light, startS, startS + length))
      startS += length
    }
    return spans
  }

  /**
   * How many seconds who enters on this phase now has at least before anybody else may: what is left of its green, yellow, all
   * red. 0 where it shows no green.
   */
  clearS(phaseId: number, nowS: number): number {
    const phase = this.#starts.get(phaseId)?.phase
    if (phase === undefined) return Infinity
    const [now] = this.spansOf(phaseId, nowS)
    return now?.light === 'green' ? now.minEndS + phase.yellowS + phase.redS : 0
  }

  /** Seconds since this phase's green last began. */
  #into(startS: number, nowS: number): number {
    const into = (nowS + this.junction.offsetS - startS) % this.cycleS
    return into < 0 ? into + this.cycleS : into
  }
}

function spanOf(light: Light, startS: number, endS: number): LightSpan {
  return { light, startS, endS, minEndS: endS, maxEndS: endS }
}

/** All signals of a network: the plan of a node, and the phase that a movement obeys. */
export class Signals {
  readonly plans = new Map<number, SignalPlan>()
  readonly #phases = new Map<string, { left: number; right: number; straight: number }>()

  constructor(network: RoadNetwork, planOf = (junction: Junction) => new SignalPlan(junction)) {
    for (const junction of network.junctions) {
      if (junction.signalised) this.plans.set(junction.nodeId, planOf(junction))
    }
    for (const head of network.signals) {
      this.#phases.set(`${head.nodeId}/${head.roadId}`, {
        left: head.leftPhaseId,
        right: head.rightPhaseId,
        straight: head.phaseId,
      })
    }
  }

  /** The phase of a movement, or undefined where nothing regulates it. */
  phaseOf(from: Link, to: Link): number | undefined {
    const phases = this.#phases.get(`${from.to.junction.nodeId}/${from.road.roadId}`)
    if (phases === undefined) return undefined
    const turn = turnOf(from, to)
    return phases[turn === 'back' ? 'left' : turn]
  }

  /** The light for a movement at `nowS`; green where there is no signal. */
  lightFor(from: Link, to: Link, nowS: number): Light {
    const plan = this.plans.get(from.to.junction.nodeId)
    if (plan === undefined) return 'green'
    const phase = this.phaseOf(from, to)
    return phase === undefined ? 'green' : plan.lightOf(phase, nowS)
  }
}
