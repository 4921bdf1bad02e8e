/**
 * What an RSU's sensors make of the road users around it: who is missed, and how far off the rest are. Errors of one road user
 * are correlated in time, as those of a tracker are.
 *
 * Position and speed errors are the mean errors that detectors of each kind reach on nuScenes (mATE, mAVE over its classes), as
 * their papers say: camera FCOS3D (Wang et al. 2021), lidar CenterPoint (Yin et al. 2021), fused BEVFusion (Liu et al. 2022). Radar is
 * Continental's ARS 408-21: 0.4 m in range, 0.3° (0.5 m at 100 m) across, 0.1 km/h. Assumed: how far each reaches, how many it
 * finds, and how long an error keeps.
 */
import type { Random } from '../../common/random.ts'
import { stepS } from '../agent.ts'
import type { RoadUser, UserType } from '../users/road-user.ts'

export const sensorKinds = ['camera', 'radar', 'lidar', 'fused'] as const
export type SensorKind = (typeof sensorKinds)[number]

interface SensorClass {
  readonly rangeM: number
  /** Standard deviation of the position, to each side, metres, and of the speed. */
  readonly positionM: number
  readonly speedMps: number
  /** Share of the pictures in which somebody is found. */
  readonly found: Readonly<Record<UserType, number>>
}

/** The mean distance of a point that is off by σ to each side is 1.25 σ (Rayleigh). */
const sigmasAMean = Math.sqrt(Math.PI / 2)

export const sensorClasses: Readonly<Record<SensorKind, SensorClass>> = {
  camera: {
    rangeM: 120,
    positionM: 0.69 / sigmasAMean,
    speedMps: 1.434 / sigmasAMean,
    found: { motor: 0.97, nonMotor: 0.94, pedestrian: 0.92 },
  },
  radar: {
    rangeM: 180,
    positionM: 0.45,
    speedMps: 0.03,
    found: { motor: 0.97, nonMotor: 0.88, pedestrian: 0.8 },
  },
  lidar: {
    rangeM: 60,
    positionM: 0.262 / sigmasAMean,
    speedMps: 0.288 / sigmasAMean,
    found: { motor: 0.98, nonMotor: 0.96, pedestrian: 0.95 },
  },
  fused: {
    rangeM: 150,
    positionM: 0.261 / sigmasAMean,
    speedMps: 0.26 / sigmasAMean,
    found: { motor: 0.99, nonMotor: 0.98, pedestrian: 0.97 },
  },
}

/** Errors keep for about so long, seconds; headings are off by so much, radians. */
const correlationS = 1
const kept = Math.exp(-stepS / correlationS)
const renewed = Math.sqrt(1 - kept * kept)
const headingSigma = 0.05

export interface Sighting {
  readonly user: RoadUser
  readonly x: number
  readonly y: number
  readonly speed: number
  readonly heading: number
}

export class Sensor {
  readonly kind: SensorKind
  readonly #x: number
  readonly #y: number
  readonly #random: Random
  /** In standard deviations, of whom it has seen. As many as there are road users. */
  readonly #errors = new Map<RoadUser, { x: number; y: number }>()

  constructor(kind: SensorKind, at: { readonly x: number; readonly y: number }, random: Random) {
    this.kind = kind
    this.#x = at.x
    this.#y = at.y
    this.#random = random
  }

  /** Who is seen now. To be asked at every step. */
  see(users: readonly RoadUser[], nowS: number): Sighting[] {
    const { rangeM, found } = sensorClasses[this.kind]
    const sightings: Sighting[] = []
    for (const user of users) {
      if (!user.present) continue
      const [dx, dy] = [user.pose.x - this.#x, user.pose.y - this.#y]
      if (dx * dx + dy * dy > rangeM * rangeM) continue
      const error = this.#errorOf(user)
      if (this.#random.next() < found[user.type]) sightings.push(this.#sighting(user, error, nowS))
    }
    return sightings
  }

  #errorOf(user: RoadUser): { readonly x: number; readonly y: number } {
    const random = this.#random
    const before = this.#errors.get(user)
    const error = before ?? { x: random.normal(), y: random.normal() }
    if (before === undefined) this.#errors.set(user, error)
    else {
      error.x = kept * error.x + renewed * random.normal()
      error.y = kept * error.y + renewed * random.normal()
    }
    return error
  }

  #sighting(
    user: RoadUser,
    error: { readonly x: number; readonly y: number },
    nowS: number,
  ): Sighting {
    const { positionM, speedMps } = sensorClasses[this.kind]
    // Agents move in turn: the picture is of now, their last step is up to one step ago.
    const movedM = user.speed * (nowS - user.atS)
    const { heading } = user.pose
    return {
      user,
      x: user.pose.x + Math.sin(heading) * movedM + positionM * error.x,
      y: user.pose.y + Math.cos(heading) * movedM + positionM * error.y,
      speed: Math.max(0, user.speed + speedMps * this.#random.normal()),
      heading: heading + headingSigma * this.#random.normal(),
    }
  }
}
