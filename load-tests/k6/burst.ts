/** Burst: quiet, then everybody at once and several times as often, then quiet again: `stage` is quiet, burst or recovery. */
import { profileGiven, shapeOf } from './given.ts'
import { vehicleLoad } from './vehicle-load.ts'

const profile = profileGiven('burst')
const { rateHz, burstFactor, burstShare } = shapeOf(profile, 'rateHz', 'burstFactor', 'burstShare')
const quietSeconds = (profile.seconds * (1 - burstShare)) / 2
const stages = [
  { name: 'quiet', seconds: quietSeconds, rateHz },
  { name: 'burst', seconds: profile.seconds * burstShare, rateHz: rateHz * burstFactor },
  { name: 'recovery', seconds: quietSeconds, rateHz },
]

export const { options, drive, watch, probe } = vehicleLoad(profile, stages, { together: true })
export { handleSummary } from './summary.ts'
