/**
 * The live picture on disk, so that a restart still shows devices that are silent now. It is a convenience, never a source of
 * truth: written now and then without fsync, and a file that cannot be read is left out with a warning.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf, reasonOf } from '../../common/errors.ts'
import type { Log } from '../../common/log.ts'
import { v2x } from '../../schemas/index.ts'
import type { LivePicture } from './picture.ts'

const saveIntervalMs = 10_000

/** Reads `folder/live-picture.bin` into the picture, then keeps it there. */
export async function startSavedPicture(
  picture: LivePicture,
  folder: string,
  log: Log,
): Promise<SavedPicture> {
  const saved = new SavedPicture(picture, folder, log)
  await saved.restore()
  saved.start()
  return saved
}

export class SavedPicture {
  readonly #picture: LivePicture
  readonly #folder: string
  readonly #path: string
  readonly #log: Log
  #timer: NodeJS.Timeout | undefined
  #saving: Promise<void> = Promise.resolve()
  #failed = false

  constructor(picture: LivePicture, folder: string, log: Log) {
    this.#picture = picture
    this.#folder = folder
    this.#path = join(folder, 'live-picture.bin')
    this.#log = log
  }

  async restore(): Promise<void> {
    try {
      const bytes = await readFile(this.#path)
      const vehiclesEnd = 4 + bytes.readUInt32LE(0)
      const vehicles = v2x.v1.LiveVehicles.decode(bytes.subarray(4, vehiclesEnd))
      const messages = v2x.v1.LiveMessages.decode(bytes.subarray(vehiclesEnd))
      this.#picture.restore(vehicles, messages)
    } catch (thrown) {
      if (codeOf(thrown) === 'ENOENT') return
      this.#log.warn(
        `cannot read ${this.#path}: ${reasonOf(thrown)}; the live picture starts empty and traffic fills it`,
      )
    }
  }

  start(): void {
    this.#timer = setInterval(() => void this.#save(), saveIntervalMs)
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#save()
  }

  /** One save at a time; never throws: a full disk takes the journal first, and that one is heard. */
  #save(): Promise<void> {
    this.#saving = this.#saving.then(() => this.#write()).catch((thrown) => this.#warn(thrown))
    return this.#saving
  }

  async #write(): Promise<void> {
    const { vehicles, messages } = this.#picture.export()
    const length = Buffer.alloc(4)
    length.writeUInt32LE(vehicles.length)
    await mkdir(this.#folder, { recursive: true })
    await writeFile(`${this.#path}.new`, Buffer.concat([length, vehicles, messages]))
    await rename(`${this.#path}.new`, this.#path)
    this.#failed = false
  }

  #warn(thrown: unknown): void {
    if (this.#failed) return
    this.#failed = true
    this.#log.warn(
      `cannot write ${this.#path}: ${reasonOf(thrown)}; after a restart the map forgets who is silent`,
    )
  }
}
