/** A vehicle of SUMO's floating-car data as a device: what it sends of each step. */
import { crc32 } from 'node:zlib'
import { v2x } from '../../schemas/index.ts'
import type { Random } from '../../common/random.ts'
import { headingOf, latitudeOf, longitudeOf, quantiser } from '../messages/quantise.ts'
import { secondMarkOf, Stream } from '../messages/stream.ts'
import { turnBetween } from '../road/path.ts'
import type { Plane } from '../road/plane.ts'
import { bodyOfType, type FcdBody } from './fcd-class.ts'
import type { FcdVehicle as FcdRow } from './fcd-file.ts'

const speedOf = quantiser('Bsm', 'speed')
const accelerationOf = quantiser('Bsm', 'acceleration_longitudinal')
const yawRateOf = quantiser('Bsm', 'yaw_rate')
const widthOf = quantiser('Bsm', 'width')
const lengthOf = quantiser('Bsm', 'length')
const heightOf = quantiser('Bsm', 'height')
const { TRANSMISSION_STATE_FORWARD_GEARS } = v2x.v1.TransmissionState
const radians = Math.PI / 180
/** A vehicle that was away for longer has no acceleration and no yaw rate yet, seconds. */
const stepMaxS = 2

export class FcdVehicle {
  readonly stream: Stream
  readonly #body: FcdBody
  readonly #temporaryId: Uint8Array
  #messageCount = 0
  #last: { readonly seconds: number; readonly speed: number; readonly heading: number } | undefined

  constructor(row: FcdRow, random: Random, sequenceBase: number) {
    this.#body = bodyOfType(row.type)
    const dice = random.fork(row.id)
    this.#temporaryId = Uint8Array.from({ length: 8 }, () => dice.integer(0, 255))
    this.stream = new Stream({
      kind: 'obu',
      deviceId: deviceIdOf(row.id),
      type: 'bsm',
      channel: this.#body.channel,
      sequenceBase,
    })
  }

  /** The message of one step: what SUMO does not tell is not in it. `x` and `y` are metres of `plane`. */
  bsmOf(row: FcdRow & { readonly seconds: number }, plane: Plane, generatedAt: number): object {
    const { seconds, speed } = row
    const { lengthM, widthM, heightM, classCode } = this.#body
    const heading = row.angle * radians
    const last = this.#last
    this.#last = { seconds, speed, heading }
    this.#messageCount = (this.#messageCount + 1) % 128
    const passed = last === undefined ? Infinity : seconds - last.seconds
    const isNext = last !== undefined && passed <= stepMaxS
    const yawRate = isNext ? turnBetween(last.heading, heading) / passed : Number.NaN
    const gained = isNext ? (speed - last.speed) / passed : Number.NaN
    // SUMO tells where the front bumper is, the standard wants the middle.
    const x = row.x - (lengthM / 2) * Math.sin(heading)
    const y = row.y - (lengthM / 2) * Math.cos(heading)
    return {
      header: this.stream.nextHeader(generatedAt),
      messageCount: this.#messageCount,
      temporaryId: this.#temporaryId,
      secondMark: secondMarkOf(generatedAt),
      latitude: latitudeOf(plane.latitude(y)),
      longitude: longitudeOf(plane.longitude(x)),
      speed: speedOf(speed),
      heading: headingOf(heading),
      accelerationLongitudinal: accelerationOf(row.acceleration ?? gained),
      accelerationLateral: accelerationOf(speed * yawRate),
      yawRate: yawRateOf(yawRate / radians),
      transmission: TRANSMISSION_STATE_FORWARD_GEARS,
      width: widthOf(widthM),
      length: lengthOf(lengthM),
      height: heightOf(heightM),
      vehicleClass: classCode,
    }
  }
}

/** SUMO's ids hold what a topic must not: such a one keeps its letters and gets a sum, so that no two become one. */
function deviceIdOf(id: string): string {
  const plain = id.replaceAll(/[^A-Za-z0-9._-]/g, '_').slice(0, 48)
  return plain === id ? `SUMO-${id}` : `SUMO-${plain}-${crc32(id).toString(16).padStart(8, '0')}`
}
