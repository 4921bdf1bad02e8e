/**
 * One writer a journal: a file that names the process which holds it. A process that is gone holds nothing, so a kill
 * leaves no lock behind; where /proc tells when a process began, a later one with the same number is not mistaken for it.
 */
import { readFileSync } from 'node:fs'
import { V2xError, codeOf } from '../../common/errors.ts'
import { readSmallFile, type JournalFs } from './fs.ts'
import { lockFile } from './format.ts'

/** Takes the lock and gives what releases it. Throws `JOURNAL_LOCKED` while another process holds it. */
export function lockJournal(files: JournalFs, directory: string): () => void {
  const path = `${directory}/${lockFile}`
  const own = `${process.pid} ${startOf(process.pid) ?? ''}`
  const held = readSmallFile(files, path, 128)
  if (held !== undefined) {
    const [pid, start] = held.toString('utf8').trim().split(' ')
    if (isHeld(Number(pid), start)) {
      throw new V2xError(
        'JOURNAL_LOCKED',
        `cannot write the journal in ${directory}: process ${pid} writes it; stop that broker, or set another V2X_DATA_DIR`,
      )
    }
    files.unlink(path)
  }
  const fd = takeNew(files, path, directory)
  try {
    files.writeSync(fd, Buffer.from(`${own}\n`), 0)
  } finally {
    files.close(fd)
  }
  return () => files.unlink(path)
}

function takeNew(files: JournalFs, path: string, directory: string): number {
  try {
    return files.open(path, 'wx+')
  } catch (thrown) {
    if (codeOf(thrown) !== 'EEXIST') throw thrown
    throw new V2xError(
      'JOURNAL_LOCKED',
      `cannot write the journal in ${directory}: another broker has just started on it; stop one of them`,
      { cause: thrown },
    )
  }
}

/** A lock of this very process counts: a second writer in one process is refused too. */
function isHeld(pid: number, start: string | undefined): boolean {
  // Killed between making and filling the file: nobody holds it.
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (thrown) {
    // EPERM: it is alive and another user's.
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
