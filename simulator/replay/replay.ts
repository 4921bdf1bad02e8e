/**
 * Replay: puts a recorded span back onto MQTT under v2x/v1/replay/{replayId}/… with the original bytes and the recorded
 * spacing. Recorded originals and live traffic never mix: nothing here publishes on a device's own topic.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../../common/clock.ts'
import { deviceTopic, replayTopic, type DeviceKind } from '../../schemas/topics.ts'
import { topicRoot } from '../../schemas/topics.ts'
import type { AcknowledgedPublisher } from '../acknowledged-publisher.ts'
import { Pace } from './pace.ts'

/** One stored PUBLISH, as `raw` keeps it. */
export interface RecordedMessage {
  readonly kind: DeviceKind
  readonly deviceId: string
  readonly type: string
  /** The time the replay goes by, µs UTC. */
  readonly atMicros: number
  readonly payload: Uint8Array
}

export interface ReplayOptions {
  readonly replayId: string
  readonly speed: number
  readonly clock: Clock
  readonly publisher: AcknowledgedPublisher
  readonly signal: AbortSignal
  /** Called after each message, for a progress line. */
  readonly onMessage?: (sent: number, atMicros: number) => void
}

export interface ReplayResult {
  readonly replayId: string
  readonly messages: number
  /** Over the payloads in order. */
  readonly sha256: string
  readonly spacingErrorP99Ms: number
}

const statusIntervalMs = 1000

/** A replay id nobody else has: the time and 4 hex digits. */
export function newReplayId(now: Date): string {
  const stamp = now.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')
  return `${stamp}-${randomBytes(2).toString('hex')}`
}

/** Sends `messages`, which must come in order of their time. Resolves when the last one is acknowledged. */
export async function replay(
  messages: AsyncIterable<RecordedMessage>,
  options: ReplayOptions,
): Promise<ReplayResult> {
  const { replayId, publisher, signal } = options
  const pace = new Pace(options.clock, options.speed)
  const hash = createHash('sha256')
  let sent = 0
  let atMicros = 0
  const announce = (done: boolean): void =>
    publisher.announce(
      `${topicRoot}/replay/${replayId}/status`,
      JSON.stringify({ replayId, messages: sent, atMicros, speed: options.speed, done }),
    )
  announce(false)
  const status = setInterval(() => announce(false), statusIntervalMs)
  try {
    for await (const message of messages) {
      await pace.until(message.atMicros, signal)
      if (signal.aborted) break
      const original = deviceTopic(message.kind, message.deviceId, message.type)
      await publisher.publish(replayTopic(replayId, original), message.payload)
      hash.update(message.payload)
      sent += 1
      atMicros = message.atMicros
      options.onMessage?.(sent, atMicros)
    }
    await publisher.drained()
  } finally {
    clearInterval(status)
  }
  announce(true)
  return {
    replayId,
    messages: sent,
    sha256: hash.digest('hex'),
    spacingErrorP99Ms: pace.spacingErrorP99Ms(),
  }
}
