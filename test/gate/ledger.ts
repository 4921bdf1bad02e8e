/**
 * The ledger of one round: what was about to be sent and what was acknowledged, on disk before the one and after the other.
 * It is written by the process that sends, which no fault touches, so that the judge never has to believe the zone.
 *
 * An entry is 16 bytes: kind (u8: 1 sent, 2 acknowledged), unsound (u8: 1 where the payload is no message), device (u16),
 * sequence (u32), the first 8 bytes of the payload's MD5.
 */
import { createHash } from 'node:crypto'
import { fdatasync, openSync, readFileSync, write } from 'node:fs'
import { promisify } from 'node:util'

const entryBytes = 16
const sent = 1
const acknowledged = 2

/** Entries that may wait for one sync; the sender's window is far below it. */
const entriesMax = 65_536

export interface Entry {
  readonly device: number
  readonly sequence: number
  /** First 16 hexadecimal digits of the payload's MD5. */
  readonly hash: string
  readonly isUnsound: boolean
}

export interface LedgerEntry extends Entry {
  readonly isAcknowledged: boolean
}

export function hashOf(payload: Uint8Array): string {
  return createHash('md5').update(payload).digest('hex').slice(0, entryBytes)
}

export class LedgerWriter {
  readonly #fd: number
  readonly #bytes = Buffer.alloc(entriesMax * entryBytes)
  #used = 0
  #written = 0

  /** Creates the file; one that exists is an error. */
  constructor(path: string) {
    this.#fd = openSync(path, 'wx')
  }

  sent(entry: Entry): void {
    this.#append(sent, entry)
  }

  acknowledged(entry: Entry): void {
    this.#append(acknowledged, entry)
  }

  #append(kind: number, { device, sequence, hash, isUnsound }: Entry): void {
    const at = this.#used
    if (at === this.#bytes.length) throw new Error('the ledger is not synced often enough')
    this.#bytes[at] = kind
    this.#bytes[at + 1] = isUnsound ? 1 : 0
    this.#bytes.writeUInt16LE(device, at + 2)
    this.#bytes.writeUInt32LE(sequence, at + 4)
    this.#bytes.write(hash, at + 8, 8, 'hex')
    this.#used += entryBytes
  }

  /** Resolves when every entry so far is on disk. Nothing may be appended meanwhile. */
  async sync(): Promise<void> {
    for (let from = 0; from < this.#used;) {
      const { bytesWritten } = await writeAt(
        this.#fd,
        this.#bytes,
        from,
        this.#used - from,
        this.#written,
      )
      from += bytesWritten
      this.#written += bytesWritten
    }
    if (this.#used > 0) await syncData(this.#fd)
    this.#used = 0
  }
}

const writeAt = promisify(write)
const syncData = promisify(fdatasync)

/** Every entry of a ledger, in order; a torn last one is left out: what it tells had not happened yet. */
export function* readLedger(path: string): Generator<LedgerEntry> {
  const bytes = readFileSync(path)
  for (let at = 0; at + entryBytes <= bytes.length; at += entryBytes) {
    yield {
      isAcknowledged: bytes[at] === acknowledged,
      isUnsound: bytes[at + 1] === 1,
      device: bytes.readUInt16LE(at + 2),
      sequence: bytes.readUInt32LE(at + 4),
      hash: bytes.toString('hex', at + 8, at + entryBytes),
    }
  }
}
