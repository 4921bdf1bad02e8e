/**
 * The data of an insert handed over to the embedded engine as a file in its directory, by a process of the same machine: read once
 * from there instead of being sent, received, and written down again. To SQL it is INSERT … FROM INFILE, which a server refuses over
 * HTTP, so a file can never be taken for an insert without rows; whoever cannot hand over sends a body.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { codeOf } from '../common/errors.ts'
import { writeWhole } from './write-whole.ts'

/** Below the engine's directory, which is its working directory. */
export const handOverDir = 'handover'
const namePattern = /^'handover\/[0-9a-f-]{36}\.data'$/

/** True for a string of SQL, quotes and all, that names a file which lies ready in the engine's working directory. */
export function isHandedOver(literal: string): boolean {
  return namePattern.test(literal) && existsSync(literal.slice(1, -1))
}

export class HandOver {
  readonly #dir: string

  /** Of the engine on `dataDir`. What a process that was killed has left there is removed: one alone hands over (ingest, which holds a lock). */
  constructor(dataDir: string) {
    this.#dir = resolve(dataDir, 'store', handOverDir)
    try {
      for (const name of readdirSync(this.#dir)) rmSync(join(this.#dir, name), { force: true })
    } catch (thrown) {
      // There is no engine here, or it is starting, or not for us: then a body is sent.
      if (codeOf(thrown) === undefined) throw thrown
    }
  }

  /**
   * Runs `use` with the clause that reads `pieces`. Undefined, and nothing was run, where there is no such engine here or no room for
   * the file.
   */
  async with<T>(
    pieces: readonly Uint8Array[],
    use: (clause: string) => Promise<T>,
  ): Promise<T | undefined> {
    const name = `${randomUUID()}.data`
    const path = join(this.#dir, name)
    try {
      if (!(await this.#write(path, pieces))) return undefined
      return await use(`FROM INFILE '${handOverDir}/${name}' COMPRESSION 'none'`)
    } finally {
      // What is inserted stays so, whatever becomes of the file.
      await rm(path, { force: true }).catch(() => undefined)
    }
  }

  async #write(path: string, pieces: readonly Uint8Array[]): Promise<boolean> {
    try {
      const file = await open(path, 'wx', 0o600)
      try {
        await writeWhole(file, pieces)
      } finally {
        await file.close()
      }
      return true
    } catch (thrown) {
      if (codeOf(thrown) === undefined) throw thrown
      return false
    }
  }
}
