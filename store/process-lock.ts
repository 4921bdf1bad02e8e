/**
 * One process a directory: a lock file that names it, so that a second start says who is there. A process that is gone holds nothing, so
 * a kill leaves no lock behind; where /proc tells when a process began, a later one with the same number is not mistaken for it.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { V2xError, codeOf, reasonOf } from '../common/errors.ts'
import { isMissing, nodeFs, readSmallFile, type JournalFs } from './journal/fs.ts'

export interface Owned {
  /** Whose directory it is, as the message says it. */
  readonly what: string
  readonly code: `${string}_LOCKED`
}

/** Takes the lock and returns what gives it back. A lock whose process is gone is taken over. Throws V2xError with the code given. */
export function lockDirectory(path: string, owned: Owned, files: JournalFs = nodeFs): () => void {
  try {
    if (!create(files, path)) takeOver(path, owned, files)
  } catch (thrown) {
    if (thrown instanceof V2xError) throw thrown
    throw new V2xError(
      'DATA_LOCK',
      `cannot open ${owned.what}: ${reasonOf(thrown)} (${path}); make room on its volume, let this user write there, or choose another V2X_DATA_DIR`,
      { cause: thrown },
    )
  }
  return () => remove(files, path)
}

/** Several may find at the same moment that its process is gone. Who has the lock of taking over looks again, and alone removes it. */
function takeOver(path: string, owned: Owned, files: JournalFs): void {
  refuseHeld(path, owned, files)
  const release = lockDirectory(`${path}.next`, owned, files)
  try {
    do {
      refuseHeld(path, owned, files)
      remove(files, path)
    } while (!create(files, path))
  } finally {
    release()
  }
}

/** False where there is one. It is never seen without its content, which would pass for that of a process that is gone. */
function create(files: JournalFs, path: string): boolean {
  const draft = `${path}.${randomBytes(4).toString('hex')}`
  const fd = files.open(draft, 'wx+')
  try {
    files.writeSync(fd, Buffer.from(`${process.pid} ${startOf(process.pid) ?? ''}\n`), 0)
    files.link(draft, path)
    return true
  } catch (thrown) {
    if (codeOf(thrown) !== 'EEXIST') throw thrown
    return false
  } finally {
    files.close(fd)
    files.unlink(draft)
  }
}

function remove(files: JournalFs, path: string): void {
  try {
    files.unlink(path)
  } catch (thrown) {
    if (!isMissing(thrown)) throw thrown
  }
}

function refuseHeld(path: string, { what, code }: Owned, files: JournalFs): void {
  const [pid = '', start] = (readSmallFile(files, path, 128)?.toString() ?? '').trim().split(' ')
  if (!isAlive(Number(pid), start)) return
  throw new V2xError(
    code,
    `cannot open ${what}: process ${pid} has it open (${path}); stop that one, or choose another V2X_DATA_DIR`,
  )
}

/** This very process counts: a second one in it is refused too. */
function isAlive(pid: number, start: string | undefined): boolean {
  // Of a file that a power cut has emptied.
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (thrown) {
    // EPERM: it lives, and belongs to somebody else.
    if (codeOf(thrown) !== 'EPERM') return false
  }
  const startNow = startOf(pid)
  return start === undefined || startNow === undefined || start === startNow
}

/** When a process began, in clock ticks since this boot with the boot's own id; undefined without /proc. */
function startOf(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in parentheses may hold blanks; after it the start is the 20th field.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return `${boot}:${ticks}`
  } catch {
    return undefined
  }
}
