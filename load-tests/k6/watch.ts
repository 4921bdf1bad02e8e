/** Follows the live picture and measures each new state of this run's vehicles. */
import { setTimeout } from 'k6/timers'
import { v2x } from '../../schemas/gen/codec.js'
import { liveTopic } from '../../schemas/topics.ts'
import { connect } from './connect.ts'
import { devicePrefix } from './given.ts'
import { failed, measures } from './measures.ts'

/** Measures each new state of this run's vehicles, frame by frame. */
export class Seen {
  readonly #newest = new Map<string, number>()
  readonly #tagsOf: (dueMs: number) => Readonly<Record<string, string>>

  constructor(tagsOf: (dueMs: number) => Readonly<Record<string, string>> = () => ({})) {
    this.#tagsOf = tagsOf
  }

  get vehicles(): number {
    return this.#newest.size
  }

  take(payload: Uint8Array): void {
    const nowMs = Date.now()
    const frame = v2x.v1.LiveVehicles.decode(payload)
    for (const [row, device] of frame.deviceId.entries()) {
      if (!device.startsWith(devicePrefix)) continue
      const generatedAt = frame.generatedAt[row]!
      // A snapshot repeats what a frame said before.
      if (generatedAt <= (this.#newest.get(device) ?? 0)) continue
      this.#newest.set(device, generatedAt)
      measures.live.add(nowMs - generatedAt / 1000, this.#tagsOf(generatedAt / 1000))
    }
  }
}

/** For so long; then every one of so many vehicles must have been on the picture. */
export function watch(vehicles: number, forMs: number, seen = new Seen()): void {
  const connection = connect('watch', {
    onConnect: () => connection.subscribe(liveTopic('vehicles')),
    onMessage: (_topic, payload) => seen.take(payload),
    onFailure: failed,
  })
  setTimeout(() => {
    measures.unseen.add(vehicles - seen.vehicles)
    connection.end()
  }, forMs)
}
