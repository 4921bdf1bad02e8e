/** Stops statements that run: by KILL QUERY, over a connection of its own, until each has ended. */
import { setTimeout as sleep } from 'node:timers/promises'
import { quote, type Connection } from './chdb.ts'

/** A statement that has not begun yet is not found: so it is asked for again. */
const againMs = 100

export class Killer {
  readonly #connection: Connection
  readonly #comments = new Set<string>()
  #running = false

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** Asks for the end of the statement with this log_comment, until the returned function says that it has ended. */
  kill(comment: string): () => void {
    this.#comments.add(comment)
    if (!this.#running) void this.#run()
    return () => this.#comments.delete(comment)
  }

  async #run(): Promise<void> {
    this.#running = true
    while (this.#comments.size > 0) {
      const list = [...this.#comments].map(quote).join(', ')
      // A failed KILL is tried again: the statements it was for still run.
      await this.#connection
        .run(`KILL QUERY WHERE Settings['log_comment'] IN (${list}) ASYNC`)
        .catch(() => undefined)
      await sleep(againMs)
    }
    this.#running = false
  }
}
