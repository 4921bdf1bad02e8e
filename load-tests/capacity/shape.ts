/** The shape of a load, whatever its rate: over how many sockets, for how many devices, what each message is. */
import type { LoadOptions } from '../../simulator/load/run-load.ts'
import type { LoadFrame } from '../../simulator/load/template.ts'
import { loadOf } from '../bench/offer.ts'
import { atRate } from '../bench/pipelines/zone-pipeline.ts'
import type { Times } from '../bench/bench.ts'
import type { BenchZone } from '../bench/zone.ts'

export interface LoadShape {
  readonly connections: number
  readonly devicesPerConnection: number
  readonly frame: LoadFrame
  readonly qos: 0 | 1
  readonly tls: boolean
  readonly workers: number
}

/** Of QoS 0, one message of QoS 1 in so many proves that those before it were taken: some four times a second on each socket. */
const fencesPerSecond = 4
const fenceEveryMax = 32
/** What is due at the end of a window and could not go is still sent for as long: late, and not missing. */
const catchUpSeconds = 5

export function devicesOf({ connections, devicesPerConnection }: LoadShape): number {
  return connections * devicesPerConnection
}

/** To a zone that speaks TLS where the shape does. The same devices at each rate: to the zone they are one fleet that sends faster or more slowly. */
export function loadAtRate(
  shape: LoadShape,
  rate: number,
  { zone, ...times }: Times & { readonly zone: BenchZone },
): LoadOptions {
  const { connections, devicesPerConnection, frame, qos, workers } = shape
  const perConnection = Math.round(rate / connections / fencesPerSecond)
  const fenceEvery = qos === 1 ? 1 : Math.min(fenceEveryMax, Math.max(2, perConnection))
  const offer = { name: '', connections, devicesPerConnection, rate: 0, inFlightMax: 0, fenceEvery }
  const load = loadOf(atRate(offer, rate), zone.mqttPort, times)
  const { certificate: ca, tlsPort: port } = zone
  const target = ca === undefined ? load.target : { ...load.target, port, tls: { ca } }
  return { ...load, target, name: 'capacity', frame, workers, catchUpSeconds }
}
