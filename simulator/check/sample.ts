/** What the checker judges: where a device was and how it moved at one time, whoever recorded it. */
import { v2x } from '../../schemas/index.ts'

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
  accelerationLongitudinal: 2001,
  yawRate: -32_768,
  semiMajorAccuracy: 255,
}
const reverseGears = v2x.v1.TransmissionState.TRANSMISSION_STATE_REVERSE_GEARS
const radians = Math.PI / 180

/** A sample of a BSM, or undefined where it says not where the vehicle is, how fast, or which way. */
export function sampleOfBsm(
  device: string,
  entry: number,
  bsm: v2x.v1.IBsm,
): MotionSample | undefined {
  const valueOf = (field: keyof typeof unavailable): number => {
    const value = bsm[field] ?? Number.NaN
    return value === unavailable[field] ? Number.NaN : value
  }
  const accuracyM = valueOf('semiMajorAccuracy') * 0.05
  const sample = {
    device,
    entry,
    atMicros: bsm.header?.generatedAt ?? 0,
    sequence: bsm.header?.sequence ?? 0,
    latitude: valueOf('latitude') * 1e-7,
    longitude: valueOf('longitude') * 1e-7,
    speed: valueOf('speed') * (bsm.transmission === reverseGears ? -0.02 : 0.02),
    heading: valueOf('heading') * 0.0125 * radians,
    acceleration: valueOf('accelerationLongitudinal') * 0.01,
    yawRate: valueOf('yawRate') * 0.01 * radians,
    accuracyM: Number.isNaN(accuracyM) ? 0 : accuracyM,
  }
  const { latitude, longitude, speed, heading } = sample
  return Number.isNaN(latitude + longitude + speed + heading) ? undefined : sample
}
