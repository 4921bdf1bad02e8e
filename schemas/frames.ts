/**
 * What can be known of a message before its columns are written: the sequence and time of its header, and the BSMs that lie in
 * an RSU's frame.
 */
import { shapes } from './gen/shapes.ts'
import { ShapeRowWriter, type HeaderValues, type RowWriter } from './row-writer.ts'
import { WireReader, faults, reasonOf, wireLength, wireVarint, type Reason } from './wire.ts'

export interface SentAs {
  sequenceLow: number
  sequenceHigh: number
  /** µs UTC. */
  generatedAt: number
}

const reader = new WireReader()

/** Reads sequence and generation time of any message into `into`; false where there is no header to be read. */
export function peekHeader(bytes: Uint8Array, start: number, end: number, into: SentAs): boolean {
  into.sequenceLow = 0
  into.sequenceHigh = 0
  into.generatedAt = 0
  reader.start(bytes, start, end)
  while (reader.at < end && reader.fault === 0) {
    const key = reader.varint()
    // Header is field 1 of every message, and encoders write it first.
    if (key === (1 << 3) + wireLength) return peekFields(reader.lengthEnd(), into)
    reader.skip(key % 8)
  }
  return false
}

function peekFields(end: number, into: SentAs): boolean {
  while (reader.at < end && reader.fault === 0) {
    const key = reader.varint()
    if (key === (2 << 3) + wireVarint) {
      into.sequenceLow = reader.varint64()
      into.sequenceHigh = reader.high
    } else if (key === (3 << 3) + wireVarint) into.generatedAt = reader.varint()
    else reader.skip(key % 8)
  }
  return reader.fault === 0
}

/** A BSM inside a frame: ranges into the frame's bytes. */
export interface HeardRange {
  readonly deviceStart: number
  readonly deviceEnd: number
  readonly bsmStart: number
  readonly bsmEnd: number
}

const [frameHeader] = shapes['BsmFrame']!.fields
const heardField = shapes['BsmFrame']!.fields[1]!

/** Checks whole frames: one bad BSM refuses the frame, so that one PUBLISH is one raw or one quarantine row. */
export class FrameReader {
  readonly heard: HeardRange[] = []
  // Only the parts that are no BSM: unknown fields are passed over.
  readonly #outside = new ShapeRowWriter({ ...shapes['BsmFrame']!, fields: [frameHeader!] })
  readonly #envelope = new ShapeRowWriter({
    ...shapes['HeardBsm']!,
    fields: shapes['HeardBsm']!.fields.filter(({ kind }) => kind !== 'message'),
  })
  readonly #bsm: RowWriter
  readonly #reader = new WireReader()

  /** `bsm` checks the BSMs inside. */
  constructor(bsm: RowWriter) {
    this.#bsm = bsm
  }

  get header(): HeaderValues {
    return this.#outside.header
  }

  /** 0 and `heard` and `header` filled, or why the frame is refused. */
  read(bytes: Uint8Array, start: number, end: number): Reason {
    this.heard.length = 0
    const outside = this.#outside.append(bytes, start, end)
    this.#outside.clear()
    if (outside !== 0) return outside
    const ranges = this.#ranges(bytes, [start, end], heardField.number)
    if (ranges === undefined) return reasonOf(faults.WRONG_WIRE_TYPE, heardField.number)
    for (const [from, to] of ranges) {
      const reason = this.#readHeard(bytes, from, to)
      if (reason !== 0) return reasonOf(Math.floor(reason / 4096), heardField.number)
      if (this.heard.length > heardField.lengthMax!)
        return reasonOf(faults.TOO_LONG, heardField.number)
    }
    return 0
  }

  #readHeard(bytes: Uint8Array, start: number, end: number): Reason {
    const envelope = this.#envelope.check(bytes, start, end)
    if (envelope !== 0) return envelope
    const device = this.#ranges(bytes, [start, end], 1)?.at(-1)
    const bsms = this.#ranges(bytes, [start, end], 2)
    if (bsms === undefined) return reasonOf(faults.WRONG_WIRE_TYPE, 2)
    const bsm = bsms.at(-1)
    if (device === undefined || device[0] === device[1]) return reasonOf(faults.MISSING_FIELD, 1)
    if (bsm === undefined) return reasonOf(faults.MISSING_FIELD, 2)
    const reason = this.#bsm.check(bytes, bsm[0], bsm[1])
    if (reason !== 0) return reason
    this.heard.push({
      deviceStart: device[0],
      deviceEnd: device[1],
      bsmStart: bsm[0],
      bsmEnd: bsm[1],
    })
    return 0
  }

  /** Ranges of a nested field in a message whose other fields have been checked; undefined for a wrong wire type. */
  #ranges(
    bytes: Uint8Array,
    [start, end]: readonly [number, number],
    number: number,
  ): [number, number][] | undefined {
    const found: [number, number][] = []
    const reader = this.#reader
    reader.start(bytes, start, end)
    while (reader.at < end) {
      const key = reader.varint()
      if (Math.floor(key / 8) !== number) {
        reader.skip(key % 8)
        continue
      }
      if (key % 8 !== wireLength) return undefined
      const stop = reader.lengthEnd()
      found.push([reader.at, stop])
      reader.at = stop
    }
    return found
  }
}
