/**
 * Who is slowed: senders of which ingest says that too many of their messages end in quarantine. For a minute each is held to a low
 * rate, over all its connections, new ones too. The broker does not look into payloads itself: while ingest is away nobody is slowed anew.
 */
import type { Log } from '../../common/log.ts'
import { RateLimit } from '../limits.ts'
import { slowedSenders } from '../metrics.ts'

const slowedMs = 60_000
/** Senders slowed at a time; beyond them no further one is. */
const sendersMax = 10_000
const burstSeconds = 1
/** Of many that are slowed at once the log names so many. */
const namesLoggedMax = 10

/** One sender that is slowed, and the bucket that its connections share. */
export class Slowed {
  untilMs: number
  private limit: RateLimit | undefined

  constructor(untilMs: number) {
    this.untilMs = untilMs
  }

  /** Takes one message; 0, or the ms to wait before asking again. */
  take(perSecond: number, nowMs: number): number {
    if (nowMs >= this.untilMs) return 0
    this.limit ??= new RateLimit(perSecond, burstSeconds, nowMs)
    return this.limit.take(nowMs)
  }
}

export class SlowedSenders {
  /** Another number each time when somebody is slowed who was not. */
  version = 0
  private readonly log: Log
  private readonly byPublisher = new Map<string, Slowed>()

  constructor(log: Log) {
    this.log = log
  }

  of(publisher: string): Slowed | undefined {
    return this.byPublisher.get(publisher)
  }

  /** Takes what ingest published on `slowTopic`. What is no list of names slows nobody. */
  take(payload: string | Buffer): void {
    const nowMs = performance.now()
    for (const [publisher, { untilMs }] of this.byPublisher) {
      if (untilMs <= nowMs) this.byPublisher.delete(publisher)
    }
    const added: string[] = []
    for (const publisher of publishersIn(payload)) {
      const known = this.byPublisher.get(publisher)
      if (known !== undefined) known.untilMs = nowMs + slowedMs
      else if (this.byPublisher.size < sendersMax) {
        this.byPublisher.set(publisher, new Slowed(nowMs + slowedMs))
        added.push(publisher)
      }
    }
    if (added.length === 0) return
    this.version++
    slowedSenders.inc(added.length)
    this.log.warn(
      { publishers: added.slice(0, namesLoggedMax), count: added.length },
      'too many messages of these publishers end in quarantine: for a minute they are read more slowly (V2X_BROKER_SLOWED_…); the table quarantine tells what is wrong with them',
    )
  }
}

function publishersIn(payload: string | Buffer): readonly string[] {
  try {
    const { publishers } = JSON.parse(payload.toString()) as { readonly publishers?: unknown }
    return Array.isArray(publishers) ? publishers.filter((each) => typeof each === 'string') : []
  } catch {
    return []
  }
}
