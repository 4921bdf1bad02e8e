/** The shape of a load, whatever its rate: over how many sockets, for how many devices, what each message is. */
import type { LoadOptions } from '../../simulator/load/run-load.ts'
import type { LoadFrame } from '../../simulator/load/template.ts'
import { loadOf } from '../bench/offer.ts'
import { atRate } from '../bench/pipelines/zone-pipeline.ts'
import type { Times } from '../bench/bench.ts'

export interface LoadShape {
  readonly connections: number
  readonly devicesPerConnection: number
  readonly frame: LoadFrame
  readonly qos: 0 | 1
  readonly workers: number
}

/** Of QoS 0, one message of QoS 1 in so many proves that those before it were taken: some four times a second on each socket. */
const fencesPerSecond = 4
const fenceEveryMax = 32

export function devicesOf({ connections, devicesPerConnection }: LoadShape): number {
  return connections * devicesPerConnection
}

/** The same devices in each window: to the zone they are one fleet that sends faster or more slowly. */
export function loadAtRate(
  shape: LoadShape,
  rate: number,
  { port, ...times }: Times & { readonly port: number },
): LoadOptions {
  const { connections, devicesPerConnection, frame, qos, workers } = shape
  const perConnection = Math.round(rate / connections / fencesPerSecond)
  const fenceEvery = qos === 1 ? 1 : Math.min(fenceEveryMax, Math.max(2, perConnection))
  const offer = { name: '', connections, devicesPerConnection, rate: 0, inFlightMax: 0, fenceEvery }
  return { ...loadOf(atRate(offer, rate), port, times), name: 'capacity', frame, workers }
}

/** For people: `2,000 sockets of one device each, BSMs of QoS 1`. */
export function shapeText({ connections, devicesPerConnection, frame, qos }: LoadShape): string {
  const number = new Intl.NumberFormat('en')
  const devices =
    devicesPerConnection === 1 ? 'one device each' : `${devicesPerConnection} devices each`
  const messages = frame === 'rsu' ? 'frames of RSUs' : 'BSMs'
  return `${number.format(connections)} sockets of ${devices}, ${messages} of QoS ${qos}`
}
