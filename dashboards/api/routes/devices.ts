/** GET devices and one device: from the live picture, and from the store what has left it. */
import { Type, type Static } from '@fastify/type-provider-typebox'
import type { DeviceKind } from '../../../schemas/index.ts'
import { isUpType, upTypes, type UpType } from '../../../schemas/index.ts'
import {
  Cursor,
  DeviceId,
  Json,
  Kind,
  NextCursor,
  Source,
  Time,
  cursorOf,
  limitOf,
  placeOf,
  type ApiContext,
  type App,
} from '../context.ts'
import { decodeMessage } from '../decoded-message.ts'
import {
  DeviceView,
  deviceView,
  isDeviceOnline,
  liveDevices,
  sourceOf,
  storedDeviceView,
  type LiveDevice,
} from '../device-view.ts'
import { KnownDevices, sourceNameOf, type KnownDevice } from '../known-devices.ts'
import { Problem, ProblemReply } from '../problems.ts'
import { isoOf } from '../times.ts'
import { rawRowColumns, type RawRow } from './messages.ts'

const DevicesQuery = Type.Object(
  {
    kind: Type.Optional(Kind),
    online: Type.Optional(Type.Boolean()),
    source: Type.Optional(Source),
    limit: limitOf(100, 1_000),
    cursor: Type.Optional(Cursor),
  },
  { additionalProperties: false },
)
type DevicesQuery = Static<typeof DevicesQuery>

const Complete = Type.Boolean({
  description: 'False where the store did not answer: then only the live picture speaks',
})

const NewestMessage = Type.Object({
  type: Type.String(),
  generatedAt: Time,
  receivedAt: Time,
  intervalMs: Type.Union([Type.Integer(), Type.Null()]),
  message: Type.Union([Json, Type.Null()]),
  physical: Type.Record(Type.String(), Type.Union([Type.Number(), Type.Null()])),
  error: Type.Optional(Type.String()),
  payload: Type.String({ description: 'The original bytes, base64' }),
})
type NewestMessage = Static<typeof NewestMessage>

export function deviceRoutes(app: App, context: ApiContext): void {
  const known = new KnownDevices(context.store)
  app.get(
    '/devices',
    {
      schema: {
        tags: ['devices'],
        summary: 'Devices of the live picture and of the last day, by kind and id',
        querystring: DevicesQuery,
        response: {
          200: Type.Object({
            devices: Type.Array(DeviceView),
            complete: Complete,
            next: NextCursor,
          }),
          default: ProblemReply,
        },
      },
    },
    async (request) => listDevices(request.query, known, context),
  )
  app.get(
    '/devices/:kind/:id',
    {
      schema: {
        tags: ['devices'],
        summary: 'One device: whether it is online, and its newest message of each type',
        params: Type.Object({ kind: Kind, id: DeviceId }),
        response: {
          200: Type.Object({
            device: DeviceView,
            newest: Type.Array(NewestMessage),
            complete: Complete,
          }),
          default: ProblemReply,
        },
      },
    },
    async (request) => oneDevice(request.params, known, context, request.signal),
  )
}

type Entry = { readonly live: LiveDevice } | { readonly stored: KnownDevice }

async function listDevices(query: DevicesQuery, known: KnownDevices, context: ApiContext) {
  const { limit = 100 } = query
  const nowMicros = context.clock.nowMicros()
  const entries = new Map<string, Entry>()
  for (const [key, live] of liveDevices(context.hub.picture, query.kind)) entries.set(key, { live })
  let complete = true
  try {
    for (const stored of await known.list(context.clock.monotonicMs())) {
      const key = `${stored.kind}/${stored.deviceId}`
      if (query.kind !== undefined && query.kind !== stored.kind) continue
      if (!entries.has(key)) entries.set(key, { stored })
    }
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown
    complete = false
  }
  const [after = ''] = query.cursor === undefined ? [] : placeOf(query.cursor, ['string'])
  const keys = [...entries.keys()].filter((key) => key > after).sort()
  const page: string[] = []
  for (const key of keys) {
    if (!isWanted(entries.get(key)!, query, nowMicros)) continue
    page.push(key)
    if (page.length > limit) break
  }
  const next = page.length > limit ? cursorOf([page[limit - 1]!]) : null
  const devices = page.slice(0, limit).map((key) => viewOf(entries.get(key)!, nowMicros))
  return { devices, complete, next }
}

function isWanted(entry: Entry, { online, source }: DevicesQuery, nowMicros: number): boolean {
  const isOnline = 'live' in entry && isDeviceOnline(entry.live, nowMicros)
  if (online !== undefined && online !== isOnline) return false
  if (source === undefined) return true
  return source === ('live' in entry ? sourceOf(entry.live) : entry.stored.source)
}

function viewOf(entry: Entry, nowMicros: number): DeviceView {
  return 'live' in entry ? deviceView(entry.live, nowMicros) : storedDeviceView(entry.stored)
}

async function oneDevice(
  { kind, id }: { readonly kind: DeviceKind; readonly id: string },
  known: KnownDevices,
  context: ApiContext,
  signal: AbortSignal,
) {
  const live = liveDevices(context.hub.picture, kind).get(`${kind}/${id}`)
  const fromLive = live === undefined ? [] : newestOfLive(live)
  const seen = new Set(fromLive.map(({ type }) => type))
  let fromStore: RawRow[] = []
  let complete = true
  try {
    // Of a device that is live only the BSM is missing: the picture keeps its motion, not its bytes.
    const wanted = live === undefined ? upTypes : (['bsm'] as const)
    const missing = wanted.filter((type) => !seen.has(type))
    fromStore = await newestOfStore({ kind, id, types: missing }, context, signal)
  } catch (thrown) {
    if (!(thrown instanceof Problem) || live === undefined) throw thrown
    complete = false
  }
  const newest = [...fromLive, ...fromStore.map(newestOfRow)]
  if (live !== undefined) {
    return { device: deviceView(live, context.clock.nowMicros()), newest, complete }
  }
  const last = fromStore.reduce<RawRow | undefined>(
    (best, row) => (best === undefined || row.receivedAt > best.receivedAt ? row : best),
    undefined,
  )
  if (last === undefined) {
    // Who is in the list is here too, also without a message to show: a vehicle that only RSUs hear, an RSU that only forwards.
    const devices = await known.list(context.clock.monotonicMs())
    const listed = devices.find((device) => device.kind === kind && device.deviceId === id)
    if (listed === undefined) throw new Problem('DEVICE_NOT_FOUND', `no ${kind} ${id} was heard`)
    return { device: storedDeviceView(listed), newest, complete }
  }
  const { receivedAt } = last
  const stored = { kind, deviceId: id, source: sourceNameOf(last.source), receivedAt }
  return {
    device: { ...storedDeviceView(stored), generatedAt: isoOf(last.generatedAt) },
    newest,
    complete,
  }
}

function newestOfLive({ messages }: LiveDevice): NewestMessage[] {
  return messages.flatMap((message) => {
    const { type, payload, generatedAt, receivedAt, intervalMs } = message
    if (!isUpType(type)) return []
    return [newestMessage({ type, payload, generatedAt, receivedAt, intervalMs })]
  })
}

function newestOfRow(row: RawRow): NewestMessage {
  const { type, payload, generatedAt, receivedAt } = row
  const bytes = Buffer.from(payload, 'base64')
  return newestMessage({
    type: type as UpType,
    payload: bytes,
    generatedAt,
    receivedAt,
    intervalMs: null,
  })
}

function newestMessage(message: {
  readonly type: UpType
  readonly payload: Uint8Array
  readonly generatedAt: number
  readonly receivedAt: number
  readonly intervalMs: number | null
}): NewestMessage {
  const { type, payload, generatedAt, receivedAt, intervalMs } = message
  return {
    type,
    generatedAt: isoOf(generatedAt),
    receivedAt: isoOf(receivedAt),
    intervalMs,
    ...decodeMessage(type, payload),
    payload: Buffer.from(payload).toString('base64'),
  }
}

/**
 * For each type the newest row of its table, which is sorted by device and time, and then the newest original up to that time: both read a few
 * granules, whatever the device's history. The originals of a batch come a moment after its rows.
 */
async function newestOfStore(
  { kind, id, types }: { kind: DeviceKind; id: string; types: readonly UpType[] },
  { store }: ApiContext,
  signal: AbortSignal,
): Promise<RawRow[]> {
  // A frame has no table of its own: the BSMs inside are the vehicles'.
  const stored = types.filter((type) => type !== 'bsm_frame')
  const parts = stored.map((type) => {
    const newest = `SELECT generated_at FROM ${type} WHERE device_id = {id:String} AND via = '' ORDER BY generated_at DESC LIMIT 1`
    return `SELECT * FROM (
SELECT ${rawRowColumns}
FROM raw
WHERE kind = {kind:String} AND device_id = {id:String} AND type = '${type}'
  AND generated_at <= (${newest}) AND generated_at >= (${newest}) - INTERVAL 10 MINUTE
ORDER BY generated_at DESC, ingest_seq DESC
LIMIT 1)`
  })
  if (parts.length === 0) return []
  return store.rows<RawRow>(parts.join('\nUNION ALL\n'), { kind, id }, { signal })
}
