/**
 * The private fields of Aedes 1.2.0 that the broker leans on, all of them here and each with a contract test: Aedes
 * bounds neither what it reads nor what it queues for others, and has no option for either.
 */
import type { Aedes, Client } from 'aedes'
import { LentSocket, type BytesReader } from '../common/lent-socket.ts'

interface ClientInternals {
  /** Called once for each packet that is done, by resume(), and on every 'readable' of the connection. */
  _nextBatch: (error?: Error | null) => void
  _parser: { parse(bytes: Buffer): number }
  /** Packets under way; 1 for the first makes Aedes handle it at once, not queue it. */
  _parsingBatch: number
  _keepaliveTimer: NodeJS.Timeout | null
  /** By filter. */
  subscriptions: Readonly<Record<string, { readonly qos: number }>>
}

interface Emitter {
  emit(packet: Message, done?: (error?: Error) => void): unknown
}

interface StoredSubscription {
  readonly clientId: string
}

interface Identified {
  readonly id: string
}

/** Copies of a message on its way to several subscribers have one number. */
interface Message {
  readonly brokerCounter: number
}

interface InboundPacket {
  readonly messageId: number
}

interface Persistence {
  incomingStorePacket(client: Identified, packet: InboundPacket): Promise<void>
  incomingDelPacket(client: Identified, packet: InboundPacket): Promise<void>
  cleanIncoming(client: Identified): Promise<void>
  addSubscriptions(client: Client, subscriptions: readonly { topic: string }[]): Promise<void>
  outgoingEnqueueCombi(subscriptions: readonly StoredSubscription[], packet: Message): Promise<void>
  outgoingClearMessageId(client: Client, packet: Message): Promise<unknown>
}

interface BrokerInternals {
  mq: Emitter
  persistence: Persistence
}

function inside(client: Client): ClientInternals {
  return client as unknown as ClientInternals
}

function insideBroker(broker: Aedes): BrokerInternals {
  return broker as unknown as BrokerInternals
}

/** Who reads in place of Aedes. */
export interface PacketReader extends BytesReader {
  /** Told once for each packet handed over, and now and then once more. */
  done(error: Error | null): void
  /** Told when the client is closed before its connection is; nothing is handed over any more. */
  clientClosed(): void
}

/** Takes the reading of a connection away from Aedes; writing, closing and handling stay its own. */
export function takeOverReading(client: Client, reader: PacketReader): void {
  const internals = inside(client)
  client.conn.removeListener('readable', internals._nextBatch)
  internals._nextBatch = (error) => reader.done(error ?? null)
  const close = client.close.bind(client)
  client.close = (done) => {
    reader.clientClosed()
    close(done)
  }
  // This Aedes hears of by a close of its own, which is not the one above.
  client.conn.prependListener('end', () => reader.clientClosed())
  if (client.conn instanceof LentSocket) client.conn.reader = reader
  else client.conn.on('data', (chunk: Buffer) => reader.take(chunk))
}

/** Hands one whole packet to Aedes, which handles it up to its first hook before this returns. */
export function handOver(client: Client, packet: Buffer): void {
  const internals = inside(client)
  internals._parsingBatch = 0
  internals._parser.parse(packet)
}

/** Starts the client's keep-alive anew: silence that is of our making does not count. */
export function refreshKeepAlive(client: Client): void {
  inside(client)._keepaliveTimer?.refresh()
}

/** True where the client subscribed with QoS 0 alone: then a message may be dropped, whatever QoS it was published with. */
export function mayLose(client: Client): boolean {
  return Object.values(inside(client).subscriptions).every(({ qos }) => qos === 0)
}

/**
 * Publishers do not wait for subscribers: Aedes calls back when every subscriber's socket has taken the packet, so one
 * that is frozen would hold all. What may wait for a subscriber is bounded where packets are forwarded.
 */
export function neverWaitForSubscribers(broker: Aedes): void {
  const { mq } = insideBroker(broker)
  const emit = mq.emit.bind(mq)
  mq.emit = (packet, done) => {
    emit(packet)
    done?.()
  }
}

/**
 * Bounds what is kept for sessions. Aedes stores every filter of a SUBSCRIBE, refused ones too, and queues without end
 * for a session that is offline or never acknowledges. `isGranted` says which filters are a client's; `dropped` is told
 * of each message that finds a session's queue full. What is returned says of a message whether it did: it must not be forwarded then, for
 * Aedes closes a client whose message it does not find in the queue.
 */
export function boundSessions(
  broker: Aedes,
  rules: {
    readonly messagesMax: number
    isGranted(client: Client, filter: string): boolean
    dropped(): void
  },
): (client: Client, packet: Message) => boolean {
  const { mq, persistence } = insideBroker(broker)
  const queued = new Map<string, number>()
  /** Client ids by message, from when it is queued until it was forwarded: that is done when emit() returns. */
  const leftOut = new Map<number, Set<string>>()
  const addSubscriptions = persistence.addSubscriptions.bind(persistence)
  persistence.addSubscriptions = (client, subscriptions) =>
    addSubscriptions(
      client,
      subscriptions.filter(({ topic }) => rules.isGranted(client, topic)),
    )
  const enqueue = persistence.outgoingEnqueueCombi.bind(persistence)
  persistence.outgoingEnqueueCombi = (subscriptions, packet) => {
    const withRoom = subscriptions.filter(({ clientId }) => {
      const count = queued.get(clientId) ?? 0
      if (count >= rules.messagesMax) {
        rules.dropped()
        const { brokerCounter } = packet
        leftOut.set(brokerCounter, (leftOut.get(brokerCounter) ?? new Set()).add(clientId))
        return false
      }
      queued.set(clientId, count + 1)
      return true
    })
    return enqueue(withRoom, packet)
  }
  const clear = persistence.outgoingClearMessageId.bind(persistence)
  const emit = mq.emit.bind(mq)
  mq.emit = (packet, done) => {
    emit(packet, done)
    leftOut.delete(packet.brokerCounter)
  }
  const isLeftOut = (client: Client, packet: Message): boolean =>
    leftOut.get(packet.brokerCounter)?.has(client.id) === true
  persistence.outgoingClearMessageId = async (client, packet) => {
    // Aedes clears what was not forwarded: without a packet id it would take another that was not sent yet.
    if (isLeftOut(client, packet)) return undefined
    const cleared = await clear(client, packet)
    const count = queued.get(client.id)
    if (cleared === undefined || count === undefined) return cleared
    if (count <= 1) queued.delete(client.id)
    else queued.set(client.id, count - 1)
    return cleared
  }
  return isLeftOut
}

/** Whether a session has a message of QoS 2 by this id whose PUBREL has not come. */
export type IsHalfOpen = (clientId: string, messageId: number) => boolean

/**
 * Bounds what a session may leave half open: messages of QoS 2 whose PUBREL has not come. Aedes counts them anew for
 * each connection, while a stored session keeps them, each with its payload, which is never read again. Gives what tells whether one is half open.
 */
export function boundInbound(broker: Aedes, max: number, refuse: () => Error): IsHalfOpen {
  const { persistence } = insideBroker(broker)
  const open = new Map<string, Set<number>>()
  const store = persistence.incomingStorePacket.bind(persistence)
  persistence.incomingStorePacket = async (client, packet) => {
    const ids = open.get(client.id) ?? new Set()
    if (ids.size >= max && !ids.has(packet.messageId)) throw refuse()
    open.set(client.id, ids.add(packet.messageId))
    await store(client, { ...packet, payload: Buffer.alloc(0) } as InboundPacket)
  }
  const forget = persistence.incomingDelPacket.bind(persistence)
  persistence.incomingDelPacket = async (client, packet) => {
    await forget(client, packet)
    const ids = open.get(client.id)
    ids?.delete(packet.messageId)
    if (ids?.size === 0) open.delete(client.id)
  }
  const clean = persistence.cleanIncoming.bind(persistence)
  persistence.cleanIncoming = async (client) => {
    open.delete(client.id)
    await clean(client)
  }
  return (clientId, messageId) => open.get(clientId)?.has(messageId) ?? false
}
