/** Processor time and memory of another process, all of its threads: from Linux' /proc. */
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { V2xError } from '../../common/errors.ts'

/** USER_HZ: what proc(5) counts in, on every Linux that Node runs on. */
const ticksPerSecond = 100

/** Seconds of processor time so far. Throws V2xError `BENCH_PROC` where there is no /proc. */
export function processorSeconds(pid: number): number {
  const fields = statOf(pid)
  // The fourteenth and fifteenth field; the name, in parentheses, may hold blanks.
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

/** Seconds in which processors of this machine had nothing to do, of all together so far. */
export function idleSeconds(): number {
  return cpus().reduce((sum, { times }) => sum + times.idle, 0) / 1000
}

/** Resident bytes. */
export function residentBytes(pid: number): number {
  const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
  return pages * 4096
}

/** The most bytes that were ever resident. */
export function peakResidentBytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024
}

function statOf(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch (thrown) {
    throw new V2xError(
      'BENCH_PROC',
      `cannot read the processor time of process ${pid}: benches of processes need Linux' /proc`,
      { cause: thrown },
    )
  }
}
