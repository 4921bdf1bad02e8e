/**
 * A SUMO signal program as phases that follow one another: SUMO gives each connection a letter a phase, our form gives each
 * movement one green. Times are kept: the cycle is as long as SUMO's, and each green as long as what it stands for.
 */
import type { SignalPhase } from '../../schemas/network.ts'
import type { SumoProgram } from './sumo-file.ts'

export interface SumoPhases {
  readonly phases: readonly SignalPhase[]
  readonly offsetS: number
  /** The phase that a connection's link index obeys; undefined where it never gets green. */
  readonly phaseOf: (linkIndex: number) => number | undefined
  /** The phase of connections that always have green; undefined where there are none. */
  readonly permanentPhaseId: number | undefined
  /** How many connections have to give way in their green: the form knows no such green. */
  readonly givingWay: number
}

type Step = SumoProgram['phases'][number]

/** Where a program goes from green to red at once, this much of the green becomes yellow, seconds. */
const yellowS = 3

/** Undefined where nobody ever has to wait. */
export function phasesOf(program: SumoProgram): SumoPhases | undefined {
  const steps = withoutRepetition(program.phases)
  const links = Math.max(0, ...steps.map(({ state }) => state.length))
  const runOf = new Map<number, number>()
  const permanent = new Set<number>()
  const starts = steps.flatMap((_, k) => (beginsGreen(steps, k, links) ? [k] : []))
  for (let link = 0; link < links; link++) {
    if (steps.every((step) => isGreen(step, link))) permanent.add(link)
    else {
      const run = bestRun(steps, starts, link)
      if (run !== undefined) runOf.set(link, run)
    }
  }
  const used = starts.filter((start) => [...runOf.values()].includes(start))
  const phases = used.map((start, i): SignalPhase => {
    const own = [...runOf].filter(([, run]) => run === start).map(([link]) => link)
    return phaseFrom(stepsBetween(steps, start, used[i + 1] ?? used[0]!), own, i + 1)
  })
  const waits = phases.length > 1 || phases.some(({ redS }) => redS > 0)
  if (phases.length === 0 || !waits) return undefined
  const permanentPhaseId = permanent.size > 0 ? phases.length + 1 : undefined
  const cycleS = secondsOf(steps)
  const lateS = program.offsetS + secondsOf(steps.slice(0, used[0]))
  return {
    phases,
    permanentPhaseId,
    givingWay: [...runOf].filter(([link, run]) => steps[run]!.state[link] === 'g').length,
    offsetS: ((-lateS % cycleS) + cycleS) % cycleS || 0,
    phaseOf: (link) => {
      if (permanent.has(link)) return permanentPhaseId
      const run = runOf.get(link)
      return run === undefined ? undefined : used.indexOf(run) + 1
    },
  }
}

/** A step begins a phase where some connection gets green, or right of way in its green. */
function beginsGreen(steps: readonly Step[], k: number, links: number): boolean {
  const [step, before] = [steps[k]!, steps.at(k - 1)!]
  for (let link = 0; link < links; link++) {
    if (!isGreen(step, link)) continue
    if (!isGreen(before, link)) return true
    if (step.state[link] === 'G' && before.state[link] !== 'G') return true
  }
  return false
}

/** Of the phases in which a connection has green from the beginning: one with right of way before others, then the longest. */
function bestRun(
  steps: readonly Step[],
  starts: readonly number[],
  link: number,
): number | undefined {
  let [best, most]: [number | undefined, number] = [undefined, 0]
  for (const [i, start] of starts.entries()) {
    const run = stepsBetween(steps, start, starts[i + 1] ?? starts[0]!)
    const greenS = secondsOf(leading(run, (step) => isGreen(step, link)))
    const worth = greenS === 0 ? 0 : greenS + (run[0]!.state[link] === 'G' ? 1e6 : 0)
    if (worth > most) [best, most] = [start, worth]
  }
  return best
}

function phaseFrom(run: readonly Step[], links: readonly number[], phaseId: number): SignalPhase {
  const green = leading(run, (step) => links.every((link) => isGreen(step, link)))
  const yellow = leading(run.slice(green.length), (step) =>
    links.some((link) => /[yY]/.test(step.state[link] ?? '')),
  )
  const [wholeS, greenS, givenS] = [secondsOf(run), secondsOf(green), secondsOf(yellow)]
  const shownS = givenS > 0 ? givenS : Math.min(yellowS, greenS / 2)
  const leftS = givenS > 0 ? greenS : greenS - shownS
  return { phaseId, greenS: leftS, yellowS: shownS, redS: wholeS - leftS - shownS }
}

/** The steps from one up to another, around the end where need be; all of them where both are the same. */
function stepsBetween(steps: readonly Step[], from: number, to: number): Step[] {
  return to > from ? steps.slice(from, to) : [...steps.slice(from), ...steps.slice(0, to)]
}

function leading(steps: readonly Step[], holds: (step: Step) => boolean): readonly Step[] {
  const end = steps.findIndex((step) => !holds(step))
  return end < 0 ? steps : steps.slice(0, end)
}

/** A program that says the same twice is the shorter one. */
function withoutRepetition(steps: readonly Step[]): readonly Step[] {
  const half = steps.length / 2
  const same = (a: Step, b: Step): boolean => a.state === b.state && a.durationS === b.durationS
  const repeats =
    Number.isInteger(half) && half > 0 && steps.every((step, k) => same(step, steps[k % half]!))
  return repeats ? withoutRepetition(steps.slice(0, half)) : steps
}

function isGreen(step: Step, link: number): boolean {
  return /[Gg]/.test(step.state[link] ?? '')
}

function secondsOf(steps: readonly Step[]): number {
  return steps.reduce((sum, { durationS }) => sum + durationS, 0)
}
