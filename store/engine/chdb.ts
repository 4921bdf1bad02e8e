/**
 * The one place that touches npm chdb: connections of this process to one data directory. A connection runs one statement
 * at a time; what a statement returns goes through a named pipe, so that neither size nor length of a result stays in memory
 * and the event loop never computes. (chDB's own streams compute the beginning of a query on the event loop.)
 */
import { Session } from 'chdb'
import { execFileSync } from 'node:child_process'
import { closeSync, constants, openSync } from 'node:fs'
import { Socket } from 'node:net'

export interface RunStatistics {
  readonly rows: number
  readonly bytes: number
  readonly elapsedMs: number
}

/** Settings and parameters of one request; a statement sees these and the base settings, never another request's. */
export interface RunContext {
  readonly database: string
  readonly settings: Readonly<Record<string, string>>
  readonly parameters: Readonly<Record<string, string>>
}

/** Parameters cannot be unset in a session: one that has seen so many names is opened anew. */
const parameterNamesMax = 1000

export interface ConnectionOptions {
  /** Data directory of chDB. */
  readonly path: string
  /** Engine arguments, e.g. --config-file=…; the same for all connections of a process. */
  readonly args: readonly string[]
  /** Path of this connection's named pipe; made when it is not there. */
  readonly pipe: string
  readonly baseSettings: Readonly<Record<string, string>>
}

/** Names given so far. */
let names = 0

/** One chDB session. Not for two statements at once: the caller takes turns. */
export class Connection {
  /**
   * `log_comment` of what it runs, by which it is found in system.processes: a name of its own, then the request's. It stays the
   * same from one statement to the next, for to set it is a statement more.
   */
  comment = ''
  #name = ++names
  readonly #options: ConnectionOptions
  #session: Session
  #database = 'default'
  /** What is set in the session now. */
  #settings = new Map<string, string>()
  readonly #parameterNames = new Set<string>()

  constructor(options: ConnectionOptions) {
    this.#options = options
    this.#session = openSession(options)
    execFileSync('mkfifo', ['-m', '600', options.pipe])
  }

  /** Text that makes a statement write its rows into the pipe. It has no semicolon and no comment in it. */
  outputClause(format: string): string {
    return ` INTO OUTFILE ${quote(this.#options.pipe)} TRUNCATE FORMAT ${format}`
  }

  /** Makes the session's settings those of the request. */
  async prepare(context: RunContext): Promise<void> {
    const own = context.settings['log_comment'] ?? ''
    this.comment = `v2x-${this.#name} ${own}`.trimEnd()
    const settings = { ...this.#options.baseSettings, ...context.settings }
    const wanted = new Map(Object.entries({ ...settings, log_comment: this.comment }))
    const changes: string[] = []
    for (const name of this.#settings.keys()) {
      if (!wanted.has(name)) changes.push(`${name} = DEFAULT`)
    }
    for (const [name, value] of wanted) {
      if (this.#settings.get(name) !== value) changes.push(`${name} = ${quote(value)}`)
    }
    for (const [name, value] of Object.entries(context.parameters)) {
      changes.push(`param_${name} = ${quote(value)}`)
      this.#parameterNames.add(name)
    }
    const statements: string[] = []
    if (context.database !== this.#database) statements.push(`USE ${quoteName(context.database)}`)
    if (changes.length > 0) statements.push(`SET ${changes.join(', ')}`)
    if (statements.length === 0) return
    try {
      await this.#session.queryAsync(statements.join('; '), { format: 'Null' })
    } catch (thrown) {
      this.renew()
      throw thrown
    }
    this.#settings = wanted
    this.#database = context.database
  }

  /** Runs one statement that returns little or nothing. */
  async run(sql: string, format = 'Null'): Promise<RunStatistics & { readonly body: Uint8Array }> {
    const result = await this.#session.queryAsync(sql, { format })
    return { ...statisticsOf(result), body: result.bytes() }
  }

  /**
   * Runs one statement with an output clause. `rows` ends when the statement does, also when it fails; it must be read to
   * its end or destroyed, or the statement waits.
   */
  runToPipe(sql: string): { readonly rows: Socket; readonly done: Promise<RunStatistics> } {
    const { pipe } = this.#options
    const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK)
    // Our own writer keeps the pipe open from before the statement begins until after it has ended.
    const writer = openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK)
    const rows = new Socket({ fd: reader, readable: true, writable: false })
    const done = this.#session
      .queryAsync(sql, { format: 'Null' })
      .then(statisticsOf)
      .finally(() => closeSync(writer))
    return { rows, done }
  }

  /** After a statement that failed: chDB keeps it, with what it held, until the connection runs another. */
  async release(): Promise<void> {
    await this.#session.queryAsync('SELECT 1', { format: 'Null' }).catch(() => this.renew())
  }

  /** After a statement that was asked to end: the next one must not be taken for it. */
  rename(): void {
    this.#name = ++names
  }

  /** After a statement that changed the session itself. */
  renew(): void {
    this.#session.close()
    this.#session = openSession(this.#options)
    this.#settings = new Map()
    this.#database = 'default'
    this.#parameterNames.clear()
  }

  get isWorn(): boolean {
    return this.#parameterNames.size > parameterNamesMax
  }

  close(): void {
    this.#session.close()
  }
}

function openSession({ path, args }: ConnectionOptions): Session {
  return new Session(path, { connectionArgs: [...args] })
}

function statisticsOf(result: {
  readonly rowsRead: number
  readonly bytesRead: number
  readonly elapsed: number
}): RunStatistics {
  return { rows: result.rowsRead, bytes: result.bytesRead, elapsedMs: result.elapsed * 1000 }
}

/** A string literal of ClickHouse's SQL. */
export function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

function quoteName(name: string): string {
  return `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``
}
