/** A world and, where its scenario has one, the ether before it: ticks go in, messages come out in the order in which they arrive. */
import { messageOf } from '../schemas/index.ts'
import { etherFor, type Ether } from './ether/ether.ts'
import type { Delivery } from './ether/delivery-queue.ts'
import type { Witness } from './ether/truth.ts'
import type { SimulatedMessage } from './recording.ts'
import type { MessageSource, TrafficSource } from './traffic-source.ts'
import { World, type WorldOptions } from './world.ts'

export class SimulatedSource implements MessageSource {
  readonly world: World
  readonly ether: Ether | undefined

  constructor(options: WorldOptions, witness?: Witness) {
    this.world = new World(options)
    this.ether = etherFor(this.world, options, witness)
  }

  /** Moves on by one tick: what arrives in it. */
  tick(): SimulatedMessage[] {
    const { world, ether } = this
    if (ether === undefined) return messagesOfTick(world)
    world.tick(ether)
    return this.#arrived(world.epochMicros + world.elapsedMicros)
  }

  /** What is still on its way when the run is over. */
  rest(): SimulatedMessage[] {
    return this.#arrived(Infinity)
  }

  #arrived(untilMicros: number): SimulatedMessage[] {
    return this.ether === undefined
      ? []
      : Array.from(this.ether.take(untilMicros), messageOfDelivery)
  }
}

function messageOfDelivery({
  stream,
  generatedAt,
  arrivesAt,
  payload,
}: Delivery): SimulatedMessage {
  const { topic, type } = stream
  return { topic, type, generatedAt, arrivedAt: arrivesAt, payload }
}

/** Encodes at once: a device changes its message at its next step. */
export function messagesOfTick(world: TrafficSource): SimulatedMessage[] {
  const messages: SimulatedMessage[] = []
  world.tick({
    emit: ({ topic, type }, generatedAt, message) => {
      const payload = messageOf(type).encode(message).finish()
      messages.push({ topic, type, generatedAt, payload })
    },
  })
  return messages
}
