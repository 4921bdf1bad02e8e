/**
 * Lets merges run only where others leave time: they come when the most is inserted, and then each took half of the time.
 *
 * Nice alone does not do it. Whoever is awakened on a processor that merges waits for its next tick, 4 ms, and a message is
 * awaited by several, one after the other. Whom Linux counts as idle (SCHED_IDLE, sched(7)) makes way at once, but where all is
 * busy for long it gets nothing, and parts pile up. So a merge is idle as long as it gets on, and comes forward when it does not.
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
/** Of the time since the last look: an idle merge that runs less, and waits for the rest of it, does not get on. */
const tooLittle = 0.1
/** One that has come forward and runs more than that would also get on as idle. */
const plenty = 0.5

/** Of chrt(1). */
const flags = { idle: '-i', other: '-o' } as const

interface Merging {
  policy: keyof typeof flags
  /** In all, ns. */
  ran: number
  waited: number
}

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
  // A kernel that does not tell times (CONFIG_SCHED_INFO) tells 0.
  const canBeIdle = timesOf(process.pid).ran > 0 && (await mayComeForward())
  let known = new Map<number, Merging>()
  const look = (): void => {
    const all = threads().filter((thread) => nameOf(thread) === mergeThreads)
    known = new Map(all.map((thread) => [thread, known.get(thread) ?? pushBack(thread)]))
    if (!canBeIdle) return
    for (const [thread, merging] of known) {
      const policy = policyFor(merging, thread)
      if (policy === merging.policy) continue
      merging.policy = policy
      run('chrt', [flags[policy], '-p', '0', String(thread)]).catch((thrown: unknown) => {
        if (nameOf(thread) === mergeThreads) onProblem(reasonOf(thrown))
      })
    }
  }
  setInterval(look, lookMs).unref()
}

function pushBack(thread: number): Merging {
  setNice(thread, hindmost)
  return { policy: 'other', ...timesOf(thread) }
}

function policyFor(merging: Merging, thread: number): Merging['policy'] {
  const { ran, waited } = timesOf(thread)
  const share = (from: number, to: number): number => (to - from) / (lookMs * 1e6)
  const [runs, waits] = [share(merging.ran, ran), share(merging.waited, waited)]
  Object.assign(merging, { ran, waited })
  if (merging.policy === 'idle') return runs < tooLittle && waits > plenty ? 'other' : 'idle'
  return runs > plenty || waits < tooLittle ? 'idle' : 'other'
}

function nameOf(thread: number): string {
  try {
    return readFileSync(`/proc/self/task/${thread}/comm`, 'utf8').trim()
  } catch {
    return ''
  }
}

/** How long it ran and how long it waited for a processor, in all. */
function timesOf(thread: number): Pick<Merging, 'ran' | 'waited'> {
  try {
    const [ran, waited] = readFileSync(`/proc/self/task/${thread}/schedstat`, 'utf8').split(' ')
    return { ran: Number(ran), waited: Number(waited) }
  } catch {
    // It has just ended.
    return { ran: 0, waited: 0 }
  }
}
