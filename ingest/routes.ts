/**
 * Which device and type a topic names, per publisher. A packet's topic bytes are compared with what is known already; only a new
 * topic is parsed. Bounded: a full table is emptied between two batches, and traffic fills it again.
 */
import { createHash } from 'node:crypto'
import type { Term } from '../store/clickhouse/dictionary-column.ts'
import { isUpType, parseDeviceTopic, type DeviceKind, type UpType } from '../schemas/index.ts'
import { ByteMap } from '../store/byte-map.ts'
import type { LiveState } from './live-sink.ts'
import { StreamMark } from './resend-set.ts'

/** Terms and routes together; each costs some hundreds of bytes. */
export const routesMax = 400_000

/** What a sound topic says, with the terms its columns take. */
export interface Route {
  readonly kind: DeviceKind
  readonly type: UpType
  readonly kindTerm: Term
  readonly typeTerm: Term
  readonly device: Term
  readonly publisher: Term
  /** A hash of publisher, kind, device and type: the stream in which sequences are compared. With a sign, as a `StreamMark`. */
  readonly streamLow: number
  readonly streamHigh: number
  /** How far its sequence has come. */
  readonly resends: StreamMark
  /** What the live picture keeps of its device; of a BSM's alone, once there was one. */
  live: LiveState | undefined
}

/** What is wrong with a topic, and what can be known of it. */
export interface BadRoute {
  readonly reason: 'BAD_TOPIC' | 'UNKNOWN_TYPE'
  readonly topic: string
  readonly kind: string
  readonly deviceId: string
  readonly type: string
}

export class Routes {
  readonly #node: string
  /** The empty text, and the name of the journal: terms of every row. */
  empty: Term
  node: Term
  #terms = new ByteMap<Term>()
  /** Some of the terms: they come in a turn of their own. */
  #publishers = new ByteMap<Term>()
  #byTopic = new ByteMap<Route | BadRoute>()
  readonly #expected: (Route | BadRoute)[] = []
  /** Of what was fetched, so that no compiler leaves it out. */
  fetched = 0

  constructor(node: string) {
    this.#node = node
    this.empty = this.term('')
    this.node = this.term(node)
  }

  get isFull(): boolean {
    return this.#terms.size + this.#byTopic.size + this.#publishers.size >= routesMax
  }

  /** Forgets all. Only while no column is being filled: terms that are given from now on have the ids of others before. */
  clear(): void {
    this.#terms = new ByteMap()
    this.#publishers = new ByteMap()
    this.#byTopic = new ByteMap()
    this.empty = this.term('')
    this.node = this.term(this.#node)
  }

  /** The term of the publisher whose identity is `bytes[start, end)`. */
  publisherOf(bytes: Uint8Array, start: number, end: number): Term {
    const known = this.#publishers.get(bytes, start, end)
    if (known !== undefined) return known
    const term = this.termOf(bytes, start, end)
    this.#publishers.set(term.bytes, term)
    return term
  }

  term(text: string): Term {
    const bytes = Buffer.from(text)
    return this.termOf(bytes, 0, bytes.length)
  }

  /** The term of the text in `bytes[start, end)`. */
  termOf(bytes: Uint8Array, start: number, end: number): Term {
    const known = this.#terms.get(bytes, start, end)
    if (known !== undefined) return known
    const own = Buffer.from(bytes.subarray(start, end))
    const term = { id: this.#terms.size, text: own.toString('utf8'), bytes: own }
    this.#terms.set(own, term)
    return term
  }

  /** The route of the topic in `bytes[start, end)`, as that publisher has it. */
  find(publisher: Term, bytes: Uint8Array, start: number, end: number): Route | BadRoute {
    const known = this.#byTopic.get(bytes, start, end, publisher.id)
    if (known !== undefined) return known
    const topic = bytes.subarray(start, end)
    const route = this.#parse(publisher, Buffer.from(topic).toString('utf8'))
    this.#byTopic.set(topic, route, publisher.id)
    return route
  }

  /**
   * Reads what so many messages are likely to need that come next. Nothing of a stream is in the processor's cache when its turn comes, and
   * decoding would wait for each piece. In a loop of their own many are waited for at a time; a wrong guess costs little.
   */
  fetchAhead(messages: number): void {
    const expected = this.#expected
    const count = this.#byTopic.expected(expected, messages)
    let fetched = 0
    for (let at = 0; at < count; at++) {
      const route = expected[at]!
      if ('reason' in route) continue
      fetched += route.streamLow + route.resends.sequenceLow + route.device.id + route.publisher.id
      if (route.live !== undefined) fetched += route.live.fetch()
    }
    this.fetched = fetched
  }

  #parse(publisher: Term, topic: string): Route | BadRoute {
    const parsed = parseDeviceTopic(topic)
    if (parsed === undefined || parsed.direction !== 'up') {
      return { reason: 'BAD_TOPIC', topic, kind: '', deviceId: '', type: '' }
    }
    const { kind, id, type } = parsed
    if (!isUpType(type)) return { reason: 'UNKNOWN_TYPE', topic, kind, deviceId: id, type }
    const [streamLow, streamHigh] = streamOf(publisher.text, kind, id, type)
    return {
      kind,
      type,
      kindTerm: this.term(kind),
      typeTerm: this.term(type),
      device: this.term(id),
      publisher,
      streamLow,
      streamHigh,
      resends: new StreamMark(),
      live: undefined,
    }
  }
}

/** Two halves of a hash that is the same in every process. */
export function streamOf(
  publisher: string,
  kind: string,
  deviceId: string,
  type: string,
): readonly [low: number, high: number] {
  const digest = createHash('sha1').update(`${publisher}\n${kind}/${deviceId}/${type}`).digest()
  return [digest.readInt32LE(0), digest.readInt32LE(4)]
}
