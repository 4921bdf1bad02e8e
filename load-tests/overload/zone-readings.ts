/** What the zone says of itself while a run lasts: its own metrics, read again and again. */
import { setTimeout as sleep } from 'node:timers/promises'

export interface Reading {
  /** Monotonic. */
  readonly atMs: number
  /** QoS 0 messages not kept, for whichever reason. */
  readonly shed: number
  /** Times a client was not read because the journal could take no more. */
  readonly held: number
  /** Times a client over its own rate was made to wait. */
  readonly delayed: number
  /** Messages that a slow subscriber did not get. */
  readonly dropped: number
  readonly queueBytes: number
  /** Messages in the journal that are not stored yet. */
  readonly backlog: number
}

const pauseMs = 50
const answerWithinMs = 5000

export class ZoneReadings {
  readonly all: Reading[] = []
  readonly #brokerUrl: string
  readonly #ingestUrl: string
  #isOver = false

  constructor(urls: { readonly broker: string; readonly ingest: string }) {
    this.#brokerUrl = `${urls.broker}/metrics`
    this.#ingestUrl = `${urls.ingest}/metrics`
  }

  async run(): Promise<void> {
    while (!this.#isOver) {
      await this.read()
      await sleep(pauseMs)
    }
  }

  /** Undefined where a part does not answer. */
  async read(): Promise<Reading | undefined> {
    const [broker, ingest] = await Promise.all([pageOf(this.#brokerUrl), pageOf(this.#ingestUrl)])
    if (broker === undefined || ingest === undefined) return undefined
    const of = (name: string): number => valueOf(broker, `v2x_broker_${name}`)
    const reading = {
      atMs: performance.now(),
      shed: of('shed_packets_total') + of('shed_for_space_total'),
      held: of('held_reads_total'),
      delayed: of('delays_total'),
      dropped: of('subscriber_dropped_total'),
      queueBytes: of('journal_queue_bytes'),
      backlog: valueOf(ingest, 'v2x_ingest_backlog_messages'),
    }
    this.all.push(reading)
    return reading
  }

  stop(): void {
    this.#isOver = true
  }
}

async function pageOf(url: string): Promise<string | undefined> {
  return await fetch(url, { signal: AbortSignal.timeout(answerWithinMs) })
    .then((answer) => answer.text())
    .catch(() => undefined)
}

function valueOf(page: string, name: string): number {
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(page)?.[1] ?? 0)
}
