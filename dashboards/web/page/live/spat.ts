/** Reads a SPAT: which light of a phase burns now, for how long, and to which signal on the map it belongs. */
import { v2x } from '../../../../schemas/codec.ts'

export type LightColour = 'red' | 'yellow' | 'green' | 'dark'

export interface PhaseNow {
  readonly phaseId: number
  readonly colour: LightColour
  readonly flashing: boolean
  /** Seconds until it changes; undefined where the signal does not say. */
  readonly remainingS: number | undefined
}

/** LightState of spat.proto. */
const colours: readonly LightColour[] = [
  'dark',
  'dark',
  'red',
  'red',
  'green',
  'green',
  'green',
  'yellow',
  'yellow',
]
const flashingLights = new Set([2, 4, 8])
/** DE_TimeMark from here on is no time. */
const timeMarkUnknown = 36000
const hourS = 3600

/**
 * The phase as it is now. Both clocks are milliseconds of the same clock: counting times run from `generatedAtMs`,
 * UTC times are seconds of the hour.
 */
export function phaseNow(
  phase: v2x.v1.IPhase,
  generatedAtMs: number,
  nowMs: number,
): PhaseNow | undefined {
  const states = phase.states ?? []
  const read = states.map((state) => stateNow(state, generatedAtMs, nowMs))
  const running = read.find((state) => state.running) ?? read[0]
  if (running === undefined) return undefined
  return {
    phaseId: phase.phaseId ?? 0,
    colour: colours[running.light] ?? 'dark',
    flashing: flashingLights.has(running.light),
    remainingS: running.remainingS,
  }
}

interface StateNow {
  readonly light: number
  readonly running: boolean
  readonly remainingS: number | undefined
}

function stateNow(state: v2x.v1.IPhaseState, generatedAtMs: number, nowMs: number): StateNow {
  const utc = state.timing === v2x.v1.TimingKind.TIMING_KIND_UTC
  const elapsedS = (nowMs - generatedAtMs) / 1000
  const left = (mark: number | null | undefined): number | undefined => {
    if (mark === null || mark === undefined || mark >= timeMarkUnknown) return undefined
    return utc ? untilInHour(mark / 10, nowMs) : mark / 10 - elapsedS
  }
  const startS = left(state.startTime)
  const endS = left(state.likelyEndTime) ?? left(state.maxEndTime) ?? left(state.minEndTime)
  const running = (startS ?? 0) <= 0.05 && (endS === undefined || endS > 0)
  return {
    light: state.light ?? 0,
    running,
    remainingS: endS === undefined ? undefined : Math.max(0, endS),
  }
}

/** Seconds from now to a second of the hour, the nearer way round: −30 min to 30 min. */
function untilInHour(second: number, nowMs: number): number {
  const difference = second - ((nowMs / 1000) % hourS)
  if (difference > hourS / 2) return difference - hourS
  return difference < -hourS / 2 ? difference + hourS : difference
}

/** A signal on the map is named by its junction and its phase. */
export function signalKey(nodeId: number, phaseId: number): string {
  return `${nodeId}/${phaseId}`
}

/** All phases of a SPAT as they are now, by signal. */
export function lightsOf(
  spat: v2x.v1.ISpat,
  generatedAtMs: number,
  nowMs: number,
): Map<string, PhaseNow> {
  const lights = new Map<string, PhaseNow>()
  for (const intersection of spat.intersections ?? []) {
    for (const phase of intersection.phases ?? []) {
      const now = phaseNow(phase, generatedAtMs, nowMs)
      if (now === undefined) continue
      lights.set(signalKey(intersection.intersectionId ?? 0, now.phaseId), now)
    }
  }
  return lights
}

/** Now, as the sender of a message would have it: in a replay, time goes on from the recorded moment. */
export function contentNowMs(
  message: { readonly generatedAt: number; readonly seenAtMs: number },
  nowMs: number,
  recorded: boolean,
): number {
  return recorded ? message.generatedAt / 1000 + (nowMs - message.seenAtMs) : nowMs
}
