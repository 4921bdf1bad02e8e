/**
 * Reads an import file: the ODE's BSM log or our own NDJSON ({topic, generatedAt, message} a line, message in protobuf's
 * JSON mapping), told apart line by line; or our own `.bin`. A line that cannot be read is reported and passed over.
 */
import { constants, createReadStream } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { V2xError, reasonOf } from '../../common/errors.ts'
import { fromJson, messageOf, v2x } from '../../schemas/index.ts'
import { isUpType, parseDeviceTopic, type UpType } from '../../schemas/topics.ts'
import type { ImportRecord } from './import-record.ts'
import { isOdeRecord, readOdeBsm } from './ode-bsm.ts'

/** A longer line is no message of ours. */
const lineBytesMax = 1 << 20
/** A longer entry of a `.bin` file is none. */
const recordedBytesMax = 1 << 20

export type BadLine = (line: number, reason: string) => void

/** Throws V2xError `IMPORT_FILE` where the file cannot be read. */
export async function checkImportFile(path: string): Promise<void> {
  let isDirectory: boolean
  try {
    await access(path, constants.R_OK)
    isDirectory = (await stat(path)).isDirectory()
  } catch (thrown) {
    throw cannotRead(path, thrown)
  }
  if (isDirectory) {
    throw new V2xError('IMPORT_FILE', `cannot read ${path}: it is a directory; name a file in it`)
  }
}

function cannotRead(path: string, thrown: unknown): V2xError {
  return new V2xError('IMPORT_FILE', `cannot read ${path}: ${reasonOf(thrown)}`, { cause: thrown })
}

/** Messages in the file's order. Throws V2xError `IMPORT_FILE` where the file cannot be read. */
export async function* readImportFile(path: string, onBad: BadLine): AsyncGenerator<ImportRecord> {
  try {
    yield* path.endsWith('.bin') ? readBinary(path, onBad) : readLines(path, onBad)
  } catch (thrown) {
    if (thrown instanceof V2xError) throw thrown
    throw cannotRead(path, thrown)
  }
}

async function* readLines(path: string, onBad: BadLine): AsyncGenerator<ImportRecord> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity })
  let number = 0
  for await (const line of lines) {
    number += 1
    if (line.trim() === '') continue
    try {
      if (line.length > lineBytesMax) throw new Error(`longer than ${lineBytesMax} characters`)
      yield readLine(line)
    } catch (thrown) {
      onBad(number, reasonOf(thrown))
    }
  }
}

function readLine(line: string): ImportRecord {
  const value: unknown = JSON.parse(line)
  if (typeof value !== 'object' || value === null) throw new Error('no JSON object')
  if (isOdeRecord(value)) return fromOde(readOdeBsm(value))
  if ('topic' in value && 'message' in value) return fromOwn(value)
  throw new Error('neither an ODE record (metadata, payload) nor one of ours (topic, message)')
}

function fromOde(bsm: ReturnType<typeof readOdeBsm>): ImportRecord {
  const { deviceId, sequence, generatedAt, fields } = bsm
  const header = {
    schemaVersion: 1,
    sequence,
    generatedAt,
    source: v2x.v1.Source.SOURCE_IMPORT,
  }
  const type = messageOf('bsm')
  const payload = type.encode(type.fromObject({ ...fields, header })).finish()
  return recordOf({ kind: 'obu', deviceId, type: 'bsm' }, payload)
}

function fromOwn(value: { readonly topic: unknown; readonly message: unknown }): ImportRecord {
  const topic = upTopic(String(value.topic))
  const message = fromJson(topic.type, value.message)
  const payload = withSource(topic.type, messageOf(topic.type).encode(message).finish())
  return recordOf(topic, payload, arrivalOf(value))
}

/** Simulated and load traffic stays what it is; anything else that comes out of a file is an import. */
function withSource(type: UpType, payload: Uint8Array): Uint8Array {
  const codec = messageOf(type)
  const message = codec.decode(payload) as { header?: v2x.v1.IHeader | null }
  const { SOURCE_SIMULATOR, SOURCE_LOAD, SOURCE_IMPORT } = v2x.v1.Source
  const source = message.header?.source
  if (source === SOURCE_SIMULATOR || source === SOURCE_LOAD || source === SOURCE_IMPORT) {
    return payload
  }
  message.header = { ...message.header, source: SOURCE_IMPORT }
  return codec.encode(message).finish()
}

async function* readBinary(path: string, onBad: BadLine): AsyncGenerator<ImportRecord> {
  let rest: Buffer = Buffer.alloc(0)
  let number = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (;;) {
      const entry = entryOf(rest)
      if (entry === undefined) break
      number += 1
      try {
        const recorded = v2x.v1.Recorded.decode(rest.subarray(entry.start, entry.end))
        yield recordOf(upTopic(recorded.topic), recorded.payload, arrivalOf(recorded))
      } catch (thrown) {
        onBad(number, reasonOf(thrown))
      }
      rest = rest.subarray(entry.end)
    }
  }
  if (rest.length > 0)
    onBad(number + 1, `the file ends inside an entry (${rest.length} bytes left)`)
}

/** Where the first entry's bytes lie, or undefined while it is incomplete. */
function entryOf(bytes: Buffer): { start: number; end: number } | undefined {
  let length = 0
  for (let at = 0; at < bytes.length && at < 5; at++) {
    const byte = bytes[at]!
    length += (byte & 127) * 2 ** (7 * at)
    if (length > recordedBytesMax) {
      throw new V2xError('IMPORT_FILE', `no recording of ours: an entry of ${length} bytes`)
    }
    if (byte < 128) {
      const end = at + 1 + length
      return end > bytes.length ? undefined : { start: at + 1, end }
    }
  }
  return undefined
}

function upTopic(text: string): Pick<ImportRecord, 'kind' | 'deviceId' | 'type'> {
  const topic = parseDeviceTopic(text)
  if (topic?.direction !== 'up' || !isUpType(topic.type)) {
    throw new Error(`'${text}' is no topic that a device sends on`)
  }
  return { kind: topic.kind, deviceId: topic.id, type: topic.type }
}

function recordOf(
  topic: Pick<ImportRecord, 'kind' | 'deviceId' | 'type'>,
  payload: Uint8Array,
  arrival: Pick<ImportRecord, 'arrivedAt'> = {},
): ImportRecord {
  const { header } = messageOf(topic.type).decode(payload) as { header?: v2x.v1.IHeader | null }
  return {
    ...topic,
    sequence: header?.sequence ?? 0,
    generatedAt: header?.generatedAt ?? 0,
    ...arrival,
    payload,
  }
}

function arrivalOf(value: object): Pick<ImportRecord, 'arrivedAt'> {
  const arrivedAt = 'arrivedAt' in value ? Number(value.arrivedAt) : 0
  return Number.isSafeInteger(arrivedAt) && arrivedAt > 0 ? { arrivedAt } : {}
}
