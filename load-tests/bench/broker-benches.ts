/** Benches of brokers under a load over TCP: what one acknowledged message costs, and how many there can be. */
import { V2xError } from '../../common/errors.ts'
import { runLoad, type LoadResult } from '../../simulator/load/run-load.ts'
import type { Bench, Contender, Shape, Times } from './bench.ts'
import { bareFloor, natsAlways, ourBroker, peers, stockAedes } from './brokers.ts'
import { processorSeconds } from './processor-time.ts'
import type { Subject } from './subject.ts'

/** What is offered. */
export interface Offer {
  readonly name: string
  readonly connections: number
  readonly devicesPerConnection: number
  /** Messages a second of each connection; 0 as many as go. */
  readonly rate: number
  readonly inFlightMax: number
}

export interface Loaded extends LoadResult {
  /** Processor time of the broker in the measured time. */
  readonly processorSeconds: number
}

/** One vehicle a socket, as a bus sends: 15 Hz. */
const paced: Offer = {
  name: '2,000 sockets × 15 Hz',
  connections: 2000,
  devicesPerConnection: 1,
  rate: 15,
  inFlightMax: 64,
}
const pacedFast: Offer = { ...paced, name: '2,000 sockets × 40 Hz', rate: 40 }
/** Many vehicles a socket: gateways, RSUs, what a tunnel held back. */
const pipelined: Offer = {
  name: '50 sockets, 64 in flight',
  connections: 50,
  devicesPerConnection: 20,
  rate: 0,
  inFlightMax: 64,
}

/** Starts the broker, offers the load, stops it. Throws where an acknowledgement is missing. */
export async function loadBroker(subject: Subject, offer: Offer, times: Times): Promise<Loaded> {
  const running = await subject.start()
  let acknowledged = 0
  try {
    let from = 0
    let to = 0
    const isGateway = offer.devicesPerConnection > 1
    const result = await runLoad({
      target: {
        host: '127.0.0.1',
        port: running.port,
        username: isGateway ? 'gateway-load' : '',
        password: '',
      },
      name: Date.now().toString(36),
      connections: offer.connections,
      devicesPerConnection: offer.devicesPerConnection,
      rate: offer.rate * offer.connections,
      inFlightMax: offer.inFlightMax,
      workers: 1,
      ...times,
      onMeasuring: () => (from = processorSeconds(running.pid)),
      onMeasured: () => (to = processorSeconds(running.pid)),
    })
    acknowledged = result.acknowledged
    if (result.sent !== acknowledged) {
      throw new V2xError(
        'BENCH_COUNT',
        `${subject.name} acknowledged ${acknowledged} of ${result.sent} messages`,
      )
    }
    return { ...result, processorSeconds: to - from }
  } finally {
    await running.stop(acknowledged)
  }
}

function contender(subject: Subject, offer: Offer, valueOf: (loaded: Loaded) => number): Contender {
  return {
    name: `${subject.name} (keeps it ${subject.keeps})`.replace(
      'keeps it nothing',
      'keeps nothing',
    ),
    missing: subject.missing(),
    measure: async (times) => valueOf(await loadBroker(subject, offer, times)),
  }
}

function shape(
  offer: Offer,
  unit: string,
  subjects: readonly Subject[],
  valueOf: (loaded: Loaded) => number,
): Shape {
  const contenders = subjects.map((each) => contender(each, offer, valueOf))
  return { name: offer.name, unit, contenders }
}

const microsPerMessage = (loaded: Loaded): number =>
  (loaded.processorSeconds * 1e6) / (loaded.acknowledgedPerSecond * loaded.seconds)
const messagesPerProcessorSecond = (loaded: Loaded): number => 1e6 / microsPerMessage(loaded)
const messagesPerSecond = (loaded: Loaded): number => loaded.acknowledgedPerSecond

const own = [ourBroker, stockAedes, bareFloor]

export const brokerPaced: Bench = {
  what: 'one vehicle a socket, QoS 1: processor time of the broker for an acknowledged message',
  shapes: [
    shape(paced, 'µs of CPU a message', own, microsPerMessage),
    shape(pacedFast, 'messages a CPU-second', own, messagesPerProcessorSecond),
  ],
}

export const brokerPipelined: Bench = {
  what: 'many messages a socket, QoS 1, 64 in flight: acknowledged messages a second',
  shapes: [
    shape(pipelined, 'messages/s', own, messagesPerSecond),
    shape(pipelined, 'messages a CPU-second', own, messagesPerProcessorSecond),
  ],
}

const all = [ourBroker, stockAedes, ...peers]

/** NATS takes a connection's messages one by one where each is synced: two vehicles of load would do, so it gets less. */
const pacedPeers = all.filter((each) => each !== natsAlways)

export const peerBrokers: Bench = {
  what: 'our broker beside those that people would pick, each with what its acknowledgement means',
  shapes: [
    shape(pipelined, 'messages/s', all, messagesPerSecond),
    shape(paced, 'µs of CPU a message', pacedPeers, microsPerMessage),
  ],
}
