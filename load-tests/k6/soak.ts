/** Soak: the steady load for longer, and whether it grew slower (`drift`). */
import { profileGiven, shapeOf } from './given.ts'
import { vehicleLoad } from './vehicle-load.ts'

const profile = profileGiven('soak')
const { rateHz } = shapeOf(profile, 'rateHz')
const stages = [{ name: 'steady', seconds: profile.seconds, rateHz }]

export const { options, drive, watch, probe } = vehicleLoad(profile, stages)
export { handleSummary } from './summary.ts'
