/** A write that the disk cuts short is an error. A disk cannot be filled here at will: a file handle that takes a part stands in for it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeWhole } from './write-whole.ts'

const pieces = [Buffer.from('ab'), Buffer.from('cde')]

test('what is whole is written, and what is cut short is no success', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'v2x-write-'))
  const path = join(folder, 'file')
  const file = await open(path, 'w')
  try {
    await writeWhole(file, pieces)
    await writeWhole(file, [])
    expect(readFileSync(path, 'utf8')).toBe('abcde')
    const filling = { writev: () => Promise.resolve({ bytesWritten: 3 }) } as unknown as FileHandle
    await expect(writeWhole(filling, pieces)).rejects.toMatchObject({ code: 'ENOSPC' })
  } finally {
    await file.close()
    rmSync(folder, { recursive: true })
  }
})
