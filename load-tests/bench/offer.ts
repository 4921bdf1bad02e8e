/** What is offered to a broker: how many sockets, how fast, how much unanswered. */
import type { LoadOptions } from '../../simulator/load/run-load.ts'
import type { Times } from './bench.ts'

export interface Offer {
  readonly name: string
  readonly connections: number
  readonly devicesPerConnection: number
  /** Messages a second of each connection; 0 as many as go. */
  readonly rate: number
  readonly inFlightMax: number
  /** Every so many-th message is of QoS 1, the others of QoS 0; 1: all of QoS 1. */
  readonly fenceEvery: number
}

/** One vehicle a socket, as a bus sends: 15 Hz. */
export const paced: Offer = {
  name: '2,000 sockets × 15 Hz',
  connections: 2000,
  devicesPerConnection: 1,
  rate: 15,
  inFlightMax: 64,
  fenceEvery: 1,
}
export const pacedFast: Offer = { ...paced, name: '2,000 sockets × 40 Hz', rate: 40 }

/** One vehicle a socket, each sending its next message when the last one was acknowledged. */
export const eager: Offer = {
  ...paced,
  name: '2,000 sockets, 1 in flight',
  rate: 0,
  inFlightMax: 1,
}

/** Many vehicles a socket: gateways, RSUs, what a tunnel held back. */
export const pipelined: Offer = {
  name: '50 sockets, 64 in flight',
  connections: 50,
  devicesPerConnection: 20,
  rate: 0,
  inFlightMax: 64,
  fenceEvery: 1,
}

/** A load to a broker on that port of loopback, under a name of its own. */
export function loadOf(offer: Offer, port: number, times: Times): LoadOptions {
  const isGateway = offer.devicesPerConnection > 1
  return {
    target: {
      host: '127.0.0.1',
      port,
      username: isGateway ? 'gateway-load' : '',
      password: '',
    },
    name: Date.now().toString(36),
    connections: offer.connections,
    devicesPerConnection: offer.devicesPerConnection,
    rate: offer.rate * offer.connections,
    inFlightMax: offer.inFlightMax,
    fenceEvery: offer.fenceEvery,
    workers: 1,
    warmUpSeconds: times.warmUpSeconds,
    seconds: times.seconds,
    // What a broker takes is measured, not what it has missed.
    catchUpSeconds: 0,
  }
}
