/**
 * The journal on disk, as ARCHITECTURE.md has it: layout of segment headers, record headers and the durable mark.
 * Bytes only; files are opened elsewhere. Integers are little-endian; u64 are Numbers, exact up to 2^53.
 */
import { crc32 } from 'node:zlib'
import { recordCrc } from './record-crc.ts'

export const formatVersion = 1
const segmentMagic = Buffer.from('V2XJSEG1', 'latin1')
export const segmentHeaderBytes = 64
/** `V2XR` as it stands in the file. */
export const recordMagic = Buffer.from('V2XR', 'latin1')
const recordMagicNumber = recordMagic.readUInt32LE(0)
export const recordHeaderBytes = 48
/** The CRC of a record starts after the CRC itself. */
const crcStart = 8
/** A longer record was never written: a length above it is garbage. */
export const recordBytesMax = 1 << 20
export const publisherBytesMax = 256
export const durableBytes = 32
/** The journal's other files. */
export const identityFile = 'identity'
export const durableFile = 'durable'
export const lockFile = 'writer.lock'

/** A place in the journal: a segment's number, and the offset in its file. */
export type JournalPosition = { readonly segment: number; readonly offset: number }

export interface SegmentHeader {
  readonly version: number
  /** 16 random bytes: they make the header's CRC, the seed of all records, this segment's own. */
  readonly uuid: Uint8Array
  readonly segment: number
  readonly firstSequence: number
  /** µs UTC. */
  readonly createdAt: number
}

export function segmentFileName(segment: number): string {
  return `${String(segment).padStart(12, '0')}.seg`
}

/** The number in a segment's file name, or undefined for another file. */
export function segmentOfFileName(name: string): number | undefined {
  return /^\d{12}\.seg$/.test(name) ? Number(name.slice(0, 12)) : undefined
}

function writeUInt64(bytes: Buffer, value: number, at: number): void {
  bytes.writeUInt32LE(value % 0x1_0000_0000, at)
  bytes.writeUInt32LE(Math.floor(value / 0x1_0000_0000), at + 4)
}

function readUInt64(bytes: Buffer, at: number): number {
  return bytes.readUInt32LE(at + 4) * 0x1_0000_0000 + bytes.readUInt32LE(at)
}

/** Writes 64 bytes at the front of `into` and gives their CRC, the seed of the segment's records. */
export function encodeSegmentHeader(header: SegmentHeader, into: Buffer): number {
  into.fill(0, 0, segmentHeaderBytes)
  segmentMagic.copy(into, 0)
  into.writeUInt32LE(header.version, 8)
  into.writeUInt32LE(segmentHeaderBytes, 12)
  into.set(header.uuid, 16)
  writeUInt64(into, header.segment, 32)
  writeUInt64(into, header.firstSequence, 40)
  writeUInt64(into, header.createdAt, 48)
  const crc = crc32(into.subarray(0, 60))
  into.writeUInt32LE(crc, 60)
  return crc
}

/** A header and its records' seed; undefined where the bytes are no sound header. */
export function decodeSegmentHeader(
  bytes: Buffer,
): { readonly header: SegmentHeader; readonly seed: number } | undefined {
  if (bytes.length < segmentHeaderBytes || !bytes.subarray(0, 8).equals(segmentMagic))
    return undefined
  const seed = crc32(bytes.subarray(0, 60))
  if (seed !== bytes.readUInt32LE(60)) return undefined
  const header = {
    version: bytes.readUInt32LE(8),
    uuid: Uint8Array.from(bytes.subarray(16, 32)),
    segment: readUInt64(bytes, 32),
    firstSequence: readUInt64(bytes, 40),
    createdAt: readUInt64(bytes, 48),
  }
  return { header, seed }
}

/**
 * The seeds a damaged header may still give: its CRC as written, and the CRC of its bytes. One of them is right unless
 * both halves were hit.
 */
export function possibleSeeds(header: Buffer): number[] {
  if (header.length < segmentHeaderBytes) return []
  return [header.readUInt32LE(60), crc32(header.subarray(0, 60))]
}

/** What a record says beside its packets. One object serves a whole scan. */
export interface RecordHead {
  length: number
  publisherBytes: number
  firstSequence: number
  /** µs UTC. */
  receivedAt: number
  count: number
}

/** Where a record stands. By a view a number costs less than by a Buffer. */
export interface RecordPlace {
  readonly view: DataView
  readonly start: number
  readonly end: number
}

export interface RecordStamp {
  readonly publisherBytes: number
  readonly firstSequence: number
  readonly receivedAt: number
  readonly count: number
  /** Where the record will stand in its segment. */
  readonly offset: number
}

/**
 * Writes the header of a record whose publisher and packets are in place already. `seed` is the CRC of the segment's header.
 */
export function sealRecord(
  { view, start, end }: RecordPlace,
  stamp: RecordStamp,
  seed: number,
): void {
  view.setUint32(start, recordMagicNumber, true)
  view.setUint32(start + 8, end - start, true)
  view.setUint32(start + 12, stamp.publisherBytes, true)
  setUint64(view, start + 16, stamp.firstSequence)
  setUint64(view, start + 24, stamp.receivedAt)
  view.setUint32(start + 32, stamp.count, true)
  view.setUint32(start + 36, 0, true)
  setUint64(view, start + 40, stamp.offset)
  view.setUint32(start + 4, recordCrc(view, start + crcStart, end, seed), true)
}

function setUint64(view: DataView, at: number, value: number): void {
  // Not by %: a remainder of numbers this large takes three times as long.
  const high = Math.floor(value / 0x1_0000_0000)
  view.setUint32(at, value - high * 0x1_0000_0000, true)
  view.setUint32(at + 4, high, true)
}

function getUint64(view: DataView, at: number): number {
  return view.getUint32(at + 4, true) * 0x1_0000_0000 + view.getUint32(at, true)
}

/** The length a record header at `at` claims, or undefined where no record of offset `offset` can begin. */
export function claimedLength(view: DataView, at: number, offset: number): number | undefined {
  if (view.getUint32(at, true) !== recordMagicNumber) return undefined
  const length = view.getUint32(at + 8, true)
  const publisherBytes = view.getUint16(at + 12, true)
  if (length > recordBytesMax || length < recordHeaderBytes + publisherBytes) return undefined
  if (getUint64(view, at + 40) !== offset) return undefined
  return length
}

/** Reads the head of a whole record into `head`; false where its CRC is wrong. */
export function openRecord(
  { view, start, end }: RecordPlace,
  seed: number,
  head: RecordHead,
): boolean {
  if (recordCrc(view, start + crcStart, end, seed) !== view.getUint32(start + 4, true)) return false
  head.length = end - start
  head.publisherBytes = view.getUint16(start + 12, true)
  head.firstSequence = getUint64(view, start + 16)
  head.receivedAt = getUint64(view, start + 24)
  head.count = view.getUint32(start + 32, true)
  return true
}

/** How far the journal is on disk: all before `position` is, and the next packet will be `nextSequence`. */
export interface DurableMark {
  readonly position: JournalPosition
  readonly nextSequence: number
}

export function encodeDurableMark(mark: DurableMark, into: Buffer): void {
  writeUInt64(into, mark.position.segment, 0)
  writeUInt64(into, mark.position.offset, 8)
  writeUInt64(into, mark.nextSequence, 16)
  into.writeUInt32LE(0, 24)
  into.writeUInt32LE(crc32(into.subarray(0, 28)), 28)
}

export function decodeDurableMark(bytes: Buffer): DurableMark | undefined {
  if (bytes.length < durableBytes || crc32(bytes.subarray(0, 28)) !== bytes.readUInt32LE(28))
    return undefined
  const position = { segment: readUInt64(bytes, 0), offset: readUInt64(bytes, 8) }
  return { position, nextSequence: readUInt64(bytes, 16) }
}
