/** What the checker judges: where a device was and how it moved at one time, whoever recorded it. */
import type { v2x } from '../../schemas/index.ts'

export interface MotionSample {
  readonly device: string
  /** The device's own clock, µs UTC. */
  readonly atMicros: number
  /** 0 where the sender counts nothing. */
  readonly sequence: number
  /** WGS-84 degrees. */
  readonly latitude: number
  readonly longitude: number
  /** m/s, negative in reverse gear. */
  readonly speed: number
  /** Radians clockwise from north. */
  readonly heading: number
  /** m/s² along the vehicle and radians a second clockwise; NaN where the sender does not know. */
  readonly acceleration: number
  readonly yawRate: number
  /** What the receiver says that its position may err by (one sigma), metres; 0 where it does not say. */
  readonly accuracyM: number
  /** Which message of the recording, from 1. */
  readonly entry: number
}

/** The standard's values for "unavailable", T/CSAE 53. */
const unavailable = {
  latitude: 900_000_001,
  longitude: 1_800_000_001,
  speed: 8191,
  heading: 28_800,
  acceleration: 2001,
  yawRate: -32_768,
  accuracy: 255,
}
const reverseGears = 3
const radians = Math.PI / 180

/** A sample of a BSM, or undefined where it says not where the vehicle is, how fast, or which way. */
export function sampleOfBsm(
  device: string,
  entry: number,
  bsm: v2x.v1.IBsm,
): MotionSample | undefined {
  const { latitude, longitude, speed, heading } = bsm
  if (latitude == null || longitude == null || speed == null || heading == null) return undefined
  if (latitude === unavailable.latitude || longitude === unavailable.longitude) return undefined
  if (speed === unavailable.speed || heading === unavailable.heading) return undefined
  const { accelerationLongitudinal: acceleration, yawRate, semiMajorAccuracy: accuracy } = bsm
  return {
    device,
    entry,
    atMicros: bsm.header?.generatedAt ?? 0,
    sequence: bsm.header?.sequence ?? 0,
    latitude: latitude * 1e-7,
    longitude: longitude * 1e-7,
    speed: speed * (bsm.transmission === reverseGears ? -0.02 : 0.02),
    heading: heading * 0.0125 * radians,
    acceleration:
      acceleration == null || acceleration === unavailable.acceleration
        ? Number.NaN
        : acceleration * 0.01,
    yawRate:
      yawRate == null || yawRate === unavailable.yawRate ? Number.NaN : yawRate * 0.01 * radians,
    accuracyM: accuracy == null || accuracy === unavailable.accuracy ? 0 : accuracy * 0.05,
  }
}
