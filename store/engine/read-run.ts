/** One run of a read: its rows taken out of the pipe, held back while it is light, let go once nobody wants them. */
import type { Connection, RunContext, RunStatistics } from './chdb.ts'
import { exceptionOf } from './exception.ts'
import type { Killer } from './killer.ts'

export interface Read {
  readonly head: string
  readonly tail: string
  readonly format: string
  readonly context: RunContext
  /** On a connection that cannot write, whatever the statement turns out to be. */
  readonly isReadOnly?: boolean
  readonly signal: AbortSignal
  /** Told before the last rows are written. */
  readonly summarize?: (statistics: RunStatistics) => void
  /** Takes the rows; resolves when it can take more. */
  readonly write: (rows: Uint8Array) => Promise<void>
}

export interface ReadRunOptions {
  readonly connection: Connection
  readonly killer: Killer
  /** For a read in a light place: after this time it has outgrown it. */
  readonly lightMs?: number
  /** Called once when it outgrows its light place: true lets it run on, false stops it. */
  readonly mayRunOn: () => boolean
}

/** A light read's rows are held back up to so many bytes: until then it can begin again elsewhere. */
const lightResultBytesMax = 1024 * 1024

export class ReadRun {
  readonly #read: Read
  readonly #options: ReadRunOptions
  /** `light`: rows are held back. `sending`: they go out. `outgrown`, `gone`: they are dropped, so that the statement can end. */
  #state: 'light' | 'sending' | 'outgrown' | 'gone'
  #held: Uint8Array[] = []
  #heldBytes = 0
  #failure: unknown
  #stopKilling: (() => unknown) | undefined

  constructor(read: Read, options: ReadRunOptions) {
    this.#read = read
    this.#options = options
    this.#state = options.lightMs === undefined ? 'sending' : 'light'
  }

  /**
   * Runs the statement to its end. Undefined: it outgrew its light place and was stopped, with nothing sent. When it settles,
   * the connection is free; then finish() sends what is still held back.
   */
  async run(): Promise<RunStatistics | undefined> {
    const { head, tail, format, context, signal } = this.#read
    const { connection, lightMs } = this.#options
    const clause = connection.outputClause(format)
    const onGone = (): void => this.#give('gone')
    let timer: NodeJS.Timeout | undefined
    try {
      await connection.prepare(context)
      signal.throwIfAborted()
      signal.addEventListener('abort', onGone)
      if (lightMs !== undefined) timer = setTimeout(() => this.#outgrow(), lightMs)
      const { rows, done } = connection.runToPipe(`${head}${clause} ${tail}`)
      // Its failure is looked at below, when the rows have ended.
      done.catch(() => undefined)
      for await (const chunk of rows as AsyncIterable<Uint8Array>) await this.#take(chunk)
      const statistics = await done.catch((thrown: unknown) => {
        if (this.#state === 'outgrown') return undefined
        throw thrown
      })
      if (this.#failure !== undefined) throw this.#failure
      signal.throwIfAborted()
      return this.#state === 'outgrown' ? undefined : statistics
    } catch (thrown) {
      signal.throwIfAborted()
      throw exceptionOf(this.#failure ?? thrown, [clause]) ?? thrown
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', onGone)
      if (this.#stopKilling !== undefined) {
        this.#stopKilling()
        connection.rename()
      }
    }
  }

  /** Sends the rest of the rows. A client that is slow to take them holds up nobody by now. */
  async finish(statistics: RunStatistics): Promise<RunStatistics> {
    this.#read.summarize?.(statistics)
    await this.#send()
    return statistics
  }

  async #take(chunk: Uint8Array): Promise<void> {
    if (this.#state === 'outgrown' || this.#state === 'gone') return
    this.#held.push(chunk)
    this.#heldBytes += chunk.length
    if (this.#heldBytes > lightResultBytesMax) this.#outgrow()
    if (this.#state !== 'sending') return
    try {
      await this.#send()
    } catch (thrown) {
      this.#failure = thrown
      this.#give('gone')
    }
  }

  async #send(): Promise<void> {
    const ready = this.#held
    this.#held = []
    this.#heldBytes = 0
    for (const piece of ready) await this.#read.write(piece)
  }

  #outgrow(): void {
    if (this.#state !== 'light') return
    if (this.#options.mayRunOn()) this.#state = 'sending'
    else this.#give('outgrown')
  }

  #give(state: 'outgrown' | 'gone'): void {
    this.#state = state
    this.#held = []
    const { killer, connection } = this.#options
    this.#stopKilling ??= killer.kill(connection.comment)
  }
}
