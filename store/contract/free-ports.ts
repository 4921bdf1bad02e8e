/**
 * Ports of loopback that nobody listens on now. They lie below those that the kernel hands out by itself, so that none is taken for a connection
 * or a listener of somebody else while its part is not there yet, or was killed.
 */
import { createServer } from 'node:net'

const lowest = 12_000
/** Up to 32,000. */
const span = 20_000
/** What runs side by side has pids that are near each other: each begins so far from the next. */
const stride = 131

/** Goes on through the process, which so gets none twice. */
let next = (process.pid * stride) % span

/** Throws where no port can be listened on at all. */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = []
  while (ports.length < count) {
    const port = lowest + (next++ % span)
    if (await isFree(port)) ports.push(port)
  }
  return ports
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  return await new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false)
      else reject(error)
    })
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
