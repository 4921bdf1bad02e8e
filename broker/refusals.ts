/** Whom the broker says no to, and why: counted by reason, logged in bounded number, one sentence each. */
import { V2xError, codeOf } from '../common/errors.ts'
import type { Log } from '../common/log.ts'
import { counter } from '../common/metrics.ts'

export type RefusalReason =
  | 'connections'
  | 'connect_rate'
  | 'half_open'
  | 'client_id'
  | 'credentials'
  | 'back_off'
  | 'take_over'
  | 'sessions'
  | 'unavailable'
  | 'no_room'
  | 'will'
  | 'foreign_topic'
  | 'oversized'
  | 'subscription'
  | 'slow_subscriber'
  | 'slow_packet'
  | 'control_flood'
  | 'qos2_inflight'
  | 'connect_timeout'
  | 'keep_alive'
  | 'protocol'

/** A refusal that closes a connection; the text is for the log. */
export class Refused extends V2xError {
  readonly reason: RefusalReason
  /** What the client is owed before it is closed. */
  readonly answer: Buffer | undefined

  constructor(reason: RefusalReason, message: string, answer?: Buffer) {
    super(`BROKER_${reason.toUpperCase()}`, message)
    this.reason = reason
    this.answer = answer
  }
}

const refusedTotal = counter('v2x_broker_refused_total', 'What was refused, by reason.', ['reason'])

/** Lines a second; a flood of refusals must not become a flood of log lines. */
const linesPerSecondMax = 10

export class Refusals {
  private readonly log: Log
  private second = 0
  private lines = 0
  private silenced = 0

  constructor(log: Log) {
    this.log = log
  }

  /** Counts one refusal and says so. `who` is a client id or an address. */
  note(who: string, refusal: Refused): void {
    refusedTotal.inc({ reason: refusal.reason })
    // It goes on for as long as the journal is full, which has been said once.
    if (refusal.reason === 'no_room') return
    const second = Math.floor(performance.now() / 1000)
    if (second !== this.second) {
      if (this.silenced > 0) this.log.warn(`${this.silenced} more refusals in that second`)
      this.second = second
      this.lines = 0
      this.silenced = 0
    }
    if (++this.lines > linesPerSecondMax) {
      this.silenced++
      return
    }
    this.log.warn({ client: who, reason: refusal.reason }, refusal.message)
  }

  /** Notes what closed a connection, unless it was only the network. */
  noteError(who: string, error: Error): void {
    const refusal = asRefusal(error)
    if (refusal === undefined) this.log.debug({ client: who, err: error }, 'connection lost')
    else this.note(who, refusal)
  }
}

/** What Aedes and mqtt-packet object to comes as a plain Error with a sentence. */
function asRefusal(error: Error): Refused | undefined {
  if (error instanceof Refused) return error
  if (codeOf(error) !== undefined) return undefined
  const { message } = error
  if (message === 'connection closed' || message === 'Premature close') return undefined
  return new Refused(reasonOfMessage(message), `cannot go on with a client: ${message}`)
}

function reasonOfMessage(message: string): RefusalReason {
  if (message === 'keep alive timeout') return 'keep_alive'
  if (message === 'drain timeout') return 'slow_subscriber'
  if (message === 'connect did not arrive in time') return 'connect_timeout'
  return 'protocol'
}
