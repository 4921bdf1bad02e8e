/** What every route is given, and the parameters that several routes share. */
import { Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '../../common/clock.ts'
import { deviceIdPattern, deviceKinds, sourceNames, upTypes } from '../../schemas/index.ts'
import type { LiveHub } from './live/hub.ts'
import type { OwnAddresses } from './own-addresses.ts'
import { Problem } from './problems.ts'
import type { StoreReader } from './store-reader.ts'
import { microsOf } from './times.ts'
import type { ZoneHealth } from './zone-health.ts'

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

export interface ApiContext {
  readonly clock: Clock
  readonly store: StoreReader
  readonly hub: LiveHub
  readonly health: ZoneHealth
  readonly windowDaysMax: number
  readonly liveClientsMax: number
  readonly own: OwnAddresses
  /** Port of the broker without TLS, as this process reaches it; undefined where it uses TLS. */
  readonly mqttPort: number | undefined
  /** Path of the road network, or empty for the shipped one. */
  readonly networkFile: string
}

export const Kind = Type.Enum([...deviceKinds], { description: 'Kind of device' })
export const MessageType = Type.Enum([...upTypes], { description: 'Type token of the topic' })
export const Source = Type.Enum([...sourceNames], { description: 'Where a message comes from' })
export const DeviceId = Type.String({ pattern: deviceIdPattern.source, description: 'Device id' })
export const Time = Type.String({
  description: 'ISO-8601 in UTC with microseconds',
  examples: ['2026-11-24T03:04:47.123456Z'],
})
export const Cursor = Type.String({
  // That of a quarantined message holds its detail: 400 characters at most, which may be six bytes each in JSON.
  maxLength: 4_096,
  description: 'Where the page before ended: its `next`',
})
export const NextCursor = Type.Union([Type.String(), Type.Null()], {
  description: 'Cursor of the next page; null on the last',
})

/** Anything that protobuf's JSON mapping gives. */
export const Json = Type.Record(Type.String(), Type.Unknown())

export const Window = {
  from: Type.Optional(
    Type.String({ description: 'Start of the span, ISO-8601; an hour before its end if absent' }),
  ),
  to: Type.Optional(
    Type.String({ description: 'End of the span, ISO-8601, not included; now if absent' }),
  ),
}

export function limitOf(byDefault: number, maximum: number) {
  return Type.Optional(Type.Integer({ minimum: 1, maximum, default: byDefault }))
}

const defaultWindowMicros = 3_600_000_000
const dayMicros = 86_400_000_000

/** The span a query asks for, microseconds, `to` not included. Throws Problem. */
export function windowOf(
  asked: { readonly from?: string; readonly to?: string },
  { clock, windowDaysMax }: Pick<ApiContext, 'clock' | 'windowDaysMax'>,
): { readonly from: number; readonly to: number } {
  const to = asked.to === undefined ? clock.nowMicros() : timeOf('to', asked.to)
  const from = asked.from === undefined ? to - defaultWindowMicros : timeOf('from', asked.from)
  if (from >= to) throw new Problem('INVALID_TIME', 'from must be before to')
  if (to - from > windowDaysMax * dayMicros) {
    throw new Problem('WINDOW_TOO_LONG', `at most ${windowDaysMax} days; ask in pieces`)
  }
  return { from, to }
}

function timeOf(name: string, text: string): number {
  const micros = microsOf(text)
  if (micros !== undefined) return micros
  throw new Problem('INVALID_TIME', `${name} is no ISO-8601 time with its zone`)
}

/** A cursor is the place of the last row; opaque to the caller. */
export function cursorOf(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** The place a cursor names, of `kinds` in order. Throws Problem. */
export function placeOf(
  cursor: string,
  kinds: readonly ('string' | 'number')[],
): (string | number)[] {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const fits =
      Array.isArray(place) &&
      place.length === kinds.length &&
      place.every((part, index) => typeof part === kinds[index] && isOfPlace(part))
    if (fits) return place as (string | number)[]
  } catch {
    // No JSON: the same problem as one of another shape.
  }
  throw new Problem('INVALID_CURSOR', 'take the cursor from `next` of the page before')
}

/** Numbers of a place are times and sequences: the store fails at others instead of refusing them. */
function isOfPlace(part: unknown): boolean {
  return typeof part !== 'number' || (Number.isSafeInteger(part) && part >= 0)
}
