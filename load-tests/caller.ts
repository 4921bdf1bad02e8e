/** What `npm run load` gives its commands: a way to tell how far they are, and to know that they were interrupted. */
export interface Caller {
  readonly say: (line: string) => void
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
}

/** What fails because it was interrupted is no error: whoever interrupted it knows. */
export async function unlessInterrupted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  try {
    await work
  } catch (thrown) {
    if (!signal.aborted) throw thrown
  }
}
