/** The engine's place among the zone's processes: behind those that acknowledge, whatever its queries want. */
import { readdirSync } from 'node:fs'
import { setPriority } from 'node:os'

/**
 * Lets this process run only where others leave time: `nice` from 0 (as everybody) to 19. Linux keeps a value for each thread
 * and hands it on to threads made later, so those that are there already are told as well.
 */
export function stepBack(nice: number): void {
  for (const thread of threads()) {
    try {
      setPriority(thread, nice)
    } catch {
      // It has just ended; or we were started further back, and only root could step forward.
    }
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
