/** A device as the ether knows it: its clock, its receiver and radio where it has them, its faults, and how it counts. */
import type { Random } from '../../common/random.ts'
import type { DeviceKind } from '../../schemas/index.ts'
import type { Bsm } from '../messages/bsm.ts'
import { Stream, type Header } from '../messages/stream.ts'
import type { Plane } from '../road/plane.ts'
import { DeviceClock } from './clock.ts'
import { DeviceFaults } from './device-faults.ts'
import type { Fault } from './faults.ts'
import { GnssReceiver } from './gnss.ts'
import type { EtherPlan } from './plan.ts'
import { bsmByFix, moved, type Place } from './report.ts'
import { RsuEars } from './rsu-ears.ts'
import type { VehicleRadio } from './vehicle-radio.ts'

export interface DeviceOptions {
  readonly kind: DeviceKind
  readonly deviceId: string
  readonly plan: EtherPlan
  readonly faults: readonly Fault[]
  readonly plane: Plane
  readonly random: Random
  /** Of a vehicle. */
  readonly radio: VehicleRadio | undefined
}

type Frozen = Pick<Bsm, 'latitude' | 'longitude' | 'elevation' | 'speed' | 'heading'>

/** What a sequence is less than what the agent counted, and after how many reboots that was found. */
interface Counting {
  readonly first: number
  reboots: number
  shift: number
}

export class Device {
  readonly kind: DeviceKind
  readonly faults: DeviceFaults
  readonly radio: VehicleRadio | undefined
  readonly ears = new RsuEars()
  /** Of links that have no state of their own. */
  readonly random: Random
  readonly #options: DeviceOptions
  readonly #clock: DeviceClock
  readonly #receiver: GnssReceiver
  readonly #counting = new Map<Stream, Counting>()
  readonly #ghosts = new Map<number, Stream>()
  #freeze: Fault | undefined
  #frozen: Frozen | undefined

  constructor(options: DeviceOptions) {
    const { kind, deviceId, plan, faults, plane, random } = options
    this.kind = kind
    this.radio = options.radio
    this.random = random.fork('link')
    this.faults = new DeviceFaults(faults, deviceId, plane, random)
    this.#options = options
    this.#clock = new DeviceClock(plan.clocks[kind], random.fork('clock'))
    this.#receiver = new GnssReceiver(plan.gnss, random.fork('gnss'))
  }

  /** How far its clock is ahead of the truth, microseconds. */
  offsetAt(trueMicros: number, atS: number): number {
    return this.#clock.offsetAt(trueMicros) + this.faults.clockJumpMicros(atS)
  }

  /** The header as the device writes it. */
  header(stream: Stream, header: Header, trueMicros: number, atS: number): Header {
    const reboots = this.faults.rebootsBy(atS)
    const counting = this.#counting.get(stream) ?? { first: header.sequence, reboots, shift: 0 }
    this.#counting.set(stream, counting)
    if (counting.reboots !== reboots) {
      counting.reboots = reboots
      counting.shift = counting.first - header.sequence
    }
    return {
      ...header,
      sequence: header.sequence + counting.shift,
      generatedAt: trueMicros + this.offsetAt(trueMicros, atS),
      clockQuality: this.#clock.quality,
    }
  }

  /** It has sent so many more messages than its agent made: a flood does, and who speaks for ghosts alone sends one less. */
  countMore(stream: Stream, messages: number): void {
    const counting = this.#counting.get(stream)
    if (counting !== undefined) counting.shift += messages
  }

  /** Where its receiver says that it is. */
  place(place: Place, trueMicros: number, atS: number): Place {
    const { plane } = this.#options
    const error = this.#receiver.errorAt(trueMicros)
    const jump = this.faults.gnssJump(atS)
    return moved(place, plane, error.eastM + jump.eastM, error.northM + jump.northM)
  }

  /** Its BSM as its receiver has it. */
  located(bsm: Bsm, trueMicros: number, atS: number): Bsm {
    const { plan } = this.#options
    const fix = {
      ...bsmByFix(bsm, this.#receiver.errorAt(trueMicros), plan.gnss.sigmaM),
      ...this.place(bsm, trueMicros, atS),
    }
    const freeze = this.faults.freezeAt(atS)
    if (freeze !== this.#freeze) {
      this.#freeze = freeze
      const { latitude, longitude, elevation, speed, heading } = fix
      this.#frozen = freeze && { latitude, longitude, elevation, speed, heading }
    }
    return { ...fix, ...this.#frozen }
  }

  /** The stream of an identity that this device has made up. Its sequence begins where the device's own is now. */
  ghost(index: number, own: Stream, sequence: number): Stream {
    const known = this.#ghosts.get(index)
    if (known !== undefined) return known
    const { kind, type, channel } = own
    const deviceId = `${own.deviceId}-G${index + 1}`
    const ghost = new Stream({ kind, deviceId, type, channel, sequenceBase: sequence })
    this.#ghosts.set(index, ghost)
    return ghost
  }
}
