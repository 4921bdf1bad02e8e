/** Which replays the server knows: asked now and then, since one may begin while the page is open. */
import { signal, type ReadonlySignal } from '@preact/signals'

export interface Replay {
  readonly replayId: string
  readonly running: boolean
}

const askEveryMs = 15_000
const known = signal<readonly Replay[] | undefined>(undefined)

/** Undefined as long as the server has not said. */
export const replays: ReadonlySignal<readonly Replay[] | undefined> = known

export function startReplays(baseUrl: string): void {
  const ask = (): void => void load(baseUrl)
  ask()
  setInterval(ask, askEveryMs)
}

/** Of one replay: `unknown` where the server has not said, `missing` where it knows of none by that id. */
export function replayState(
  replayId: string,
  list: readonly Replay[] | undefined,
): 'unknown' | 'missing' | 'running' | 'ended' {
  if (list === undefined) return 'unknown'
  const replay = list.find((listed) => listed.replayId === replayId)
  if (replay === undefined) return 'missing'
  return replay.running ? 'running' : 'ended'
}

async function load(baseUrl: string): Promise<void> {
  try {
    const response = await fetch(new URL('api/v1/replays', baseUrl))
    if (!response.ok) return
    const answer = (await response.json()) as { replays?: readonly Replay[] }
    known.value = answer.replays ?? []
  } catch {
    // A server that cannot be reached says so elsewhere on the page.
  }
}
