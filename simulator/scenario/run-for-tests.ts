/** What proofs of the shipped scenarios share: the same scenario with and without a section, what came of each, and where they differ. */
import { messageOf, parseDeviceTopic, type UpType } from '../../schemas/index.ts'
import type { Truth } from '../ether/truth.ts'
import { SimulatedSource } from '../simulated-source.ts'
import type { Scenario } from './scenario.ts'

export interface Heard {
  readonly topic: string
  readonly type: UpType
  readonly deviceId: string
  /** Seconds since the scenario's epoch: by the device's clock, and when it came. */
  readonly atS: number
  readonly arrivedS: number
  readonly payload: Uint8Array
}

export interface Outcome {
  /** In the order in which they came. */
  readonly heard: readonly Heard[]
  /** In the order in which they were sent; none where there is no ether. */
  readonly truths: readonly Truth[]
  readonly epochMicros: number
}

const ticksASecond = 200

/** A copy that lacks these properties. */
export function without<T extends object, K extends keyof T>(
  whole: T,
  ...names: readonly K[]
): Omit<T, K> {
  const kept = Object.entries(whole).filter(([name]) => !names.includes(name as K))
  return Object.fromEntries(kept) as Omit<T, K>
}

/** Runs the beginning of a scenario, to the last message that is on its way. */
export function outcomeOf(scenario: Scenario, seconds: number): Outcome {
  const truths: Truth[] = []
  const source = new SimulatedSource({ scenario }, (truth) => truths.push(truth))
  const heard: Heard[] = []
  const take = (messages: ReturnType<SimulatedSource['tick']>): void => {
    for (const { topic, type, payload, generatedAt, arrivedAt = generatedAt } of messages) {
      const { id: deviceId } = parseDeviceTopic(topic)!
      const [atS, arrivedS] = [generatedAt, arrivedAt].map(
        (at) => (at - scenario.epochMicros) / 1e6,
      )
      heard.push({ topic, type, deviceId, atS: atS!, arrivedS: arrivedS!, payload })
    }
  }
  for (let tick = 0; tick < seconds * ticksASecond; tick++) take(source.tick())
  take(source.rest())
  return { heard, truths, epochMicros: scenario.epochMicros }
}

/** What was heard of each topic, in the order of the devices' clocks. */
export function byTopic({ heard }: Outcome): Map<string, Heard[]> {
  const lists = new Map<string, Heard[]>()
  for (const one of heard) {
    const list = lists.get(one.topic)
    if (list === undefined) lists.set(one.topic, [one])
    else list.push(one)
  }
  for (const list of lists.values()) list.sort((a, b) => a.atS - b.atS)
  return lists
}

/** Topics of which the two heard not the same bytes; each has all that it heard of it. */
export function differing(
  one: Outcome,
  other: Outcome,
): {
  readonly topic: string
  readonly ours: readonly Heard[]
  readonly theirs: readonly Heard[]
}[] {
  const [mine, yours] = [byTopic(one), byTopic(other)]
  return [...new Set([...mine.keys(), ...yours.keys()])].sort().flatMap((topic) => {
    const [ours, theirs] = [mine.get(topic) ?? [], yours.get(topic) ?? []]
    return sameBytes(ours, theirs) ? [] : [{ topic, ours, theirs }]
  })
}

export function sameBytes(ours: readonly Heard[], theirs: readonly Heard[]): boolean {
  return (
    ours.length === theirs.length &&
    ours.every(({ payload }, i) => Buffer.compare(payload, theirs[i]!.payload) === 0)
  )
}

export function decoded({ type, payload }: Heard): object {
  return messageOf(type).decode(payload)
}
