/**
 * A program that is told to leave in the middle leaves nothing behind: what it started hears nothing of a signal that goes to it alone, and, in a
 * group of its own, nothing of Ctrl-C.
 */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** What is to be undone yet, in the order in which it was done. */
const steps = new Set<() => Promise<unknown>>()

/** Gives the step back, for the usual end: whoever is first does it, once, and whoever else asks waits for the same. */
export function undoAtEnd<T>(step: () => T | Promise<T>): () => Promise<T> {
  let undone: Promise<T> | undefined
  const undo = (): Promise<T> => {
    undone ??= Promise.resolve().then(step)
    return undone.finally(() => steps.delete(undo))
  }
  steps.add(undo)
  return undo
}

/** A process that has no end of its own to wait for. */
export function endTogether(child: ChildProcess): void {
  const end = undoAtEnd(async () => {
    if (child.kill()) await once(child, 'exit')
  })
  child.once('exit', () => void end())
}

/** For a program that does nothing else about SIGINT and SIGTERM: what is to be undone is, last first, before it leaves. */
export function endTidily(): void {
  for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143 })) {
    process.once(signal, () => void undoAll().then(() => process.exit(code)))
  }
}

/** Until nothing is left: the program goes on meanwhile, and may start more. */
async function undoAll(): Promise<void> {
  for (let [last] = [...steps].toReversed(); last !== undefined; [last] = [...steps].toReversed()) {
    await last().catch(() => undefined)
  }
}
