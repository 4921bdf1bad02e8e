/**
 * Recordings on disk: `.ndjson` with `{topic, generatedAt, message}` a line, `.bin` with length-delimited `Recorded`. Written in
 * pieces, with memory that stays as it is however long the run.
 */
import { open, type FileHandle } from 'node:fs/promises'
import { Writer } from 'protobufjs/minimal.js'
import { V2xError, reasonOf } from '../common/errors.ts'
import { messageOf, toJson, v2x, type UpType } from '../schemas/index.ts'

export interface SimulatedMessage {
  readonly topic: string
  readonly type: UpType
  /** UTC microseconds, at the scenario's own epoch. */
  readonly generatedAt: number
  readonly payload: Uint8Array
}

export type RecordingFormat = 'ndjson' | 'bin'

const pieceBytes = 256 * 1024

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
  readonly #file: string
  readonly #format: RecordingFormat
  readonly #handle: FileHandle
  #pieces: Uint8Array[] = []
  #bytes = 0

  private constructor(file: string, handle: FileHandle) {
    this.#file = file
    this.#format = formatOf(file)
    this.#handle = handle
  }

  /** Makes or empties the file. Throws V2xError RECORDING_FORMAT or RECORDING_WRITE. */
  static async create(file: string): Promise<RecordingFile> {
    formatOf(file)
    try {
      return new RecordingFile(file, await open(file, 'w'))
    } catch (thrown) {
      throw cannotWrite(file, thrown)
    }
  }

  /** Takes a message; it is written with the next piece. */
  add(message: SimulatedMessage): void {
    const bytes = this.#format === 'bin' ? recordedBytes(message) : lineBytes(message)
    this.#pieces.push(bytes)
    this.#bytes += bytes.length
  }

  /** Resolves when there is room for more. Throws V2xError RECORDING_WRITE. */
  async flush(atLeastBytes = pieceBytes): Promise<void> {
    if (this.#bytes < atLeastBytes || this.#bytes === 0) return
    const piece = Buffer.concat(this.#pieces, this.#bytes)
    this.#pieces = []
    this.#bytes = 0
    try {
      await this.#handle.writeFile(piece)
    } catch (thrown) {
      throw cannotWrite(this.#file, thrown)
    }
  }

  /** Writes what is left and closes; closes also where that fails. */
  async close(): Promise<void> {
    try {
      await this.flush(1)
    } finally {
      await this.#handle.close()
    }
  }
}

function cannotWrite(file: string, thrown: unknown): V2xError {
  return new V2xError(
    'RECORDING_WRITE',
    `cannot write ${file}: ${reasonOf(thrown)}; is there room, and does the directory exist?`,
    { cause: thrown },
  )
}

function recordedBytes({ topic, generatedAt, payload }: SimulatedMessage): Uint8Array {
  const writer = Writer.create().fork()
  return v2x.v1.Recorded.encode({ topic, generatedAt, payload }, writer).ldelim().finish()
}

/** Says what the payload says: it is read from there. */
function lineBytes({ topic, type, generatedAt, payload }: SimulatedMessage): Uint8Array {
  const message = toJson(type, messageOf(type).decode(payload))
  return Buffer.from(`${JSON.stringify({ topic, generatedAt, message })}\n`)
}
