/** How much room the journal has, as the broker says: asked now and then, for it changes slowly. */
import { signal, type ReadonlySignal } from '@preact/signals'

export interface Room {
  readonly level: 'ample' | 'scarce' | 'full'
  readonly usedBytes: number
  readonly budgetBytes: number
}

const askEveryMs = 5_000
const known = signal<Room | undefined>(undefined)

/** Undefined where the broker has not said. */
export const room: ReadonlySignal<Room | undefined> = known

export function startRoom(baseUrl: string): void {
  const ask = (): void => void load(baseUrl)
  ask()
  setInterval(ask, askEveryMs)
}

async function load(baseUrl: string): Promise<void> {
  try {
    const response = await fetch(new URL('api/v1/health', baseUrl))
    const answer = (await response.json()) as { parts?: readonly { space?: Room }[] }
    known.value = answer.parts?.find(({ space }) => space !== undefined)?.space
  } catch {
    // A server that cannot be reached says so elsewhere on the page.
  }
}

/** Whole percent of the budget that are used, rounded down. A full journal stays full until 5 % are free again. */
export function usedPercent({ usedBytes, budgetBytes }: Room): string {
  const share = budgetBytes === 0 ? 1 : Math.min(1, usedBytes / budgetBytes)
  return String(Math.floor(share * 100))
}
