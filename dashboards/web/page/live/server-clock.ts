/**
 * The server's clock as this page knows it. The browser's own clock may be wrong by minutes, so the ping of the live
 * WebSocket measures the offset; the sample with the shortest round trip of the last few is believed.
 */
interface Sample {
  readonly offsetMs: number
  readonly roundTripMs: number
}

const samplesMax = 8

/** Milliseconds since 1970 by this browser, with a fraction, never stepping back. */
export function pageNowMs(): number {
  return performance.timeOrigin + performance.now()
}

export class ServerClock {
  readonly #samples: Sample[] = []
  readonly #now: () => number

  constructor(now: () => number = pageNowMs) {
    this.#now = now
  }

  /** Takes the answer to a ping sent at `sentMs` (page time); `serverTimeUs` is UTC in microseconds. */
  sample(sentMs: number, serverTimeUs: number): void {
    const receivedMs = this.#now()
    const roundTripMs = receivedMs - sentMs
    if (!Number.isFinite(serverTimeUs) || roundTripMs < 0) return
    const offsetMs = serverTimeUs / 1000 - (sentMs + roundTripMs / 2)
    this.#samples.push({ offsetMs, roundTripMs })
    if (this.#samples.length > samplesMax) this.#samples.shift()
  }

  /** Server minus browser; undefined until the first answer. */
  get offsetMs(): number | undefined {
    return this.#best()?.offsetMs
  }

  get roundTripMs(): number | undefined {
    return this.#best()?.roundTripMs
  }

  /** Now, by the server's clock: milliseconds since 1970. */
  nowMs(): number {
    return this.#now() + (this.offsetMs ?? 0)
  }

  #best(): Sample | undefined {
    let best: Sample | undefined
    for (const sample of this.#samples) {
      if (best === undefined || sample.roundTripMs < best.roundTripMs) best = sample
    }
    return best
  }
}
