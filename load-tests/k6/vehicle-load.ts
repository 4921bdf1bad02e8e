/** What most scripts are made of: gateways that drive vehicles through stages, one who watches the live picture, one who asks the store. */
import type { Options } from 'k6/options'
import type { Profile } from '../profile-form.ts'
import { drive, type Load } from './drive.ts'
import { shapeOf } from './given.ts'
import { optionsOf, watchMs } from './options.ts'
import { probe } from './probe.ts'
import { tickCount, type Stage } from './schedule.ts'
import { watch } from './watch.ts'

/** What such a script exports. */
export interface VehicleLoad {
  readonly options: Options
  readonly drive: () => void
  readonly watch: () => void
  readonly probe: () => void
}

export function vehicleLoad(
  profile: Profile,
  stages: readonly Stage[],
  how: Pick<Load, 'together' | 'cutBehind' | 'message'> = {},
): VehicleLoad {
  const { graceSeconds } = profile
  const shape = shapeOf(profile, 'connections', 'vehiclesPerConnection')
  const { connections, vehiclesPerConnection } = shape
  const vehicles = connections * vehiclesPerConnection
  return {
    options: optionsOf(profile, [
      { exec: 'watch', vus: 1 },
      { exec: 'probe', vus: 1 },
      { exec: 'drive', vus: connections, offers: true },
    ]),
    drive: () => drive({ connections, vehiclesPerConnection, stages, graceSeconds, ...how }),
    watch: () => watch(vehicles, watchMs(profile)),
    probe: () => probe(vehicles * tickCount(stages), watchMs(profile)),
  }
}
