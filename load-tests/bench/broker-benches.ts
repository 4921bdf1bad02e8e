/** Benches of brokers under a load over TCP: what one acknowledged message costs, and how many there can be. */
import { V2xError } from '../../common/errors.ts'
import { runLoad, type LoadResult } from '../../simulator/load/run-load.ts'
import type { Bench, Contender, Shape, Times } from './bench.ts'
import { bareFloor, natsAlways, ourBroker, peers, stockAedes } from './brokers.ts'
import { loadOf, paced, pacedFast, pipelined, type Offer } from './offer.ts'
import { idleSeconds, processorSeconds } from './processor-time.ts'
import type { Subject } from './subject.ts'

export interface Loaded extends LoadResult {
  /** Processor time of the broker in the measured time. */
  readonly processorSeconds: number
  /** What nobody took of the machine's processors meanwhile. */
  readonly idleSeconds: number
  /** Of what was acknowledged, how much it took: a broker may shed QoS 0. */
  readonly takenShare: number
}

/** Starts the broker, offers the load, stops it. Throws where an acknowledgement is missing. */
export async function loadBroker(subject: Subject, offer: Offer, times: Times): Promise<Loaded> {
  const running = await subject.start()
  const spent = () => ({ broker: processorSeconds(running.pid), idle: idleSeconds() })
  let from = { broker: 0, idle: 0 }
  let to = from
  let kept: number | undefined
  let result: LoadResult
  try {
    result = await runLoad({
      ...loadOf(offer, running.port, times),
      onMeasuring: () => (from = spent()),
      onMeasured: () => (to = spent()),
    })
  } finally {
    kept = await running.stop()
  }
  const { sent, acknowledged } = result
  const mustKeep = offer.fenceEvery === 1 ? acknowledged : acknowledged / offer.fenceEvery
  if (sent !== acknowledged || (kept ?? sent) < mustKeep) {
    throw new V2xError(
      'BENCH_COUNT',
      `${subject.name} acknowledged ${acknowledged} of ${sent} messages and kept ${kept ?? 'none'}`,
    )
  }
  const takenShare = Math.min(1, (kept ?? acknowledged) / acknowledged)
  return {
    ...result,
    processorSeconds: to.broker - from.broker,
    idleSeconds: to.idle - from.idle,
    takenShare,
  }
}

/** A figure of a loaded broker, with its unit. */
type Figure = readonly [unit: string, valueOf: (loaded: Loaded) => number]

function contender(subject: Subject, offer: Offer, figures: readonly Figure[]): Contender {
  return {
    name: `${subject.name} (keeps it ${subject.keeps})`.replace(
      'keeps it nothing',
      'keeps nothing',
    ),
    missing: subject.missing(),
    measure: async (times) => {
      const loaded = await loadBroker(subject, offer, times)
      return figures.map(([, valueOf]) => valueOf(loaded))
    },
  }
}

function shape(offer: Offer, subjects: readonly Subject[], ...figures: readonly Figure[]): Shape {
  return {
    name: offer.name,
    measures: figures.map(([unit]) => ({ unit })),
    contenders: subjects.map((each) => contender(each, offer, figures)),
  }
}

const perMessage: Figure = [
  'µs of CPU a message',
  (loaded) => (loaded.processorSeconds * 1e6) / (loaded.acknowledgedPerSecond * loaded.seconds),
]
const perProcessorSecond: Figure = [
  'messages a CPU-second',
  (loaded) =>
    (loaded.takenShare * loaded.acknowledgedPerSecond * loaded.seconds) / loaded.processorSeconds,
]
const perSecond: Figure = [
  'messages/s',
  (loaded) => loaded.takenShare * loaded.acknowledgedPerSecond,
]

const own = [ourBroker, stockAedes, bareFloor]

export const brokerPaced: Bench = {
  what: 'one vehicle a socket, QoS 1: processor time of the broker for an acknowledged message',
  shapes: [shape(paced, own, perMessage), shape(pacedFast, own, perProcessorSecond)],
}

export const brokerPipelined: Bench = {
  what: 'many messages a socket, QoS 1, 64 in flight: acknowledged messages a second',
  shapes: [shape(pipelined, own, perSecond, perProcessorSecond)],
}

/** With a PUBACK in sight, so that what was taken is known: the last message of each 32 is of QoS 1. */
const fenced = { fenceEvery: 32, inFlightMax: 128 }

export const brokerQos0: Bench = {
  what: 'QoS 0, one of QoS 1 in 32 to prove it: messages a CPU-second of the broker',
  shapes: [
    shape({ ...pacedFast, ...fenced }, own, perProcessorSecond),
    shape(
      { ...pipelined, ...fenced, name: '50 sockets, 128 in flight' },
      own,
      perProcessorSecond,
      perSecond,
    ),
  ],
}

const all = [ourBroker, stockAedes, ...peers]

/** NATS takes a connection's messages one by one where each is synced: two vehicles of load would do, so it gets less. */
const pacedPeers = all.filter((each) => each !== natsAlways)

export const peerBrokers: Bench = {
  what: 'our broker beside those that people would pick, each with what its acknowledgement means',
  shapes: [shape(pipelined, all, perSecond), shape(paced, pacedPeers, perMessage)],
}
