/**
 * At which addresses the web pages are this zone's. A page of elsewhere must not read the zone through its visitor's browser: neither as
 * what its Origin says it is, nor by a name of its own that it leads to this machine (DNS rebinding).
 */
import { isIP } from 'node:net'
import { V2xError } from '../../common/errors.ts'
import { isLoopback } from '../../store/config.ts'

export class OwnAddresses {
  readonly #origins: ReadonlySet<string>
  readonly #names: ReadonlySet<string>
  /** Beyond loopback the machine has names that nobody has told us. */
  readonly #takesAnyName: boolean

  /** `origins` are those a proxy serves the pages at, with commas between. Throws V2xError `DASHBOARDS_ORIGINS`. */
  constructor(listensOn: string, origins: string) {
    const given = origins.split(',').map((origin) => origin.trim())
    const urls = given.filter((origin) => origin !== '').map(ownOrigin)
    this.#origins = new Set(urls.map(({ origin }) => origin))
    this.#names = new Set(urls.map(({ hostname }) => hostname))
    this.#takesAnyName = !isLoopback(listensOn)
  }

  /** Whether a request may name this host. A browser always names one. */
  hasHost(host: string | undefined): boolean {
    if (host === undefined || this.#takesAnyName) return true
    const url = webUrl(`http://${host}`)
    return url !== undefined && (isAddress(url) || this.#names.has(url.hostname))
  }

  /** Whether a page of this origin is ours, of a request that names `host`. */
  hasOrigin(origin: string, host: string | undefined): boolean {
    const page = webUrl(origin)
    if (page === undefined) return false
    if (this.#origins.has(page.origin)) return true
    // Where its origins are known, another scheme or port of the same name is another site; this machine's own addresses stay.
    if (this.#origins.size > 0 && !isAddress(page)) return false
    // A proxy may write out the port that the scheme has anyway, as no browser does.
    return webUrl(`${page.protocol}//${host ?? ''}`)?.host === page.host
  }
}

function ownOrigin(text: string): URL {
  const url = webUrl(text)
  if (url !== undefined && url.href === `${url.origin}/`) return url
  throw new V2xError(
    'DASHBOARDS_ORIGINS',
    `cannot serve the web pages at '${text}': V2X_DASHBOARDS_ORIGINS takes origins as https://zone.example:8443, with commas between`,
  )
}

/** Undefined for what no web page has, such as `null` and `file://`. */
function webUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  return ['http:', 'https:'].includes(url.protocol) ? url : undefined
}

/** What no foreign name server can lead elsewhere. */
function isAddress({ hostname }: URL): boolean {
  const name = hostname.replace(/^\[|\]$/g, '')
  return isLoopback(name) || isIP(name) !== 0
}
