/** Writes pieces to a file, all of them or it throws: a disk that fills up lets a write end early without an error. */
import type { FileHandle } from 'node:fs/promises'

/** Throws ENOSPC where less was written than was given. */
export async function writeWhole(file: FileHandle, pieces: readonly Uint8Array[]): Promise<void> {
  const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0)
  if (bytes === 0) return
  const { bytesWritten } = await file.writev([...pieces])
  if (bytesWritten === bytes) return
  const error = new Error(`no space left on device: ${bytesWritten} of ${bytes} bytes written`)
  throw Object.assign(error, { code: 'ENOSPC' })
}
