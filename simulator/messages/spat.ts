/** Signal phase and timing of one junction, counting down from now. */
import { v2x } from '../../schemas/index.ts'
import type { Light, SignalPlan } from '../road/signals.ts'
import { shortName } from './map.ts'
import { quantiser } from './quantise.ts'
import { minuteOfYearOf, secondMarkOf, type Header } from './stream.ts'

const timeMarkOf = quantiser('PhaseState', 'start_time')
const { LightState, TimingKind } = v2x.v1
const lights: Readonly<Record<Light, v2x.v1.LightState>> = {
  green: LightState.LIGHT_STATE_PROTECTED_GREEN,
  yellow: LightState.LIGHT_STATE_YELLOW,
  red: LightState.LIGHT_STATE_RED,
}
/** DE_IntersectionStatusObject: fixed-time operation, or a plan that a bus has changed. */
const fixedTime = 1 << 5
const signalPriority = 1 << 4
const timeConfidence = 30
/** DE_Confidence, halves of a percent. */
const certain = 200
const likely = 180
/** DE_TimeMark: more than an hour. */
const overAnHour = 36_000

export function spatOf(
  plan: SignalPlan,
  nowS: number,
  header: Header,
  messageCount: number,
): object {
  const { junction } = plan
  const minuteOfYear = minuteOfYearOf(header.generatedAt)
  const secondMark = secondMarkOf(header.generatedAt)
  const intersection = {
    region: junction.region,
    intersectionId: junction.nodeId,
    status: plan.adapted ? signalPriority : fixedTime,
    minuteOfYear,
    secondMark,
    timeConfidence,
    phases: plan.phaseIds.map((phaseId) => ({ phaseId, states: statesOf(plan, phaseId, nowS) })),
  }
  return {
    header,
    messageCount,
    minuteOfYear,
    secondMark,
    name: shortName(junction.name),
    intersections: [intersection],
  }
}

function statesOf(plan: SignalPlan, phaseId: number, nowS: number): object[] {
  return plan.spansOf(phaseId, nowS).map(({ light, startS, endS, minEndS, maxEndS }) => ({
    light: lights[light],
    timing: TimingKind.TIMING_KIND_COUNTING,
    startTime: timeMarkOf(Math.max(0, startS)),
    minEndTime: endMarkOf(minEndS),
    maxEndTime: endMarkOf(maxEndS),
    likelyEndTime: endMarkOf(endS),
    timeConfidence: minEndS === maxEndS ? certain : likely,
  }))
}

function endMarkOf(endS: number): number {
  return endS === Infinity ? overAnHour : timeMarkOf(endS)
}
