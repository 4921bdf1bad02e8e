/** GET counts: how many originals were received in a span, by one dimension. */
import { Type } from '@fastify/type-provider-typebox'
import { Window, windowOf, type ApiContext, type App } from '../context.ts'
import { ProblemReply } from '../problems.ts'

const bucketsMax = 50_000

/** What a count may be split by, and the expression for it. */
const dimensions = {
  type: 'toString(type)',
  source: 'toString(source)',
  kind: 'toString(kind)',
  minute: `formatDateTime(toStartOfMinute(received_at), '%Y-%m-%dT%H:%i:%SZ', 'UTC')`,
} as const

export function countRoutes(app: App, context: ApiContext): void {
  app.get(
    '/counts',
    {
      schema: {
        tags: ['messages'],
        summary: 'How many messages were received in a span of time, split by one dimension',
        querystring: Type.Object(
          {
            ...Window,
            by: Type.Optional(Type.Enum(['type', 'source', 'kind', 'minute'], { default: 'type' })),
          },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({
            by: Type.String(),
            counts: Type.Array(Type.Object({ key: Type.String(), count: Type.Integer() })),
            total: Type.Integer(),
          }),
          default: ProblemReply,
        },
      },
    },
    async (request) => {
      const { by = 'type' } = request.query
      const { from, to } = windowOf(request.query, context)
      const counts = await context.store.rows<{ key: string; count: number }>(
        `SELECT ${dimensions[by]} AS key, count() AS count
FROM raw
WHERE received_at >= fromUnixTimestamp64Micro({from:Int64}, 'UTC')
  AND received_at < fromUnixTimestamp64Micro({to:Int64}, 'UTC')
GROUP BY key
ORDER BY key
LIMIT {limit:UInt32}`,
        { from, to, limit: bucketsMax },
        { signal: request.signal },
      )
      return { by, counts, total: counts.reduce((sum, { count }) => sum + count, 0) }
    },
  )
}
