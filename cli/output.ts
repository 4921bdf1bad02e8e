/** What commands print: a progress line on a terminal, the result on stdout. */

/** A line on stderr that is rewritten in place; silent where stderr is no terminal. */
export class ProgressLine {
  readonly #enabled: boolean
  #writtenMs = 0

  constructor(enabled = process.stderr.isTTY) {
    this.#enabled = enabled
  }

  /** At most ten times a second. */
  show(text: string): void {
    const nowMs = performance.now()
    if (!this.#enabled || nowMs - this.#writtenMs < 100) return
    this.#writtenMs = nowMs
    process.stderr.write(`\r\u001B[K${text}`)
  }

  clear(): void {
    if (this.#enabled && this.#writtenMs > 0) process.stderr.write('\r\u001B[K')
  }
}

/** The result: one JSON object on the last line with --json, else a line for each value. */
export function printResult(result: object, json: boolean | undefined): void {
  if (json === true) {
    process.stdout.write(`${JSON.stringify(result)}\n`)
    return
  }
  const entries = Object.entries(result)
  const width = Math.max(...entries.map(([name]) => name.length))
  for (const [name, value] of entries) {
    process.stdout.write(`${name.padEnd(width)}  ${String(value)}\n`)
  }
}

/** What a program leaves with that was told to by Ctrl-C. */
export const interruptedCode = 130

/** Aborted by the first Ctrl-C; the command then finishes what it must and leaves with 130. */
export function interruptible(): AbortSignal {
  const controller = new AbortController()
  process.once('SIGINT', () => {
    process.exitCode = interruptedCode
    controller.abort()
    process.once('SIGINT', () => process.exit(interruptedCode))
  })
  return controller.signal
}
