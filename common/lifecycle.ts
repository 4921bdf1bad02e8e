/**
 * The life of one part's process: start, tell the parent that it is ready, stop on SIGTERM or on the parent's
 * word, leave when the parent is gone. Exit codes: 0 stopped, 1 could not start, 70 broke while running.
 */
import type { Log } from './log.ts'
import { codeOf, reasonOf } from './errors.ts'

export interface Stoppable {
  stop(): Promise<void>
}

/** What a part's process tells its parent. */
export type PartMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly reason: string; readonly code: string | undefined }

/** A part that hangs while stopping is cut off: the whole zone must be gone within 5 s of Ctrl-C. */
const stopWithinMs = 3500

/** Runs `start` as this process's part. Never returns normally to a caller that matters: the process lives on it. */
export function runPart(log: Log, start: () => Promise<Stoppable>): void {
  let running: Stoppable | undefined
  let stopping = false
  const supervised = process.send !== undefined

  const stop = (why: string): void => {
    if (stopping) return
    stopping = true
    log.debug({ why }, 'stopping')
    setTimeout(() => {
      log.error(`did not stop within ${stopWithinMs} ms; leaving anyway`)
      process.exit(70)
    }, stopWithinMs).unref()
    Promise.resolve(running?.stop()).then(
      () => process.exit(0),
      (thrown: unknown) => {
        log.error({ err: thrown }, 'stopped with an error')
        process.exit(70)
      },
    )
  }
  const fail = (thrown: unknown): void => {
    log.fatal({ err: thrown }, 'broke; the supervisor starts it again')
    process.exit(70)
  }

  process.on('SIGTERM', () => stop('SIGTERM'))
  // Ctrl-C reaches the whole process group; a supervised part waits for its parent, which stops parts in order.
  process.on('SIGINT', () => {
    if (!supervised) stop('SIGINT')
  })
  process.on('disconnect', () => stop('the parent is gone'))
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', fail)

  start().then(
    (started) => {
      running = started
      log.debug('ready')
      tellParent({ type: 'ready' })
    },
    (thrown: unknown) => {
      log.fatal(thrown instanceof Error && 'code' in thrown ? reasonOf(thrown) : { err: thrown })
      tellParent({ type: 'failed', reason: reasonOf(thrown), code: codeOf(thrown) })
      process.exitCode = 1
      setTimeout(() => process.exit(1), 50)
    },
  )
}

function tellParent(message: PartMessage): void {
  process.send?.(message)
}
