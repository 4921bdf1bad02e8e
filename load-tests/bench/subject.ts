/** Something that is benched: a broker of ours or of others, as processes that are started for one measurement. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readEnvironment } from '../../common/config.ts'
import { V2xError } from '../../common/errors.ts'
import { freePorts } from '../../store/contract/free-ports.ts'
import { undoAtEnd } from '../../test/end-tidily.ts'

/** What an acknowledgement of QoS 1 means. */
export type Keeps = 'nothing' | 'in memory' | 'in the OS cache' | 'on disk'

export interface Subject {
  readonly name: string
  readonly keeps: Keeps
  /** Why it cannot be had on this machine, and how it could; undefined where it can. */
  missing(): string | undefined
  start(): Promise<RunningSubject>
}

export interface RunningSubject {
  readonly port: number
  /** The process whose processor time counts. */
  readonly pid: number
  /** Where its files are. */
  readonly directory: string
  /** Stops it and removes its files. Gives how many messages it kept, undefined where it keeps none on disk. */
  stop(): Promise<number | undefined>
}

const readyWithinMs = 30_000

export interface Launch {
  readonly command: string
  args(place: { readonly port: number; readonly directory: string }): readonly string[]
  env?(place: { readonly port: number; readonly directory: string }): Record<string, string>
  /** How many messages it kept. Asked when it has stopped. */
  kept?(directory: string): number
}

/** Starts a program and waits until it listens on its port. Throws V2xError `BENCH_START` with its last words. */
export async function launch(plan: Launch): Promise<RunningSubject> {
  const [port] = (await freePorts(1)) as [number]
  const directory = mkdtempSync(join(tmpdir(), 'v2x-bench-'))
  const place = { port, directory }
  const { PATH = '', HOME = '' } = readEnvironment()
  const child = spawn(plan.command, plan.args(place), {
    cwd: directory,
    env: { PATH, HOME, ...plan.env?.(place) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-2000)
    })
  }
  const stop = undoAtEnd(async () => {
    await end(child)
    try {
      return plan.kept?.(directory)
    } finally {
      rmSync(directory, { recursive: true, force: true, maxRetries: 5 })
    }
  })
  const deadline = performance.now() + readyWithinMs
  while (!(await accepts(port))) {
    if (child.exitCode !== null || performance.now() > deadline) {
      await stop()
      throw new V2xError('BENCH_START', `cannot start ${plan.command}: ${words}`)
    }
    await sleep(50)
  }
  return { port, pid: child.pid!, directory, stop }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const hard = setTimeout(() => child.kill('SIGKILL'), 5000)
  await gone
  clearTimeout(hard)
}

export async function accepts(port: number): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port })
  return await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
  }).finally(() => socket.destroy())
}
