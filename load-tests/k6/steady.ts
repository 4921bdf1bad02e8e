/** Steady: fifty gateways beside the traffic of a whole zone, at the times that a zone promises. */
import { profileGiven, shapeOf } from './given.ts'
import { vehicleLoad } from './vehicle-load.ts'

const profile = profileGiven('steady')
const { rateHz } = shapeOf(profile, 'rateHz')
const stages = [{ name: 'steady', seconds: profile.seconds, rateHz }]

export const { options, drive, watch, probe } = vehicleLoad(profile, stages)
export { handleSummary } from './summary.ts'
