/** LiveStats: what ingest counted, once a second, with the latencies of the last ten. */
import { v2x } from '../../schemas/index.ts'
import type { IngestCounters } from '../live-sink.ts'
import { LatencyWindow } from './latency.ts'
import type { OnlineCounts } from './picture.ts'

export class Stats {
  readonly receiveLatency = new LatencyWindow()
  readonly storeLatency = new LatencyWindow()
  #lastTotal: number | undefined
  #lastAtMs = 0

  /** Encoded LiveStats. `nowMs` is monotonic. Called once a second: the latency windows move on. */
  take(
    counters: IngestCounters,
    devices: { readonly online: OnlineCounts; readonly known: number },
    now: { readonly publishedAt: number; readonly nowMs: number },
  ): Uint8Array {
    const receive = this.receiveLatency.percentiles()
    const store = this.storeLatency.percentiles()
    const bytes = v2x.v1.LiveStats.encode({
      publishedAt: now.publishedAt,
      messagesPerSecond: this.#rate(counters.messagesTotal, now.nowMs),
      messagesTotal: counters.messagesTotal,
      storedTotal: counters.storedTotal,
      quarantinedTotal: counters.quarantinedTotal,
      duplicatesTotal: counters.duplicatesTotal,
      vehiclesOnline: devices.online.obu,
      rsusOnline: devices.online.rsu,
      pilesOnline: devices.online.pile,
      devicesKnown: devices.known,
      backlogBytes: counters.backlogBytes,
      backlogMessages: counters.backlogMessages,
      corruptRangesTotal: counters.corruptRangesTotal,
      ...(receive === undefined
        ? {}
        : { receiveLatencyP50Ms: receive.p50Ms, receiveLatencyP99Ms: receive.p99Ms }),
      ...(store === undefined
        ? {}
        : { storeLatencyP50Ms: store.p50Ms, storeLatencyP99Ms: store.p99Ms }),
    }).finish()
    this.receiveLatency.turn()
    this.storeLatency.turn()
    return bytes
  }

  #rate(total: number, nowMs: number): number {
    const seconds = (nowMs - this.#lastAtMs) / 1_000
    const rate =
      this.#lastTotal === undefined || seconds <= 0 ? 0 : (total - this.#lastTotal) / seconds
    this.#lastTotal = total
    this.#lastAtMs = nowMs
    return rate
  }
}
