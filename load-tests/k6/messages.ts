/** The messages that vehicles of a load send, encoded from the schemas. */
import { v2x } from '../../schemas/gen/codec.js'
import type { DeviceKind, UpType } from '../../schemas/topics.ts'

export interface LoadMessage {
  readonly type: UpType
  readonly payload: Uint8Array
  /** `obu` where it is not given. */
  readonly kind?: DeviceKind
  /** 1 where it is not given. */
  readonly qos?: 0 | 1
}

/** Who says what is asked for the messages that are due. `vehicle` counts from 1 in its gateway, `sequence` from 1 in the vehicle. */
export type MessageOf = (
  vehicle: number,
  sequence: number,
  generatedAt: number,
) => LoadMessage | readonly LoadMessage[]

export function headerOf(sequence: number, generatedAt: number): v2x.v1.IHeader {
  return {
    schemaVersion: 1,
    sequence,
    generatedAt,
    clockQuality: v2x.v1.ClockQuality.CLOCK_QUALITY_FREE,
    source: v2x.v1.Source.SOURCE_LOAD,
  }
}

/** A vehicle on a circle of 100 m at 10 m/s around 28.126 N 112.880 E, in the test zone. */
export const bsm: MessageOf = (vehicle, sequence, generatedAt) => {
  const turn = (generatedAt / 1e6 / 10 + vehicle) % (2 * Math.PI)
  const heading = (turn * 180) / Math.PI / 0.0125
  const payload = v2x.v1.Bsm.encode({
    header: headerOf(sequence, generatedAt),
    messageCount: sequence % 128,
    latitude: 281260000 + Math.round(-Math.sin(turn) * 100 * 89.8),
    longitude: 1128800000 + Math.round(Math.cos(turn) * 100 * 101.8),
    speed: 500,
    // Clockwise from north, along the tangent.
    heading: (Math.round(heading) + 14400) % 28800,
    vehicleClass: 10,
  }).finish()
  return { type: 'bsm', payload }
}
