/**
 * Devices that the store remembers of the last day, for those that left the live picture. Asked at most every half minute,
 * and within a few seconds: on a large store that is what could be read, which is enough for a list.
 */
import { isDeviceKind, sourceNames, type DeviceKind } from '../../schemas/index.ts'
import type { SourceName } from './device-view.ts'
import type { StoreReader } from './store-reader.ts'

const keptMs = 30_000
const askSeconds = 3
const devicesMax = 50_000

export interface KnownDevice {
  readonly kind: DeviceKind
  readonly deviceId: string
  readonly source: SourceName
  readonly receivedAt: number
}

interface Row {
  readonly kind: string
  readonly deviceId: string
  readonly source: string
  readonly receivedAt: number
}

/** A vehicle that only RSUs hear has rows in bsm, but no original of its own in raw. */
const sql = `SELECT kind, deviceId, argMax(source, at) AS source, toUnixTimestamp64Micro(max(at)) AS receivedAt
FROM (
  SELECT toString(kind) AS kind, toString(device_id) AS deviceId, toString(source) AS source, max(received_at) AS at
  FROM raw
  WHERE received_at >= now() - INTERVAL 1 DAY
  GROUP BY kind, deviceId, source
  UNION ALL
  SELECT 'obu' AS kind, toString(device_id) AS deviceId, toString(source) AS source, max(received_at) AS at
  FROM bsm
  WHERE received_at >= now() - INTERVAL 1 DAY AND via != ''
  GROUP BY deviceId, source
)
GROUP BY kind, deviceId
ORDER BY kind, deviceId
LIMIT {limit:UInt32}`

export class KnownDevices {
  readonly #store: StoreReader
  #devices: Promise<KnownDevice[]> | undefined
  #askedAtMs = 0

  constructor(store: StoreReader) {
    this.#store = store
  }

  /** Throws Problem where the store does not answer. */
  list(nowMs: number): Promise<KnownDevice[]> {
    if (this.#devices !== undefined && nowMs - this.#askedAtMs < keptMs) return this.#devices
    this.#askedAtMs = nowMs
    const asked = this.#ask()
    this.#devices = asked
    // A failure is not kept: the next request asks again.
    asked.catch(() => {
      if (this.#devices === asked) this.#devices = undefined
    })
    return asked
  }

  async #ask(): Promise<KnownDevice[]> {
    const rows = await this.#store.rows<Row>(
      sql,
      { limit: devicesMax },
      { partialAfterSeconds: askSeconds },
    )
    return rows.flatMap(({ kind, source, ...row }) =>
      isDeviceKind(kind) ? [{ ...row, kind, source: sourceNameOf(source) }] : [],
    )
  }
}

/** Of the store's text. */
export function sourceNameOf(text: string): SourceName {
  return sourceNames.find((name) => name === text) ?? 'unspecified'
}
