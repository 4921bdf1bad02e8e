/**
 * Which packets need nothing of Aedes: a PUBLISH of QoS 0 or 1, not retained, on a topic of the client's own that is journaled and that nobody
 * hears. A packet's topic bytes are compared with what is known already; only a new topic is made a string and judged.
 * Packets that lie side by side are a run: they are taken as one.
 */
import { ByteMap, isEqual } from '../store/byte-map.ts'
import type { TelemetryListeners } from './subscriptions.ts'
import { noSlot, type UsualTopics } from './usual-topics.ts'

/** First bytes of a PUBLISH; DUP is masked with QoS 1, for a re-send is journaled like any other. */
const qos0Publish = 0x30
const qos1Publish = 0x32
const dupMask = 0xf7
/** In place of a packet id, which QoS 0 has not. */
export const unanswered = -1
/** A longer run becomes several. */
const runPacketsMax = 4096
export const runBytesMax = 256 * 1024
/** Topics of one connection that are remembered; a gateway has many, a device few. */
const topicsMax = 1024

/** Packets of the lane, side by side in what was read. */
export class Run {
  /** Where the last of them ends. */
  end = 0
  count = 0
  /** How many are to be answered, and their ids in order. */
  answered = 0
  readonly packetIds = new Uint16Array(runPacketsMax)

  begin(at: number): void {
    this.end = at
    this.count = this.answered = 0
  }

  /** Adds the packet that ends at `end`. */
  add(packetId: number, end: number): void {
    if (packetId !== unanswered) this.packetIds[this.answered++] = packetId
    this.count++
    this.end = end
  }
}

export interface WalkLimits {
  readonly packets: number
  /** Beyond them no further packet is taken. */
  readonly bytes: number
  /** Of one packet, its header included. */
  readonly packetBytes: number
  /** False while what is not answered is not kept. */
  readonly keepsUnanswered: boolean
}

interface KnownTopic {
  readonly bytes: Uint8Array
  readonly topic: string
  readonly isKept: boolean
  /** Whether somebody hears it, and by which state of the listeners that was found. */
  isHeard: boolean
  listenersVersion: number
  /** What came after it last time: gateways send for their devices in turn. */
  next: KnownTopic | undefined
}

/** What all lanes share. */
export interface LaneShare {
  readonly listeners: TelemetryListeners
  readonly usual: UsualTopics
}

export class Lane {
  private readonly isKept: (topic: string) => boolean
  private readonly listeners: TelemetryListeners
  private readonly usual: UsualTopics
  /** Of the usual topic. */
  private slot = noSlot
  /** None until the first message: most memory of a connection is that of quiet ones. */
  private topics: ByteMap<KnownTopic> | undefined
  private last: KnownTopic | undefined

  /** `isKept` says whether a topic is this client's to publish on, and is journaled. */
  constructor({ listeners, usual }: LaneShare, isKept: (topic: string) => boolean) {
    this.listeners = listeners
    this.usual = usual
    this.isKept = isKept
  }

  /** Walks from `at` over whole packets of the lane, up to the first other one; `run` is what they are. */
  walk(bytes: Buffer, at: number, run: Run, limits: WalkLimits): void {
    run.begin(at)
    const packetsMax = Math.min(limits.packets, runPacketsMax)
    const last = at + Math.min(limits.bytes, runBytesMax)
    while (run.count < packetsMax && run.end < last) {
      const start = run.end
      const end = start + shortLength(bytes, start)
      if (end > bytes.length || end - start > limits.packetBytes) return
      const packetId = this.packetId(bytes, start, end)
      if (packetId === 0 || (packetId === unanswered && !limits.keepsUnanswered)) return
      run.add(packetId, end)
    }
  }

  /** The packet id of the whole packet `bytes[start, end)`, or `unanswered`; 0 where it must go Aedes's way. */
  packetId(bytes: Buffer, start: number, end: number): number {
    const isAnswered = (bytes[start]! & dupMask) === qos1Publish
    if (!isAnswered && bytes[start] !== qos0Publish) return 0
    let at = start + 1
    while (bytes[at]! > 127) at++
    const topicStart = at + 3
    const topicEnd = topicStart + (bytes[at + 1]! << 8) + bytes[at + 2]!
    if ((isAnswered ? topicEnd + 2 : topicEnd) > end) return 0
    if (!this.isOpenTo(bytes, topicStart, topicEnd)) return 0
    return isAnswered ? (bytes[topicEnd]! << 8) | bytes[topicEnd + 1]! : unanswered
  }

  /** True where a packet on this topic needs nothing of Aedes. */
  private isOpenTo(bytes: Buffer, start: number, end: number): boolean {
    const { usual, slot, last } = this
    if (usual.has(slot, bytes, start, end)) return true
    const known = this.find(bytes, start, end)
    if (!known.isKept || this.isHeard(known)) return false
    // The same as the last one: a gateway's is another one each time.
    if (known === last) this.slot = usual.put(slot, bytes, start, end)
    return true
  }

  close(): void {
    this.usual.giveBack(this.slot)
    this.slot = noSlot
  }

  private find(bytes: Buffer, start: number, end: number): KnownTopic {
    const { last } = this
    const guess = last?.next
    if (guess !== undefined && isEqual(guess.bytes, bytes, start, end)) return (this.last = guess)
    const known = this.topics?.get(bytes, start, end) ?? this.add(bytes, start, end)
    if (last !== undefined) last.next = known
    return (this.last = known)
  }

  private add(bytes: Buffer, start: number, end: number): KnownTopic {
    if (this.topics === undefined || this.topics.size >= topicsMax) this.topics = new ByteMap()
    const own = Uint8Array.from(bytes.subarray(start, end))
    const topic = bytes.toString('utf8', start, end)
    const known: KnownTopic = {
      bytes: own,
      topic,
      isKept: this.isKept(topic),
      isHeard: false,
      listenersVersion: -1,
      next: undefined,
    }
    this.topics.set(own, known)
    return known
  }

  private isHeard(known: KnownTopic): boolean {
    const { listeners } = this
    if (known.listenersVersion !== listeners.version) {
      known.isHeard = listeners.hear(known.topic)
      known.listenersVersion = listeners.version
    }
    return known.isHeard
  }
}

/** The length of the packet at `at`, header included; Infinity where it is long, or not all there: that one does not come by a run. */
function shortLength(bytes: Buffer, at: number): number {
  if (at + 3 > bytes.length) return Infinity
  const low = bytes[at + 1]!
  if (low < 128) return low + 2
  const high = bytes[at + 2]!
  return high < 128 ? (low & 127) + high * 128 + 3 : Infinity
}
