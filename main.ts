/**
 * The whole zone: starts each part as a process of its own, in order, each once the one before is ready; starts again
 * what dies; stops in reverse. Knows nothing of what the parts do: only their entry, their order and their health.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { V2xError, reasonOf } from './common/errors.ts'
import type { PartMessage } from './common/lifecycle.ts'
import type { Log } from './common/log.ts'

/** In the order in which they start. */
export const partNames = ['store', 'broker', 'ingest', 'dashboards', 'simulator'] as const
export type PartName = (typeof partNames)[number]

const entries: Record<PartName, string> = {
  store: './store/engine/main.cjs',
  broker: './broker/main.js',
  ingest: './ingest/main.js',
  dashboards: './dashboards/main.js',
  simulator: './simulator/main.js',
}

export interface ZoneOptions {
  readonly parts: readonly PartName[]
  /** The whole environment of every part: already checked. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly log: Log
}

/** A part that cannot start is tried again this long: the one before it may still be leaving its ports and locks. */
const startPatienceMs = 12_000
/** Codes of what the operator alone can mend: it is said at once. */
const operatorsTurn =
  /^(BROKER_(ADDRESSES|TLS|TOPICS|USERS)$|CONFIG_|DATA_|EXPOSED$|NETWORK_|SCENARIO_)/
const stopAllWithinMs = 4_300
const restartDelayMinMs = 250
const restartDelayMaxMs = 10_000
/** A part that lived this long is taken to be well: its next restart is quick again. */
const steadyMs = 30_000

interface Problem {
  readonly says: string
  /** Trying again would not help. */
  readonly stays: boolean
}

interface Part {
  readonly name: PartName
  child: ChildProcess | undefined
  startedAt: number
  restartDelayMs: number
}

export class Zone {
  readonly #options: ZoneOptions
  readonly #parts: Part[] = []
  #stopping = false

  constructor(options: ZoneOptions) {
    this.#options = options
  }

  /** Resolves once every part is ready. Throws V2xError `ZONE_START`, with nothing left running, when one cannot start. */
  async start(): Promise<void> {
    for (const name of this.#options.parts) {
      const part: Part = { name, child: undefined, startedAt: 0, restartDelayMs: restartDelayMinMs }
      this.#parts.push(part)
      const began = performance.now()
      const problem = await this.#startPart(part)
      if (this.#stopping) return
      if (problem !== undefined) {
        await this.stop()
        throw new V2xError('ZONE_START', `cannot start ${name}: ${problem.says}`)
      }
      this.#options.log.info(`${name} is ready after ${Math.round(performance.now() - began)} ms`)
    }
  }

  /** Process ids of the parts that run now. */
  pids(): Partial<Record<PartName, number>> {
    const running = this.#parts.flatMap(({ name, child }) =>
      child?.pid === undefined ? [] : [[name, child.pid]],
    )
    return Object.fromEntries(running)
  }

  /** Stops all parts in reverse order; what hangs is killed, so that all are gone within 5 s. */
  async stop(): Promise<void> {
    this.#stopping = true
    const killAll = setTimeout(() => {
      for (const part of this.#parts) part.child?.kill('SIGKILL')
    }, stopAllWithinMs)
    for (const part of this.#parts.toReversed()) await stopPart(part, this.#options.log)
    clearTimeout(killAll)
  }

  /** Starts a part and waits until it says that it is ready; the problem where it never does. */
  async #startPart(part: Part): Promise<Problem | undefined> {
    const deadline = performance.now() + startPatienceMs
    for (;;) {
      const problem = await forkPart(part, this.#options).then(
        async (child) => {
          const found = await readyOrProblem(child)
          if (found === undefined) this.#watch(part, child)
          return found
        },
        (thrown: unknown): Problem => ({ says: reasonOf(thrown), stays: false }),
      )
      if (problem === undefined) return undefined
      part.child = undefined
      if (this.#stopping || problem.stays || performance.now() > deadline) return problem
      this.#options.log.warn(`${part.name} could not start; trying again: ${problem.says}`)
      await sleep(1000)
    }
  }

  #watch(part: Part, child: ChildProcess): void {
    child.once('exit', (code, signal) => {
      if (performance.now() - part.startedAt > steadyMs) part.restartDelayMs = restartDelayMinMs
      this.#lost(part, `died (${signal ?? `exit code ${code}`})`)
    })
  }

  #lost(part: Part, how: string): void {
    part.child = undefined
    if (this.#stopping) return
    this.#options.log.warn(`${part.name} ${how}; starting it again in ${part.restartDelayMs} ms`)
    void this.#restart(part)
  }

  async #restart(part: Part): Promise<void> {
    await sleep(part.restartDelayMs)
    part.restartDelayMs = Math.min(part.restartDelayMs * 2, restartDelayMaxMs)
    if (this.#stopping) return
    await forkPart(part, this.#options).then(
      (child) => this.#watch(part, child),
      (thrown: unknown) => this.#lost(part, `got no process (${reasonOf(thrown)})`),
    )
  }
}

/**
 * Throws where the system gives no process (EMFILE, EAGAIN, ENOMEM): of such a child there is an error, or not even a child,
 * and never an exit.
 */
async function forkPart(part: Part, options: ZoneOptions): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL(entries[part.name], import.meta.url)), {
    env: { ...options.env },
    execArgv: ['--enable-source-maps'],
    // A part's results are its topics, tables and pages: whatever it prints is a log.
    stdio: ['ignore', 2, 2, 'ipc'],
  })
  part.child = child
  part.startedAt = performance.now()
  await once(child, 'spawn')
  return child
}

function readyOrProblem(child: ChildProcess): Promise<Problem | undefined> {
  return new Promise((resolve) => {
    let reason = 'it left without a word'
    let stays = false
    const onMessage = (message: PartMessage): void => {
      if (message.type === 'ready') return settle(undefined)
      reason = message.reason
      stays = operatorsTurn.test(message.code ?? '')
    }
    const onExit = (code: number | null, signal: NodeJS.Signals | null): void =>
      settle({ says: `${reason} (${signal ?? `exit code ${code}`})`, stays })
    const settle = (problem: Problem | undefined): void => {
      child.off('message', onMessage)
      child.off('exit', onExit)
      resolve(problem)
    }
    child.on('message', onMessage)
    child.on('exit', onExit)
  })
}

async function stopPart(part: Part, log: Log): Promise<void> {
  const child = part.child
  // Without a pid it never was a process, and no exit would come.
  if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const began = performance.now()
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
  log.debug(`${part.name} stopped after ${Math.round(performance.now() - began)} ms`)
}
