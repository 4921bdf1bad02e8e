/** What the senders say they offered, and what was acknowledged to them, device by device. */
/** As k6's VUs and the generator tell it. */
export type LedgerRow = readonly [device: string, offered: number, acknowledged: number]

interface Sent {
  readonly offered: number
  readonly acknowledged: number
}

/** Before the ledger of one k6 VU, on a line of its own: `v2x-ledger [["DEVICE",offered,acknowledged],…]`. */
const mark = 'v2x-ledger '
const none: Sent = { offered: 0, acknowledged: 0 }

export class Ledger {
  /** How many VUs have told theirs. */
  vus = 0
  readonly #devices = new Map<string, Sent>()

  /** A device may be told of several times, by several senders. */
  add(rows: readonly LedgerRow[]): void {
    for (const [device, offered, acknowledged] of rows) {
      const known = this.get(device)
      this.#devices.set(device, {
        offered: known.offered + offered,
        acknowledged: known.acknowledged + acknowledged,
      })
    }
  }

  /** True where the line of a script's console was a ledger. Throws where it begins like one and is none. */
  read(line: string): boolean {
    if (!line.startsWith(mark)) return false
    this.add(JSON.parse(line.slice(mark.length)) as LedgerRow[])
    this.vus += 1
    return true
  }

  get(device: string): Sent {
    return this.#devices.get(device) ?? none
  }

  get devices(): IterableIterator<string> {
    return this.#devices.keys()
  }

  get offered(): number {
    return this.#sum('offered')
  }

  get acknowledged(): number {
    return this.#sum('acknowledged')
  }

  #sum(of: keyof Sent): number {
    let sum = 0
    for (const counts of this.#devices.values()) sum += counts[of]
    return sum
  }
}
