/** The HTTP server: limits, headers, problems, OpenAPI out of the routes, the web pages. Routes are in routes/. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyHelmet from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import fastifySwagger from '@fastify/swagger'
import fastifySwaggerUi from '@fastify/swagger-ui'
import fastifyWebsocket from '@fastify/websocket'
import { LogController, fastify, type FastifyBaseLogger } from 'fastify'
import type { WebSocket } from 'ws'
import type { Log } from '../../common/log.ts'
import { counter, secondsHistogram } from '../../common/metrics.ts'
import type { ApiContext, App } from './context.ts'
import { Problem, ProblemBody, sendNotFound, sendProblem } from './problems.ts'
import { countRoutes } from './routes/counts.ts'
import { deviceRoutes } from './routes/devices.ts'
import { liveRoutes } from './routes/live.ts'
import { messageRoutes } from './routes/messages.ts'
import { quarantineRoutes } from './routes/quarantine.ts'
import { referenceRoutes } from './routes/reference.ts'
import { trackRoutes } from './routes/tracks.ts'
import { probeRoutes, timeRoute, zoneRoutes } from './routes/zone.ts'

/** No route takes a body yet. */
const bodyBytesMax = 65_536
/** What a browser may send over the live WebSocket: pings. */
const textBytesMax = 1_024
/** A request's head must have come by then: a client that trickles it holds no socket. */
const headTimeoutMs = 10_000

const requestsTotal = counter('v2x_dashboards_requests_total', 'HTTP requests answered', [
  'route',
  'status',
])
const requestSeconds = secondsHistogram(
  'v2x_dashboards_request_seconds',
  'Time to answer one HTTP request',
)

const connectionsMax = 2_000
/** WebSocket's close code of an endpoint that goes away (RFC 6455, 7.4.1). */
const goingAway = 1001
const goodbyeMs = 500

export interface ServerOptions {
  readonly log: Log
  readonly requestTimeoutMs: number
  /** Folder of the built web pages. */
  readonly webRoot: string
}

export async function buildServer(context: ApiContext, options: ServerOptions): Promise<App> {
  // What Fastify has to tell at info is told by us.
  const logger: FastifyBaseLogger = options.log.child({}, { level: quiet(options.log.level) })
  const app: App = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyBytesMax,
    requestTimeout: headTimeoutMs,
    handlerTimeout: options.requestTimeoutMs,
    forceCloseConnections: true,
    trustProxy: false,
    routerOptions: { maxParamLength: 128 },
    ajv: { customOptions: { removeAdditional: false } },
  })
  app.server.maxConnections = connectionsMax
  app.addHook('onResponse', async (request, reply) => {
    // The route's pattern, never the address: the number of series stays bounded.
    const route = request.routeOptions.url ?? 'none'
    requestsTotal.inc({ route, status: reply.statusCode })
    requestSeconds.observe(reply.elapsedTime / 1_000)
  })
  app.setErrorHandler<Error>(sendProblem)
  app.addSchema(ProblemBody)
  await app.register(fastifyHelmet, securityHeaders)
  await app.register(fastifyWebsocket, {
    options: { maxPayload: textBytesMax, perMessageDeflate: false },
    preClose(done) {
      for (const socket of this.websocketServer.clients) goodbye(socket)
      done()
    },
  })
  // Behind the WebSockets' own hook, which sees to it that one that is refused is closed.
  app.addHook('onRequest', async ({ headers: { host } }) => {
    if (context.own.hasHost(host)) return
    throw new Problem(
      'FORBIDDEN_HOST',
      `the zone answers to addresses of loopback alone, not to ${host}; behind a proxy, name the pages' origin in V2X_DASHBOARDS_ORIGINS`,
    )
  })
  await registerDocs(app)
  await app.register(async (api) => {
    // Answers of the API are of the moment, unless a route says otherwise.
    api.addHook('onRequest', async (_request, reply) => {
      void reply.header('cache-control', 'no-store')
    })
    probeRoutes(api, context)
  })
  await app.register(
    async (api: App) => {
      api.addHook('onRequest', async (_request, reply) => {
        void reply.header('cache-control', 'no-store')
      })
      deviceRoutes(api, context)
      trackRoutes(api, context)
      messageRoutes(api, context)
      countRoutes(api, context)
      quarantineRoutes(api, context)
      zoneRoutes(api, context)
      timeRoute(api, context)
      referenceRoutes(api, context)
      liveRoutes(api, context)
    },
    { prefix: '/api/v1' },
  )
  await registerPages(app, options.webRoot)
  await app.ready()
  return app
}

function quiet(level: string): string {
  return ['trace', 'debug', 'info'].includes(level) ? 'warn' : level
}

/** A browser that is frozen answers no goodbye, and must not hold up the stop. */
function goodbye(socket: WebSocket): void {
  socket.close(goingAway)
  setTimeout(() => socket.terminate(), goodbyeMs).unref()
}

/**
 * MapLibre makes its worker from a blob, and images on canvases. Nothing is loaded from another host. The zone is served over
 * plain HTTP on a local network, so no header may promise HTTPS.
 */
const securityHeaders = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      workerSrc: ["'self'", 'blob:'],
      childSrc: ["'self'", 'blob:'],
      connectSrc: ["'self'", 'blob:', 'data:'],
      imgSrc: ["'self'", 'data:', 'blob:'],
      styleSrc: ["'self'", "'unsafe-inline'"],
      fontSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'self'"],
    },
  },
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
}

async function registerDocs(app: App): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'v2x-testzone',
        version: '1',
        description: 'What the test zone knows: devices, messages, the live picture.',
      },
      tags: [
        { name: 'devices', description: 'Vehicles, roadside units, charging piles' },
        { name: 'messages', description: 'What was received, as it was received' },
        { name: 'live', description: 'The live picture' },
        { name: 'zone', description: 'Parts and replays' },
        { name: 'reference', description: 'Road network and message schemas' },
      ],
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, i) => nameOf(json['$id'], i),
    },
  })
  await app.register(fastifySwaggerUi, {
    routePrefix: '/api/docs',
    theme: { title: 'API · V2X' },
    // Without the bar of its makers.
    uiConfig: { layout: 'BaseLayout' },
    staticCSP: true,
    transformStaticCSP: (policy) =>
      policy
        .replaceAll(' https:', '')
        .replace('upgrade-insecure-requests;', '')
        .replace(' validator.swagger.io', '')
        .replace(/style-src [^;]+/, "style-src 'self' 'unsafe-inline'"),
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger())
}

function nameOf(id: unknown, index: number): string {
  return typeof id === 'string' ? id : `def-${index}`
}

async function registerPages(app: App, webRoot: string): Promise<void> {
  if (!existsSync(join(webRoot, 'index.html'))) {
    app.log.warn(`there are no web pages in ${webRoot}; 'npm run build' makes them`)
    app.setNotFoundHandler(sendNotFound)
    return
  }
  await app.register(fastifyStatic, {
    root: webRoot,
    cacheControl: false,
    setHeaders: (reply, path) => void reply.header('cache-control', cachingOf(path)),
  })
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !request.url.startsWith('/api/')
    if (isPage && request.headers.accept?.includes('text/html') === true) {
      return reply.sendFile('index.html')
    }
    return sendNotFound(request, reply)
  })
}

/** The build names assets after their content: `map-3F2K9QZL.js` never changes. */
function cachingOf(path: string): string {
  return /-[A-Z0-9]{8}(\.\w+)+$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'
}
