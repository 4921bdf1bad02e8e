/** A process that is started for one measurement: it says when it is ready, and its processor time can be asked for. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { V2xError } from '../../common/errors.ts'
import { readEnvironment } from '../../common/config.ts'
import { undoAtEnd } from '../../test/end-tidily.ts'

export interface ProgramPlan {
  readonly command: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** What it prints once it is ready; left out, it says so over IPC, as our parts do. */
  readonly readyText?: string
}

export interface Program {
  readonly pid: number
  /** Resolves when it is gone, for whatever reason, with how it left and its last words. */
  readonly gone: Promise<string>
  /** Resolves when it is gone. */
  end(signal?: NodeJS.Signals): Promise<void>
}

const readyWithinMs = 60_000
const wordsMax = 4000

/** A program of ours out of dist/, with flags of Node's. */
export function ours(
  program: string,
  plan: Omit<ProgramPlan, 'command'>,
  flags: readonly string[] = [],
): ProgramPlan {
  return { ...plan, command: process.execPath, args: [...flags, program, ...plan.args] }
}

/** Resolves when it is ready. Throws V2xError `BENCH_START` with its last words. */
export async function startProgram(plan: ProgramPlan): Promise<Program> {
  const { PATH = '', HOME = '' } = readEnvironment()
  const child = spawn(plan.command, plan.args, {
    cwd: plan.cwd,
    env: { PATH, HOME, ...plan.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const undo = undoAtEnd(() => end(child))
  child.once('exit', () => void undo())
  const last = { words: '' }
  const gone = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(`left with ${code ?? signal}: ${last.words}`))
  })
  try {
    await readiness(child, plan, last)
  } catch (thrown) {
    await end(child, 'SIGKILL')
    throw thrown
  }
  return { pid: child.pid!, gone, end: (signal) => end(child, signal) }
}

async function readiness(
  child: ChildProcess,
  { command, args, readyText }: ProgramPlan,
  last: { words: string },
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const fail = (): void => {
      const program = [command, ...args].join(' ')
      reject(new V2xError('BENCH_START', `cannot start ${program}: ${last.words}`))
    }
    const overdue = setTimeout(fail, readyWithinMs)
    const ready = (): void => {
      clearTimeout(overdue)
      resolve()
    }
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        last.words = (last.words + text).slice(-wordsMax)
        if (readyText !== undefined && last.words.includes(readyText)) ready()
      })
    }
    child.once('message', ready).once('exit', fail).once('error', fail)
  })
}

async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  const hard = setTimeout(() => child.kill('SIGKILL'), 5000)
  await gone
  clearTimeout(hard)
}
