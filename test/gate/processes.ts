/** The processes of a target: started, killed, started again, as a machine's supervisor would and worse. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ProcessPlan, Role, Target } from './target.ts'

const readyWithinMs = 120_000
const readyPollMs = 25
/** What leaves without having been killed is started again after this. */
const restartDelayMs = 500

export class Processes {
  readonly #managed: readonly Managed[]

  /** Each process writes what it says to `ROLE.log` in `directory`. */
  constructor(target: Target, directory: string) {
    this.#managed = target.processes.map(
      (plan) => new Managed(plan, join(directory, `${plan.role}.log`)),
    )
  }

  get roles(): Role[] {
    return this.#managed.map(({ plan }) => plan.role)
  }

  /** How often a process left that nobody had killed. */
  get unexpectedExits(): number {
    return this.#managed.reduce((sum, { unexpectedExits }) => sum + unexpectedExits, 0)
  }

  of(role: Role): Managed {
    const found = this.#managed.find(({ plan }) => plan.role === role)
    if (found === undefined) throw new Error(`the target has no ${role}`)
    return found
  }

  /** Each starts once the one before is ready. */
  async start(): Promise<void> {
    for (const managed of this.#managed) {
      managed.start()
      await managed.untilReady()
    }
  }

  startAll(): void {
    for (const managed of this.#managed) managed.start()
  }

  async untilReady(): Promise<void> {
    await Promise.all(this.#managed.map((managed) => managed.untilReady()))
  }

  async killAll(): Promise<void> {
    await Promise.all(this.#managed.map((managed) => managed.kill()))
  }
}

export class Managed {
  readonly plan: ProcessPlan
  readonly #log: string
  #child: ChildProcess | undefined
  /** How long the first start took: kills during recovery fall within it. */
  startMs = 0
  unexpectedExits = 0

  constructor(plan: ProcessPlan, log: string) {
    this.plan = plan
    this.#log = log
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  start(): void {
    const [command, ...args] = this.plan.command
    const log = openSync(this.#log, 'a')
    const { PATH = '', HOME = '' } = process.env
    const child = spawn(command!, args, {
      env: { PATH, HOME, ...this.plan.env },
      stdio: ['ignore', log, log],
      // A group of its own: what runs the program is killed with it.
      detached: true,
    })
    closeSync(log)
    this.#child = child
    child.once('exit', () => {
      if (this.#child !== child) return
      this.unexpectedExits++
      setTimeout(() => {
        if (this.#child === child) this.start()
      }, restartDelayMs)
    })
  }

  /** Resolves when it is ready. Throws where it does not become so. */
  async untilReady(): Promise<void> {
    const began = performance.now()
    while (!(await isReady(this.plan.ready))) {
      if (performance.now() - began > readyWithinMs) {
        throw new Error(`${this.plan.role} is not ready; what it said is in ${this.#log}`)
      }
      await sleep(readyPollMs)
    }
    if (this.startMs === 0) this.startMs = performance.now() - began
  }

  /** SIGKILL; resolves when it is gone. False where it was gone already. */
  async kill(): Promise<boolean> {
    const child = this.#child
    this.#child = undefined
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return false
    const gone = once(child, 'exit')
    process.kill(-child.pid!, 'SIGKILL')
    await gone
    return true
  }

  /** Stops it in its tracks and lets it go on, as a machine that swaps does. */
  async pause(forMs: number): Promise<void> {
    const child = this.#child
    child?.kill('SIGSTOP')
    await sleep(forMs)
    child?.kill('SIGCONT')
  }
}

async function isReady(url: string): Promise<boolean> {
  const { protocol, hostname, port } = new URL(url)
  if (protocol !== 'tcp:') {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined)
    await answer?.body?.cancel()
    return answer?.ok === true
  }
  const socket = connect({ host: hostname, port: Number(port) })
  return (await new Promise((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
  }).finally(() => socket.destroy())) as boolean
}
