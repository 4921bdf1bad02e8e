/** What an imported file's line becomes: one message ready to publish, and the key by which a repeat is known. */
import { crc32 } from 'node:zlib'
import type { DeviceKind, UpType } from '../../schemas/topics.ts'

export interface ImportRecord {
  readonly kind: DeviceKind
  readonly deviceId: string
  readonly type: UpType
  /** 0 where the sender has none. */
  readonly sequence: number
  /** µs UTC. */
  readonly generatedAt: number
  /** µs UTC, where the file knows when it was received: the order and pace of the import. */
  readonly arrivedAt?: number
  readonly payload: Uint8Array
}

/** Equal for a repeat of the same message: what ingest knows a device's re-send by, less the publisher. */
export function keyOf(record: ImportRecord): string {
  const { kind, deviceId, type, sequence, generatedAt, payload } = record
  return keyText([kind, deviceId, type, sequence, generatedAt, payloadHash(payload)])
}

/** The same as ClickHouse's CRC32(). */
export function payloadHash(payload: Uint8Array): number {
  return crc32(payload)
}

/** The same key from the columns of `raw`. */
export function keyText(parts: readonly (string | number)[]): string {
  return parts.join('/')
}
