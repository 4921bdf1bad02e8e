/**
 * One client's connection: reads it as fast as everything behind can take, packet by packet, and no faster. Aedes reads
 * whatever comes, so the broker reads in its place and hands over whole packets.
 */
import type { Client } from 'aedes'
import type { IConnectPacket, IPublishPacket } from 'mqtt-packet'
import { isIdle, type BytesReader } from '../common/lent-socket.ts'
import type { JournalWriter } from '../store/journal/writer.ts'
import { handOver, refreshKeepAlive, takeOverReading, type IsHalfOpen } from './aedes-internals.ts'
import type { BrokerConfig } from './config.ts'
import type { Done, Dues, Waiter } from './dues.ts'
import { DurableAck } from './durable-ack.ts'
import type { Visitor } from './guards/door.ts'
import { boundFilters } from './guards/filters.ts'
import { Pace } from './guards/pace.ts'
import type { SlowedSenders } from './guards/slowed-senders.ts'
import type { Identity } from './identity.ts'
import { Lane, Run, unanswered, type LaneShare, type WalkLimits } from './lane.ts'
import { delays, heldReads, receivedBytes, receivedPackets } from './metrics.ts'
import { checkPacket } from './packet-check.ts'
import { PacketFrames } from './packet-frames.ts'
import { Refused } from './refusals.ts'
import { mayJournal, mayRetain, publishRule } from './topic-rules.ts'

const subscribeType = 8
/** Of the connection that is at work: one at a time is. */
const run = new Run()
const limits: { -readonly [K in keyof WalkLimits]: WalkLimits[K] } = {
  packets: 0,
  bytes: 0,
  packetBytes: 0,
  keepsUnanswered: true,
}

/** What all connections share. */
export interface ConnectionShare extends LaneShare {
  readonly config: BrokerConfig
  readonly journal: JournalWriter
  readonly dues: Dues
  readonly senders: SlowedSenders
  /** Connections that wait for room in the journal, longest first. */
  readonly waiting: Set<Connection>
  readonly isHalfOpen: IsHalfOpen
  /** True once nothing more may be read. */
  readonly isStopping: boolean
}

type State = 'fresh' | 'connecting' | 'open' | 'closed'

export class Connection implements BytesReader, Waiter {
  readonly client: Client
  readonly visitor: Visitor
  readonly subscriptions = new Set<string>()
  /** What the client asked for; set before it is authenticated. */
  connect: IConnectPacket | undefined
  private known: Identity | undefined
  private readonly conn: Client['conn']
  private readonly share: ConnectionShare
  private readonly frames: PacketFrames
  private state: State = 'fresh'
  private ack: DurableAck | undefined
  private pace: Pace | undefined
  private isWorking = false
  private isPaused = false
  /** When the keep-alive's timer is to be told again of what comes. A whole number, which is no object of its own. */
  private refreshAtMs = 0
  /** A packet was cut out and waits for its turn. */
  private isFrameHeld = false
  private isDelayed = false
  private awaitsDrain = false
  private pendingPackets = 0
  private isSubscribing = false
  /** Packets since they were last counted. */
  private handedOver = 0
  private lane: Lane | undefined

  constructor(client: Client, visitor: Visitor, share: ConnectionShare) {
    this.client = client
    this.conn = client.conn
    this.visitor = visitor
    this.share = share
    this.frames = new PacketFrames(share.config.connectBytesMax)
    takeOverReading(client, this)
  }

  get identity(): Identity | undefined {
    return this.known
  }

  get name(): string {
    return this.known?.clientId ?? this.visitor.remote
  }

  /** Makes the client known; reading goes on once its CONNACK is sent (`open`). */
  identify(identity: Identity): void {
    const { config, senders } = this.share
    this.known = identity
    this.lane = new Lane(this.share, (topic) => publishRule(identity, topic) === 'journal')
    this.ack = new DurableAck(this.share, identity.publisher, {
      answers: this.client.conn,
      shedBytes: config.journalQueueBytesMax / 2,
    })
    this.pace = new Pace(identity, config, senders)
    this.frames.bytesMax =
      identity.class === 'service' ? config.servicePacketBytesMax : config.packetBytesMax
  }

  /** The client has so many acknowledgements to send. */
  owe(count: number): void {
    this.pace?.owe(count)
  }

  /** Called after the CONNACK: what came behind the CONNECT has waited for it. */
  open(): void {
    if (this.state === 'closed') return
    this.state = 'open'
    this.goOn()
  }

  /** Called when a SUBSCRIBE is done. */
  subscribed(): void {
    this.isSubscribing = false
  }

  /** Decides on a PUBLISH that was just handed over, or on a will. */
  publish(packet: IPublishPacket, done: Done): void {
    const { known, ack } = this
    if (known === undefined || ack === undefined) {
      done(new Refused('protocol', 'cannot take a PUBLISH of a client that is not known'))
      return
    }
    const rule = publishRule(known, packet.topic)
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
    } else if (rule !== 'journal') {
      if (rule === 'slow') this.share.senders.take(packet.payload)
      if (packet.qos === 0) done(null)
      else ack.answerBehind(done)
    } else {
      if (packet.qos === 2) this.owe(1)
      // [MQTT-4.3.3-2] Sent again before its PUBREL it is the same message, and in the journal already.
      const isAgain = packet.qos === 2 && this.share.isHalfOpen(known.clientId, packet.messageId!)
      if (isAgain) ack.answerBehind(done)
      else ack.take(this.frames, packet.qos, done)
    }
  }

  /** Asked now and then: where the silence is ours, neither the client's keep-alive nor a packet it began may run out. */
  judgeSilence(nowMs: number): void {
    const { frames, client } = this
    if (this.state !== 'open') return
    if (this.isHeldByUs()) {
      refreshKeepAlive(client)
      if (frames.begunAtMs > 0) frames.begunAtMs = nowMs
    } else if (
      frames.begunAtMs > 0 &&
      nowMs - frames.begunAtMs > this.share.config.packetTimeoutMs
    ) {
      client.emit(
        'error',
        new Refused('slow_packet', 'cannot wait longer for the rest of a packet'),
      )
    }
  }

  /** Its stream is gone, and what is on its way to the disk is answered to nobody. */
  streamClosed(): void {
    this.state = 'closed'
    this.ack?.close()
    this.lane?.close()
    this.share.waiting.delete(this)
  }

  /** Somebody behind can take more again. */
  goOn(): void {
    if (this.isPaused) this.work()
  }

  /** Nothing comes while a chunk is not done with, for then the connection is paused. */
  take(chunk: Buffer): void {
    receivedBytes.inc(chunk.length)
    this.frames.push(chunk)
    this.work()
  }

  /** Hands over until there is nothing more, or somebody behind cannot follow: then nothing more is read. */
  private work(): void {
    // Aedes may call back while a packet is being handed over; the loop looks again anyway.
    if (this.isWorking) return
    this.isWorking = true
    const nowMs = performance.now()
    let isStalled = true
    try {
      while (!(isStalled = this.isStalled()) && (this.takeRun(nowMs) || this.step(nowMs)));
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown
      if (thrown.answer !== undefined) this.client.conn.write(thrown.answer)
      this.client.emit('error', thrown)
    } finally {
      this.isWorking = false
    }
    // Records view the chunk: what was taken of it goes to the journal before the next one comes.
    this.ack?.flush()
    this.frames.keep()
    this.pause(isStalled || this.isStalled())
    if (this.handedOver === 0) return
    receivedPackets.inc(this.handedOver)
    this.handedOver = 0
    this.keepAlive(nowMs)
  }

  /** Aedes does not see what goes by the lane. Its timer is late by a quarter at most, and runs for one and a half. */
  private keepAlive(nowMs: number): void {
    if (nowMs < this.refreshAtMs) return
    this.refreshAtMs = Math.ceil(nowMs) + (this.connect?.keepalive ?? 0) * 250
    refreshKeepAlive(this.client)
  }

  private pause(isPaused: boolean): void {
    if (isPaused === this.isPaused) return
    this.isPaused = isPaused
    if (isPaused) this.client.conn.pause()
    else this.client.conn.resume()
  }

  /** Packets that need nothing of Aedes; false where nothing lies behind them, or there are none. */
  private takeRun(nowMs: number): boolean {
    const { frames, lane, pace, ack } = this
    const { rest, at } = frames
    if (rest === undefined || this.isFrameHeld || !this.isLaneOpen) return false
    limits.packets = pace!.messagesLeft(nowMs)
    limits.bytes = this.share.config.connectionBytesMax - ack!.pendingBytes
    limits.packetBytes = frames.bytesMax
    limits.keepsUnanswered = ack!.keepsUnanswered
    lane!.walk(rest, at, run, limits)
    if (run.count === 0) return false
    pace!.spend(run.count)
    this.handedOver += run.count
    ack!.takeRun(rest, at, run, nowMs)
    return frames.advance(run.end)
  }

  /** One packet; false where there is none. */
  private step(nowMs: number): boolean {
    if (!this.isFrameHeld && !this.frames.next()) return false
    this.isFrameHeld = true
    const { source, start, end } = this.frames
    if (this.isOverRate(source[start]! >> 4, nowMs)) return false
    this.isFrameHeld = false
    const isFirst = this.state === 'fresh'
    if (isFirst) this.state = 'connecting'
    this.handedOver++
    if (this.isLaneOpen && this.takeAlone(source, start, end, nowMs)) return true
    checkPacket(source, start, end, isFirst)
    // Aedes keeps views of it for those who hear it.
    const packet = Buffer.from(source.subarray(start, end))
    boundFilters(packet, this.share.config.subscriptionsMax)
    if (source[start]! >> 4 === subscribeType) this.isSubscribing = true
    this.pendingPackets++
    handOver(this.client, packet)
    return true
  }

  /** A packet of the lane that came in pieces, or late, or that is not kept now; false where it is none. */
  private takeAlone(source: Buffer, start: number, end: number, nowMs: number): boolean {
    const packetId = this.lane!.packetId(source, start, end)
    if (packetId === 0) return false
    if (packetId === unanswered && this.ack!.sheds()) return true
    run.begin(start)
    run.add(packetId, end)
    this.ack!.takeRun(source, start, run, nowMs)
    return true
  }

  /** Behind a SUBSCRIBE the lane is closed until it is known who hears what. */
  private get isLaneOpen(): boolean {
    return this.state === 'open' && !this.isSubscribing
  }

  private isOverRate(packetType: number, nowMs: number): boolean {
    const waitMs = this.pace?.take(packetType, nowMs) ?? 0
    if (waitMs === 0) return false
    delays.inc()
    this.isDelayed = true
    setTimeout(() => {
      this.isDelayed = false
      this.goOn()
    }, waitMs).unref()
    return true
  }

  /** Aedes closes the client: what has come behind is nobody's. */
  clientClosed(): void {
    this.state = 'closed'
  }

  /** Aedes is done with a packet. */
  done(error: Error | null): void {
    if (this.state === 'closed') return
    if (error !== null) {
      this.client.emit('error', error)
      return
    }
    // Aedes calls once more than there are packets when it resumes after a CONNECT.
    this.pendingPackets = Math.max(0, this.pendingPackets - 1)
    if (this.pendingPackets === 0) this.isSubscribing = false
    this.goOn()
  }

  private isStalled(): boolean {
    const { state } = this
    if (state === 'connecting' || state === 'closed' || this.share.isStopping) return true
    return this.isClientNotReading() || this.isHeldByUs()
  }

  private isHeldByUs(): boolean {
    const { config, journal, dues, waiting } = this.share
    // A CONNECT is read all the same, for it wants an answer; so is who brings nothing to keep, as the live picture.
    if (journal.holding && this.known !== undefined && mayJournal(this.known)) {
      if (!waiting.has(this)) heldReads.inc()
      waiting.add(this)
      return true
    }
    if ((this.ack?.pendingBytes ?? 0) >= config.connectionBytesMax) {
      dues.wait(this)
      return true
    }
    return this.isDelayed || this.pendingPackets >= config.connectionPacketsMax
  }

  /** Who does not take its acknowledgements is not read either, or they would pile up here. */
  private isClientNotReading(): boolean {
    const { conn } = this
    if (isIdle(conn) || !conn.writableNeedDrain) return false
    if (!this.awaitsDrain) {
      this.awaitsDrain = true
      conn.once('drain', () => {
        this.awaitsDrain = false
        this.goOn()
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
