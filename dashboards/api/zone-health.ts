/** Whether every part of the zone is ready: each one's own /readyz, the store, and the live picture. */
import { UsageError, reasonOf } from '../../common/errors.ts'
import { spaceLevels, type Space } from '../../store/journal/space.ts'

const askTimeoutMs = 2_000
/** Answers are used again for so long: probes and browsers ask more often than it changes. */
const answerKeptMs = 500

/** How much room the journal has. */
type PartSpace = Pick<Space, 'level' | 'usedBytes' | 'budgetBytes'>

export interface PartHealth {
  readonly name: string
  readonly ready: boolean
  /** What the part waits for, by name: true, or why not. */
  readonly checks: Readonly<Record<string, true | string>>
  /** Only of the part that writes the journal. */
  readonly space?: PartSpace
}

export interface WatchedPart {
  readonly name: string
  readonly url: string
}

/** Reads `name=url,name=url`; a URL without a path means its /readyz. Throws UsageError `CONFIG_INVALID` where an entry is no such pair. */
export function watchedParts(text: string): WatchedPart[] {
  const entries = text.split(',').map((entry) => entry.trim())
  return entries
    .filter((entry) => entry !== '')
    .map((entry) => {
      const at = entry.indexOf('=')
      const url = entry.slice(at + 1)
      if (at <= 0 || !URL.canParse(url)) {
        throw new UsageError(
          'CONFIG_INVALID',
          `V2X_DASHBOARDS_WATCH has '${entry}'; it takes name=url with commas between`,
        )
      }
      const address = new URL(url)
      if (address.pathname === '/') address.pathname = '/readyz'
      return { name: entry.slice(0, at), url: address.href }
    })
}

export class ZoneHealth {
  readonly #parts: readonly WatchedPart[]
  readonly #own: () => Promise<Readonly<Record<string, true | string>>>
  #answer: Promise<PartHealth[]> | undefined

  constructor(
    parts: readonly WatchedPart[],
    own: () => Promise<Readonly<Record<string, true | string>>>,
  ) {
    this.#parts = parts
    this.#own = own
  }

  /** Each watched part, and dashboards itself last. */
  ask(): Promise<PartHealth[]> {
    if (this.#answer !== undefined) return this.#answer
    this.#answer = Promise.all([...this.#parts.map(askPart), this.#askSelf()])
    setTimeout(() => (this.#answer = undefined), answerKeptMs).unref()
    return this.#answer
  }

  async #askSelf(): Promise<PartHealth> {
    const checks = await this.#own()
    return { name: 'dashboards', ready: isReady(checks), checks }
  }
}

function isReady(checks: Readonly<Record<string, true | string>>): boolean {
  return Object.values(checks).every((check) => check === true)
}

async function askPart({ name, url }: WatchedPart): Promise<PartHealth> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(askTimeoutMs) })
    const body: unknown = await response.json()
    const space = spaceOf(body)
    const health = { name, ready: response.ok, checks: checksOf(body) }
    return space === undefined ? health : { ...health, space }
  } catch (thrown) {
    const cause = thrown instanceof Error && thrown.cause !== undefined ? thrown.cause : thrown
    return { name, ready: false, checks: { reachable: `no answer: ${reasonOf(cause)}` } }
  }
}

function spaceOf(body: unknown): PartSpace | undefined {
  const { space } = (body ?? {}) as { space?: Partial<PartSpace> | null }
  const { level, usedBytes, budgetBytes } = space ?? {}
  const isLevel = spaceLevels.some((known) => known === level)
  if (!isLevel || !Number.isFinite(usedBytes) || !Number.isFinite(budgetBytes)) return undefined
  return { level: level!, usedBytes: usedBytes!, budgetBytes: budgetBytes! }
}

function checksOf(body: unknown): Record<string, true | string> {
  if (typeof body !== 'object' || body === null || !('checks' in body)) return {}
  const { checks } = body
  if (typeof checks !== 'object' || checks === null) return {}
  const entries = Object.entries(checks as Record<string, unknown>)
  return Object.fromEntries(
    entries.map(([name, check]) => [name, check === true ? true : String(check)]),
  )
}
