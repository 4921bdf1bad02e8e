/** GET messages: stored originals in a span of time, decoded and as bytes, in order. */
import { Type, type Static } from '@fastify/type-provider-typebox'
import { deviceTopic, isDeviceKind, isUpType } from '../../../schemas/index.ts'
import { decodeMessage } from '../decoded-message.ts'
import {
  Cursor,
  DeviceId,
  Json,
  Kind,
  MessageType,
  NextCursor,
  Source,
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
import type { QueryParameters } from '../store-reader.ts'
import { isoOf } from '../times.ts'

const MessagesQuery = Type.Object(
  {
    ...Window,
    by: Type.Optional(
      Type.Enum(['generated', 'received'], {
        default: 'generated',
        description: "Whose time: the device's or the broker's",
      }),
    ),
    order: Type.Optional(Type.Enum(['asc', 'desc'], { default: 'asc' })),
    kind: Type.Optional(Kind),
    deviceId: Type.Optional(DeviceId),
    type: Type.Optional(MessageType),
    source: Type.Optional(Source),
    limit: limitOf(100, 1_000),
    cursor: Type.Optional(Cursor),
  },
  { additionalProperties: false },
)
type MessagesQuery = Static<typeof MessagesQuery>

const StoredMessage = Type.Object({
  topic: Type.String(),
  kind: Kind,
  deviceId: Type.String(),
  type: Type.String(),
  source: Type.String(),
  publisher: Type.String({ description: 'Who published it: the device itself, or a gateway' }),
  generatedAt: Time,
  receivedAt: Time,
  ingestNode: Type.String(),
  ingestSeq: Type.Integer(),
  message: Type.Union([Json, Type.Null()]),
  physical: Type.Record(Type.String(), Type.Union([Type.Number(), Type.Null()])),
  error: Type.Optional(Type.String({ description: 'Why the bytes could not be decoded' })),
  payload: Type.String({ description: 'The original bytes, base64' }),
})
type StoredMessage = Static<typeof StoredMessage>

export interface RawRow {
  readonly kind: string
  readonly deviceId: string
  readonly type: string
  readonly source: string
  readonly publisher: string
  readonly generatedAt: number
  readonly receivedAt: number
  readonly ingestNode: string
  readonly ingestSeq: number
  readonly payload: string
}

/** Columns of a RawRow. */
export const rawRowColumns = `
  kind,
  device_id AS deviceId,
  type,
  toString(source) AS source,
  publisher,
  toUnixTimestamp64Micro(generated_at) AS generatedAt,
  toUnixTimestamp64Micro(received_at) AS receivedAt,
  ingest_node AS ingestNode,
  ingest_seq AS ingestSeq,
  base64Encode(payload) AS payload`

export function messageRoutes(app: App, context: ApiContext): void {
  app.get(
    '/messages',
    {
      schema: {
        tags: ['messages'],
        summary: 'Stored messages in a span of time, decoded and as bytes',
        querystring: MessagesQuery,
        response: {
          200: Type.Object({ messages: Type.Array(StoredMessage), next: NextCursor }),
          default: ProblemReply,
        },
      },
    },
    async (request) => {
      const { limit = 100, by = 'generated' } = request.query
      const { sql, parameters } = messagesSql(request.query, context)
      const { rows, cut } = await context.store.page<RawRow>(sql, parameters, {
        signal: request.signal,
      })
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      const next =
        (rows.length <= limit && !cut) || last === undefined
          ? null
          : cursorOf([
              by === 'generated' ? last.generatedAt : last.receivedAt,
              last.ingestNode,
              last.ingestSeq,
            ])
      return { messages: page.map(storedMessage), next }
    },
  )
}

function storedMessage(row: RawRow): StoredMessage {
  const payload = Buffer.from(row.payload, 'base64')
  if (!isDeviceKind(row.kind)) throw new Error(`the store holds a kind of device '${row.kind}'`)
  const decoded = isUpType(row.type)
    ? decodeMessage(row.type, payload)
    : { message: null, physical: {}, error: `no such type: ${row.type}` }
  return {
    ...row,
    kind: row.kind,
    topic: deviceTopic(row.kind, row.deviceId, row.type),
    generatedAt: isoOf(row.generatedAt),
    receivedAt: isoOf(row.receivedAt),
    ...decoded,
  }
}

function messagesSql(
  query: MessagesQuery,
  context: ApiContext,
): { sql: string; parameters: QueryParameters } {
  const { by = 'generated', order = 'asc', limit = 100 } = query
  const { from, to } = windowOf(query, context)
  const time = `${by}_at`
  const parameters: Record<string, string | number> = { from, to, limit: limit + 1 }
  const where = [
    `${time} >= fromUnixTimestamp64Micro({from:Int64}, 'UTC')`,
    `${time} < fromUnixTimestamp64Micro({to:Int64}, 'UTC')`,
  ]
  const filters = {
    kind: query.kind,
    device_id: query.deviceId,
    type: query.type,
    source: query.source,
  }
  for (const [column, value] of Object.entries(filters)) {
    if (value === undefined) continue
    where.push(`${column} = {${column}:String}`)
    parameters[column] = value
  }
  if (query.cursor !== undefined) {
    const [at, node, sequence] = placeOf(query.cursor, ['number', 'string', 'number'])
    Object.assign(parameters, { at, node, sequence })
    where.push(
      `(${time}, ingest_node, ingest_seq) ${order === 'asc' ? '>' : '<'} (fromUnixTimestamp64Micro({at:Int64}, 'UTC'), {node:String}, {sequence:UInt64})`,
    )
  }
  const sql = `SELECT ${rawRowColumns}
FROM raw
WHERE ${where.join('\n  AND ')}
ORDER BY ${time} ${order}, ingest_node ${order}, ingest_seq ${order}
LIMIT {limit:UInt32}`
  return { sql, parameters }
}
