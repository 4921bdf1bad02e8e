/** The engine's place among the zone's processes: behind those that acknowledge, whatever its queries want. */
import { execFile, spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { setPriority } from 'node:os'

/**
 * Lets this process run only where others leave time: `nice` from 0 (as everybody) to 19. Linux keeps a value for each thread
 * and hands it on to threads made later, so those that are there already are told as well.
 */
export function stepBack(nice: number): void {
  for (const thread of threads()) setNice(thread, nice)
}

const mergeThreads = 'MergeMutate'
const hindmost = 19
const lookMs = 1000

/**
 * Lets merges run only where inserts and queries leave time; they come when the most is inserted, and then each took half of the
 * time. Nice alone does not do it: whoever is awakened on a processor that merges waits for its next tick, 4 ms, and a message is
 * awaited by several one after the other. Whom Linux counts as idle makes way at once. ClickHouse makes the threads, or takes
 * others for it, when they are first needed: so this looks again and again. `onProblem` is told why it could not, once.
 */
export function keepMergesBehind(onProblem: (problem: string) => void): void {
  let known = new Set<number>()
  let problem: string | undefined
  const toIdle = (thread: number): void => {
    execFile('chrt', ['--idle', '--pid', '0', String(thread)], (error) => {
      if (error === null || problem !== undefined || nameOf(thread) !== mergeThreads) return
      problem = `cannot let merges make way at once: ${error.message.trim()}; chrt is of util-linux`
      onProblem(problem)
    })
  }
  const look = (): void => {
    const merging = new Set(threads().filter((thread) => nameOf(thread) === mergeThreads))
    for (const thread of merging) {
      if (known.has(thread)) continue
      setNice(thread, hindmost)
      toIdle(thread)
    }
    known = merging
  }
  setInterval(look, lookMs).unref()
}

function nameOf(thread: number): string {
  try {
    return readFileSync(`/proc/self/task/${thread}/comm`, 'utf8').trim()
  } catch {
    return ''
  }
}

function setNice(thread: number, nice: number): void {
  try {
    setPriority(thread, nice)
  } catch {
    // It has just ended; or we were started further back, and only root could step forward.
  }
}

/**
 * Keeps this process off the first `count` of its processors. Priorities alone do not do it: a query's threads leave none to
 * those of the kernel that finish a sync. Gives why it could not, where it should have.
 */
export function leaveProcessors(count: number): string | undefined {
  const allowed = processors()
  if (count === 0 || allowed.length <= count) return undefined
  const args = ['-acp', allowed.slice(count).join(','), String(process.pid)]
  const { error, stderr, status } = spawnSync('taskset', args, { encoding: 'utf8' })
  if (status === 0) return undefined
  return `cannot leave a processor to the others: ${error?.message ?? stderr.trim()}; taskset is of util-linux`
}

/** The numbers of the processors that this process may use; none where it is not told. */
function processors(): number[] {
  try {
    const list = /^Cpus_allowed_list:\s*(\S+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
    return (list ?? '').split(',').flatMap((range) => {
      const [first, last = first] = range.split('-').map(Number)
      return Array.from({ length: last! - first! + 1 }, (_, index) => first! + index)
    })
  } catch {
    return []
  }
}

function threads(): number[] {
  try {
    return readdirSync('/proc/self/task').map(Number)
  } catch {
    // Elsewhere than on Linux the value is the whole process's.
    return [process.pid]
  }
}
