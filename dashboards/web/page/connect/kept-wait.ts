/** Keeps what a browser's tab waits for on the connect page, so that who reloads it, or comes back, does not begin anew. */
const storageKey = 'v2x.connect'

export interface KeptWait {
  readonly deviceId: string
  /** When the wait began, by this browser's clock: the server's may not have been known yet. */
  readonly begunMs: number
}

export function keptWait(): KeptWait | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') as KeptWait | null
    return typeof kept?.deviceId === 'string' ? kept : undefined
  } catch {
    return undefined
  }
}

export function keepWait(wait: KeptWait): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(wait))
  } catch {
    // A browser that keeps nothing begins anew.
  }
}
