/** Whether a backup is whole: its manifest, and every file by size and SHA-256. */
import { differences } from './file-sums.ts'
import { damaged, readManifest, type Manifest } from './manifest.ts'

/** How many differences an error names. */
const namedMax = 3

/** Throws V2xError `BACKUP_ABSENT`, `BACKUP_NEWER`, `BACKUP_DAMAGED`. `onBytes` is told how many were read in all. */
export async function verifyBackup(
  directory: string,
  onBytes: (bytes: number) => void,
): Promise<Manifest> {
  const manifest = await readManifest(directory)
  let read = 0
  const wrong = await differences(directory, manifest.files, (bytes) => onBytes((read += bytes)))
  if (wrong.length === 0) return manifest
  const more = wrong.length > namedMax ? ` and ${wrong.length - namedMax} more` : ''
  throw damaged(directory, `${wrong.slice(0, namedMax).join(', ')}${more}`)
}

export function sumOfBytes({ files }: Manifest): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0)
}
