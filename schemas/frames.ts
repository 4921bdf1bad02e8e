/**
 * An RSU's frame of many BSMs, straight into the rows of `bsm`. A frame goes in whole or not at all: one PUBLISH is one `raw` or
 * one `quarantine` row.
 */
import { HeaderReader } from './gen/header-reader.ts'
import { shapes } from './gen/shapes.ts'
import type { HeaderValues, RowWriter } from './row-writer.ts'
import type { FieldShape } from './shape.ts'
import { rangeOf } from './tables.ts'
import { WireReader, faults, refusal, wireLength, wireVarint, within, type Reason } from './wire.ts'

/** One BSM of the last frame. The object is used again by the next frame. */
export interface HeardBsm {
  /** `bytes[deviceStart, deviceEnd)` is the vehicle's device id, already checked; the BSM lies in `bytes[bsmStart, bsmEnd)`. */
  deviceStart: number
  deviceEnd: number
  bsmStart: number
  bsmEnd: number
  /** µs UTC when the RSU received it; 0 is unknown. */
  heardAt: number
  /** dBm, 127 is unavailable. */
  rssi: number
  readonly header: HeaderValues
}

function fieldOf(message: string, name: string): FieldShape {
  return shapes[message]!.fields.find((field) => field.name === name)!
}

const frameHeader = fieldOf('BsmFrame', 'header').number
const frameHeard = fieldOf('BsmFrame', 'heard')
const heardId = fieldOf('HeardBsm', 'device_id')
const heardBsm = fieldOf('HeardBsm', 'bsm').number
const heardAt = fieldOf('HeardBsm', 'heard_at')
const heardRssi = fieldOf('HeardBsm', 'rssi')
const heardAtMax = rangeOf(heardAt).max
const rssiRange = rangeOf(heardRssi)

export class FrameReader {
  readonly #bsm: RowWriter
  readonly #header = new HeaderReader()
  readonly #frame = new WireReader()
  readonly #inner = new WireReader()
  readonly #kept: HeardBsm[] = []
  #appending = false
  /** The frame's own header: of the RSU's counter and clock, not of the BSMs. */
  readonly header: Readonly<HeaderValues> = this.#header.values
  /** The BSMs of the last frame; none where it was refused. Valid until the next one. */
  readonly heard: HeardBsm[] = []

  /** `bsm` checks the BSMs inside, and takes their rows. */
  constructor(bsm: RowWriter) {
    this.#bsm = bsm
  }

  /** Checks the frame in `bytes[start, end)` with all BSMs in it: 0, and `header` and `heard` filled, or why it is refused. */
  read(bytes: Uint8Array, start: number, end: number): Reason {
    return this.#take(bytes, [start, end], false)
  }

  /** The same, and appends a row for each BSM in the same pass; where it is refused, none. Moves the writer's mark. */
  append(bytes: Uint8Array, start: number, end: number): Reason {
    this.#bsm.mark()
    const reason = this.#take(bytes, [start, end], true)
    if (reason !== 0) this.#bsm.rollback()
    return reason
  }

  #take(bytes: Uint8Array, [start, end]: readonly [number, number], append: boolean): Reason {
    this.#appending = append
    this.#header.reset()
    this.heard.length = 0
    const reason = this.#read(bytes, start, end)
    if (reason !== 0) this.heard.length = 0
    return reason
  }

  #read(bytes: Uint8Array, start: number, end: number): Reason {
    const reader = this.#frame
    let headers = 0
    reader.start(bytes, start, end)
    while (reader.at < end) {
      const key = reader.key()
      if (reader.fault !== 0) return refusal(reader.fault, 0)
      const number = Math.floor(key / 8)
      if (number !== frameHeader && number !== frameHeard.number) {
        reader.skip(key % 8)
        if (reader.fault !== 0) return refusal(reader.fault, number)
        continue
      }
      if (key % 8 !== wireLength) return refusal(faults.WRONG_WIRE_TYPE, number)
      if (number === frameHeard.number && this.heard.length === frameHeard.lengthMax) {
        return refusal(faults.TOO_LONG, number)
      }
      const stop = reader.lengthEnd()
      if (reader.fault !== 0) return refusal(reader.fault, number)
      const reason =
        number === frameHeader
          ? this.#header.read(bytes, reader.at, stop)
          : this.#readHeard(bytes, reader.at, stop)
      if (reason !== 0) return within(number, reason)
      if (number === frameHeader) headers++
      reader.at = stop
    }
    if (headers === 0) return refusal(faults.MISSING_FIELD, frameHeader)
    const missing = this.#header.missing()
    return missing === 0 ? 0 : within(frameHeader, missing)
  }

  #readHeard(bytes: Uint8Array, start: number, end: number): Reason {
    const heard = this.#next()
    const reader = this.#inner
    reader.start(bytes, start, end)
    while (reader.at < end) {
      const key = reader.key()
      if (reader.fault !== 0) return refusal(reader.fault, 0)
      const number = Math.floor(key / 8)
      const isRange = number === heardId.number || number === heardBsm
      const isNumber = number === heardAt.number || number === heardRssi.number
      if (isRange ? key % 8 !== wireLength : isNumber && key % 8 !== wireVarint) {
        return refusal(faults.WRONG_WIRE_TYPE, number)
      }
      if (isRange) {
        const stop = reader.lengthEnd()
        if (reader.fault !== 0) return refusal(reader.fault, number)
        if (number === heardId.number) {
          heard.deviceStart = reader.at
          heard.deviceEnd = stop
        } else {
          // Protobuf would merge two; no sender has a reason to send them.
          if (heard.bsmEnd > 0) return refusal(faults.MALFORMED, number)
          heard.bsmStart = reader.at
          heard.bsmEnd = stop
        }
        reader.at = stop
      } else if (number === heardAt.number) heard.heardAt = reader.varint()
      else if (number === heardRssi.number) heard.rssi = reader.signed()
      else reader.skip(key % 8)
      if (reader.fault !== 0) return refusal(reader.fault, number)
    }
    const fault = heardFault(heard, bytes)
    if (fault !== 0) return fault
    if (heard.bsmEnd === 0) return refusal(faults.MISSING_FIELD, heardBsm)
    const reason = this.#appending
      ? this.#bsm.append(bytes, heard.bsmStart, heard.bsmEnd)
      : this.#bsm.check(bytes, heard.bsmStart, heard.bsmEnd)
    if (reason !== 0) return within(heardBsm, reason)
    copyHeader(this.#bsm.header, heard.header)
    this.heard.push(heard)
    return 0
  }

  /** Objects are kept from frame to frame. */
  #next(): HeardBsm {
    const heard = (this.#kept[this.heard.length] ??= {
      ...{ deviceStart: 0, deviceEnd: 0, bsmStart: 0, bsmEnd: 0, heardAt: 0, rssi: 0 },
      header: { ...this.#bsm.header },
    })
    heard.deviceStart = heard.deviceEnd = heard.bsmStart = heard.bsmEnd = heard.heardAt = 0
    heard.rssi = heardRssi.invalid!
    return heard
  }
}

/** By hand: Object.assign takes as long as decoding the BSM. */
function copyHeader(from: Readonly<HeaderValues>, into: HeaderValues): void {
  into.schemaVersion = from.schemaVersion
  into.sequenceLow = from.sequenceLow
  into.sequenceHigh = from.sequenceHigh
  into.generatedAt = from.generatedAt
  into.clockQuality = from.clockQuality
  into.source = from.source
}

function heardFault(heard: HeardBsm, bytes: Uint8Array): Reason {
  if (heard.deviceStart === heard.deviceEnd) return refusal(faults.MISSING_FIELD, heardId.number)
  if (!isDeviceId(bytes, heard.deviceStart, heard.deviceEnd))
    return refusal(faults.BAD_ID, heardId.number)
  if (heard.heardAt > heardAtMax) return refusal(faults.OUT_OF_RANGE, heardAt.number)
  if (heard.rssi < rssiRange.min || heard.rssi > rssiRange.max)
    return refusal(faults.OUT_OF_RANGE, heardRssi.number)
  return 0
}

/** `deviceIdPattern` of topics.ts, on bytes. */
function isDeviceId(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > heardId.lengthMax!) return false
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!
    const letter = (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122)
    const plain = letter || (byte >= 48 && byte <= 57)
    // . _ and - but not in front.
    if (!plain && (at === start || (byte !== 46 && byte !== 95 && byte !== 45))) return false
  }
  return true
}
