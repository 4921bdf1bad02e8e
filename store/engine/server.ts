/** ClickHouse's HTTP interface: takes a request apart, lets the executor run its statement, sends what comes of it. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Log } from '../../common/log.ts'
import { reasonOf } from '../../common/errors.ts'
import { isLoopback, isLoopbackUrl, reachedAt } from '../config.ts'
import { isHandedOver } from '../hand-over.ts'
import { Answer, insertSummary, readSummary, type ServerIdentity } from './answer.ts'
import { readBody, statementBytesMax, type Body, type Spool } from './body.ts'
import { quote, type RunStatistics } from './chdb.ts'
import { ClickHouseException, exception } from './exception.ts'
import type { Executor } from './executor.ts'
import type { Lives } from './lives.ts'
import { NativeReframer } from './native-revision.ts'
import { authenticate, parseRequest, type Credentials, type EngineRequest } from './request.ts'
import { parseStatement, type Statement } from './statement.ts'
import {
  handedOverTotal,
  requestSeconds,
  requestsTotal,
  rowsInsertedTotal,
  rowsReadTotal,
} from './store-metrics.ts'

export interface HandlerOptions {
  readonly executor: Executor
  readonly spool: Spool
  readonly credentials: Credentials
  /** Where it listens. */
  readonly host: string
  readonly identity: ServerIdentity
  readonly log: Log
  readonly lives: Lives
}

/** One request with all that its handling needs. */
interface Job {
  readonly request: EngineRequest
  readonly statement: Statement
  readonly body: Body
  /** The statement's text, one character a byte; its first `queryBytes` come from the address. */
  readonly text: string
  readonly answer: Answer
  readonly signal: AbortSignal
}

/** Answers every request; never throws. */
export async function handle(
  options: HandlerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answer = new Answer(response, options.identity)
  const life = options.lives.begin()
  let gone = false
  response.once('close', () => {
    gone = !response.writableFinished
    if (gone) life.abort(new Error('the client is gone'))
  })
  const began = performance.now()
  let kind = 'none'
  try {
    const url = new URL(request.url ?? '/', 'http://engine')
    if (answerProbe(url, response)) return
    refuseForeignPages(request, options)
    authenticate(request, url, options.credentials)
    const job = await readJob(request, url, answer, life.signal)
    if (job === undefined) return void response.end('Ok.\n')
    kind = job.statement.kind
    check(job)
    await run(options, job)
  } catch (thrown) {
    fail(options, { response, answer, gone, thrown })
  } finally {
    options.lives.over(life)
    requestsTotal.inc({ kind, status: String(answer.status) })
    requestSeconds.observe((performance.now() - began) / 1000)
  }
}

function fail(
  { log }: HandlerOptions,
  how: { response: ServerResponse; answer: Answer; gone: boolean; thrown: unknown },
): void {
  if (how.gone) {
    log.debug(`a client left before its answer was complete: ${reasonOf(how.thrown)}`)
    how.response.destroy()
  } else if (how.thrown instanceof ClickHouseException) {
    how.answer.fail(how.thrown)
  } else {
    log.error({ err: how.thrown }, 'a request failed in a way that ClickHouse does not know')
    how.response.destroy()
  }
}

/** True when the address is one of those that need no statement. */
function answerProbe(url: URL, response: ServerResponse): boolean {
  if (url.pathname === '/ping' || url.pathname === '/replicas_status') {
    response.setHeader('Content-Type', 'text/html; charset=UTF-8')
    response.end('Ok.\n')
    return true
  }
  if (url.pathname === '/') return false
  response.statusCode = 404
  response.setHeader('Content-Type', 'text/plain; charset=UTF-8')
  response.end(`There is no handle ${url.pathname}\n\nUse / or /ping for health checks.\n`)
  return true
}

/**
 * A web page of elsewhere must not reach an engine that asks for no password, through its visitor's browser. Not by a form or a picture:
 * browsers name the page, or tell at least that it is another's. Nor by a name of its own that leads to this machine.
 */
function refuseForeignPages(
  { headers }: IncomingMessage,
  { credentials, host: own }: HandlerOptions,
): void {
  const { origin, host = reachedAt(own) } = headers
  const site = headers['sec-fetch-site'] ?? 'none'
  const isOwn = origin === undefined || origin === `http://${host}`
  if (!isOwn || !['none', 'same-origin'].includes(site)) {
    throw exception('ACCESS_DENIED', `The embedded engine serves no page of ${origin ?? site}.`)
  }
  if (credentials.password !== '' || !isLoopback(own) || isLoopbackUrl(`http://${host}`)) return
  throw exception(
    'ACCESS_DENIED',
    `The embedded engine has no password, and answers to addresses of loopback alone, not to ${host}.`,
  )
}

async function readJob(
  incoming: IncomingMessage,
  url: URL,
  answer: Answer,
  signal: AbortSignal,
): Promise<Job | undefined> {
  const request = parseRequest(incoming, url)
  answer.describe(request)
  if (incoming.headers['content-type']?.startsWith('multipart/') === true) {
    throw exception('NOT_IMPLEMENTED', 'The embedded engine takes no external tables.')
  }
  const own = Buffer.from(request.query === '' ? '' : `${request.query}\n`, 'utf8')
  const body = await readBody(incoming)
  const text = Buffer.concat([own, body.head]).toString('latin1')
  const statement = parseStatement(text)
  if (statement === undefined) {
    if (incoming.method === 'GET' || incoming.method === 'HEAD') return undefined
    throw exception(
      'SYNTAX_ERROR',
      'Syntax error: failed at position 1 (end of query): Empty query.',
    )
  }
  return { request, statement, body, text, answer, signal }
}

const refusals = {
  outfile: () => exception('INTO_OUTFILE_NOT_ALLOWED', 'INTO OUTFILE is not allowed.'),
  infile: () =>
    exception('UNKNOWN_TYPE_OF_QUERY', 'Query has infile and was send directly to server.'),
  input: () => exception('NOT_IMPLEMENTED', 'The embedded engine has no function input().'),
  multiple: () => exception('SYNTAX_ERROR', 'Syntax error (Multi-statements are not allowed).'),
}

function check(job: Job): void {
  const { statement, request, body, text } = job
  const { kind, refusal } = statement
  if (refusal !== undefined && !takesHandedOver(job)) throw refusals[refusal]()
  if (request.readonly && kind !== 'read') {
    throw exception(
      'READONLY',
      'Cannot execute query in readonly mode. For queries over HTTP, method GET implies readonly. You should use method POST for modifying queries.',
    )
  }
  const isCut = body.rest !== undefined && kind !== 'data'
  if (isCut || (kind !== 'data' && text.length > statementBytesMax)) {
    throw exception(
      'SYNTAX_ERROR',
      `Syntax error: Max query size exceeded (can be increased with the 'max_query_size' setting): ${statementBytesMax} bytes.`,
    )
  }
  for (const name of statement.placeholders) {
    if (request.context.parameters[name] !== undefined) continue
    throw exception('UNKNOWN_QUERY_PARAMETER', `Substitution \`${name}\` is not set.`)
  }
}

/** INSERT … FROM INFILE of a file that was handed over, and nothing behind it. */
function takesHandedOver({ statement, body, text }: Job): boolean {
  const { infile, refusal, dataAt } = statement
  const isAlone =
    body.rest === undefined && !statement.head.includes(';') && text.slice(dataAt).trim() === ''
  return refusal === 'infile' && infile !== undefined && isAlone && isHandedOver(infile)
}

async function run(options: HandlerOptions, job: Job): Promise<void> {
  const { statement, request, answer, signal } = job
  const { executor } = options
  const { context } = request
  if (statement.kind === 'read') {
    const format = statement.format ?? request.defaultFormat
    answer.format(format)
    const write = writerOf(format, request.nativeRevision, answer)
    const statistics = await executor.read({
      head: utf8(statement.head),
      tail: utf8(statement.tail),
      format,
      context,
      isReadOnly: request.readonly,
      signal,
      summarize: (done) => answer.summarize(readSummary(done)),
      write,
    })
    rowsReadTotal.inc(statistics.rows)
    answer.end()
    return
  }
  if (statement.kind === 'data') {
    await runInsert(options, job)
    return
  }
  const change = {
    sql: utf8(`${statement.head}${statement.tail === '' ? '' : ` ${statement.tail}`}`),
    context,
    changesSession: statement.changesSession,
    signal,
    added: [],
  }
  const done =
    statement.kind === 'quick' ? await executor.change(change) : await executor.work(change)
  answer.summarize(readSummary(done))
  answer.end()
}

/** Rows go out as the engine wrote them, but for Native in a later revision. */
function writerOf(
  format: string,
  nativeRevision: number,
  answer: Answer,
): (rows: Uint8Array) => Promise<void> {
  if (format !== 'Native' || !(nativeRevision > 0)) return (rows) => answer.write(rows)
  const reframer = new NativeReframer(nativeRevision)
  return async (rows) => {
    for (const piece of reframer.push(rows)) await answer.write(piece)
  }
}

/**
 * The data goes into a file first, unless it was handed over in one; the engine takes it from there. Rows of a short
 * INSERT … VALUES stay in the statement.
 */
async function runInsert({ executor, spool }: HandlerOptions, job: Job): Promise<void> {
  const { statement, body, text, answer } = job
  const data = text.slice(statement.dataAt)
  const insert = (sql: string, added: readonly string[]): Promise<RunStatistics> =>
    executor.change({
      sql,
      context: job.request.context,
      changesSession: false,
      signal: job.signal,
      added,
    })
  const spooled = (): Promise<RunStatistics> =>
    spool.with(Buffer.from(data, 'latin1'), body.rest, (path) => {
      const { head, infileAt, format } = statement
      const clause = ` FROM INFILE ${quote(path)} COMPRESSION 'none' `
      const [before, behind] = [head.slice(0, infileAt), head.slice(infileAt)]
      return insert(`${utf8(before)}${clause}${utf8(behind)} FORMAT ${format}`, [clause])
    })
  let sql: string | undefined
  if (statement.infile !== undefined) sql = `${statement.head} FORMAT ${statement.format}`
  else if (statement.isValues && body.rest === undefined) sql = `${statement.head}VALUES${data}`
  const statistics = sql === undefined ? await spooled() : await insert(utf8(sql), [])
  if (statement.infile !== undefined) handedOverTotal.inc()
  rowsInsertedTotal.inc(statistics.rows)
  answer.summarize(insertSummary(statistics))
  answer.end()
}

function utf8(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
