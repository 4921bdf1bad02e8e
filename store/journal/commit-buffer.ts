/** What one commit takes to the disk: records side by side as they will stand in the file, and who waits for them. */
import { V2xError } from '../../common/errors.ts'
import {
  publisherBytesMax,
  recordBytesMax,
  recordHeaderBytes,
  sealRecord,
  segmentHeaderBytes,
} from './format.ts'

export interface Appended {
  /** Text, or the same as UTF-8. */
  readonly publisher: string | Uint8Array
  /** Whole PUBLISH packets. */
  readonly packets: Uint8Array
  readonly count: number
  readonly firstSequence: number
  readonly receivedAt: number
}

export class CommitBuffer {
  /** The first 64 bytes are room for a segment's header, so that a new segment too is one write. */
  readonly bytes: Buffer
  private readonly view: DataView
  /** Where the next record goes. */
  end = segmentHeaderBytes
  /** Called in this order once the commit is on disk. */
  private waiting: (() => void)[] = []
  packets = 0
  /** Offset in the segment of `bytes[64]`. */
  base = segmentHeaderBytes
  /** The CRC seed of that segment. */
  private seed = 0

  constructor(recordsBytesMax: number) {
    this.bytes = Buffer.allocUnsafeSlow(segmentHeaderBytes + recordsBytesMax + recordBytesMax)
    this.view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.length)
  }

  get recordBytes(): number {
    return this.end - segmentHeaderBytes
  }

  /** Empties the buffer for a commit that begins at `base` of the segment whose records have `seed`. */
  aim(base: number, seed: number): void {
    this.base = base
    this.seed = seed
    this.end = segmentHeaderBytes
    this.waiting = []
    this.packets = 0
  }

  takeWaiting(): readonly (() => void)[] {
    const { waiting } = this
    this.waiting = []
    return waiting
  }

  /** Copies one record in. Throws `JOURNAL_RECORD` where it is too long, `JOURNAL_FULL` where there is no room. */
  add(record: Appended, whenDurable: (() => void) | undefined): void {
    const { bytes, end: start } = this
    const { publisher: name } = record
    const publisher = typeof name === 'string' ? Buffer.from(name) : name
    const publisherBytes = publisher.length
    const length = recordHeaderBytes + publisherBytes + record.packets.length
    if (publisherBytes > publisherBytesMax || length > recordBytesMax) {
      throw new V2xError(
        'JOURNAL_RECORD',
        `cannot journal ${length} bytes of one client: a record has at most ${recordBytesMax}, its publisher ${publisherBytesMax}; lower V2X_BROKER_PACKET_BYTES_MAX`,
      )
    }
    if (start + length > bytes.length) {
      throw new V2xError(
        'JOURNAL_FULL',
        `cannot journal ${length} bytes: the queue is full; append must wait for the drain after it gave false`,
      )
    }
    const end = start + length
    bytes.set(publisher, start + recordHeaderBytes)
    bytes.set(record.packets, start + recordHeaderBytes + publisherBytes)
    const { firstSequence, receivedAt, count } = record
    const offset = this.base + start - segmentHeaderBytes
    sealRecord(
      { view: this.view, start, end },
      { publisherBytes, firstSequence, receivedAt, count, offset },
      this.seed,
    )
    this.end = end
    this.packets += count
    if (whenDurable !== undefined) this.waiting.push(whenDurable)
  }
}
