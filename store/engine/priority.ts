/** The engine's place among the zone's processes: behind those that acknowledge, whatever its queries want. */
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { setPriority } from 'node:os'

/**
 * Lets this process run only where others leave time: `nice` from 0 (as everybody) to 19. Linux keeps a value for each thread
 * and hands it on to threads made later, so those that are there already are told as well.
 */
export function stepBack(nice: number): void {
  for (const thread of threads()) setNice(thread, nice)
}

export function setNice(thread: number, nice: number): void {
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
export function processors(): number[] {
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

/** Of this process, by number. */
export function threads(): number[] {
  try {
    return readdirSync('/proc/self/task').map(Number)
  } catch {
    // Elsewhere than on Linux the value is the whole process's.
    return [process.pid]
  }
}
