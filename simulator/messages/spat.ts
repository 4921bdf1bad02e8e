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
/** DE_IntersectionStatusObject: fixed-time operation. */
const fixedTime = 1 << 5
const timeConfidence = 30
const certain = 200
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
    status: fixedTime,
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
  return plan.spansOf(phaseId, nowS).map(({ light, startS, endS }) => {
    const end = endS === Infinity ? overAnHour : timeMarkOf(endS)
    return {
      light: lights[light],
      timing: TimingKind.TIMING_KIND_COUNTING,
      startTime: timeMarkOf(Math.max(0, startS)),
      minEndTime: end,
      maxEndTime: end,
      likelyEndTime: end,
      timeConfidence: certain,
    }
  })
}
