/** A TCP proxy that holds every byte back for a while, in both directions or in one: a slow line, made to be noticed. */
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface DelayProxy {
  readonly port: number
  stop(): Promise<void>
}

/** Forwards 127.0.0.1:`port` to `target`, each chunk `thereMs` later than it came, and each answer `backMs`. */
export async function startDelayProxy(
  target: { readonly host: string; readonly port: number },
  thereMs: number,
  backMs = thereMs,
): Promise<DelayProxy> {
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(target)
    for (const [from, to, delayMs] of [
      [client, upstream, thereMs],
      [upstream, client, backMs],
    ] as const) {
      open.add(from)
      // Timers of one length fire in the order in which they were set: the bytes keep theirs.
      from.on('data', (chunk) => setTimeout(() => to.writable && to.write(chunk), delayMs))
      from.on('end', () => setTimeout(() => to.end(), delayMs))
      from.on('error', () => to.destroy())
      from.on('close', () => open.delete(from))
    }
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
