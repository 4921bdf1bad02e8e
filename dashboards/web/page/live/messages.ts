/** Folds LiveMessages frames: the newest original of every device and type, decoded only when somebody looks. */
import { v2x } from '../../../../schemas/codec.ts'
import { presenceOf, type Presence } from './staleness.ts'

export interface Original {
  readonly kind: string
  readonly deviceId: string
  readonly type: string
  readonly payload: Uint8Array
  /** UTC, microseconds. */
  readonly generatedAt: number
  readonly receivedAt: number
  readonly intervalMs: number
  /** Server time at which it came to be known, ms: the reception, or its arrival here in a replay. */
  readonly seenAtMs: number
}

/** Classes of what the page decodes, by topic token. */
const codecs = {
  spat: v2x.v1.Spat,
  rsm: v2x.v1.Rsm,
  vehicle_status: v2x.v1.VehicleStatus,
  radio_measurement: v2x.v1.RadioMeasurement,
  rsu_state: v2x.v1.RsuState,
  pile_status: v2x.v1.PileStatus,
} as const
type Codecs = typeof codecs
export type Decoded<T extends keyof Codecs> = ReturnType<Codecs[T]['decode']>

/** More originals than this are not kept: the page must not grow without bound. */
const originalsMax = 200_000

export class Messages {
  readonly #originals = new Map<string, Original>()
  readonly #decoded = new WeakMap<Original, object>()
  readonly #recorded: boolean

  constructor(recorded = false) {
    this.#recorded = recorded
  }

  /** Takes one frame; answers the originals that are new. */
  apply(frame: v2x.v1.ILiveMessages, nowMs: number): Original[] {
    const news: Original[] = []
    for (const message of frame.messages ?? []) {
      const original: Original = {
        kind: message.kind ?? '',
        deviceId: message.deviceId ?? '',
        type: message.type ?? '',
        payload: message.payload ?? new Uint8Array(),
        generatedAt: message.generatedAt ?? 0,
        receivedAt: message.receivedAt ?? 0,
        intervalMs: message.intervalMs ?? 0,
        seenAtMs: this.#recorded ? nowMs : (message.receivedAt ?? 0) / 1000,
      }
      if (this.#keep(original)) news.push(original)
    }
    return news
  }

  #keep(original: Original): boolean {
    const key = keyOf(original.kind, original.deviceId, original.type)
    const known = this.#originals.get(key)
    if (known === undefined && this.#originals.size >= originalsMax) return false
    if (known !== undefined && !this.#isNews(known, original)) return false
    this.#originals.set(key, original)
    return true
  }

  #isNews(known: Original, original: Original): boolean {
    if (this.#recorded) return original.generatedAt !== known.generatedAt
    return original.receivedAt > known.receivedAt
  }

  get(kind: string, deviceId: string, type: string): Original | undefined {
    return this.#originals.get(keyOf(kind, deviceId, type))
  }

  /** The newest message of that type, or undefined where there is none or its bytes are no such message. */
  decoded<T extends keyof Codecs>(kind: string, deviceId: string, type: T): Decoded<T> | undefined {
    const original = this.get(kind, deviceId, type)
    return original === undefined ? undefined : this.decode(original, type)
  }

  decode<T extends keyof Codecs>(original: Original, type: T): Decoded<T> | undefined {
    const known = this.#decoded.get(original)
    if (known !== undefined) return known as Decoded<T>
    try {
      const message = codecs[type].decode(original.payload)
      this.#decoded.set(original, message)
      return message as Decoded<T>
    } catch {
      // Ingest has quarantined what is no message; a page must not fall over one that slipped through.
      return undefined
    }
  }

  /** Newest of all types of one device. */
  newestOf(kind: string, deviceId: string): Original | undefined {
    let newest: Original | undefined
    for (const type of deviceTypes) {
      const original = this.get(kind, deviceId, type)
      if (original !== undefined && (newest?.seenAtMs ?? 0) < original.seenAtMs) newest = original
    }
    return newest
  }

  presence(kind: string, deviceId: string, nowMs: number): Presence | 'unknown' {
    const newest = this.newestOf(kind, deviceId)
    if (newest === undefined) return 'unknown'
    return presenceOf(newest.seenAtMs, newest.intervalMs, nowMs)
  }

  /** Ids of one kind, in the order they became known. */
  deviceIds(kind: string): string[] {
    const ids = new Set<string>()
    for (const original of this.#originals.values()) {
      if (original.kind === kind) ids.add(original.deviceId)
    }
    return [...ids]
  }
}

const deviceTypes = ['spat', 'rsu_state', 'map', 'rsi', 'rsm', 'pile_status'] as const

function keyOf(kind: string, deviceId: string, type: string): string {
  return `${kind}/${deviceId}/${type}`
}
