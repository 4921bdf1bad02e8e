/** Keeps what a browser's tab has typed and waits for on the connect page, so that who reloads it, or comes back, does not begin anew. */

export interface KeptWait {
  readonly deviceId: string
  /** When the wait began, by this browser's clock: the server's may not have been known yet. */
  readonly begunMs: number
}

/** What was typed in place of what the page proposes; a field that was left empty proposes again. */
export interface KeptAddress {
  readonly host?: string
  readonly port?: string
}

export function keptWait(): KeptWait | undefined {
  const kept = read('v2x.connect') as KeptWait | null
  return typeof kept?.deviceId === 'string' ? kept : undefined
}

export function keepWait(wait: KeptWait): void {
  write('v2x.connect', wait)
}

export function keptAddress(): KeptAddress {
  const kept = Object.entries(read('v2x.connect.address') ?? {})
  return Object.fromEntries(kept.filter(([, text]) => typeof text === 'string' && text !== ''))
}

export function keepAddress(address: KeptAddress): void {
  write('v2x.connect.address', address)
}

function read(key: string): object | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as object | null
  } catch {
    return null
  }
}

function write(key: string, value: object): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value))
  } catch {
    // A browser that keeps nothing begins anew.
  }
}
