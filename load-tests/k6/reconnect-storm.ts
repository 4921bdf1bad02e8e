/**
 * Reconnect storm: all connections are cut behind the same messages and come again at the same instant, several times. What was out goes
 * again with DUP: nothing is lost, and nothing is stored twice.
 */
import { profileGiven, shapeOf } from './given.ts'
import { tickCount } from './schedule.ts'
import { vehicleLoad } from './vehicle-load.ts'

const profile = profileGiven('reconnect-storm')
const { rateHz, storms } = shapeOf(profile, 'rateHz', 'storms')
const stages = [{ name: 'storm', seconds: profile.seconds, rateHz }]
const ticks = tickCount(stages)
const cutBehind = new Set(
  Array.from({ length: storms }, (_, index) => Math.floor((ticks * (index + 1)) / (storms + 1))),
)

export const { options, drive, watch, probe } = vehicleLoad(profile, stages, {
  together: true,
  cutBehind,
})
export { handleSummary } from './summary.ts'
