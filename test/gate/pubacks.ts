/** PUBACKs as saboteurs give them, before anything is on disk. */
import { writePubacks } from '../../broker/dues.ts'
import type { Run } from '../../broker/lane.ts'

export function pubacksOf(run: Run): Buffer {
  const pubacks = Buffer.alloc(run.answered * 4)
  writePubacks(run, pubacks, 0)
  return pubacks
}
