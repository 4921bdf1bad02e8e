/** One process a directory: a lock file that names it, so that a second start says who is there. */
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { V2xError, codeOf, reasonOf } from '../common/errors.ts'

export interface Owned {
  /** Whose directory it is, as the message says it. */
  readonly what: string
  readonly code: `${string}_LOCKED`
}

/**
 * Takes the lock and returns what gives it back. A lock whose process is gone is taken over. Throws V2xError with the code
 * given. (Two that take over at the same instant both get it: chDB tells them apart by a lock of its own.)
 */
export function lockDirectory(path: string, { what, code }: Owned): () => void {
  for (let attempt = 0; ; attempt++) {
    try {
      const file = openSync(path, 'wx', 0o600)
      writeSync(file, `${process.pid} ${startOf(process.pid)}\n`)
      closeSync(file)
      return () => rmSync(path, { force: true })
    } catch (thrown) {
      if (codeOf(thrown) !== 'EEXIST' || attempt > 0) {
        throw new V2xError(
          'DATA_LOCK',
          `cannot open ${what}: ${reasonOf(thrown)} (${path}); make room on its volume, let this user write there, or choose another V2X_DATA_DIR`,
          { cause: thrown },
        )
      }
      const [pid, start] = readLock(path)
      if (isAlive(pid, start)) {
        throw new V2xError(
          code,
          `cannot open ${what}: process ${pid} has it open (${path}); stop that one, or choose another V2X_DATA_DIR`,
        )
      }
      rmSync(path, { force: true })
    }
  }
}

function readLock(path: string): [number, string] {
  const [pid = '', start = ''] = readFileSync(path, 'utf8').trim().split(' ')
  return [Number(pid), start]
}

function isAlive(pid: number, start: string): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (thrown) {
    // EPERM: it lives, and belongs to somebody else.
    if (codeOf(thrown) !== 'EPERM') return false
  }
  return start === startOf(pid)
}

/** When the process began, in the kernel's ticks: process ids are used again, also by ourselves in a container. */
function startOf(pid: number): string {
  try {
    // The command's name, in brackets, may hold spaces; the start is the 20th field behind it.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 'unknown'
  } catch {
    return 'unknown'
  }
}
