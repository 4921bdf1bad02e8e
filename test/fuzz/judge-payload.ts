/**
 * One payload through our decoders and through protobufjs: what ours take, protobufjs reads with the same values; what protobufjs
 * cannot read, ours refuse; and what is refused leaves nothing behind.
 */
import { isDeepStrictEqual } from 'node:util'
import type { PlainMessage } from '../../schemas/arbitrary.ts'
import { expectedRows, rowsOf } from '../../schemas/expected-rows.ts'
import {
  FrameReader,
  messageOf,
  peekHeader,
  rowWriterOf,
  shapes,
  type RowWriter,
  type UpType,
} from '../../schemas/index.ts'
import { ShapeRowWriter } from '../../schemas/shape-row-writer.ts'
import type { MessageShape } from '../../schemas/shape.ts'

export interface Judgement {
  readonly isTaken: boolean
  /** What our decoders and protobufjs say differently; undefined where they agree. */
  readonly disagreement: string | undefined
}

export class PayloadJudge {
  readonly type: UpType
  readonly shape: MessageShape
  readonly #writer: RowWriter
  /** Where the writer is a generated one: led by the shape, it must say the same. */
  readonly #other: RowWriter | undefined
  readonly #frame: FrameReader | undefined
  readonly #sentAs = { sequenceLow: 0, sequenceHigh: 0, generatedAtLow: 0, generatedAtHigh: 0 }

  /** `writer` is what is judged: ours, or a broken one. */
  constructor(type: UpType, writer: RowWriter = rowWriterOf(type === 'bsm_frame' ? 'bsm' : type)) {
    this.type = type
    this.shape = Object.values(shapes).find((shape) => shape.type === type)!
    this.#writer = writer
    this.#frame = type === 'bsm_frame' ? new FrameReader(this.#writer) : undefined
    this.#other =
      this.#frame === undefined && this.shape.columnar === true
        ? new ShapeRowWriter(this.shape)
        : undefined
  }

  judge(payload: Buffer): Judgement {
    // Ingest asks this of whatever comes, before anything is known of it.
    peekHeader(payload, 0, payload.length, this.#sentAs)
    const taker = this.#frame ?? this.#writer
    const isTaken = taker.append(payload, 0, payload.length) === 0
    const rows = rowsOf(this.#writer)
    const disagreement = this.#against(payload, isTaken, rows)
    this.#writer.clear()
    return { isTaken, disagreement }
  }

  #against(payload: Buffer, isTaken: boolean, rows: ReturnType<typeof rowsOf>): string | undefined {
    if (this.#other !== undefined) {
      const reason = this.#other.append(payload, 0, payload.length)
      const others = rowsOf(this.#other)
      this.#other.clear()
      if ((reason === 0) !== isTaken) return 'one writer takes it, the other refuses it'
      if (!isDeepStrictEqual(rows, others)) return 'the two writers write different rows'
    }
    const isEmpty = Object.values(rows).every((values) => values.length === 0)
    if (!isTaken) return isEmpty ? undefined : 'it was refused and left something behind'
    let decoded: PlainMessage
    try {
      decoded = messageOf(this.type).decode(payload) as PlainMessage
    } catch (thrown) {
      return `we take what protobufjs cannot read: ${String(thrown)}`
    }
    return isDeepStrictEqual(plain(rows), plain(this.#expected(decoded)))
      ? undefined
      : 'protobufjs reads other values'
  }

  #expected(decoded: PlainMessage): ReturnType<typeof rowsOf> {
    if (this.#frame === undefined) return expectedRows(this.shape, [decoded])
    const heard = decoded['heard'] as { bsm: PlainMessage }[]
    return expectedRows(
      shapes['Bsm']!,
      heard.map(({ bsm }) => bsm),
    )
  }
}

/** protobufjs has 64 bits as numbers: beyond 2^53 it is compared how large they are. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(plain)
  if (Buffer.isBuffer(value) || typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]))
}
