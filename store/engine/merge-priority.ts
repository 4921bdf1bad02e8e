/**
 * Lets merges run only where others leave time: they come when the most is inserted, and then each took half of the time.
 *
 * Nice alone does not do it. Whoever is awakened on a processor that merges waits for its next tick, 4 ms, and a message is
 * awaited by several, one after the other. Whom Linux counts as idle (SCHED_IDLE, sched(7)) makes way at once, but where all is
 * busy for long it gets too little, and parts pile up. So merges are idle as long as they are done soon, and come forward when not.
 */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { reasonOf } from '../../common/errors.ts'
import { setNice, threads } from './priority.ts'

const run = promisify(execFile)
const mergeThreads = 'MergeMutate'
const hindmost = 19
const lookMs = 1000
/** With more looks than this, one after another, at which something merged, merges come forward. */
const forwardAbove = 10
/** Looks at which nothing merged, less those at which something did, until they are idle again. */
const looksMax = 15

/** Of chrt(1). */
const flags = { idle: '-i', other: '-o' } as const
type Policy = keyof typeof flags

/**
 * Whether an idle thread of this process could come forward again: root may, and who has a nice limit (RLIMIT_NICE) of 1 at
 * least. Tried out, by a process that is gone then; false where there is no chrt (util-linux).
 */
export async function mayComeForward(): Promise<boolean> {
  const idleThenOther = ['chrt', flags.idle, '0', 'chrt', flags.other, '0', 'true']
  return run('nice', ['-n', String(hindmost), ...idleThenOther]).then(
    () => true,
    () => false,
  )
}

/**
 * Looks at merges again and again: ClickHouse makes their threads, or takes others for it, when they are first needed. Where a
 * thread could not come forward, merges stand back by nice alone. `onProblem` is told what was refused.
 */
export async function keepMergesBehind(onProblem: (problem: string) => void): Promise<void> {
  const canBeIdle = await mayComeForward()
  // All in common: a merge is done step by step, each by whichever thread is free.
  const standing = new Standing()
  /** By thread; none: as ClickHouse made it. */
  let known = new Map<number, Policy | undefined>()
  const look = (): void => {
    const all = threads().filter((thread) => nameOf(thread) === mergeThreads)
    for (const thread of all) if (!known.has(thread)) setNice(thread, hindmost)
    known = new Map(all.map((thread) => [thread, known.get(thread)]))
    if (!canBeIdle) return
    const policy = standing.after(all.some(isBusy))
    for (const [thread, told] of known) {
      if (policy === told) continue
      known.set(thread, policy)
      run('chrt', [flags[policy], '-p', '0', String(thread)]).catch((thrown: unknown) => {
        if (nameOf(thread) === mergeThreads) onProblem(reasonOf(thrown))
      })
    }
  }
  setInterval(look, lookMs).unref()
}

/** Where merges stand, by how long there has been something to merge without a pause. */
export class Standing {
  #policy: Policy = 'idle'
  #looks = 0

  /** After one more look. */
  after(isMerging: boolean): Policy {
    if (isMerging) this.#looks = Math.min(this.#looks + 1, looksMax)
    else this.#looks = this.#policy === 'idle' ? 0 : this.#looks - 1
    if (this.#looks > forwardAbove) this.#policy = 'other'
    else if (this.#looks === 0) this.#policy = 'idle'
    return this.#policy
  }
}

function nameOf(thread: number): string {
  try {
    return readFileSync(`/proc/self/task/${thread}/comm`, 'utf8').trim()
  } catch {
    return ''
  }
}

/** Whether it runs, waits for a processor, or for the disk: proc_pid_stat(5). */
function isBusy(thread: number): boolean {
  try {
    const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8')
    return 'RD'.includes(stat.charAt(stat.lastIndexOf(')') + 2))
  } catch {
    // It has just ended.
    return false
  }
}
