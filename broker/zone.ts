/** All connections of one broker, and the hooks Aedes calls for them: each hands on to the file that has the rule. */
import type { AuthenticateError, Client } from 'aedes'
import type { IConnectPacket } from 'mqtt-packet'
import type { Log } from '../common/log.ts'
import type { JournalWriter } from '../store/journal/writer.ts'
import { admit, no, refuseTakeOver } from './admission.ts'
import { boundInbound, boundSessions } from './aedes-internals.ts'
import type { BrokerConfig } from './config.ts'
import { Connection, type ConnectionShare } from './connection.ts'
import { ZoneAedes, mayForward } from './fan-out.ts'
import { Dues } from './dues.ts'
import { Door } from './guards/door.ts'
import { Logins } from './guards/logins.ts'
import { SlowedSenders } from './guards/slowed-senders.ts'
import { StoredSessions } from './guards/stored-sessions.ts'
import { TakeOvers } from './guards/take-overs.ts'
import type { Accept } from './listeners.ts'
import { droppedForSubscribers, showReadings } from './metrics.ts'
import { Refusals, Refused } from './refusals.ts'
import { mayJournal, maySubscribe } from './topic-rules.ts'
import type { Users } from './users.ts'
import { UsualTopics } from './usual-topics.ts'

/** Clients whose silence is ours are excused this often; the shortest keep-alive is one second. */
const excuseIntervalMs = 500
/** What was read is acknowledged before connections are closed, if the disk takes no longer than this. */
const stopDrainMs = 1500

export interface ZoneParts {
  readonly config: BrokerConfig
  readonly log: Log
  readonly journal: JournalWriter
  /** Undefined: an open broker. */
  readonly users: Users | undefined
}

export class Zone {
  /** What the listeners lead to. */
  readonly door: Door
  private readonly aedes: ZoneAedes
  private readonly config: BrokerConfig
  private readonly journal: JournalWriter
  private readonly logins: Logins | undefined
  private readonly takeOvers: TakeOvers
  private readonly sessions: StoredSessions
  private readonly senders: SlowedSenders
  private readonly refusals: Refusals
  private readonly connections = new Set<Connection>()
  private readonly ofClient = new WeakMap<Client, Connection>()
  /** Registered clients by their id. */
  private readonly byClientId = new Map<string, Connection>()
  /** Clients that were let in and are not registered yet. */
  private readonly admitted = new Map<string, Connection>()
  private readonly waiting = new Set<Connection>()
  /** Whether a message found the queue of a client's session full. */
  private isLeftOut: ReturnType<typeof boundSessions> | undefined
  private readonly share: { -readonly [K in keyof ConnectionShare]: ConnectionShare[K] }
  private readonly excuse: NodeJS.Timeout
  private readonly hideReadings: () => void

  constructor(parts: ZoneParts) {
    const { config, journal } = parts
    this.config = config
    this.journal = journal
    this.logins = parts.users === undefined ? undefined : new Logins(parts.users, config)
    this.takeOvers = new TakeOvers(config.takeOversPerMinuteMax)
    this.sessions = new StoredSessions(config.sessionsMax)
    this.senders = new SlowedSenders(parts.log)
    this.refusals = new Refusals(parts.log)
    this.door = new Door(config, this.refusals)
    this.aedes = this.makeAedes()
    this.watch()
    const { senders, waiting } = this
    const listeners = this.aedes.hearing
    const dues = new Dues(journal)
    const usual = new UsualTopics(listeners)
    const share = { config, journal, dues, listeners, usual, senders, waiting }
    this.share = { ...share, isHalfOpen: () => false, isStopping: false }
    journal.onDrain(() => this.resumeWaiting())
    this.hideReadings = showReadings({
      connections: () => this.connections.size,
      unknownConnections: () => this.door.standingCount,
      journalQueueBytes: () => journal.queuedBytes,
      journalSegment: () => journal.stats().durable.segment,
      journalSpace: () => journal.space,
    })
    this.excuse = setInterval(() => {
      for (const connection of this.connections) connection.judgeSilence(performance.now())
    }, excuseIntervalMs)
  }

  /** Ready for clients once resolved. */
  async open(): Promise<void> {
    await this.aedes.listen()
    this.isLeftOut = boundSessions(this.aedes, {
      messagesMax: this.config.offlineMessagesMax,
      isGranted: (client, filter) => this.ofClient.get(client)?.subscriptions.has(filter) ?? false,
      dropped: () => droppedForSubscribers.inc(),
    })
    const { qos2InflightMax } = this.config
    this.share.isHalfOpen = boundInbound(
      this.aedes,
      qos2InflightMax,
      () =>
        new Refused(
          'qos2_inflight',
          `cannot keep more than ${qos2InflightMax} messages of QoS 2 that wait for their PUBREL; raise V2X_BROKER_QOS2_INFLIGHT_MAX`,
        ),
    )
  }

  readonly accept: Accept = (stream, visitor, request) => {
    if (this.share.isStopping || this.connections.size >= this.config.connectionsMax) {
      stream.on('error', () => undefined)
      stream.destroy()
      this.refusals.note(
        visitor.remote,
        new Refused('connections', 'cannot take one more connection'),
      )
      return
    }
    const client = this.aedes.handle(stream, request)
    const connection = new Connection(client, visitor, this.share)
    this.connections.add(connection)
    this.ofClient.set(client, connection)
    stream.once('close', () => {
      this.connections.delete(connection)
      if (this.admitted.get(client.id) === connection) this.admitted.delete(client.id)
      connection.streamClosed()
    })
  }

  /** Reads nothing more, lets what was read become durable and answered, then closes everybody. */
  async stop(): Promise<void> {
    this.share.isStopping = true
    this.door.close()
    const untilMs = performance.now() + stopDrainMs
    while (this.journal.queuedBytes > 0 && this.journal.failure === undefined) {
      if (performance.now() > untilMs) break
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    clearInterval(this.excuse)
    this.hideReadings()
    await new Promise<void>((resolve) => this.aedes.close(resolve))
    for (const { client } of this.connections) client.conn.destroy()
  }

  private makeAedes(): ZoneAedes {
    const { config } = this
    return new ZoneAedes({
      // Of deliveries under way; the bound is what may wait for each subscriber, see fan-out.
      concurrency: 0,
      // The door closes who is late; this is for nobody.
      connectTimeout: 2 * config.connectTimeoutMs,
      drainTimeout: config.drainTimeoutMs,
      // Nothing is handed over between CONNECT and CONNACK, so nothing is ever queued there.
      queueLimit: 1,
      maxTopicLevels: config.topicLevelsMax,
      // Bounded by session, see open().
      maxInflightInbound: 0,
      preConnect: (client, packet, done) => {
        this.prepare(client, packet)
        done(null, true)
      },
      authenticate: (client, _username, _password, done) => {
        void this.answerConnect(client, done)
      },
      authorizePublish: (client, packet, done) => {
        const connection = client === null ? undefined : this.ofClient.get(client)
        if (connection === undefined) done(new Error('a will whose client is not known any more'))
        else connection.publish(packet, done)
      },
      authorizeSubscribe: (client, subscription, done) => {
        done(null, this.isGranted(client, subscription.topic) ? subscription : null)
      },
      authorizeForward: (client, packet) => {
        if (this.isLeftOut?.(client, packet) === true) return null
        if (!mayForward(client, packet.qos, config.subscriberBytesMax)) return null
        if (packet.qos > 0) this.ofClient.get(client)?.owe(packet.qos)
        return packet
      },
    })
  }

  /** Follows what Aedes tells of its clients. */
  private watch(): void {
    const { aedes } = this
    aedes.on('client', (client) => {
      const connection = this.ofClient.get(client)
      if (connection === undefined) return
      this.byClientId.set(client.id, connection)
      if (this.admitted.get(client.id) === connection) this.admitted.delete(client.id)
    })
    aedes.on('clientDisconnect', (client) => {
      const connection = this.ofClient.get(client)
      if (this.byClientId.get(client.id) === connection) this.byClientId.delete(client.id)
    })
    aedes.on('connackSent', (packet, client) => {
      // It is sent for refusals too. Aedes notes that it was sent only after this event.
      if (packet.returnCode === 0) process.nextTick(() => this.ofClient.get(client)?.open())
    })
    aedes.on('subscribe', (_subscriptions, client) => this.ofClient.get(client)?.subscribed())
    aedes.on('unsubscribe', (filters, client) => {
      const connection = this.ofClient.get(client)
      for (const filter of filters) connection?.subscriptions.delete(filter)
    })
    for (const event of ['clientError', 'connectionError'] as const) {
      aedes.on(event, (client, error) => {
        // One end is one refusal: Aedes also tells of each message that waited for a client when it was closed.
        if (!client.closed) this.refusals.noteError(this.nameOf(client), error)
      })
    }
  }

  /** Before a CONNECT is looked at: Aedes takes the keep-alive from this packet. */
  private prepare(client: Client, packet: IConnectPacket): void {
    const connection = this.ofClient.get(client)
    if (connection === undefined) return
    connection.visitor.letIn()
    const max = this.config.keepAliveSecondsMax
    const wanted = packet.keepalive ?? 0
    packet.keepalive = wanted === 0 ? max : Math.min(wanted, max)
    connection.connect = packet
  }

  private async answerConnect(
    client: Client,
    done: (error: AuthenticateError | null, success: boolean | null) => void,
  ): Promise<void> {
    const refused = await this.authenticate(client)
    if (refused === undefined) return done(null, true)
    const { refusal, returnCode } = refused
    this.refusals.note(this.nameOf(client), refusal)
    done(Object.assign(refusal, { returnCode }), null)
  }

  private async authenticate(client: Client): Promise<ReturnType<typeof no> | undefined> {
    const connection = this.ofClient.get(client)
    const connect = connection?.connect
    if (connection === undefined || connect === undefined || this.journal.failure !== undefined) {
      return no(3, 'unavailable', 'cannot keep what a client would send')
    }
    const { topics, topicsRefused } = this.config
    const openTopics = topics === 'open' ? { refusedFilter: topicsRefused } : undefined
    const applicant = { clientId: client.id, source: connection.visitor.source }
    const admission = await admit(connect, applicant, this.logins, openTopics)
    if ('refusal' in admission) return admission
    if (this.journal.space.level === 'full' && mayJournal(admission.identity)) {
      return no(3, 'no_room', 'cannot keep what a client would send: the journal has no room')
    }
    for (const owners of [this.byClientId, this.admitted]) {
      const owner = owners.get(client.id)?.identity
      const refused = owner === undefined ? undefined : refuseTakeOver(owner, admission.identity)
      if (refused !== undefined) return refused
    }
    const owner = this.byClientId.get(client.id)
    if (owner !== undefined && !this.takeOvers.take(owner, connection, performance.now())) {
      return no(
        3,
        'take_over',
        `cannot let ${client.id} change hands so often: two clients have this id`,
      )
    }
    if (!this.sessions.take(client.id, client.clean)) {
      return no(3, 'sessions', 'cannot keep one more session; raise V2X_BROKER_SESSIONS_MAX')
    }
    this.admitted.set(client.id, connection)
    connection.identify(admission.identity)
    return undefined
  }

  private isGranted(client: Client, filter: string): boolean {
    const connection = this.ofClient.get(client)
    const identity = connection?.identity
    if (connection === undefined || identity === undefined) return false
    const { subscriptions } = connection
    if (subscriptions.has(filter)) return true
    const isFull = subscriptions.size >= this.config.subscriptionsMax
    if (!isFull && maySubscribe(identity, filter)) {
      subscriptions.add(filter)
      return true
    }
    const why = isFull
      ? 'it has as many subscriptions as it may; raise V2X_BROKER_SUBSCRIPTIONS_MAX'
      : 'it is wider than what this client may read'
    const shown = filter.slice(0, 100)
    this.refusals.note(
      connection.name,
      new Refused('subscription', `cannot subscribe ${identity.publisher} to '${shown}': ${why}`),
    )
    return false
  }

  private resumeWaiting(): void {
    // Longest waiting first; who has to wait again goes to the end of the line.
    for (const connection of [...this.waiting]) {
      if (this.journal.holding) return
      this.waiting.delete(connection)
      connection.goOn()
    }
  }

  private nameOf(client: Client): string {
    return this.ofClient.get(client)?.name ?? client.id
  }
}
