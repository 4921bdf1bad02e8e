/** Smoke: vehicles behind a few gateways; acknowledged, on the live picture and queryable in time, and none missing. */
import { profileGiven, shapeOf } from './given.ts'
import { vehicleLoad } from './vehicle-load.ts'

const profile = profileGiven('smoke')
const { rateHz } = shapeOf(profile, 'rateHz')
const stages = [{ name: 'steady', seconds: profile.seconds, rateHz }]

export const { options, drive, watch, probe } = vehicleLoad(profile, stages)
export { handleSummary } from './summary.ts'
