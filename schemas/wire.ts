/**
 * Protobuf's wire format (protobuf.dev/programming-guides/encoding), read strictly: what protobufjs lets pass silently (a wrong
 * wire type, a varint that overflows, a number beyond its type) is a fault here. No allocation.
 */

/** Why a payload was refused. */
export const faults = {
  MISSING_FIELD: 1,
  OUT_OF_RANGE: 2,
  WRONG_WIRE_TYPE: 3,
  TRUNCATED: 4,
  MALFORMED: 5,
  TOO_LONG: 6,
  BAD_TEXT: 7,
  BAD_ID: 8,
} as const
export type FaultName = keyof typeof faults

/**
 * 0 where all is well; else a fault in the high bits and below it the numbers of up to four fields that lead to it, six bits
 * each, the outermost lowest. 63 stands for all numbers from there on.
 */
export type Reason = number

const names = Object.keys(faults) as FaultName[]
const faultUnit = 2 ** 24
const fieldUnit = 64

export function refusal(fault: number, fieldNumber: number): Reason {
  return fault * faultUnit + Math.min(fieldNumber, fieldUnit - 1)
}

/** The reason of a nested message as its outer message has it. */
export function within(fieldNumber: number, inner: Reason): Reason {
  const path = (inner & (faultUnit / fieldUnit - 1)) * fieldUnit
  return (inner & -faultUnit) | path | Math.min(fieldNumber, fieldUnit - 1)
}

/** `OUT_OF_RANGE` and the numbers of the fields that lead there, outermost first; none where no field is known. */
export function explainReason(reason: Reason): {
  readonly name: FaultName
  readonly fields: readonly number[]
} {
  const fields: number[] = []
  for (let path = reason % faultUnit; path > 0; path = Math.floor(path / fieldUnit)) {
    fields.push(path % fieldUnit)
  }
  return { name: names[Math.floor(reason / faultUnit) - 1]!, fields }
}

export const wireVarint = 0
const wireFixed64 = 1
export const wireLength = 2
export const wireFixed32 = 5
const lengthBytesMax = 5
/** Of a varint's first four bytes: it goes on behind them. */
const more = 2 ** 28

/** Reads one message's bytes. After a fault `fault` is set and what was returned means nothing. */
export class WireReader {
  bytes: Uint8Array = new Uint8Array(0)
  at = 0
  end = 0
  /** 0, or a code of `faults`. */
  fault = 0
  /** Upper half of the last `varint64`. */
  high = 0

  start(bytes: Uint8Array, start: number, end: number): void {
    this.bytes = bytes
    this.at = start
    this.end = end
    this.fault = 0
  }

  /** Up to 64 bits as a number: exact to 2^53, above that only its size can be trusted. */
  varint(): number {
    const low = this.#group()
    if (low < more) return low
    const middle = this.#group()
    if (middle < more) return low - more + middle * 2 ** 28
    return low - more + (middle - more) * 2 ** 28 + this.#top() * 2 ** 56
  }

  /** 64 bits exactly: the lower half is returned, the upper in `high`. */
  varint64(): number {
    this.high = 0
    const low = this.#group()
    if (low < more) return low
    const middle = this.#group()
    if (middle < more) this.high = middle >>> 4
    else this.high = (((middle - more) >>> 4) | (this.#top() << 24)) >>> 0
    return ((low - more) | (middle << 28)) >>> 0
  }

  /** Up to four bytes of a varint: 28 bits stay in integer arithmetic. `more` is added where it does not end there. */
  #group(): number {
    const { bytes, at } = this
    if (at + 4 > this.end) return this.#groupAtEnd()
    let byte = bytes[at]!
    let value = byte & 127
    if (byte < 128) return this.#ended(at + 1, value)
    byte = bytes[at + 1]!
    value |= (byte & 127) << 7
    if (byte < 128) return this.#ended(at + 2, value)
    byte = bytes[at + 2]!
    value |= (byte & 127) << 14
    if (byte < 128) return this.#ended(at + 3, value)
    return this.#ended(at + 4, value | (bytes[at + 3]! << 21))
  }

  #ended(at: number, value: number): number {
    this.at = at
    return value
  }

  /** The same where the message may end before the group does. */
  #groupAtEnd(): number {
    const { bytes, end } = this
    let at = this.at
    let value = 0
    for (let shift = 0; shift < 28; shift += 7) {
      if (at >= end) return this.#truncated()
      const byte = bytes[at++]!
      value |= (byte & 127) << shift
      if (byte < 128) return this.#ended(at, value)
    }
    return this.#ended(at, value + more)
  }

  /** Bytes nine and ten; the tenth holds the 64th bit alone. */
  #top(): number {
    if (this.at >= this.end) return this.#truncated()
    const ninth = this.bytes[this.at++]!
    if (ninth < 128) return ninth
    if (this.at >= this.end) return this.#truncated()
    const tenth = this.bytes[this.at++]!
    if (tenth > 1) this.fault = faults.MALFORMED
    return (ninth & 127) | (tenth << 7)
  }

  /** A field's key: number and wire type in 32 bits. */
  key(): number {
    const key = this.varint()
    if (this.fault === 0 && (key < 8 || key > 4294967295)) this.fault = faults.MALFORMED
    return key
  }

  /** Zigzag, 32 bits; beyond that a number that no field allows. */
  signed(): number {
    const value = this.varint()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }

  /** sfixed32. */
  fixed32(): number {
    const { bytes, at } = this
    if (at + 4 > this.end) return this.#truncated()
    this.at = at + 4
    return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
  }

  /** A length has 32 bits. Other libraries refuse what takes more bytes than those need, so what we store they could not read. */
  length(): number {
    const from = this.at
    const length = this.varint()
    if (this.fault === 0 && this.at - from > lengthBytesMax) this.fault = faults.MALFORMED
    return length
  }

  /** The end of a length-delimited field that starts at `at`; `at` stays. */
  lengthEnd(): number {
    const length = this.length()
    const stop = this.at + length
    if (stop > this.end) return this.#truncated()
    return stop
  }

  /** Passes over a field that the schema does not know. */
  skip(wireType: number): void {
    if (wireType === wireVarint) this.varint()
    else if (wireType === wireLength) this.at = this.lengthEnd()
    else if (wireType === wireFixed32 || wireType === wireFixed64) {
      this.at += wireType === wireFixed32 ? 4 : 8
      if (this.at > this.end) this.#truncated()
    } else {
      // Groups are gone since proto2; nothing of ours ever had one.
      this.fault = faults.MALFORMED
    }
  }

  #truncated(): number {
    this.fault = faults.TRUNCATED
    this.at = this.end
    return 0
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Valid UTF-8, as protobuf wants of a string. Most text is ASCII, which needs no decoder. */
export function isText(bytes: Uint8Array, start: number, stop: number): boolean {
  let at = start
  while (at < stop && bytes[at]! < 128) at++
  if (at === stop) return true
  try {
    utf8.decode(bytes.subarray(at, stop))
    return true
  } catch {
    return false
  }
}

/** For a decoder that reads a little past the end before it looks: a value from there says nothing about its range. */
export function beyond(fieldNumber: number, truncated: boolean): Reason {
  return refusal(truncated ? faults.TRUNCATED : faults.OUT_OF_RANGE, fieldNumber)
}
