/**
 * One record of the journal after another into a batch: topic, header, re-send, payload, rows; or quarantine. What becomes of a
 * message depends on its record and on the messages before it, never on a clock: a batch that is decoded again comes out
 * the same.
 */
import { describeReason, deviceTopic, peekHeader, type Reason } from '../schemas/index.ts'
import type { Term } from '../store/clickhouse/dictionary-column.ts'
import { walkPublishPackets, type PublishView } from '../store/journal/publish-packet.ts'
import type { JournalRecord, Skipped } from '../store/journal/reader.ts'
import { dayMicros, type Batch } from './batch.ts'
import type { LiveFeed } from './live-feed.ts'
import { payloadHash } from './payload-hash.ts'
import { corruptRecord, type Refused } from './quarantine-table.ts'
import type { RawPayload } from './raw-table.ts'
import type { MessageKey, ResendSet } from './resend-set.ts'
import type { BadRoute, Route, Routes } from './routes.ts'
import { highHalf, lowHalf, type RowContext } from './row-context.ts'

/** A range of the journal that gives no message. */
export interface Gap extends Omit<Skipped, 'reason'> {
  readonly reason: Skipped['reason'] | 'repeated-record'
}

const noBytes = new Uint8Array(0)

export class Decoder {
  readonly #routes: Routes
  readonly #resends: ResendSet
  readonly #feed: LiveFeed
  readonly #context: RowContext
  readonly #payload: RawPayload = {
    bytes: noBytes,
    view: new DataView(noBytes.buffer),
    start: 0,
    end: 0,
    flags: 0,
  }
  readonly #key: MessageKey = {
    streamLow: 0,
    streamHigh: 0,
    sequenceLow: 0,
    sequenceHigh: 0,
    generatedAtLow: 0,
    generatedAtHigh: 0,
    payload: 0,
  }
  readonly #visit: (view: PublishView) => void
  /** Of the record that is being walked. */
  #batch: Batch
  #publisher: Term
  #receivedAt = 0
  #sequence = 0

  constructor(routes: Routes, resends: ResendSet, feed: LiveFeed, first: Batch) {
    this.#routes = routes
    this.#resends = resends
    this.#feed = feed
    this.#batch = first
    this.#publisher = routes.empty
    this.#context = {
      ingestNode: routes.node,
      ingestSequenceLow: 0,
      ingestSequenceHigh: 0,
      receivedAtLow: 0,
      receivedAtHigh: 0,
    }
    this.#visit = (view) => this.#takePacket(view)
    resends.forgetMarks()
  }

  /** Lets go of all routes where there are too many. Only while no column is being filled. */
  forgetRoutes(): void {
    if (!this.#routes.isFull) return
    this.#routes.clear()
    this.#resends.forgetMarks()
  }

  /** Has the processor fetch what so many messages are likely to need. */
  fetchAhead(messages: number): void {
    this.#routes.fetchAhead(messages)
  }

  /** Takes a record whose day is the batch's. */
  record(record: JournalRecord, batch: Batch): void {
    this.#begin(batch, record.receivedAt, record.firstSequence)
    const { bytes, publisherStart, packetsStart, end } = record
    this.#publisher = this.#routes.publisherOf(bytes, publisherStart, packetsStart)
    this.#payload.bytes = bytes
    this.#payload.view = record.view
    const walked = walkPublishPackets(bytes, this.#visit, packetsStart, end)
    if (walked < record.count) {
      const { segment, offset } = record
      const missing = record.count - walked
      this.#corrupt(`segment ${segment}, offset ${offset}: ${missing} packets of its record`)
    }
    batch.reach(record)
    const { nextSequence } = batch
    if (nextSequence > this.#feed.shownUntil) this.#feed.shownUntil = nextSequence
  }

  /** Takes a range that was stepped over, at the time of the record before it. */
  gap(gap: Gap, receivedAt: number, batch: Batch): void {
    this.#begin(batch, receivedAt, batch.nextSequence)
    const { segment, from, to, reason } = gap
    const place = reason === 'missing-segment' ? '' : `, bytes ${from} to ${to}`
    this.#corrupt(`segment ${segment}${place}: ${reason}`)
  }

  #begin(batch: Batch, receivedAt: number, sequence: number): void {
    if (batch.isEmpty) {
      batch.day = Math.floor(receivedAt / dayMicros)
      batch.oldestReceivedAt = receivedAt
    }
    this.#batch = batch
    this.#receivedAt = receivedAt
    this.#sequence = sequence
    const context = this.#context
    context.ingestNode = this.#routes.node
    context.receivedAtHigh = highHalf(receivedAt)
    context.receivedAtLow = lowHalf(receivedAt, context.receivedAtHigh)
    this.#setSequence()
  }

  #setSequence(): void {
    const context = this.#context
    context.ingestSequenceHigh = highHalf(this.#sequence)
    context.ingestSequenceLow = lowHalf(this.#sequence, context.ingestSequenceHigh)
  }

  #takePacket(view: PublishView): void {
    const payload = this.#payload
    const { bytes } = payload
    const { topicStart, topicEnd, payloadStart, end } = view
    this.#setSequence()
    payload.start = payloadStart
    payload.end = end
    payload.flags = bytes[view.start]! & 15
    const route = this.#routes.find(this.#publisher, bytes, topicStart, topicEnd)
    if ('reason' in route) this.#refuse(route, route.reason, '')
    else if (payloadStart === end) this.#refuse(route, 'EMPTY', '')
    else this.#takeMessage(route)
    this.#sequence++
  }

  #takeMessage(route: Route): void {
    const { bytes, start, end } = this.#payload
    const key = this.#key
    const hasSequence =
      peekHeader(bytes, start, end, key) && (key.sequenceLow !== 0 || key.sequenceHigh !== 0)
    if (hasSequence && this.#isResend(route)) {
      this.#batch.duplicates++
      return
    }
    const { messages, raw } = this.#batch
    const reason = messages.append(route, bytes, start, end)
    if (reason !== 0) {
      this.#refuseMessage(route, reason)
      return
    }
    messages.complete(this.#context, route, bytes)
    raw.append(this.#context, route, messages.headerOf(route), this.#payload)
    this.#batch.bytes += end - start
    if (hasSequence) this.#resends.add(key, route.resends)
    if (this.#sequence >= this.#feed.shownUntil) {
      this.#feed.show(route, messages, this.#payload, this.#receivedAt)
    }
  }

  #isResend(route: Route): boolean {
    const { view, start, end } = this.#payload
    const key = this.#key
    key.streamLow = route.streamLow >>> 0
    key.streamHigh = route.streamHigh >>> 0
    key.payload = payloadHash(view, start, end)
    const seen = this.#resends.look(key, route.resends)
    if (seen === 'changed') this.#batch.changed++
    return seen === 'again'
  }

  #refuseMessage(route: Route, reason: Reason): void {
    const [name = '', ...path] = describeReason(route.type, reason).split(' ')
    this.#refuse(route, name, path.join(' '))
  }

  #refuse(route: Route | BadRoute, reason: string, detail: string): void {
    const { bytes, start, end } = this.#payload
    const publisher = this.#publisher.text
    if (this.#sequence >= this.#feed.shownUntil) this.#feed.refused(publisher, this.#receivedAt)
    const isBad = 'reason' in route
    const deviceId = isBad ? route.deviceId : route.device.text
    this.#quarantine({
      publisher,
      topic: isBad ? route.topic : deviceTopic(route.kind, deviceId, route.type),
      kind: route.kind,
      deviceId,
      type: route.type,
      reason,
      detail,
      payload: bytes.subarray(start, end),
      payloadBytes: end - start,
    })
  }

  #corrupt(detail: string): void {
    this.#setSequence()
    this.#batch.corruptRanges++
    this.#quarantine({
      publisher: '',
      topic: '',
      kind: '',
      deviceId: '',
      type: '',
      reason: corruptRecord,
      detail,
      payload: noBytes,
      payloadBytes: 0,
    })
  }

  #quarantine(refused: Refused): void {
    this.#batch.quarantine.append(this.#context, refused, this.#routes.term(refused.reason))
    this.#batch.bytes += refused.payload.length
  }
}
