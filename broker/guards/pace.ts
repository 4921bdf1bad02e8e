/**
 * How fast one client may send, by kind of packet: messages by its class, all else by a rate of its own, but for
 * acknowledgements of what was sent to it. Over its rate a client is delayed; one that goes on and on with control
 * packets, of which nobody needs so many, is closed.
 */
import type { BrokerConfig } from '../config.ts'
import type { Identity, IdentityClass } from '../identity.ts'
import { RateLimit } from '../limits.ts'
import { Refused } from '../refusals.ts'
import type { Slowed, SlowedSenders } from './slowed-senders.ts'

const publishType = 3
/** PUBACK, PUBREC, PUBREL, PUBCOMP. */
const firstAckType = 4
const lastAckType = 7
/** So long a flood of control packets is borne. */
const floodMsMax = 60_000

export class Pace {
  private readonly messages: RateLimit | undefined
  private readonly control: RateLimit | undefined
  private readonly publisher: string
  private readonly senders: SlowedSenders
  private readonly slowedPerSecond: number
  /** Set while its sender is slowed, and by which state of the senders that was found. */
  private slowed: Slowed | undefined
  private sendersVersion = -1
  /** Acknowledgements the client has to send; they cost nothing. */
  private owed = 0
  private floodSinceMs = 0
  private lastOverMs = -Infinity
  /** A flood that ceases for so long has filled the bucket again. */
  private readonly burstMs: number

  constructor(
    identity: Pick<Identity, 'class' | 'publisher'>,
    config: BrokerConfig,
    senders: SlowedSenders,
  ) {
    const { burstSeconds, deviceMessagesPerSecondMax, gatewayMessagesPerSecondMax } = config
    const { slowedDeviceMessagesPerSecondMax, slowedGatewayMessagesPerSecondMax } = config
    const messages: Readonly<Record<IdentityClass, number>> = {
      device: deviceMessagesPerSecondMax,
      gateway: gatewayMessagesPerSecondMax,
      service: 0,
      observer: deviceMessagesPerSecondMax,
    }
    const slowed: Readonly<Record<IdentityClass, number>> = {
      device: slowedDeviceMessagesPerSecondMax,
      gateway: slowedGatewayMessagesPerSecondMax,
      service: 0,
      observer: 0,
    }
    const control = identity.class === 'service' ? 0 : config.controlPacketsPerSecondMax
    const limit = (perSecond: number): RateLimit | undefined =>
      perSecond === 0 ? undefined : new RateLimit(perSecond, burstSeconds, performance.now())
    this.messages = limit(messages[identity.class])
    this.control = limit(control)
    this.publisher = identity.publisher
    this.senders = senders
    this.slowedPerSecond = slowed[identity.class]
    this.burstMs = burstSeconds * 1000
  }

  /** So many acknowledgements are due from the client. */
  owe(count: number): void {
    this.owed += count
  }

  /** How many PUBLISHes may come now without a question each; none while their sender is slowed. */
  messagesLeft(nowMs: number): number {
    const slowed = this.slowedNow()
    if (slowed !== undefined && nowMs < slowed.untilMs) return 0
    return this.messages?.left(nowMs) ?? Infinity
  }

  /** Takes so many PUBLISHes, of those that are left. */
  spend(messages: number): void {
    this.messages?.spend(messages)
  }

  private slowedNow(): Slowed | undefined {
    const { senders } = this
    if (this.sendersVersion !== senders.version) {
      this.sendersVersion = senders.version
      this.slowed = this.slowedPerSecond === 0 ? undefined : senders.of(this.publisher)
    }
    return this.slowed
  }

  /** Takes one packet, at a monotonic time; 0, or the ms to wait before asking again. Throws Refused `control_flood`. */
  take(packetType: number, nowMs: number): number {
    if (packetType === publishType) {
      const waitMs = this.slowedNow()?.take(this.slowedPerSecond, nowMs) ?? 0
      return waitMs > 0 ? waitMs : (this.messages?.take(nowMs) ?? 0)
    }
    if (this.control === undefined) return 0
    if (this.owed > 0 && packetType >= firstAckType && packetType <= lastAckType) {
      this.owed--
      return 0
    }
    const waitMs = this.control.take(nowMs)
    if (waitMs > 0) this.judgeFlood(nowMs)
    return waitMs
  }

  private judgeFlood(nowMs: number): void {
    if (nowMs - this.lastOverMs > this.burstMs) this.floodSinceMs = nowMs
    this.lastOverMs = nowMs
    if (nowMs - this.floodSinceMs < floodMsMax) return
    throw new Refused(
      'control_flood',
      'cannot go on with a client that has sent more control packets than it may for a minute; V2X_BROKER_CONTROL_PACKETS_PER_SECOND_MAX bounds them',
    )
  }
}
