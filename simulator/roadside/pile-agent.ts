/** A charging pile: fills who is plugged in, and says so on change and every 10 s. */
import { isDue, type Agent, type Moment } from '../agent.ts'
import { v2x } from '../../schemas/index.ts'
import type { Pile, ChargePoint } from '../fleet/charging.ts'
import { latitudeOf, longitudeOf, quantiser } from '../messages/quantise.ts'
import { Stream, type Outlet } from '../messages/stream.ts'

const chargeS = 1
const statusS = 10
const phases = 100
const voltageOf = quantiser('Connector', 'voltage')
const currentOf = quantiser('Connector', 'current')
const levelOf = quantiser('Connector', 'state_of_charge')
const { ConnectorStatus } = v2x.v1

export class PileAgent implements Agent {
  readonly #pile: Pile
  readonly #stream: Stream
  readonly #phase: number
  #reported = ''

  constructor(pile: Pile, order: number, sequenceBase: number) {
    const { deviceId } = pile.site
    this.#pile = pile
    this.#phase = (order * 7) % phases
    this.#stream = new Stream({
      kind: 'pile',
      deviceId,
      type: 'pile_status',
      channel: 'piles',
      sequenceBase,
    })
  }

  step(moment: Moment, outlet: Outlet): void {
    if (!isDue(moment.step, chargeS, this.#phase)) return
    this.#pile.step(chargeS)
    const statuses = this.#pile.points.map(statusOf).join()
    if (statuses === this.#reported && !isDue(moment.step, statusS, this.#phase)) return
    this.#reported = statuses
    const { site, points } = this.#pile
    outlet.emit(this.#stream, moment.generatedAt, {
      header: this.#stream.nextHeader(moment.generatedAt),
      site: site.site,
      latitude: latitudeOf(site.position[1]),
      longitude: longitudeOf(site.position[0]),
      connectors: points.map(connectorOf),
      powerMax: site.powerMaxKw * 1000,
    })
  }
}

function statusOf({ vehicle, charging }: ChargePoint): v2x.v1.ConnectorStatus {
  if (charging) return ConnectorStatus.CONNECTOR_STATUS_CHARGING
  return vehicle === undefined
    ? ConnectorStatus.CONNECTOR_STATUS_AVAILABLE
    : ConnectorStatus.CONNECTOR_STATUS_RESERVED
}

function connectorOf(point: ChargePoint): object {
  const { connectorId, vehicle, charging, powerNowKw, energyKwh } = point
  const level = charging ? (vehicle?.energy.level ?? 0) : 0
  // A battery's voltage rises with its charge.
  const volts = charging ? 520 + 160 * level : 0
  return {
    connectorId,
    status: statusOf(point),
    power: Math.round(powerNowKw * 1000),
    voltage: voltageOf(volts),
    current: currentOf(volts > 0 ? (powerNowKw * 1000) / volts : 0),
    energy: Math.round(energyKwh * 1000),
    ...(charging ? { stateOfCharge: levelOf(level * 100) } : {}),
    vehicleId: charging ? (vehicle?.id ?? '') : '',
  }
}
