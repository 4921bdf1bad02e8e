/** What an HTTP request asks for: credentials, parameters, settings and formats, out of its address and headers. */
import { createHash, randomUUID, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { RunContext } from './chdb.ts'
import { exception } from './exception.ts'

export interface EngineRequest {
  /** Text of the `query` parameter. */
  readonly query: string
  readonly queryId: string
  readonly context: RunContext
  /** For statements that name none. */
  readonly defaultFormat: string
  /** Only reading is allowed: GET, or the setting `readonly`. */
  readonly readonly: boolean
  readonly gzip: boolean
  /** The revision of ClickHouse's protocol that the client understands in Native; 0: the plain form. */
  readonly nativeRevision: number
}

/** Parameters of the HTTP interface that are no settings of a statement. */
const ownParameters = new Set([
  ...['query', 'query_id', 'user', 'password', 'database', 'default_format', 'readonly'],
  ...['quota_key', 'stacktrace', 'buffer_size', 'wait_end_of_query', 'client_protocol_version'],
  ...['session_timeout', 'session_check', 'close_session', 'compress', 'decompress'],
  ...['enable_http_compression', 'http_zlib_compression_level', 'network_compression_method'],
  ...['send_progress_in_http_headers', 'http_headers_progress_interval_ms'],
  ...['add_http_cors_header', 'cancel_http_readonly_queries_on_client_close'],
])

export function parseRequest(request: IncomingMessage, url: URL): EngineRequest {
  const { searchParams } = url
  refuseWhatIsMissing(searchParams)
  const settings: Record<string, string> = {}
  const parameters: Record<string, string> = {}
  for (const [name, value] of searchParams) {
    if (name.startsWith('param_')) parameters[checkName(name.slice('param_'.length))] = value
    else if (!ownParameters.has(name)) settings[checkName(name)] = value
  }
  const readonly = Number(searchParams.get('readonly') ?? 0) > 0
  return {
    query: searchParams.get('query') ?? '',
    queryId:
      searchParams.get('query_id') || headerOf(request, 'x-clickhouse-query-id') || randomUUID(),
    context: {
      database:
        searchParams.get('database') || headerOf(request, 'x-clickhouse-database') || 'default',
      settings,
      parameters,
    },
    defaultFormat: checkFormat(
      searchParams.get('default_format') ||
        headerOf(request, 'x-clickhouse-format') ||
        'TabSeparated',
    ),
    readonly: readonly || request.method === 'GET' || request.method === 'HEAD',
    gzip:
      searchParams.get('enable_http_compression') === '1' &&
      /\bgzip\b/.test(headerOf(request, 'accept-encoding')),
    nativeRevision: Number(searchParams.get('client_protocol_version') ?? 0),
  }
}

/** Better refused than ignored: whoever asks for these relies on them. */
function refuseWhatIsMissing(parameters: URLSearchParams): void {
  const missing = ['session_id', 'role'].find((name) => parameters.has(name))
  const packed = ['compress', 'decompress'].find((name) => parameters.get(name) === '1')
  const name = missing ?? packed
  if (name === undefined) return
  throw exception('NOT_IMPLEMENTED', `The embedded engine has no '${name}' over HTTP.`)
}

/** Names go into SQL as they are. */
function checkName(name: string): string {
  if (/^[A-Za-z_]\w*$/.test(name)) return name
  throw exception('UNKNOWN_SETTING', `Unknown setting '${name}'.`)
}

/** As names do. */
function checkFormat(format: string): string {
  if (/^\w+$/.test(format)) return format
  throw exception('UNKNOWN_FORMAT', `Unknown format ${format}.`)
}

export interface Credentials {
  readonly user: string
  readonly password: string
}

/** Throws AUTHENTICATION_FAILED unless the request carries these credentials: by header, basic or parameter. */
export function authenticate(request: IncomingMessage, url: URL, wanted: Credentials): void {
  const given = credentialsOf(request, url)
  const matches = same(given.user, wanted.user) && same(given.password, wanted.password)
  if (matches) return
  throw exception(
    'AUTHENTICATION_FAILED',
    `${given.user}: Authentication failed: password is incorrect, or there is no user with such name.`,
  )
}

function credentialsOf(request: IncomingMessage, { searchParams }: URL): Credentials {
  const headerUser = headerOf(request, 'x-clickhouse-user')
  const headerKey = headerOf(request, 'x-clickhouse-key')
  const authorization = headerOf(request, 'authorization')
  const inParameters = searchParams.has('user') || searchParams.has('password')
  const ways = [headerUser !== '' || headerKey !== '', authorization !== '', inParameters]
  if (ways.filter(Boolean).length > 1) {
    throw exception(
      'AUTHENTICATION_FAILED',
      'Invalid authentication: it is not allowed to use several ways of authentication simultaneously',
    )
  }
  if (ways[0] === true) return { user: headerUser, password: headerKey }
  if (ways[1] === true) return basicCredentials(authorization)
  return {
    user: searchParams.get('user') ?? 'default',
    password: searchParams.get('password') ?? '',
  }
}

function basicCredentials(authorization: string): Credentials {
  const [scheme = '', encoded = ''] = authorization.split(' ')
  if (scheme.toLowerCase() !== 'basic') {
    throw exception(
      'AUTHENTICATION_FAILED',
      `Invalid authentication: '${scheme}' HTTP Authorization scheme is not supported`,
    )
  }
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  if (colon < 0) return { user: text, password: '' }
  return { user: text.slice(0, colon), password: text.slice(colon + 1) }
}

/** Compares in a time that tells nothing of where they differ. */
function same(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

function headerOf(request: IncomingMessage, name: string): string {
  const value = request.headers[name]
  return typeof value === 'string' ? value : ''
}
