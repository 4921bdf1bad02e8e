/** Files of a backup by size and SHA-256: taken, and compared with what lies there. */
import { createHash } from 'node:crypto'
import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../../common/errors.ts'

export interface FileSum {
  /** Below the backup's directory, with `/`. */
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

const chunkBytes = 1 << 20

/** Told the bytes that were read since the last call. */
export type OnBytes = (bytes: number) => void

/** All files below `directory/folder`, by path. */
export async function listFiles(directory: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(directory, folder), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort()
}

/** Bytes below a folder; what vanishes meanwhile counts nothing. */
export async function bytesBelow(directory: string, folder: string): Promise<number> {
  let bytes = 0
  for (const path of await listFiles(directory, folder).catch(() => [])) {
    bytes += await stat(join(directory, path)).then(
      ({ size }) => size,
      () => 0,
    )
  }
  return bytes
}

/** Reads a file, makes it last (fsync), and gives its sum. */
export async function sumAndSync(
  directory: string,
  path: string,
  onBytes: OnBytes,
): Promise<FileSum> {
  const file = await open(join(directory, path), 'r')
  try {
    await file.sync()
    const hash = createHash('sha256')
    const chunk = Buffer.allocUnsafe(chunkBytes)
    let bytes = 0
    for (;;) {
      const { bytesRead } = await file.read(chunk, 0, chunkBytes, bytes)
      if (bytesRead === 0) break
      hash.update(chunk.subarray(0, bytesRead))
      bytes += bytesRead
      onBytes(bytesRead)
    }
    return { path, bytes, sha256: hash.digest('hex') }
  } finally {
    await file.close()
  }
}

/** What is wrong with the files of a backup, a sentence each; empty where all are as they were. */
export async function differences(
  directory: string,
  files: readonly FileSum[],
  onBytes: OnBytes,
): Promise<string[]> {
  const wrong: string[] = []
  for (const { path, bytes, sha256 } of files) {
    const found = await sumAndSync(directory, path, onBytes).catch((thrown: unknown) => {
      if (codeOf(thrown) === 'ENOENT') return undefined
      throw thrown
    })
    if (found === undefined) wrong.push(`${path} is missing`)
    else if (found.bytes !== bytes) wrong.push(`${path} has ${found.bytes} bytes, not ${bytes}`)
    else if (found.sha256 !== sha256) wrong.push(`${path} has another SHA-256`)
  }
  return wrong
}

/** Makes all files and folders below a directory last. */
export async function syncTree(directory: string): Promise<void> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
  for (const path of [...paths, directory]) {
    const file = await open(path, 'r')
    try {
      await file.sync()
    } finally {
      await file.close()
    }
  }
}
