/**
 * What a device says instead of the truth: a copy of the message under the device's own clock, and with the position that its
 * receiver has.
 */
import type { Bsm } from '../messages/bsm.ts'
import { positionConfidenceOf } from '../messages/position-confidence.ts'
import { elevationOf, latitudeOf, longitudeOf, quantiser } from '../messages/quantise.ts'
import { minuteOfYearOf, secondMarkOf, type Header } from '../messages/stream.ts'
import type { Plane } from '../road/plane.ts'
import type { FixError } from './gnss.ts'

export interface Message {
  readonly header: Header
}

interface Times {
  secondMark?: number
  minuteOfYear?: number
}

/** Parts of a SPAT and of an RSM, each with a time of its own. */
const timedParts = ['intersections', 'participants'] as const

type Timed = Message & Times & { [K in (typeof timedParts)[number]]?: readonly Times[] }

export interface Place {
  readonly latitude: number
  readonly longitude: number
}

const degree = 1e-7
const decimetre = 0.1
const speedOf = quantiser('Bsm', 'speed')
const speedStep = 0.02
const accuracyOf = quantiser('Bsm', 'semi_major_accuracy')

/** A copy that says the header's time wherever it says a time. */
export function retimed<T extends object>(message: T, header: Header): T & Message {
  const copy = { ...message, header } as T & Timed
  setTimes(copy, header.generatedAt)
  for (const part of timedParts) {
    const times = copy[part]
    if (times === undefined) continue
    Object.assign(copy, { [part]: times.map((one) => setTimes({ ...one }, header.generatedAt)) })
  }
  return copy
}

function setTimes<T extends Times>(holder: T, generatedAt: number): T {
  if (holder.secondMark !== undefined) holder.secondMark = secondMarkOf(generatedAt)
  if (holder.minuteOfYear !== undefined) holder.minuteOfYear = minuteOfYearOf(generatedAt)
  return holder
}

/** Moves a place by so many metres. */
export function moved(place: Place, plane: Plane, eastM: number, northM: number): Place {
  const { latitude, longitude } = place
  return {
    latitude: latitudeOf(plane.latitude(plane.y(latitude * degree) + northM)),
    longitude: longitudeOf(plane.longitude(plane.x(longitude * degree) + eastM)),
  }
}

/** A BSM as it is by this fix, but for the place; who stands still is known to. */
export function bsmByFix(bsm: Bsm, error: FixError, sigmaM: number): Bsm {
  const accuracy = accuracyOf(sigmaM)
  return {
    ...bsm,
    elevation: elevationOf(bsm.elevation * decimetre + error.upM),
    speed: bsm.speed === 0 ? 0 : speedOf(bsm.speed * speedStep + error.speedMps),
    semiMajorAccuracy: accuracy,
    semiMinorAccuracy: accuracy,
    positionConfidence: positionConfidenceOf(sigmaM),
  }
}
