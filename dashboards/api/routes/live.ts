/**
 * GET live, a WebSocket: the live picture, or a replay. Binary messages are a kind's byte (1 vehicles, 2 messages, 3 stats)
 * and protobuf behind it. Text from the client is `{"ping":n}`, answered at once with the server's time.
 */
import { Type } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import type { RawData, WebSocket } from 'ws'
import { deviceIdPattern } from '../../../schemas/index.ts'
import type { ApiContext, App } from '../context.ts'
import { Problem, ProblemReply } from '../problems.ts'

/** Whoever answers no protocol ping for so long is gone: a laptop that was closed says no goodbye. */
const aliveCheckMs = 30_000

const closeCodes = { tooManyPings: 1008 } as const
/** Texts of one client between two alive checks. */
const textsMax = 600

export function liveRoutes(app: App, context: ApiContext): void {
  app.route({
    method: 'GET',
    url: '/live',
    schema: {
      tags: ['live'],
      summary: 'WebSocket of the live picture, or of a running replay',
      description:
        'Binary messages: first byte 1 LiveVehicles, 2 LiveMessages, 3 LiveStats, then protobuf of live.proto. ' +
        'A snapshot of each comes first. Text {"ping":n} is answered {"pong":n,"serverTime":microseconds UTC}.',
      querystring: Type.Object(
        {
          replay: Type.Optional(
            Type.String({ pattern: deviceIdPattern.source, description: 'Id of a replay' }),
          ),
        },
        { additionalProperties: false },
      ),
      response: {
        101: Type.Null({ description: 'The connection becomes a WebSocket' }),
        default: ProblemReply,
      },
    },
    preHandler: async (request) => admit(request, request.query.replay, context),
    handler: (_request, reply) => {
      void reply.header('upgrade', 'websocket')
      throw new Problem('UPGRADE_REQUIRED', 'open it as a WebSocket: ws://…/api/v1/live')
    },
    wsHandler: (socket, request) => {
      const { replay } = request.query as { readonly replay?: string }
      watch(socket, replay, context)
    },
  })
}

/** A page of another site could open a WebSocket here in the operator's browser: its Origin tells. */
async function admit(
  request: FastifyRequest,
  replay: string | undefined,
  context: ApiContext,
): Promise<void> {
  const { hub, liveClientsMax, own } = context
  const { origin, host } = request.headers
  if (origin !== undefined && !own.hasOrigin(origin, host)) {
    throw new Problem(
      'FORBIDDEN_ORIGIN',
      `${origin} is another site than ${host ?? 'this one'}; behind a proxy, name the pages' origin in V2X_DASHBOARDS_ORIGINS`,
    )
  }
  if (hub.watcherCount >= liveClientsMax) {
    throw new Problem('LIVE_FULL', `${liveClientsMax} browsers watch; close one, or try again`)
  }
  if (replay !== undefined) hub.checkReplay(replay)
}

function watch(socket: WebSocket, replay: string | undefined, { hub, clock }: ApiContext): void {
  let alive = true
  let texts = 0
  const check = setInterval(() => {
    if (!alive) return socket.terminate()
    alive = false
    texts = 0
    socket.ping()
  }, aliveCheckMs)
  const leave = hub.watch(socket, replay)
  socket.on('pong', () => (alive = true))
  socket.on('close', () => {
    clearInterval(check)
    leave()
  })
  // The close event follows; an error alone is the peer's.
  socket.on('error', () => socket.terminate())
  socket.on('message', (data, isBinary) => {
    alive = true
    texts += 1
    if (texts > textsMax) return socket.close(closeCodes.tooManyPings, 'too many messages')
    const ping = isBinary ? undefined : pingOf(textOf(data))
    if (ping === undefined) return
    socket.send(JSON.stringify({ pong: ping, serverTime: clock.nowMicros() }))
  })
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString()
  return Buffer.from(data as Buffer).toString()
}

function pingOf(text: string): number | undefined {
  try {
    const given: unknown = JSON.parse(text)
    if (typeof given !== 'object' || given === null || !('ping' in given)) return undefined
    return typeof given.ping === 'number' ? given.ping : undefined
  } catch {
    return undefined
  }
}
