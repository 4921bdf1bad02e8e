/**
 * Who may run, and when. Four kinds of places, so that nobody waits for something slower than himself:
 *
 * - Inserts of data and changes of definitions have places of their own: no query ever stands in their way.
 * - Every read begins as a light one. One that outgrows its time or its result's size needs the heavy place: it takes it
 *   and runs on where it is free; else it is stopped (nothing was sent yet) and runs again from the start when its turn
 *   comes. Nobody has to guess beforehand what a query costs, and a dashboard's short query waits behind short ones only.
 * - What may work for long and cannot be run twice (INSERT … SELECT, ALTER, OPTIMIZE) waits for the heavy place at once.
 * - KILL QUERY, by which reads are stopped, has a connection of its own.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Connection, RunContext, RunStatistics } from './chdb.ts'
import { exceptionOf } from './exception.ts'
import { Gate } from './gate.ts'
import { Killer } from './killer.ts'
import { ReadRun, type Read } from './read-run.ts'
import { outgrownTotal } from './store-metrics.ts'

export interface ExecutorOptions {
  readonly lightMs: number
  readonly waitingMax: number
  /** Makes one more connection; called by the constructor only. */
  readonly connect: (isReadOnly: boolean) => Connection
}

export interface Change {
  readonly sql: string
  readonly context: RunContext
  readonly changesSession: boolean
  readonly signal: AbortSignal
  /** Pieces of `sql` that are ours, not the client's: they are taken out of error texts. */
  readonly added: readonly string[]
}

const lightPlaces = 2
const heavyPlaces = 1
const writePlaces = 2

export class Executor {
  readonly light: Gate
  readonly heavy: Gate
  readonly writes: Gate
  readonly #lightMs: number
  readonly #readers: Connection[]
  /** For reads that may be nothing else. */
  readonly #strictReaders: Connection[]
  readonly #writers: Connection[]
  readonly #killer: Killer
  readonly #all: readonly Connection[]

  constructor({ lightMs, waitingMax, connect }: ExecutorOptions) {
    this.light = new Gate({ places: lightPlaces, waitingMax })
    this.heavy = new Gate({ places: heavyPlaces, waitingMax })
    this.writes = new Gate({ places: writePlaces, waitingMax })
    this.#lightMs = lightMs
    const many = (count: number, isReadOnly = false): Connection[] =>
      Array.from({ length: count }, () => connect(isReadOnly))
    // A read that moves from its light place to the heavy one takes its connection along.
    this.#readers = many(lightPlaces + heavyPlaces)
    this.#strictReaders = many(lightPlaces + heavyPlaces, true)
    this.#writers = many(writePlaces)
    const control = connect(false)
    this.#killer = new Killer(control)
    this.#all = [...this.#readers, ...this.#strictReaders, ...this.#writers, control]
  }

  /** Runs a statement that returns rows. Throws ClickHouseException, or the signal's reason. */
  async read(read: Read): Promise<RunStatistics> {
    await this.light.enter(read.signal)
    const first = await this.#readIn(read, this.light)
    if (first !== undefined) return first()
    outgrownTotal.inc({ outcome: 'waited' })
    await this.heavy.enter(read.signal)
    const second = await this.#readIn(read, this.heavy)
    if (second === undefined) throw new Error('a heavy read has nothing to outgrow')
    return second()
  }

  /** Runs an insert of data or a change of definitions. */
  change(change: Change): Promise<RunStatistics> {
    return this.#run(change, this.writes, this.#writers)
  }

  /** Runs what may work for long. */
  work(change: Change): Promise<RunStatistics> {
    return this.#run(change, this.heavy, this.#readers)
  }

  /** Resolves when nothing runs. */
  async idle(): Promise<void> {
    const gates = [this.light, this.heavy, this.writes]
    while (gates.some((gate) => gate.taken > 0)) await sleep(10)
  }

  close(): void {
    for (const connection of this.#all) connection.close()
  }

  /** Runs a read in a place that was taken for it, and gives the place back: what is left is to send the last rows. */
  async #readIn(read: Read, gate: Gate): Promise<(() => Promise<RunStatistics>) | undefined> {
    let held = gate
    const mayRunOn = (): boolean => {
      if (!this.heavy.tryEnter()) return false
      held.leave()
      held = this.heavy
      outgrownTotal.inc({ outcome: 'ran on' })
      return true
    }
    const readers = read.isReadOnly === true ? this.#strictReaders : this.#readers
    const connection = readers.pop()!
    const light = gate === this.light ? { lightMs: this.#lightMs } : {}
    try {
      const options = { connection, killer: this.#killer, mayRunOn, ...light }
      const run = new ReadRun(read, options)
      const statistics = await run.run()
      if (statistics !== undefined) return () => run.finish(statistics)
      await connection.release()
      return undefined
    } catch (thrown) {
      await connection.release()
      throw thrown
    } finally {
      if (connection.isWorn) connection.renew()
      readers.push(connection)
      held.leave()
    }
  }

  async #run(change: Change, gate: Gate, pool: Connection[]): Promise<RunStatistics> {
    await gate.enter(change.signal)
    const connection = pool.pop()!
    try {
      await connection.prepare(change.context)
      return await connection.run(change.sql)
    } catch (thrown) {
      await connection.release()
      throw exceptionOf(thrown, change.added) ?? thrown
    } finally {
      if (change.changesSession || connection.isWorn) connection.renew()
      pool.push(connection)
      gate.leave()
    }
  }
}
