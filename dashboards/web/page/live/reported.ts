/** What the parts of the zone say of themselves, asked now and then: which is not ready, and the journal's room. */
import { signal, type ReadonlySignal } from '@preact/signals'

export interface Room {
  readonly level: 'ample' | 'scarce' | 'full'
  readonly usedBytes: number
  readonly budgetBytes: number
}

/** A part that is not ready, and what it says of that. */
export interface Unready {
  readonly name: string
  readonly why: string
}

interface Answer {
  readonly mqttPort?: number
  readonly parts?: readonly {
    readonly name: string
    readonly ready: boolean
    readonly checks: Readonly<Record<string, boolean | string>>
    readonly space?: Room
  }[]
}

const askEveryMs = 5_000
const knownRoom = signal<Room | undefined>(undefined)
const knownUnready = signal<readonly Unready[]>([])
const knownMqttPort = signal<number | undefined>(undefined)

/** Undefined where the broker has not said. */
export const room: ReadonlySignal<Room | undefined> = knownRoom
export const unready: ReadonlySignal<readonly Unready[]> = knownUnready
/** Where devices reach the broker; undefined where the server does not know. */
export const mqttPort: ReadonlySignal<number | undefined> = knownMqttPort

export function startReports(baseUrl: string): void {
  const ask = (): void => void load(baseUrl)
  ask()
  setInterval(ask, askEveryMs)
}

async function load(baseUrl: string): Promise<void> {
  try {
    const response = await fetch(new URL('api/v1/health', baseUrl))
    take((await response.json()) as Answer)
  } catch {
    // A server that cannot be reached says so elsewhere on the page.
    knownUnready.value = []
  }
}

function take({ parts = [], mqttPort }: Answer): void {
  knownRoom.value = parts.find(({ space }) => space !== undefined)?.space
  knownMqttPort.value = mqttPort
  knownUnready.value = unreadyOf(parts)
}

/** Dashboards, which answers, is named only where it alone misses something. */
export function unreadyOf(parts: NonNullable<Answer['parts']>): Unready[] {
  const unready = parts
    .filter(({ ready }) => !ready)
    .map(({ name, checks }) => ({
      name,
      why: Object.values(checks)
        .filter((check) => typeof check === 'string')
        .join('; '),
    }))
  const others = unready.filter(({ name }) => name !== 'dashboards')
  return others.length === 0 ? unready : others
}

/** Whole percent of the budget that are used, rounded down. A full journal stays full until 5 % are free again. */
export function usedPercent({ usedBytes, budgetBytes }: Room): string {
  const share = budgetBytes === 0 ? 1 : Math.min(1, usedBytes / budgetBytes)
  return String(Math.floor(share * 100))
}
