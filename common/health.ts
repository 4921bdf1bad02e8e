/** The small HTTP server every part has: /livez, /readyz (JSON detail), /metrics. */
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { metricsPage } from './metrics.ts'
import { listenError, reasonOf, type ListenPlace } from './errors.ts'

/** What a part waits for, by name: true, or a sentence that says why it is not ready. */
export type Readiness = Readonly<Record<string, true | string>>

export interface HealthServer {
  readonly port: number
  stop(): Promise<void>
}

/**
 * Serves health on `host:port` (0 picks a free port). `ready` is asked at each /readyz, `details` for what a ready part has to
 * say of itself there.
 */
export async function startHealth(
  address: ListenPlace,
  ready: () => Readiness | Promise<Readiness>,
  details: () => object = () => ({}),
): Promise<HealthServer> {
  const server = createServer((request, response) => {
    answer(request.url ?? '/', ready, details).then(
      ({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body),
      (thrown: unknown) => response.writeHead(500).end(reasonOf(thrown)),
    )
  })
  // A probe keeps no connection: stop() must not wait for one.
  server.keepAliveTimeout = 1
  server.listen(address.port, address.host)
  try {
    await once(server, 'listening')
  } catch (thrown) {
    throw listenError('HEALTH_LISTEN', 'serve health', address, thrown)
  }
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function answer(
  url: string,
  ready: () => Readiness | Promise<Readiness>,
  details: () => object,
): Promise<{ status: number; type: string; body: string }> {
  const path = url.split('?')[0]
  if (path === '/metrics') {
    const page = await metricsPage()
    return { status: 200, type: page.contentType, body: page.body }
  }
  if (path === '/livez') return { status: 200, type: 'application/json', body: '{"live":true}' }
  if (path !== '/readyz') return { status: 404, type: 'text/plain', body: 'not found' }
  const checks = await ready()
  const isReady = Object.values(checks).every((check) => check === true)
  return {
    status: isReady ? 200 : 503,
    type: 'application/json',
    body: JSON.stringify({ ready: isReady, checks, ...details() }),
  }
}
