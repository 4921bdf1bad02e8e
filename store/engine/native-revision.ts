/**
 * Native as clients ask for it that name a `client_protocol_version` (the Go driver, hence Grafana): each block behind a
 * BlockInfo, each column with a byte for its kind of serialization. chDB writes the plain form only, so the bytes pass through
 * here and these are put in between; nothing is held back.
 */
import { parseNativeType, type NativeType } from './native-type.ts'

/** The revisions of ClickHouse's protocol from which on a block has these. */
const revisionWithBlockInfo = 51903
const revisionWithCustomSerialization = 54454

/** Field 1: no overflow rows; field 2: bucket -1; end of fields. */
const blockInfo = Uint8Array.of(1, 0, 2, 0xff, 0xff, 0xff, 0xff, 0)
const defaultSerialization = Uint8Array.of(0)

/** LowCardinality: the kind of its indexes, and whether a dictionary lies before them. */
const lowCardinalityIndexMask = 0xff
const lowCardinalityHasKeys = 0x200

type Steps<T = void> = Generator<undefined, T, undefined>

export class NativeReframer {
  readonly #revision: number
  readonly #steps: Steps
  #chunk: Uint8Array = new Uint8Array(0)
  #at = 0
  /** Start of what has not been given out. */
  #from = 0
  #out: Uint8Array[] = []

  constructor(revision: number) {
    this.#revision = revision
    this.#steps = this.#blocks()
  }

  /** The same bytes with what belongs between them. Throws where a column's type is not known. */
  push(chunk: Uint8Array): Uint8Array[] {
    this.#chunk = chunk
    this.#at = 0
    this.#from = 0
    this.#out = []
    this.#steps.next()
    this.#giveOut()
    return this.#out
  }

  #giveOut(): void {
    if (this.#at > this.#from) this.#out.push(this.#chunk.subarray(this.#from, this.#at))
    this.#from = this.#at
  }

  #insert(bytes: Uint8Array): void {
    this.#giveOut()
    this.#out.push(bytes)
  }

  *#blocks(): Steps {
    for (;;) {
      while (this.#at === this.#chunk.length) yield
      if (this.#revision >= revisionWithBlockInfo) this.#insert(blockInfo)
      const columns = yield* this.#varint()
      const rows = yield* this.#varint()
      for (let i = 0; i < columns; i++) {
        yield* this.#skip(yield* this.#varint())
        const type = parseNativeType(yield* this.#text())
        if (this.#revision >= revisionWithCustomSerialization) this.#insert(defaultSerialization)
        if (rows > 0) {
          yield* this.#prefix(type)
          yield* this.#data(type, rows)
        }
      }
    }
  }

  /** Before a column's data, each LowCardinality in it has the version of its serialization. */
  *#prefix(type: NativeType): Steps {
    if (type.kind === 'lowCardinality') yield* this.#skip(8)
    else if (type.kind === 'tuple') for (const element of type.of) yield* this.#prefix(element)
    else if (type.kind === 'array' || type.kind === 'nullable') yield* this.#prefix(type.of)
  }

  *#data(type: NativeType, rows: number): Steps {
    switch (type.kind) {
      case 'fixed':
        yield* this.#skip(type.bytes * rows)
        return
      case 'string':
        for (let row = 0; row < rows; row++) yield* this.#skip(yield* this.#varint())
        return
      case 'nullable':
        yield* this.#skip(rows)
        yield* this.#data(type.of, rows)
        return
      case 'tuple':
        for (const element of type.of) yield* this.#data(element, rows)
        return
      case 'array': {
        if (rows === 0) return
        // The last offset is the number of all elements.
        yield* this.#skip((rows - 1) * 8)
        yield* this.#data(type.of, yield* this.#uint64())
        return
      }
      case 'lowCardinality':
        if (rows > 0) yield* this.#lowCardinality(type.of)
    }
  }

  *#lowCardinality(of: NativeType): Steps {
    const flags = yield* this.#uint64()
    if ((flags & lowCardinalityHasKeys) !== 0) {
      const keys = yield* this.#uint64()
      yield* this.#data(of.kind === 'nullable' ? of.of : of, keys)
    }
    const rows = yield* this.#uint64()
    yield* this.#skip(rows * 2 ** (flags & lowCardinalityIndexMask))
  }

  *#skip(bytes: number): Steps {
    let left = bytes
    while (left > 0) {
      while (this.#at === this.#chunk.length) yield
      const step = Math.min(left, this.#chunk.length - this.#at)
      this.#at += step
      left -= step
    }
  }

  *#byte(): Steps<number> {
    while (this.#at === this.#chunk.length) yield
    return this.#chunk[this.#at++]!
  }

  *#varint(): Steps<number> {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = yield* this.#byte()
      value += (byte & 0x7f) * scale
      if (byte < 0x80) return value
    }
  }

  /** Little-endian; what is counted here stays far below 2^53. */
  *#uint64(): Steps<number> {
    let value = 0
    for (let scale = 1, i = 0; i < 8; i++, scale *= 256) value += (yield* this.#byte()) * scale
    return value
  }

  *#text(): Steps<string> {
    const bytes = new Uint8Array(yield* this.#varint())
    for (let i = 0; i < bytes.length; i++) bytes[i] = yield* this.#byte()
    return Buffer.from(bytes).toString('utf8')
  }
}
