/**
 * The file system of a machine that a seed owns: the journal's interface over simulated disks. Nothing that waits for the
 * disk goes on by itself: the scenario picks which call returns next. At an operation the dice chose, everything stops.
 */
import type { Random } from '../../common/random.ts'
import type { JournalFs, OpenFlags } from '../../store/journal/fs.ts'
import { SimDirectory, SimFile } from './disk.ts'

/** Thrown out of the call at which the machine stopped, and out of each one after it. */
export class Stopped extends Error {}

/** How often the disk itself fails; of each call's chance. */
export interface DiskFaults {
  /** EIO of a sync. */
  readonly syncFails: number
  /** ENOSPC of a write. */
  readonly writeFails: number
}

export const soundDisk: DiskFaults = { syncFails: 0, writeFails: 0 }

const shortWriteBytesMin = 64

interface Waiting {
  readonly run: () => void
}

interface OpenFile {
  readonly file: SimFile
  /** Each write is followed by a sync before it returns. */
  readonly isThrough: boolean
}

type Descriptor = OpenFile | { readonly directory: SimDirectory }

export class SimFs implements JournalFs {
  /** Each start throws for it: one journal is written in both ways. */
  readonly writesThrough: boolean
  /** Operations until everything stops. */
  stopsAfter = Infinity
  isStopped = false
  readonly #random: Random
  readonly #faults: DiskFaults
  readonly #directories: Map<string, SimDirectory>
  readonly #open = new Map<number, Descriptor>()
  readonly #waiting: Waiting[] = []
  #nextFd = 3

  constructor(
    random: Random,
    faults: DiskFaults = soundDisk,
    directories = new Map<string, SimDirectory>(),
  ) {
    this.#random = random
    this.#faults = faults
    this.#directories = directories
    this.writesThrough = random.next() < 0.5
  }

  /** What its disks hold. */
  get disks(): Map<string, SimDirectory> {
    return this.#directories
  }

  get isIdle(): boolean {
    return this.#waiting.length === 0
  }

  /** The machine after a power cut. This one is over. */
  cut(): SimFs {
    this.isStopped = true
    const found = [...this.#directories].map(
      ([path, directory]) => [path, directory.cut(this.#random)] as const,
    )
    return new SimFs(this.#random, this.#faults, new Map(found))
  }

  /** The machine after its programs were killed: the page cache is as it was. This one is over. */
  kill(): SimFs {
    this.isStopped = true
    return new SimFs(this.#random, this.#faults, this.#directories)
  }

  /** Lets one of the calls that wait return; false where none does. */
  step(): boolean {
    if (this.#waiting.length === 0) return false
    const [next] = this.#waiting.splice(this.#random.integer(0, this.#waiting.length - 1), 1)
    next!.run()
    return true
  }

  #operate(): void {
    if (this.#stops()) throw new Stopped()
  }

  /** For calls that answer later: once all has stopped, they never do. */
  #stops(): boolean {
    if (!this.isStopped && --this.stopsAfter <= 0) this.isStopped = true
    return this.isStopped
  }

  #wait(run: () => void): void {
    this.#waiting.push({
      run: () => {
        if (!this.#stops()) run()
      },
    })
  }

  makeDirectory(path: string): void {
    this.#operate()
    if (!this.#directories.has(path)) this.#directories.set(path, new SimDirectory())
  }

  list(path: string): string[] {
    this.#operate()
    return [...this.#directoryOf(path).names.keys()]
  }

  open(path: string, flags: OpenFlags): number {
    this.#operate()
    const fd = this.#nextFd++
    const whole = this.#directories.get(path)
    if (whole !== undefined) {
      this.#open.set(fd, { directory: whole })
      return fd
    }
    const [directory, name] = this.#split(path)
    let file = directory.names.get(name)
    const isThrough = flags === 'wxd+'
    if (isThrough || flags === 'wx+') {
      if (file !== undefined) throw fsError('EEXIST', path)
      if (this.#isUnlucky(this.#faults.writeFails)) throw fsError('ENOSPC', path)
      file = new SimFile()
      directory.change({ linked: [name, file] })
    }
    if (file === undefined) throw fsError('ENOENT', path)
    this.#open.set(fd, { file, isThrough })
    return fd
  }

  close(fd: number): void {
    this.#operate()
    this.#open.delete(fd)
  }

  size(fd: number): number {
    this.#operate()
    return this.#openFile(fd).file.size
  }

  /** What is too full says so when it is written to. */
  freeBytes(): number {
    return Infinity
  }

  truncate(fd: number, length: number): void {
    this.#operate()
    this.#openFile(fd).file.truncate(length)
  }

  rename(from: string, to: string): void {
    this.#operate()
    const [directory, name] = this.#split(from)
    const [, newName] = this.#split(to)
    const file = directory.names.get(name)
    if (file === undefined) throw fsError('ENOENT', from)
    directory.change({ unlinked: name, linked: [newName, file] })
  }

  link(from: string, to: string): void {
    this.#operate()
    const [directory, name] = this.#split(from)
    const [, newName] = this.#split(to)
    const file = directory.names.get(name)
    if (file === undefined) throw fsError('ENOENT', from)
    if (directory.names.has(newName)) throw fsError('EEXIST', to)
    directory.change({ linked: [newName, file] })
  }

  unlink(path: string): void {
    this.#operate()
    const [directory, name] = this.#split(path)
    if (!directory.names.has(name)) throw fsError('ENOENT', path)
    directory.change({ unlinked: name })
  }

  readSync(fd: number, into: Uint8Array, position: number): number {
    this.#operate()
    return this.#openFile(fd).file.read(into, position)
  }

  writeSync(fd: number, bytes: Uint8Array, position: number): void {
    this.#operate()
    if (this.#isUnlucky(this.#faults.writeFails)) throw fsError('ENOSPC', String(fd))
    this.#openFile(fd).file.write(bytes, position)
  }

  syncSync(fd: number): void {
    this.#operate()
    const error = this.#sync(fd)
    if (error !== null) throw error
  }

  write(
    fd: number,
    bytes: Uint8Array,
    position: number,
    done: (error: Error | null, written: number) => void,
  ): void {
    if (this.#stops()) return
    const { file, isThrough } = this.#openFile(fd)
    // As write(2) may: less than was asked for. The few bytes of a mark never come in parts.
    const isShort = bytes.length > shortWriteBytesMin && this.#random.next() < 0.1
    const count = isShort ? this.#random.integer(1, bytes.length) : bytes.length
    const fails = this.#isUnlucky(this.#faults.writeFails)
    const partial = fails ? Math.floor(count / 2) : count
    file.write(bytes.subarray(0, partial), position)
    this.#wait(() => {
      // Where it is the disk that finds no room, what the cache holds is taken for clean.
      if (fails && isThrough) file.failSync(this.#random)
      if (fails) return done(fsError('ENOSPC', String(fd)), 0)
      const error = isThrough ? this.#sync(fd) : null
      done(error, error === null ? count : 0)
    })
  }

  syncData(fd: number, done: (error: Error | null) => void): void {
    if (this.#stops()) return
    this.#wait(() => done(this.#sync(fd)))
  }

  sync(fd: number, done: (error: Error | null) => void): void {
    this.syncData(fd, done)
  }

  #sync(fd: number): Error | null {
    const open = this.#open.get(fd)
    if (open === undefined) return fsError('EBADF', String(fd))
    if (this.#isUnlucky(this.#faults.syncFails)) {
      if ('file' in open) open.file.failSync(this.#random)
      return fsError('EIO', String(fd))
    }
    if ('file' in open) open.file.sync()
    else open.directory.sync()
    return null
  }

  #isUnlucky(chance: number): boolean {
    return chance > 0 && this.#random.next() < chance
  }

  #openFile(fd: number): OpenFile {
    const open = this.#open.get(fd)
    if (open === undefined || !('file' in open)) throw fsError('EBADF', String(fd))
    return open
  }

  #directoryOf(path: string): SimDirectory {
    const found = this.#directories.get(path)
    if (found === undefined) throw fsError('ENOENT', path)
    return found
  }

  #split(path: string): [SimDirectory, string] {
    const slash = path.lastIndexOf('/')
    return [this.#directoryOf(path.slice(0, slash)), path.slice(slash + 1)]
  }
}

function fsError(code: string, where: string): Error {
  return Object.assign(new Error(`${code}: ${where}`), { code })
}
