/** An answer as ClickHouse's HTTP interface gives it: headers, rows as they come, exceptions before and amid the rows. */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { Writable } from 'node:stream'
import { createGzip } from 'node:zlib'
import type { RunStatistics } from './chdb.ts'
import { exceptionBody, httpStatusOf, type ClickHouseException } from './exception.ts'
import { contentTypeOf } from './formats.ts'

export interface ServerIdentity {
  /** ClickHouse's version. */
  readonly version: string
  /** Host name. */
  readonly name: string
}

/** A client that takes nothing for so long is cut off: it may hold the heavy place. */
const stallMs = 60_000
const gzipLevel = 3

export class Answer {
  readonly #response: ServerResponse
  readonly #identity: ServerIdentity
  readonly #exceptionTag = randomBytes(8).toString('hex')
  #gzip = false
  #out: Writable | undefined

  constructor(response: ServerResponse, identity: ServerIdentity) {
    this.#response = response
    this.#identity = identity
    response.setHeader('X-ClickHouse-Server-Display-Name', identity.name)
  }

  /** What is known of the request: its id, and whether its answer may be packed. */
  describe({ queryId, gzip }: { readonly queryId: string; readonly gzip: boolean }): void {
    this.#response.setHeader('X-ClickHouse-Query-Id', printable(queryId))
    this.#response.setHeader('X-ClickHouse-Timezone', 'UTC')
    this.#gzip = gzip
  }

  format(format: string): void {
    this.#response.setHeader('X-ClickHouse-Format', format)
    this.#response.setHeader('Content-Type', contentTypeOf(format))
  }

  get status(): number {
    return this.#response.statusCode
  }

  /** Sends rows; resolves when the client can take more. Throws when it has taken nothing for long. */
  async write(rows: Uint8Array): Promise<void> {
    const out = this.#begin()
    if (out.write(rows)) return
    const waiting = new AbortController()
    const timer = setTimeout(() => waiting.abort(), stallMs)
    const response = this.#response
    const onClose = (): void => waiting.abort()
    response.once('close', onClose)
    try {
      await once(out, 'drain', { signal: waiting.signal })
    } catch (thrown) {
      response.destroy()
      throw new Error('the client takes no more rows', { cause: thrown })
    } finally {
      clearTimeout(timer)
      response.off('close', onClose)
    }
  }

  /** Goes into a header: so only into answers whose rows have not begun to go out. */
  summarize(summary: Readonly<Record<string, number>>): void {
    if (this.#out === undefined) {
      this.#response.setHeader('X-ClickHouse-Summary', summaryHeader(summary))
    }
  }

  end(): void {
    this.#begin().end()
  }

  fail(thrown: ClickHouseException): void {
    const body = exceptionBody(thrown, this.#identity.version)
    const response = this.#response
    if (response.headersSent) {
      this.#failAmidRows(body)
      return
    }
    response.removeHeader('Content-Encoding')
    response.removeHeader('X-ClickHouse-Format')
    response.setHeader('X-ClickHouse-Exception-Code', thrown.exceptionCode)
    response.setHeader('Content-Type', 'text/plain; charset=UTF-8')
    response.statusCode = httpStatusOf(thrown.exceptionCode)
    response.end(body)
  }

  /** Headers are gone: the text goes behind the rows, marked by the tag; then the connection breaks, for whoever reads no tag. */
  #failAmidRows(body: string): void {
    const response = this.#response
    const bytes = Buffer.byteLength(body)
    const tag = this.#exceptionTag
    const text = `\r\n__exception__\r\n${tag}\r\n${body}${bytes} ${tag}\r\n__exception__\r\n`
    const out = this.#begin()
    const breakOff = (): void => {
      // Node ends a chunked body politely; only a cut connection says that rows are missing.
      setImmediate(() => response.destroy())
    }
    if (out === response) out.write(text, breakOff)
    else {
      out.on('end', () => breakOff())
      out.end(text)
    }
  }

  #begin(): Writable {
    if (this.#out !== undefined) return this.#out
    const response = this.#response
    response.setHeader('X-ClickHouse-Exception-Tag', this.#exceptionTag)
    if (!this.#gzip) {
      this.#out = response
      return response
    }
    response.setHeader('Content-Encoding', 'gzip')
    const packer = createGzip({ level: gzipLevel })
    packer.pipe(response)
    response.once('close', () => packer.destroy())
    this.#out = packer
    return packer
  }
}

export function readSummary({ rows, bytes, elapsedMs }: RunStatistics): Record<string, number> {
  return { read_rows: rows, read_bytes: bytes, elapsed_ns: Math.round(elapsedMs * 1e6) }
}

export function insertSummary(statistics: RunStatistics): Record<string, number> {
  const { rows, bytes } = statistics
  return { ...readSummary(statistics), written_rows: rows, written_bytes: bytes, result_rows: rows }
}

/** Numbers as strings, all fields there, as ClickHouse sends them. */
function summaryHeader(summary: Readonly<Record<string, number>>): string {
  const fields = {
    ...{ read_rows: 0, read_bytes: 0, written_rows: 0, written_bytes: 0, total_rows_to_read: 0 },
    ...{ result_rows: 0, result_bytes: 0, elapsed_ns: 0 },
    ...summary,
  }
  return JSON.stringify(
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)])),
  )
}

/** Header values hold visible ASCII only. */
function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 200)
}
