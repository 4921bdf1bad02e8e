/** TCP proxies that are bad lines, made to be noticed: one holds every byte back, in both directions or in one; one stalls. */
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface Proxy {
  readonly port: number
  stop(): Promise<void>
}

export interface ProxyTarget {
  readonly host: string
  readonly port: number
}

/** Forwards 127.0.0.1:`port` to `target`, each chunk `thereMs` later than it came, and each answer `backMs`. */
export function startDelayProxy(
  target: ProxyTarget,
  thereMs: number,
  backMs = thereMs,
): Promise<Proxy> {
  return startProxy(target, (client, upstream) => {
    for (const [from, to, delayMs] of [
      [client, upstream, thereMs],
      [upstream, client, backMs],
    ] as const) {
      // Timers of one length fire in the order in which they were set: the bytes keep theirs.
      from.on('data', (chunk) => setTimeout(() => to.writable && to.write(chunk), delayMs))
      from.on('end', () => setTimeout(() => to.end(), delayMs))
    }
  })
}

/**
 * Forwards all that goes to `target`, and of what comes back about `bytes`: then it reads no more, and the target's buffers fill. `cutAfterMs`
 * later it cuts the connection, for over such a line nobody can say goodbye.
 */
export function startStallingProxy(
  target: ProxyTarget,
  bytes: number,
  cutAfterMs: number,
): Promise<Proxy> {
  return startProxy(target, (client, upstream) => {
    let left = bytes
    client.pipe(upstream)
    upstream.on('data', (chunk) => {
      client.write(chunk)
      left -= chunk.length
      if (left > 0) return
      upstream.pause()
      setTimeout(() => {
        client.destroy()
        upstream.destroy()
      }, cutAfterMs).unref()
    })
    upstream.on('end', () => client.end())
  })
}

async function startProxy(
  target: ProxyTarget,
  join: (client: Socket, upstream: Socket) => void,
): Promise<Proxy> {
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(target)
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(from)
      from.on('error', () => to.destroy())
      from.on('close', () => open.delete(from))
    }
    join(client, upstream)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      server.close()
      for (const socket of open) socket.destroy()
      await once(server, 'close')
    },
  }
}
