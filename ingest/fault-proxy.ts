/** For tests: a proxy between ingest and the store that decides what becomes of each insert, and of its answer. */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export type Verdict =
  | 'pass'
  /** The connection is reset: before the store has the insert, or once it has answered. */
  | 'cut before'
  | 'cut after'
  /** Status 500, of somebody who is not the store. */
  | 'fail before'
  | 'fail after'
  /** Nothing is answered, ever. */
  | 'hang before'
  | 'hang after'
  /** Status 200 of a store that had begun its answer, with an exception in the header or behind it; nothing is stored. */
  | 'exception in header'
  | 'exception in body'
  /** The store may use no memory for it. */
  | 'starve'

const timedOut = 'Code: 159. DB::Exception: Timeout exceeded. (TIMEOUT_EXCEEDED)\n'

/** Its URL. `judge` is told the table; while the way is not open, every request is cut off. */
export async function startFaultProxy(
  port: number,
  judge: (table: string) => Verdict,
  isOpen: () => boolean = () => true,
): Promise<string> {
  const server = createServer((incoming, answer) => {
    if (isOpen()) void forward({ port, judge }, incoming, answer)
    else incoming.socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function forward(
  { port, judge }: { readonly port: number; readonly judge: (table: string) => Verdict },
  incoming: IncomingMessage,
  answer: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const url = new URL(incoming.url ?? '/', 'http://x')
  const table = /^INSERT INTO `v2x`\.`(\w+)`/.exec(url.searchParams.get('query') ?? '')?.[1]
  const verdict = table === undefined ? 'pass' : judge(table)
  if (!isForwarded(verdict)) return spoil(verdict, incoming, answer)
  if (verdict === 'starve') url.searchParams.set('max_memory_usage', '1')
  const { method, headers } = incoming
  const path = `${url.pathname}${url.search}`
  const onward = request({ port, host: '127.0.0.1', method, path, headers }, (reply) => {
    if (verdict === 'pass' || verdict === 'starve') {
      answer.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.pipe(answer)
      return
    }
    // The store has answered, so it has the rows; ingest never hears of it.
    reply.resume().on('end', () => spoil(verdict, incoming, answer))
  })
  onward.on('error', () => incoming.socket.destroy())
  onward.end(Buffer.concat(chunks))
}

function isForwarded(verdict: Verdict): boolean {
  return !verdict.endsWith(' before') && !verdict.startsWith('exception')
}

function spoil(verdict: Verdict, { socket }: IncomingMessage, answer: ServerResponse): void {
  if (verdict.startsWith('cut')) socket.destroy()
  if (verdict.startsWith('fail')) answer.writeHead(500).end('out of sorts')
  if (verdict === 'exception in body') answer.writeHead(200).end(timedOut)
  if (verdict === 'exception in header') {
    answer.writeHead(200, { 'X-ClickHouse-Exception-Code': '159' }).end(timedOut)
  }
}
