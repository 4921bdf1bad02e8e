/** A file that grows: what is added is written in pieces, so that memory stays as it is however much comes. */
import { accessSync, constants, statSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { V2xError, reasonOf } from '../common/errors.ts'

const pieceBytes = 256 * 1024

export class PiecesFile {
  readonly #path: string
  #handle: FileHandle | undefined
  #pieces: Uint8Array[] = []
  #bytes = 0

  /** Touches nothing: what is there stays until `open`. */
  constructor(path: string) {
    this.#path = path
  }

  /** Makes or empties the file. Throws V2xError RECORDING_WRITE. */
  async open(): Promise<void> {
    try {
      this.#handle = await open(this.#path, 'w')
    } catch (thrown) {
      throw cannotWrite(this.#path, thrown)
    }
  }

  /** Takes bytes; they are written with the next piece. */
  add(bytes: Uint8Array): void {
    this.#pieces.push(bytes)
    this.#bytes += bytes.length
  }

  /** Resolves when there is room for more. Throws V2xError RECORDING_WRITE. */
  async flush(atLeastBytes = pieceBytes): Promise<void> {
    const handle = this.#handle
    if (handle === undefined || this.#bytes < atLeastBytes || this.#bytes === 0) return
    const piece = Buffer.concat(this.#pieces, this.#bytes)
    this.#pieces = []
    this.#bytes = 0
    try {
      await handle.writeFile(piece)
    } catch (thrown) {
      throw cannotWrite(this.#path, thrown)
    }
  }

  /** Writes what is left and closes; closes also where that fails. */
  async close(): Promise<void> {
    try {
      await this.flush(1)
    } finally {
      await this.#handle?.close()
    }
  }
}

/** For before a run: touches nothing. Throws V2xError RECORDING_WRITE where the file could be neither made nor emptied. */
export function checkWritable(path: string): void {
  try {
    const found = statSync(path, { throwIfNoEntry: false })
    if (found?.isDirectory() === true) throw new Error('it is a directory')
    accessSync(found === undefined ? `${dirname(path)}/` : path, constants.W_OK)
  } catch (thrown) {
    throw cannotWrite(path, thrown)
  }
}

/** Before a run, too: files by the flag that named them. Throws V2xError RECORDING_WRITE where two are one, by whatever names. */
export function checkApart(files: Readonly<Record<string, string | undefined>>): void {
  const flags = new Map<string, string>()
  for (const [flag, file] of Object.entries(files)) {
    if (file === undefined) continue
    const place = placeOf(file)
    const other = flags.get(place)
    if (other !== undefined) {
      throw new V2xError(
        'RECORDING_WRITE',
        `cannot use ${file} for ${flag}: it is the file of ${other}; give each a file of its own`,
      )
    }
    flags.set(place, flag)
  }
}

/** The same for all names of a file, of one that is not there yet as well. */
function placeOf(path: string): string {
  const place = (of: string): string | undefined => {
    const found = statSync(of, { bigint: true, throwIfNoEntry: false })
    return found && `${found.dev}:${found.ino}`
  }
  return place(path) ?? `${place(dirname(path))}/${basename(path)}`
}

function cannotWrite(path: string, thrown: unknown): V2xError {
  return new V2xError(
    'RECORDING_WRITE',
    `cannot write ${path}: ${reasonOf(thrown)}; is there room, and does the directory exist?`,
    { cause: thrown },
  )
}
