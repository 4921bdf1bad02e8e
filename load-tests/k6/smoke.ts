/** Smoke: vehicles behind a few gateways send BSMs; acknowledged, on the live picture and queryable in time, and none missing. */
import { drive as driveGateway } from './drive.ts'
import { profileGiven, shapeOf } from './given.ts'
import { optionsOf, watchMs } from './options.ts'
import { probe as probeStore } from './probe.ts'
import { tickCount } from './schedule.ts'
import { watch as watchPicture } from './watch.ts'

const profile = profileGiven('smoke')
const { connections, vehiclesPerConnection, rateHz } = shapeOf(
  profile,
  'connections',
  'vehiclesPerConnection',
  'rateHz',
)
const stages = [{ name: 'steady', seconds: profile.seconds, rateHz }]
const vehicles = connections * vehiclesPerConnection

export const options = optionsOf(profile, [
  { exec: 'watch', vus: 1 },
  { exec: 'probe', vus: 1 },
  { exec: 'drive', vus: connections, offers: true },
])

export const watch = (): void => watchPicture(vehicles, watchMs(profile))
export const probe = (): void => probeStore(vehicles * tickCount(stages), watchMs(profile))
export const drive = (): void =>
  driveGateway({ connections, vehiclesPerConnection, stages, graceSeconds: profile.graceSeconds })

export { handleSummary } from './summary.ts'
