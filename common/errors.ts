/**
 * Errors with a code. Operating errors carry a code, a cause and a sentence of the form
 * "cannot <verb> <object>: <cause>; <what to do>"; programmer mistakes are asserted instead and crash.
 */
export class V2xError extends Error {
  readonly code: string

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
    this.code = code
  }
}

/** What was asked for cannot be meant: a command that throws it exits with 2. */
export class UsageError extends V2xError {}

/** The text of anything that was thrown, for a message that names its cause. */
export function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown)
  if (thrown.message !== '') return thrown.message
  // An AggregateError of a dual-stack connect has an empty message; its parts say what happened.
  if (thrown instanceof AggregateError) return thrown.errors.map(reasonOf).join(', ')
  return codeOf(thrown) ?? thrown.name
}

/** The `code` of a Node or V2X error, or undefined. */
export function codeOf(thrown: unknown): string | undefined {
  if (typeof thrown !== 'object' || thrown === null || !('code' in thrown)) return undefined
  return typeof thrown.code === 'string' ? thrown.code : undefined
}

/** Where somebody was to listen, and which settings say so. */
export interface ListenPlace {
  readonly host: string
  readonly port: number
  readonly settings: { readonly host: string; readonly port: string }
}

/** Says of what could not be opened ("cannot <what> on …") which setting leads on. */
export function listenError(
  code: `${string}_LISTEN`,
  what: string,
  place: ListenPlace,
  thrown: unknown,
): V2xError {
  const { host, port } = place
  return new V2xError(
    code,
    `cannot ${what} on ${host} port ${port}: ${reasonOf(thrown)}; ${listenAdvice(place, thrown)}`,
    { cause: thrown },
  )
}

function listenAdvice({ settings }: ListenPlace, thrown: unknown): string {
  const code = codeOf(thrown) ?? ''
  if (code === 'EADDRINUSE') {
    return `another zone may be running: stop what listens there, or set ${settings.port}`
  }
  if (['EACCES', 'EPERM'].includes(code)) {
    return `set ${settings.port} to 1024 or above, or let this user open lower ports (CAP_NET_BIND_SERVICE)`
  }
  if (['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EAI_AGAIN', 'ENOTFOUND'].includes(code)) {
    return `set ${settings.host} to an address of this machine, without a port`
  }
  return `look at ${settings.host} and ${settings.port}`
}
