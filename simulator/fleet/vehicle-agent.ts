/** Moves one vehicle and sends what its OBU sends. */
import { isDue, stepS, type Agent, type Moment } from '../agent.ts'
import { fillBsm, newBsm, type Bsm } from '../messages/bsm.ts'
import { Modem, nearestStation, type Station } from '../messages/radio.ts'
import { Stream, type Outlet } from '../messages/stream.ts'
import type { BusService } from '../roadside/bus-priority.ts'
import { vehicleStatusOf } from '../messages/vehicle-status.ts'
import { taskStates } from './errand.ts'
import type { Vehicle } from './vehicle.ts'

/** Seconds between messages. A vehicle that charges has its OBU on standby. */
const bsmS = 0.1
const bsmStandbyS = 1
const statusS = 1
const radioS = 5
const machineS = [30, 120] as const
const phases = 300

export interface RadioSites {
  readonly cells: readonly Station[]
  readonly rsus: readonly Station[]
}

export class VehicleAgent implements Agent {
  readonly vehicle: Vehicle
  readonly bsm: Bsm
  /** When the last BSM was sent, UTC microseconds; 0 before the first. */
  sentAt = 0
  readonly #bsmStream: Stream
  readonly #statusStream: Stream
  readonly #radioStream: Stream
  readonly #modem: Modem
  readonly #sites: RadioSites
  readonly #service: BusService | undefined
  readonly #phase: number
  /** Seconds between a machine's reports, or undefined for what reports all the time. */
  readonly #reportS: number | undefined

  constructor(vehicle: Vehicle, sites: RadioSites, sequenceBase: number, service?: BusService) {
    const random = vehicle.random.fork('obu')
    const temporaryId = Uint8Array.from({ length: 8 }, () => random.integer(0, 255))
    const of = {
      kind: 'obu',
      deviceId: vehicle.id,
      channel: vehicle.kind.fleet,
      sequenceBase,
    } as const
    this.vehicle = vehicle
    this.#sites = sites
    this.#service = service
    this.bsm = newBsm(vehicle, temporaryId)
    this.#bsmStream = new Stream({ ...of, type: 'bsm' })
    this.#statusStream = new Stream({ ...of, type: 'vehicle_status' })
    this.#radioStream = new Stream({ ...of, type: 'radio_measurement' })
    this.#modem = new Modem(vehicle, random.fork('modem'))
    this.#phase = random.integer(0, phases - 1)
    this.#reportS = vehicle.kind.idPrefix === 'MACHINE' ? random.integer(...machineS) : undefined
  }

  step(moment: Moment, outlet: Outlet): void {
    this.vehicle.step(moment.nowS, stepS)
    const due = (seconds: number): boolean => isDue(moment.step, seconds, this.#phase)
    if (this.#reportS !== undefined) {
      if (!due(this.#reportS) && moment.step > 0) return
      this.#sendBsm(moment, outlet)
      this.#sendStatus(moment, outlet)
      return
    }
    const charging = this.vehicle.driver.work.taskState === taskStates.charging
    if (due(charging ? bsmStandbyS : bsmS)) this.#sendBsm(moment, outlet)
    if (due(statusS)) this.#sendStatus(moment, outlet)
    if (due(radioS)) this.#sendRadio(moment, outlet)
  }

  #sendBsm({ generatedAt }: Moment, outlet: Outlet): void {
    fillBsm(this.bsm, this.vehicle, this.#bsmStream.nextHeader(generatedAt))
    this.sentAt = generatedAt
    outlet.emit(this.#bsmStream, generatedAt, this.bsm)
  }

  #sendStatus({ nowS, generatedAt }: Moment, outlet: Outlet): void {
    const header = this.#statusStream.nextHeader(generatedAt)
    const status = { ...vehicleStatusOf(this.vehicle, header), ...this.#service?.report(nowS) }
    outlet.emit(this.#statusStream, generatedAt, status)
  }

  /** The PC5 link where an RSU is in reach, every other time. */
  #sendRadio({ generatedAt, step }: Moment, outlet: Outlet): void {
    const rsu = nearestStation(this.vehicle, this.#sites.rsus)
    const cell = nearestStation(this.vehicle, this.#sites.cells)
    const odd = Math.floor((step + this.#phase) / (radioS / stepS)) % 2 === 1
    const { x, y } = this.vehicle.pose
    const heard = rsu !== undefined && Math.hypot(rsu.x - x, rsu.y - y) < rsu.coverageM
    const station = odd && heard ? rsu : cell
    if (station === undefined) return
    const header = this.#radioStream.nextHeader(generatedAt)
    const link = station === rsu && odd ? 'pc5' : 'uu'
    outlet.emit(this.#radioStream, generatedAt, this.#modem.measure(link, station, header))
  }
}
