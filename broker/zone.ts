/** All connections of one broker, and the hooks Aedes calls for them: each hands on to the file that has the rule. */
import type { AuthenticateError, Client } from 'aedes'
import type { IConnectPacket } from 'mqtt-packet'
import type { Log } from '../common/log.ts'
import type { JournalWriter } from '../store/journal/writer.ts'
import { admit, no, refuseTakeOver } from './admission.ts'
import { boundSessions } from './aedes-internals.ts'
import type { BrokerConfig } from './config.ts'
import { Connection } from './connection.ts'
import { ZoneAedes, mayForward } from './fan-out.ts'
import type { Accept } from './listeners.ts'
import { droppedForSubscribers, showReadings } from './metrics.ts'
import { Refusals, Refused } from './refusals.ts'
import { mayJournal, maySubscribe } from './topic-rules.ts'
import type { Users } from './users.ts'

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
  private readonly aedes: ZoneAedes
  private readonly config: BrokerConfig
  private readonly journal: JournalWriter
  private readonly users: Users | undefined
  private readonly refusals: Refusals
  private readonly connections = new Set<Connection>()
  private readonly ofClient = new WeakMap<Client, Connection>()
  /** Registered clients by their id. */
  private readonly byClientId = new Map<string, Connection>()
  /** Clients that were let in and are not registered yet. */
  private readonly admitted = new Map<string, Connection>()
  private readonly waiting = new Set<Connection>()
  private readonly excuse: NodeJS.Timeout
  private readonly hideReadings: () => void
  private isStopping = false

  constructor(parts: ZoneParts) {
    const { config, journal } = parts
    this.config = config
    this.journal = journal
    this.users = parts.users
    this.refusals = new Refusals(parts.log)
    this.aedes = this.makeAedes()
    this.watch()
    journal.onDrain(() => this.resumeWaiting())
    this.hideReadings = showReadings({
      connections: () => this.connections.size,
      journalQueueBytes: () => journal.queuedBytes,
      journalSegment: () => journal.stats().durable.segment,
      journalSpace: () => journal.space,
    })
    this.excuse = setInterval(() => {
      for (const connection of this.connections) connection.excuseSilence()
    }, excuseIntervalMs)
  }

  /** Ready for clients once resolved. */
  async open(): Promise<void> {
    await this.aedes.listen()
    boundSessions(this.aedes, {
      messagesMax: this.config.offlineMessagesMax,
      isGranted: (client, filter) => this.ofClient.get(client)?.subscriptions.has(filter) ?? false,
      dropped: () => droppedForSubscribers.inc(),
    })
  }

  readonly accept: Accept = (stream, remote, request) => {
    if (this.isStopping || this.connections.size >= this.config.connectionsMax) {
      stream.on('error', () => undefined)
      stream.destroy()
      this.refusals.note(remote, new Refused('connections', 'cannot take one more connection'))
      return
    }
    const client = this.aedes.handle(stream, request)
    const connection = new Connection(client, remote, {
      config: this.config,
      journal: this.journal,
      waiting: this.waiting,
      isStopping: () => this.isStopping,
    })
    this.connections.add(connection)
    this.ofClient.set(client, connection)
    stream.once('close', () => {
      this.connections.delete(connection)
      if (this.admitted.get(client.id) === connection) this.admitted.delete(client.id)
      connection.close()
    })
  }

  /** Reads nothing more, lets what was read become durable and answered, then closes everybody. */
  async stop(): Promise<void> {
    this.isStopping = true
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
      connectTimeout: config.connectTimeoutMs,
      drainTimeout: config.drainTimeoutMs,
      // Nothing is handed over between CONNECT and CONNACK, so nothing is ever queued there.
      queueLimit: 1,
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
      authorizeForward: (client, packet) =>
        mayForward(client, packet.qos, config.subscriberBytesMax) ? packet : null,
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
    aedes.on('unsubscribe', (filters, client) => {
      const connection = this.ofClient.get(client)
      for (const filter of filters) connection?.subscriptions.delete(filter)
    })
    for (const event of ['clientError', 'connectionError'] as const) {
      aedes.on(event, (client, error) => this.refusals.noteError(this.nameOf(client), error))
    }
  }

  /** Before a CONNECT is looked at: Aedes takes the keep-alive from this packet. */
  private prepare(client: Client, packet: IConnectPacket): void {
    const connection = this.ofClient.get(client)
    if (connection === undefined) return
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
    const admission = await admit(connect, client.id, this.users)
    if ('refusal' in admission) return admission
    if (this.journal.space.level === 'full' && mayJournal(admission.identity)) {
      return no(3, 'no_room', 'cannot keep what a client would send: the journal has no room')
    }
    for (const owners of [this.byClientId, this.admitted]) {
      const owner = owners.get(client.id)?.identity
      const refused = owner === undefined ? undefined : refuseTakeOver(owner, admission.identity)
      if (refused !== undefined) return refused
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
      connection.work()
    }
  }

  private nameOf(client: Client): string {
    return this.ofClient.get(client)?.name ?? client.id
  }
}
