/** Ramp: the rate rises stage by stage; each has its own PUBACK times, by the tag `stage` (1, 2, …). */
import { profileGiven, shapeOf } from './given.ts'
import { vehicleLoad } from './vehicle-load.ts'

const profile = profileGiven('ramp')
const { fromHz, toHz, stages: count } = shapeOf(profile, 'fromHz', 'toHz', 'stages')
const stages = Array.from({ length: count }, (_, index) => ({
  name: String(index + 1),
  seconds: profile.seconds / count,
  rateHz: fromHz + ((toHz - fromHz) * index) / Math.max(1, count - 1),
}))

export const { options, drive, watch, probe } = vehicleLoad(profile, stages)
export { handleSummary } from './summary.ts'
