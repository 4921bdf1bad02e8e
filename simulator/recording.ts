/**
 * Recordings on disk: `.ndjson` with `{topic, generatedAt, message}` a line, `.bin` with length-delimited `Recorded`. Where there is an
 * ether, messages are in the order of their arrival, and say when that was (`arrivedAt`).
 */
import { Writer } from 'protobufjs/minimal.js'
import { V2xError } from '../common/errors.ts'
import { messageOf, toJson, v2x, type UpType } from '../schemas/index.ts'
import { PiecesFile } from './pieces-file.ts'

export interface SimulatedMessage {
  readonly topic: string
  readonly type: UpType
  /** UTC microseconds, at the scenario's own epoch. */
  readonly generatedAt: number
  /** True time at the broker, UTC microseconds; absent where there is no ether: it comes when it is made. */
  readonly arrivedAt?: number
  readonly payload: Uint8Array
}

export type RecordingFormat = 'ndjson' | 'bin'

/** The format a file name asks for; throws V2xError RECORDING_FORMAT. */
export function formatOf(file: string): RecordingFormat {
  if (file.endsWith('.ndjson')) return 'ndjson'
  if (file.endsWith('.bin')) return 'bin'
  throw new V2xError(
    'RECORDING_FORMAT',
    `cannot tell the format of '${file}': its name ends neither in .ndjson nor in .bin; name it so`,
  )
}

export class RecordingFile {
  readonly #format: RecordingFormat
  readonly #file: PiecesFile

  /** Touches nothing. Throws V2xError RECORDING_FORMAT. */
  constructor(path: string) {
    this.#format = formatOf(path)
    this.#file = new PiecesFile(path)
  }

  /** Makes or empties the file. Throws V2xError RECORDING_WRITE. */
  async open(): Promise<void> {
    await this.#file.open()
  }

  /** Takes a message; it is written with the next piece. */
  add(message: SimulatedMessage): void {
    this.#file.add(this.#format === 'bin' ? recordedBytes(message) : lineBytes(message))
  }

  /** Resolves when there is room for more. Throws V2xError RECORDING_WRITE. */
  async flush(): Promise<void> {
    await this.#file.flush()
  }

  /** Writes what is left and closes; closes also where that fails. */
  async close(): Promise<void> {
    await this.#file.close()
  }
}

function recordedBytes(message: SimulatedMessage): Uint8Array {
  const { topic, generatedAt, arrivedAt = null, payload } = message
  const recorded = { topic, generatedAt, payload, arrivedAt }
  return v2x.v1.Recorded.encode(recorded, Writer.create().fork()).ldelim().finish()
}

/** Says what the payload says: it is read from there. */
function lineBytes({ type, payload, ...rest }: SimulatedMessage): Uint8Array {
  const message = toJson(type, messageOf(type).decode(payload))
  return Buffer.from(`${JSON.stringify({ ...rest, message })}\n`)
}
