/** Trying again until it works: transient trouble of the store is waited out, for hours if need be, with a capped and jittered pause. */
import { ExponentialBackoff, handleWhen, retry } from 'cockatiel'
import { reasonOf } from '../common/errors.ts'
import type { Log } from '../common/log.ts'

const firstPauseMs = 100
const pauseMsMax = 5_000
/** An outage is logged when it begins, and then no more often than this. */
const logIntervalMs = 30_000

export interface Patience {
  readonly log: Log
  /** Ends the waiting: the last error is thrown. */
  readonly signal: AbortSignal
  /** True for an error that would come again. */
  isFinal(thrown: unknown): boolean
  /** Told at each failure that is waited out. */
  failed?(thrown: unknown): void
}

/** Calls `attempt` until it resolves. `what` completes "cannot …" in the log. */
export async function untilItWorks<T>(
  what: string,
  attempt: () => Promise<T>,
  patience: Patience,
): Promise<T> {
  const { log, signal } = patience
  let failures = 0
  let loggedAtMs = 0
  const policy = retry(
    handleWhen((error) => !signal.aborted && !patience.isFinal(error)),
    {
      maxAttempts: Number.MAX_SAFE_INTEGER,
      backoff: new ExponentialBackoff({ initialDelay: firstPauseMs, maxDelay: pauseMsMax }),
    },
  )
  policy.onFailure(({ reason }) => {
    if (!('error' in reason) || signal.aborted || patience.isFinal(reason.error)) return
    failures++
    patience.failed?.(reason.error)
    const nowMs = performance.now()
    if (loggedAtMs > 0 && nowMs - loggedAtMs < logIntervalMs) return
    loggedAtMs = nowMs
    log.warn(`cannot ${what}: ${reasonOf(reason.error)}; trying again (failures: ${failures})`)
  })
  const result = await policy.execute(attempt, signal)
  if (failures > 0) log.info(`it worked after all: ${what} (failures before: ${failures})`)
  return result
}
