/** The sequence and time of any message, read before anything else is known of it: by them a device's own re-send is known. */
import { WireReader, wireLength, wireVarint } from './wire.ts'

export interface SentAs {
  sequenceLow: number
  sequenceHigh: number
  /** µs UTC. */
  generatedAtLow: number
  generatedAtHigh: number
}

const reader = new WireReader()

/** Reads sequence and generation time of any message into `into`; false where there is no header to be read. */
export function peekHeader(bytes: Uint8Array, start: number, end: number, into: SentAs): boolean {
  into.sequenceLow = 0
  into.sequenceHigh = 0
  into.generatedAtLow = 0
  into.generatedAtHigh = 0
  reader.start(bytes, start, end)
  while (reader.at < end && reader.fault === 0) {
    const key = reader.key()
    // Header is field 1 of every message, and encoders write it first.
    if (key === (1 << 3) + wireLength) return peekFields(reader.lengthEnd(), into)
    reader.skip(key % 8)
  }
  return false
}

function peekFields(end: number, into: SentAs): boolean {
  while (reader.at < end && reader.fault === 0) {
    const key = reader.key()
    if (key === (2 << 3) + wireVarint) {
      into.sequenceLow = reader.varint64()
      into.sequenceHigh = reader.high
    } else if (key === (3 << 3) + wireVarint) {
      into.generatedAtLow = reader.varint64()
      into.generatedAtHigh = reader.high
    } else reader.skip(key % 8) // source, version, clock: they do not say whether it was sent before
  }
  return reader.fault === 0
}
