/** What one RSU has received over PC5 and may forward: the newest BSMs of each vehicle, as the vehicle reported them. */
import type { Bsm } from '../messages/bsm.ts'
import { quantiser } from '../messages/quantise.ts'
import type { Stream } from '../messages/stream.ts'

/** As old as one may be to be forwarded, and how many a frame holds. */
const heardWithinMicros = 150_000
const heardMax = 256
/** A vehicle's BSMs that may be younger than a frame: they come 100 ms apart, and a flood's ones more often. */
const keptEach = 32

interface Heard {
  readonly deviceId: string
  readonly bsm: Bsm
  /** True time, UTC microseconds. */
  readonly heardAt: number
  readonly rssi: number
}

const rssiOf = quantiser('HeardBsm', 'rssi')

export class RsuEars {
  readonly #heard = new Map<string, Heard[]>()

  hear(stream: Stream, bsm: Bsm, heardAt: number, receivedDbm: number): void {
    const { deviceId } = stream
    const list = this.#heard.get(deviceId) ?? []
    this.#heard.set(deviceId, list)
    list.push({ deviceId, bsm, heardAt, rssi: rssiOf(receivedDbm) })
    if (list.length > keptEach) list.shift()
  }

  /** A frame's content at this true time; forgets what is too old. The RSU's clock is ahead of the truth by `offsetMicros`. */
  frame(atMicros: number, offsetMicros: number): Heard[] {
    const frame: Heard[] = []
    for (const [deviceId, list] of this.#heard) {
      const young = list.filter(({ heardAt }) => heardAt > atMicros - heardWithinMicros)
      if (young.length === 0) this.#heard.delete(deviceId)
      else this.#heard.set(deviceId, young)
      const newest = young.findLast(({ heardAt }) => heardAt <= atMicros)
      if (newest === undefined || frame.length === heardMax) continue
      frame.push({ ...newest, heardAt: newest.heardAt + offsetMicros })
    }
    return frame
  }
}
