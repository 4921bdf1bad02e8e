/**
 * Publishers that never stop, what they were answered, and what the journal holds of it. No fault touches this process, so its
 * own memory is the ledger.
 */
import { nodeFs } from '../../store/journal/fs.ts'
import { walkPublishPackets } from '../../store/journal/publish-packet.ts'
import { openJournalReader, type JournalReader } from '../../store/journal/reader.ts'
import { trimJournal } from '../../store/journal/trim.ts'
import { openJournalWriter } from '../../store/journal/writer.ts'
import { Publisher } from '../gate/publisher.ts'

const publishers = 8
const windowMax = 16
const tickMs = 5
const payloadBytes = 1000
/** Shorter than the longest sync of the slow disk: nobody may be closed for that. */
const keepAliveSeconds = 1

export class Load {
  readonly acknowledged = new Set<string>()
  readonly latenciesMs: number[] = []
  readonly #sent = new Set<string>()
  readonly #found = new Set<string>()
  readonly #directory: string
  readonly #port: number
  #publishers: readonly Publisher[] = []
  #timer: NodeJS.Timeout | undefined
  #reader: JournalReader | undefined
  #next = 0

  /** Publishes to `port`, and reads in `directory` what became of it. */
  constructor(port: number, directory: string) {
    this.#port = port
    this.#directory = directory
  }

  start(): void {
    this.#publishers = Array.from(
      { length: publishers },
      (_, index) =>
        new Publisher({
          host: '127.0.0.1',
          port: this.#port,
          clientId: `gateway-disk-${index}`,
          userName: 'gateway-disk',
          windowMax,
          keepAliveSeconds,
        }),
    )
    this.#timer = setInterval(() => this.#pump(), tickMs)
  }

  /** How often a publisher had to connect once more. */
  get reconnections(): number {
    return this.#publishers.reduce((sum, { connections }) => sum + connections - 1, 0)
  }

  #pump(): void {
    for (const publisher of this.#publishers) {
      // A few at a time: other work gets its turn.
      for (let room = Math.min(4, publisher.room); room > 0; room--) this.#publish(publisher)
    }
  }

  #publish(publisher: Publisher): void {
    const number = String(++this.#next)
    const sentMs = performance.now()
    this.#sent.add(number)
    publisher.publish({
      topic: `v2x/v1/obu/disk-${this.#next % 50}/bsm/up`,
      payload: Buffer.from(`${number}:`.padEnd(payloadBytes, 'x')),
      qos: 1,
      answered: () => {
        this.acknowledged.add(number)
        this.latenciesMs.push(performance.now() - sentMs)
      },
    })
  }

  /** What ingest does: reads what is durable, and lets go of whole segments behind it. */
  storeAndTrim(): void {
    this.#read()
    const before = this.#reader!.position
    trimJournal({ directory: this.#directory, before, keepSeconds: 0 })
  }

  #read(): void {
    this.#reader ??= openJournalReader({ directory: this.#directory })
    for (let record = this.#reader.next(); record !== undefined; record = this.#reader.next()) {
      const { packets } = record
      walkPublishPackets(packets, ({ payloadStart, end }) => {
        this.#found.add(packets.toString('latin1', payloadStart, end).split(':')[0]!)
      })
    }
  }

  stop(): void {
    clearInterval(this.#timer)
    for (const publisher of this.#publishers) publisher.stop()
  }

  /** After the broker has gone: recovers the journal as its next start would, and holds what is there against the answers. */
  async judge(): Promise<{ readonly lost: number; readonly phantom: number }> {
    await openJournalWriter({ directory: this.#directory, node: 'judge', fs: nodeFs }).close()
    this.#read()
    this.#reader!.close()
    return {
      lost: [...this.acknowledged].filter((number) => !this.#found.has(number)).length,
      phantom: [...this.#found].filter((number) => !this.#sent.has(number)).length,
    }
  }
}
