/** GET quarantine: messages that were acknowledged but could not be stored, with the reason and their bytes. */
import { Type } from '@fastify/type-provider-typebox'
import {
  Cursor,
  NextCursor,
  Time,
  Window,
  cursorOf,
  limitOf,
  placeOf,
  windowOf,
  type ApiContext,
  type App,
} from '../context.ts'
import { ProblemReply } from '../problems.ts'
import { isoOf } from '../times.ts'

const Quarantined = Type.Object({
  topic: Type.String(),
  publisher: Type.String(),
  receivedAt: Time,
  ingestNode: Type.String(),
  ingestSeq: Type.Integer(),
  reason: Type.String({ description: 'Code of the reason' }),
  detail: Type.String({ description: 'The field, or the place in the journal' }),
  payload: Type.String({ description: 'The first 64 KiB of the original bytes, base64' }),
  payloadBytes: Type.Integer({ description: 'Length of all of them' }),
})

interface QuarantineRow {
  readonly topic: string
  readonly publisher: string
  readonly receivedAt: number
  readonly ingestNode: string
  readonly ingestSeq: number
  readonly reason: string
  readonly detail: string
  readonly payload: string
  readonly payloadBytes: number
}

export function quarantineRoutes(app: App, context: ApiContext): void {
  app.get(
    '/quarantine',
    {
      schema: {
        tags: ['messages'],
        summary: 'Messages that were set aside, newest first, with the reason and their bytes',
        querystring: Type.Object(
          { ...Window, limit: limitOf(100, 1_000), cursor: Type.Optional(Cursor) },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({ quarantine: Type.Array(Quarantined), next: NextCursor }),
          default: ProblemReply,
        },
      },
    },
    async (request) => {
      const { limit = 100, cursor } = request.query
      const { from, to } = windowOf(request.query, context)
      const after = cursor === undefined ? undefined : afterCursor(cursor)
      const { rows, cut } = await context.store.page<QuarantineRow>(
        `SELECT topic, publisher, reason, detail,
  payload_bytes AS payloadBytes,
  toUnixTimestamp64Micro(received_at) AS receivedAt,
  ingest_node AS ingestNode,
  ingest_seq AS ingestSeq,
  base64Encode(payload) AS payload
FROM quarantine
WHERE received_at >= fromUnixTimestamp64Micro({from:Int64}, 'UTC')
  AND received_at < fromUnixTimestamp64Micro({to:Int64}, 'UTC')
  ${after?.condition ?? ''}
ORDER BY received_at DESC, ingest_node DESC, ingest_seq DESC, detail DESC
LIMIT {limit:UInt32}`,
        { from, to, limit: limit + 1, ...after?.parameters },
        { signal: request.signal },
      )
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      const isLast = (rows.length <= limit && !cut) || last === undefined
      return {
        quarantine: page.map((row) => ({ ...row, receivedAt: isoOf(row.receivedAt) })),
        next: isLast
          ? null
          : cursorOf([last.receivedAt, last.ingestNode, last.ingestSeq, last.detail]),
      }
    },
  )
}

/** Damaged ranges of the journal that follow one another have one time and one sequence: only `detail` tells them apart. */
function afterCursor(cursor: string) {
  const [at, node, sequence, detail] = placeOf(cursor, ['number', 'string', 'number', 'string'])
  return {
    condition: `AND (received_at, ingest_node, ingest_seq, detail) < (fromUnixTimestamp64Micro({at:Int64}, 'UTC'), {node:String}, {sequence:UInt64}, {detail:String})`,
    parameters: { at: at!, node: node!, sequence: sequence!, detail: detail! },
  }
}
