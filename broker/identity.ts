/**
 * Who a client is: a device (one id), a gateway (the ids it was granted), a service (the live picture, replays) or an
 * observer (reads only). Without users configured the MQTT user name says which.
 */
export const identityClasses = ['device', 'gateway', 'service', 'observer'] as const
export type IdentityClass = (typeof identityClasses)[number]

/** A broker for conformance suites: every topic and every client id is everybody's, but for one filter. */
export interface OpenTopics {
  readonly refusedFilter: string
}

export interface Identity {
  readonly class: IdentityClass
  /** Who sent what: the `publisher` of the journal. The user name, or the client id where there is none. */
  readonly publisher: string
  readonly clientId: string
  /** True where no users are configured: then one may also look at what goes on. */
  readonly isOpen: boolean
  /** Undefined where the zone's topic rules hold. */
  readonly openTopics?: OpenTopics
  /** Whether the messages of this device id are this client's to send. */
  mayUse(id: string): boolean
}

/** A client id: printable, no blank. Everything else would end up in logs and topics. */
const clientIdPattern = /^[\w.:/@+=-]{1,128}$/

export function isClientId(clientId: string): boolean {
  return clientIdPattern.test(clientId)
}

/** The identity of a client of an open broker: `gateway`, `gateway-NAME`, `service…`, `observer…`; else a device. */
export function openIdentity(
  clientId: string,
  userName: string | undefined,
  openTopics?: OpenTopics,
): Identity {
  const publisher = userName === undefined || userName === '' ? clientId : userName
  const named = /^(gateway|service|observer)(?:$|-)/.exec(userName ?? '')?.[1]
  const found = identityClasses.find((each) => each === named) ?? 'device'
  return {
    class: found,
    publisher,
    clientId,
    isOpen: true,
    ...(openTopics === undefined ? {} : { openTopics }),
    mayUse: found === 'gateway' ? () => true : (id) => found === 'device' && id === clientId,
  }
}

/** A user as the users file has it. */
export interface Account {
  readonly name: string
  readonly class: IdentityClass
  /** Device ids this user sends for; one may end in `*`. A device without any has its own name. */
  readonly ids: readonly string[]
}

/** The identity of an account on a connection; its client id must be its own (`closeness`). */
export function accountIdentity(clientId: string, account: Account): Identity {
  const exact = new Set(account.ids.filter((id) => !id.endsWith('*')))
  const prefixes = account.ids.filter((id) => id.endsWith('*')).map((id) => id.slice(0, -1))
  const isSender = account.class === 'device' || account.class === 'gateway'
  return {
    class: account.class,
    publisher: account.name,
    clientId,
    isOpen: false,
    mayUse: (id) => {
      // A device speaks for the one id it connected with, even where its account has several.
      if (account.class === 'device' && id !== clientId) return false
      return isSender && (exact.has(id) || prefixes.some((prefix) => id.startsWith(prefix)))
    },
  }
}

/**
 * How much a client id is an account's own; 0: not at all. Sessions and take-over go by client id: a device has its device id, any other
 * account its name, alone or followed by `-` and more. Where several accounts could use one (`bus` and `bus-line`), it is
 * the one's whose name or id says more of it: so nobody takes another's session or throws it out.
 */
export function closeness(clientId: string, account: Account): number {
  const own = account.class === 'device' ? account.ids : [account.name, `${account.name}-*`]
  const matches = own.map((id) => {
    if (id === clientId) return Infinity
    return id.endsWith('*') && clientId.startsWith(id.slice(0, -1)) ? id.length : 0
  })
  return Math.max(0, ...matches)
}
