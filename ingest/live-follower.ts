/**
 * Keeps the live picture current while the batches lag behind: reads the journal's newest records on its own and shows them. It
 * stores nothing; of a great backlog it leaves out the middle, for the picture is about now.
 */
import { reasonOf } from '../common/errors.ts'
import type { Log } from '../common/log.ts'
import type { Term } from '../store/clickhouse/dictionary-column.ts'
import { segmentHeaderBytes, type JournalPosition } from '../store/journal/format.ts'
import { walkPublishPackets, type PublishView } from '../store/journal/publish-packet.ts'
import {
  openJournalReader,
  type JournalReader,
  type JournalRecord,
} from '../store/journal/reader.ts'
import { bytesBetween, durableMark } from './backlog.ts'
import type { LiveFeed } from './live-feed.ts'
import { MessageRows } from './message-rows.ts'
import type { Payload } from './raw-table.ts'
import { Routes } from './routes.ts'

/** While the batches lag behind. */
const tickMs = 10
/** While they do not: to be awakened costs more than the look. */
const restMs = 50
/** The longest stretch of decoding at a time: the batches lag because there is too much to do already. */
const sliceMs = 2
/** Further behind than this, it jumps ahead. */
const behindBytesMax = 4 * 1024 * 1024
/** Rows are of no use once they are shown. */
const rowsMax = 4096

export interface FollowerOptions {
  /** Of the journal. */
  readonly directory: string
  readonly feed: LiveFeed
  readonly log: Log
  /** Where the batches have come to while they lag behind; undefined while they show the newest themselves. */
  laggingAt(): JournalPosition | undefined
}

export class LiveFollower {
  readonly #options: FollowerOptions
  readonly #payload: Payload = { bytes: new Uint8Array(0), start: 0, end: 0 }
  readonly #visit: (view: PublishView) => void
  #timer: NodeJS.Timeout | undefined
  #reader: JournalReader | undefined
  #routes: Routes | undefined
  #rows: MessageRows | undefined
  #publisher: Term | undefined
  #record: JournalRecord | undefined
  #sequence = 0

  constructor(options: FollowerOptions) {
    this.#options = options
    this.#visit = (view) => this.#takePacket(view)
  }

  start(): void {
    this.#tick()
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#rest()
  }

  #tick(): void {
    const from = this.#options.laggingAt()
    this.#timer = setTimeout(() => this.#tick(), from === undefined ? restMs : tickMs)
    if (from === undefined) {
      this.#rest()
      return
    }
    try {
      this.#follow(from)
    } catch (thrown) {
      // A segment may go while it is read; the batches are what must not fail.
      this.#options.log.debug(`the live picture begins anew: ${reasonOf(thrown)}`)
      this.#rest()
    }
  }

  #follow(from: JournalPosition): void {
    const { directory } = this.#options
    const mark = durableMark(directory)
    if (mark === undefined) return
    const at = this.#reader?.position ?? from
    if (bytesBetween(directory, at, mark.position) > behindBytesMax) {
      this.#reader?.close()
      const offset = Math.max(segmentHeaderBytes, mark.position.offset - behindBytesMax / 4)
      this.#open({ segment: mark.position.segment, offset })
    } else if (this.#reader === undefined) {
      this.#open(from)
    }
    const untilMs = performance.now() + sliceMs
    do {
      const record = this.#reader!.next()
      this.#reader!.takeSkipped()
      if (record === undefined) break
      this.#show(record)
    } while (performance.now() < untilMs)
  }

  #open(from: JournalPosition): void {
    const reader = openJournalReader({ directory: this.#options.directory, from })
    this.#reader = reader
    this.#routes ??= new Routes(reader.identity)
    this.#rows ??= new MessageRows(this.#routes)
  }

  #rest(): void {
    this.#reader?.close()
    this.#reader = undefined
    this.#routes = undefined
    this.#rows = undefined
    this.#record = undefined
  }

  #show(record: JournalRecord): void {
    const { feed } = this.#options
    const until = record.firstSequence + record.count
    if (until <= feed.shownUntil) return
    if (this.#routes!.isFull) {
      this.#rows!.clear()
      this.#routes!.clear()
    }
    this.#record = record
    this.#sequence = record.firstSequence
    const { bytes, publisherStart, packetsStart, end } = record
    this.#publisher = this.#routes!.publisherOf(bytes, publisherStart, packetsStart)
    walkPublishPackets(bytes, this.#visit, packetsStart, end)
    feed.shownUntil = until
  }

  #takePacket(view: PublishView): void {
    const { feed } = this.#options
    const { bytes, receivedAt } = this.#record!
    const rows = this.#rows!
    const sequence = this.#sequence++
    if (sequence < feed.shownUntil) return
    const publisher = this.#publisher!
    const route = this.#routes!.find(publisher, bytes, view.topicStart, view.topicEnd)
    const isBad =
      'reason' in route ||
      view.payloadStart === view.end ||
      rows.append(route, bytes, view.payloadStart, view.end) !== 0
    if (isBad) {
      feed.refused(publisher.text, receivedAt)
      return
    }
    const payload = this.#payload
    payload.bytes = bytes
    payload.start = view.payloadStart
    payload.end = view.end
    feed.show(route, rows, payload, receivedAt)
    if (rows.tableOf(route.type === 'bsm_frame' ? 'bsm' : route.type).rows > rowsMax) rows.clear()
  }
}
