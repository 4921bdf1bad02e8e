/** GET devices/{kind}/{id}/track: where a vehicle was, in columns, by its own time. */
import { Type } from '@fastify/type-provider-typebox'
import { DeviceId, Time, Window, limitOf, windowOf, type ApiContext, type App } from '../context.ts'
import { ProblemReply } from '../problems.ts'
import { isoOf } from '../times.ts'

const Values = Type.Array(Type.Union([Type.Number(), Type.Null()]))

const Track = Type.Object({
  deviceId: Type.String(),
  generatedAt: Type.Array(Time),
  latitude: Type.Array(Type.Union([Type.Number(), Type.Null()]), {
    description: 'Degrees, WGS-84',
  }),
  longitude: Values,
  speed: Type.Array(Type.Union([Type.Number(), Type.Null()]), {
    description: 'm/s, null where unavailable',
  }),
  heading: Type.Array(Type.Union([Type.Number(), Type.Null()]), {
    description: 'Degrees from true north, clockwise',
  }),
  next: Type.Union([Type.String(), Type.Null()], {
    description: 'Take it as `from` for what follows; null where this is all',
  }),
})

interface TrackRow {
  readonly at: number
  readonly latitude: number | null
  readonly longitude: number | null
  readonly speed: number | null
  readonly heading: number | null
}

export function trackRoutes(app: App, context: ApiContext): void {
  app.get(
    '/devices/:kind/:id/track',
    {
      schema: {
        tags: ['devices'],
        summary: 'Where a vehicle was in a span of its own time, in columns',
        params: Type.Object({ kind: Type.Enum(['obu']), id: DeviceId }),
        querystring: Type.Object(
          { ...Window, limit: limitOf(10_000, 100_000) },
          { additionalProperties: false },
        ),
        response: { 200: Track, default: ProblemReply },
      },
    },
    async (request) => {
      const { limit = 10_000 } = request.query
      const { id } = request.params
      const { from, to } = windowOf(request.query, context)
      // What an RSU heard and the vehicle sent as well is one point.
      const rows = await context.store.rows<TrackRow>(
        `SELECT toUnixTimestamp64Micro(generated_at) AS at,
  latitude_deg AS latitude, longitude_deg AS longitude,
  speed_mps AS speed, heading_deg AS heading
FROM bsm
WHERE device_id = {id:String}
  AND generated_at >= fromUnixTimestamp64Micro({from:Int64}, 'UTC')
  AND generated_at < fromUnixTimestamp64Micro({to:Int64}, 'UTC')
ORDER BY generated_at, via
LIMIT 1 BY generated_at
LIMIT {limit:UInt32}`,
        { id, from, to, limit: limit + 1 },
        { signal: request.signal },
      )
      const beyond = rows.length > limit ? rows.pop() : undefined
      return {
        deviceId: id,
        generatedAt: rows.map(({ at }) => isoOf(at)),
        latitude: rows.map(({ latitude }) => latitude),
        longitude: rows.map(({ longitude }) => longitude),
        speed: rows.map(({ speed }) => speed),
        heading: rows.map(({ heading }) => heading),
        next: beyond === undefined ? null : isoOf(beyond.at),
      }
    },
  )
}
