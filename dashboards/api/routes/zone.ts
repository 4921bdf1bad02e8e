/** GET health, replays and time, and the readiness of the whole zone. */
import { Type } from '@fastify/type-provider-typebox'
import { spaceLevels } from '../../../store/journal/space.ts'
import { Time, type ApiContext, type App } from '../context.ts'
import { ReplayStatus } from '../live/replays.ts'
import { ProblemReply } from '../problems.ts'
import { isoOf } from '../times.ts'

const Checks = Type.Record(Type.String(), Type.Union([Type.Boolean(), Type.String()]), {
  description: 'What the part waits for: true, or why it is not ready',
})

const JournalSpace = Type.Object(
  {
    level: Type.Enum(spaceLevels),
    usedBytes: Type.Number(),
    budgetBytes: Type.Number(),
  },
  {
    description:
      'Room for the journal, of the part that writes it; scarce: QoS 0 is not kept; full: nothing is taken',
  },
)

const Health = Type.Object({
  ready: Type.Boolean(),
  mqttPort: Type.Optional(
    Type.Integer({ description: 'Port of MQTT over TCP; absent where the zone itself uses TLS' }),
  ),
  parts: Type.Array(
    Type.Object({
      name: Type.String(),
      ready: Type.Boolean(),
      checks: Checks,
      space: Type.Optional(JournalSpace),
    }),
  ),
})

export function zoneRoutes(app: App, context: ApiContext): void {
  app.get(
    '/health',
    {
      schema: {
        tags: ['zone'],
        summary: 'Readiness of each part',
        response: { 200: Health, default: ProblemReply },
      },
    },
    async () => zoneHealth(context),
  )
  app.get(
    '/replays',
    {
      schema: {
        tags: ['zone'],
        summary: 'Replays of the last hour, newest first',
        response: {
          200: Type.Object({
            replays: Type.Array(
              Type.Object({
                ...ReplayStatus.properties,
                running: Type.Boolean(),
                seenAt: Time,
              }),
            ),
          }),
          default: ProblemReply,
        },
      },
    },
    () => ({
      replays: context.hub.replays.list(Date.now()).map(({ status, running, seenAtMs }) => ({
        ...status,
        running,
        seenAt: isoOf(seenAtMs * 1_000),
      })),
    }),
  )
}

/** The four times of a request, two of them the asker's own, tell how far its clock is from ours. */
export function timeRoute(app: App, { clock }: ApiContext): void {
  app.get(
    '/time',
    {
      schema: {
        tags: ['zone'],
        summary: "The zone's clock: when this request came, and when its answer went",
        response: {
          200: Type.Object({
            receivedAt: Type.Integer({ description: 'Microseconds UTC' }),
            sentAt: Type.Integer({ description: 'Microseconds UTC' }),
          }),
          default: ProblemReply,
        },
      },
    },
    (_request, reply) => {
      const sentAt = clock.nowMicros()
      return { receivedAt: Math.round(sentAt - reply.elapsedTime * 1000), sentAt }
    },
  )
}

/** For probes: /livez says that this process answers, /readyz that every part of the zone is ready. */
export function probeRoutes(app: App, context: ApiContext): void {
  app.get(
    '/livez',
    {
      schema: {
        tags: ['zone'],
        summary: 'Whether this process answers',
        response: { 200: Type.Object({ live: Type.Boolean() }) },
      },
    },
    () => ({ live: true }),
  )
  app.get(
    '/readyz',
    {
      schema: {
        tags: ['zone'],
        summary: 'Whether every part of the zone is ready: 200, else 503',
        response: { 200: Health, 503: Health },
      },
    },
    async (_request, reply) => {
      const health = await zoneHealth(context)
      return reply
        .code(health.ready ? 200 : 503)
        .header('cache-control', 'no-store')
        .send(health)
    },
  )
}

async function zoneHealth({ health, mqttPort }: ApiContext) {
  const parts = await health.ask()
  const shown = parts.map(({ checks, ...part }) => ({ ...part, checks: { ...checks } }))
  const ready = parts.every((part) => part.ready)
  return { ready, ...(mqttPort === undefined ? {} : { mqttPort }), parts: shown }
}
