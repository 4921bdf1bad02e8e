/**
 * One client's connection: reads it as fast as everything behind can take, packet by packet, and no faster. Aedes reads
 * whatever comes, so the broker reads in its place and hands over whole packets.
 */
import type { Client } from 'aedes'
import type { IConnectPacket, IPublishPacket } from 'mqtt-packet'
import type { JournalWriter } from '../store/journal/writer.ts'
import { handOver, refreshKeepAlive, takeOverReading } from './aedes-internals.ts'
import type { BrokerConfig } from './config.ts'
import { DurableAck, type Done } from './durable-ack.ts'
import type { Identity } from './identity.ts'
import { RateLimit } from './limits.ts'
import { delays, receivedBytes, receivedPackets } from './metrics.ts'
import { PacketFrames } from './packet-frames.ts'
import { Refused } from './refusals.ts'
import { mayJournal, mayRetain, publishRule, type PublishRule } from './topic-rules.ts'

const publishType = 3
/** Topics of one connection whose rule is remembered; a gateway has many, a device few. */
const rememberedTopicsMax = 1024

/** What a connection shares with all others. */
export interface ConnectionShare {
  readonly config: BrokerConfig
  readonly journal: JournalWriter
  /** Connections that wait for room in the journal, longest first. */
  readonly waiting: Set<Connection>
  /** True once nothing more may be read. */
  isStopping(): boolean
}

type State = 'fresh' | 'connecting' | 'open'

export class Connection {
  readonly client: Client
  readonly remote: string
  readonly subscriptions = new Set<string>()
  /** What the client asked for; set before it is authenticated. */
  connect: IConnectPacket | undefined
  private known: Identity | undefined
  private readonly share: ConnectionShare
  private readonly frames: PacketFrames
  private state: State = 'fresh'
  private ack: DurableAck | undefined
  private rate: RateLimit | undefined
  private isWorking = false
  /** A packet was cut out and waits for its turn. */
  private isFrameHeld = false
  private isDelayed = false
  private awaitsDrain = false
  private pendingPackets = 0
  /** Handed over since they were last counted. */
  private handedOver = 0
  private readonly rules = new Map<string, PublishRule>()

  constructor(client: Client, remote: string, share: ConnectionShare) {
    this.client = client
    this.remote = remote
    this.share = share
    this.frames = new PacketFrames(share.config.packetBytesMax)
    takeOverReading(client, { readable: this.work, done: this.done })
  }

  get identity(): Identity | undefined {
    return this.known
  }

  get name(): string {
    return this.known?.clientId ?? this.remote
  }

  /** Makes the client known; reading goes on once its CONNACK is sent (`open`). */
  identify(identity: Identity): void {
    const { config, journal } = this.share
    this.known = identity
    this.ack = new DurableAck(journal, identity.publisher, {
      shedBytes: config.journalQueueBytesMax / 2,
      onDurable: this.work,
    })
    const limits: Readonly<Record<Identity['class'], number>> = {
      device: config.deviceMessagesPerSecondMax,
      gateway: config.gatewayMessagesPerSecondMax,
      service: 0,
      observer: config.deviceMessagesPerSecondMax,
    }
    const perSecond = limits[identity.class]
    if (perSecond > 0) {
      this.rate = new RateLimit(perSecond, config.burstSeconds, performance.now())
    }
    if (identity.class === 'service') this.frames.bytesMax = config.servicePacketBytesMax
  }

  /** Called after the CONNACK: what came behind the CONNECT has waited for it. */
  open(): void {
    this.state = 'open'
    this.work()
  }

  /** Decides on a PUBLISH that was just handed over, or on a will. */
  publish(packet: IPublishPacket, done: Done): void {
    const { known, ack } = this
    if (known === undefined || ack === undefined) {
      done(new Refused('protocol', 'cannot take a PUBLISH of a client that is not known'))
      return
    }
    const rule = this.ruleOf(known, packet.topic)
    if (rule === 'refuse') {
      done(foreign(known, packet.topic))
      return
    }
    if (packet.retain && !mayRetain(known, packet.topic)) packet.retain = false
    // A will comes without a command: it was given in the CONNECT and never was a packet of its own.
    const isWill = (packet.cmd as string | undefined) !== 'publish'
    if (isWill) {
      if (rule === 'journal') ack.takeWill(packet)
      done(null)
    } else if (packet.qos > 0 && packet.messageId === 0) {
      done(new Refused('packet_id', 'cannot take a PUBLISH with packet id 0 [MQTT-2.3.1-1]'))
    } else if (rule === 'forward') {
      done(null)
    } else {
      ack.take(this.frames, packet.qos, done)
    }
  }

  /** Where the silence is ours, the client's keep-alive must not run out. Asked now and then. */
  excuseSilence(): void {
    if (this.state === 'open' && this.isHeldByUs()) refreshKeepAlive(this.client)
  }

  close(): void {
    this.ack?.close()
    this.share.waiting.delete(this)
  }

  private ruleOf(identity: Identity, topic: string): PublishRule {
    const remembered = this.rules.get(topic)
    if (remembered !== undefined) return remembered
    if (this.rules.size >= rememberedTopicsMax) this.rules.clear()
    const rule = publishRule(identity, topic)
    this.rules.set(topic, rule)
    return rule
  }

  /** Reads and hands over until there is nothing more, or somebody behind cannot follow. */
  readonly work = (): void => {
    // Aedes may call back while a packet is being handed over; the loop looks again anyway.
    if (this.isWorking) return
    this.isWorking = true
    try {
      while (!this.isStalled() && this.step());
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown
      this.client.emit('error', thrown)
    } finally {
      this.isWorking = false
    }
    this.ack?.flush()
    if (this.handedOver > 0) receivedPackets.inc(this.handedOver)
    this.handedOver = 0
  }

  /** One packet or one chunk; false where there is neither. */
  private step(): boolean {
    if (!this.isFrameHeld && !this.frames.next()) {
      const chunk = this.client.conn.read() as Buffer | null
      if (chunk === null) return false
      receivedBytes.inc(chunk.length)
      // Records view the chunk: what was taken of the last one goes to the journal first.
      this.ack?.flush()
      this.frames.push(chunk)
      return true
    }
    this.isFrameHeld = true
    const { source, start, end } = this.frames
    if (source[start]! >> 4 === publishType && this.isOverRate()) return false
    this.isFrameHeld = false
    if (this.state === 'fresh') this.state = 'connecting'
    this.pendingPackets++
    this.handedOver++
    handOver(this.client, source.subarray(start, end))
    return true
  }

  private isOverRate(): boolean {
    const waitMs = this.rate?.take(performance.now()) ?? 0
    if (waitMs === 0) return false
    delays.inc()
    this.isDelayed = true
    setTimeout(() => {
      this.isDelayed = false
      this.work()
    }, waitMs).unref()
    return true
  }

  /** Aedes is done with a packet. */
  private readonly done = (error: Error | null): void => {
    if (this.client.closed) return
    if (error !== null) {
      this.client.emit('error', error)
      return
    }
    // Aedes calls once more than there are packets when it resumes after a CONNECT.
    this.pendingPackets = Math.max(0, this.pendingPackets - 1)
    this.work()
  }

  private isStalled(): boolean {
    if (this.client.closed || this.state === 'connecting' || this.share.isStopping()) return true
    return this.isClientNotReading() || this.isHeldByUs()
  }

  private isHeldByUs(): boolean {
    const { config, journal, waiting } = this.share
    // A CONNECT is read all the same, for it wants an answer; so is who brings nothing to keep, as the live picture.
    if (journal.holding && this.known !== undefined && mayJournal(this.known)) {
      waiting.add(this)
      return true
    }
    return (
      this.isDelayed ||
      this.pendingPackets >= config.connectionPacketsMax ||
      (this.ack?.pendingBytes ?? 0) >= config.connectionBytesMax
    )
  }

  /** Who does not take its acknowledgements is not read either, or they would pile up here. */
  private isClientNotReading(): boolean {
    const { conn } = this.client
    if (!conn.writableNeedDrain) return false
    if (!this.awaitsDrain) {
      this.awaitsDrain = true
      conn.once('drain', () => {
        this.awaitsDrain = false
        this.work()
      })
    }
    return true
  }
}

function foreign(identity: Identity, topic: string): Refused {
  const own =
    identity.class === 'service'
      ? 'v2x/v1/live/…, v2x/v1/replay/{replayId}/… or …/down'
      : identity.class === 'device'
        ? `v2x/v1/{obu|rsu|pile}/${identity.clientId}/{type}/up`
        : identity.class === 'gateway'
          ? 'v2x/v1/{obu|rsu|pile}/{a granted id}/{type}/up'
          : 'no topic: an observer only reads'
  const shown = topic.length > 100 ? `${topic.slice(0, 100)}…` : topic
  return new Refused(
    'foreign_topic',
    `cannot take a PUBLISH of ${identity.class} ${identity.publisher} on '${shown}': it is none of its topics; publish on ${own}`,
  )
}
