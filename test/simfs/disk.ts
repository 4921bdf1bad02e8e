/**
 * What a disk holds, now and after a power cut. A file has bytes as programs see them and writes that no sync has
 * covered; a directory has names and changes that no sync has covered. A cut keeps any of them, sectors torn, in no order.
 */
import type { Random } from '../../common/random.ts'

/** What a disk writes whole or not at all. */
const sectorBytes = 512

type Pending =
  | { readonly kind: 'write'; readonly position: number; readonly bytes: Uint8Array }
  | { readonly kind: 'truncate'; readonly length: number }

export class SimFile {
  /** As programs see it. */
  #bytes: Buffer = Buffer.alloc(0)
  #size = 0
  /** As a cut leaves it for certain. */
  #durable: Buffer = Buffer.alloc(0)
  #pending: Pending[] = []

  get size(): number {
    return this.#size
  }

  read(into: Uint8Array, position: number): number {
    const count = Math.max(0, Math.min(into.length, this.#size - position))
    into.set(this.#bytes.subarray(position, position + count))
    return count
  }

  write(bytes: Uint8Array, position: number): void {
    const end = position + bytes.length
    if (end > this.#bytes.length) {
      const grown = Buffer.alloc(Math.max(end, 2 * this.#bytes.length))
      this.#bytes.copy(grown, 0, 0, this.#size)
      this.#bytes = grown
    }
    this.#bytes.set(bytes, position)
    this.#size = Math.max(this.#size, end)
    this.#pending.push({ kind: 'write', position, bytes: Uint8Array.from(bytes) })
  }

  truncate(length: number): void {
    this.#bytes.fill(0, length)
    this.#size = length
    this.#pending.push({ kind: 'truncate', length })
  }

  /** Only what is pending goes to the disk: what a failed sync took for clean is not written again. */
  sync(): void {
    for (const change of this.#pending) {
      if (change.kind === 'truncate') this.#durable = resized(this.#durable, change.length)
      else {
        const end = change.position + change.bytes.length
        this.#durable = resized(this.#durable, Math.max(this.#durable.length, end))
        this.#durable.set(change.bytes, change.position)
      }
    }
    this.#pending = []
  }

  /** A sync that fails: what was waiting is taken as clean from now on, and part of it never reaches the disk. */
  failSync(random: Random): void {
    this.#durable = this.#afterCut(random)
    this.#pending = []
  }

  /** The file as it is found after a cut. */
  cut(random: Random): SimFile {
    const found = new SimFile()
    found.#durable = this.#afterCut(random)
    found.#bytes = Buffer.from(found.#durable)
    found.#size = found.#durable.length
    return found
  }

  #afterCut(random: Random): Buffer {
    let kept: Buffer = Buffer.from(this.#durable)
    const keep = shareKept(random)
    for (const change of this.#pending) {
      if (change.kind === 'truncate') {
        if (random.next() < keep) kept = resized(kept, change.length)
        continue
      }
      const { position, bytes } = change
      // The size is metadata and goes its own way: a file may have grown by bytes that never came.
      if (random.next() < keep) kept = resized(kept, Math.max(kept.length, position + bytes.length))
      for (let from = 0; from < bytes.length;) {
        const to = Math.min(bytes.length, from + sectorBytes - ((position + from) % sectorBytes))
        if (random.next() < keep) {
          kept = resized(kept, Math.max(kept.length, position + to))
          kept.set(bytes.subarray(from, to), position + from)
        }
        from = to
      }
    }
    return kept
  }
}

/** Nothing, everything, or any part: each is as likely, for each finds other faults. */
export function shareKept(random: Random): number {
  return [0, 1, random.next()][random.integer(0, 2)]!
}

function resized(bytes: Buffer, length: number): Buffer {
  if (bytes.length === length) return bytes
  const into = Buffer.alloc(length)
  bytes.copy(into, 0, 0, Math.min(length, bytes.length))
  return into
}

/** A change of names: `unlinked` goes, `linked` comes, both at once. */
interface NameChange {
  readonly unlinked?: string
  readonly linked?: readonly [name: string, file: SimFile]
}

export class SimDirectory {
  readonly names = new Map<string, SimFile>()
  #durable = new Map<string, SimFile>()
  #pending: NameChange[] = []

  change(change: NameChange): void {
    apply(this.names, change)
    this.#pending.push(change)
  }

  sync(): void {
    this.#durable = new Map(this.names)
    this.#pending = []
  }

  /** The directory as it is found after a cut: any of the changes that were not synced, in their order. */
  cut(random: Random): SimDirectory {
    const keep = shareKept(random)
    const names = new Map(this.#durable)
    for (const change of this.#pending) {
      if (random.next() < keep) apply(names, change)
    }
    const found = new SimDirectory()
    for (const [name, file] of names) found.names.set(name, file.cut(random))
    found.sync()
    return found
  }
}

function apply(names: Map<string, SimFile>, { unlinked, linked }: NameChange): void {
  if (unlinked !== undefined) names.delete(unlinked)
  if (linked !== undefined) names.set(...linked)
}
