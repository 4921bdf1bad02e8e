/** Which replays are known from their status messages: a bounded list, newest first, that forgets the old ones. */
import { Type, type Static } from '@fastify/type-provider-typebox'

const replaysMax = 100
const forgottenAfterMs = 3_600_000
/** A replay tells its status once a second; after this silence it was interrupted. */
const silentAfterMs = 5_000

/** What a replay says of itself, once a second. More fields may come; these are ours. */
export const ReplayStatus = Type.Object(
  {
    replayId: Type.String(),
    from: Type.Optional(Type.String({ description: 'Start of the recorded span' })),
    to: Type.Optional(Type.String({ description: 'End of the recorded span' })),
    speed: Type.Optional(
      Type.Number({ description: '1 is as recorded, 0 is as fast as possible' }),
    ),
    messages: Type.Optional(Type.Integer({ description: 'Messages sent so far' })),
    done: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type ReplayStatus = Static<typeof ReplayStatus>

export interface SeenReplay {
  readonly status: ReplayStatus
  readonly seenAtMs: number
  readonly running: boolean
}

export class Replays {
  readonly #seen = new Map<string, { status: ReplayStatus; seenAtMs: number }>()

  /** Takes a status message; one that is no JSON object is left out. */
  take(replayId: string, payload: Uint8Array, nowMs: number): ReplayStatus | undefined {
    const status = parseStatus(replayId, payload)
    if (status === undefined) return undefined
    this.#seen.delete(replayId)
    this.#seen.set(replayId, { status, seenAtMs: nowMs })
    for (const [id, { seenAtMs }] of this.#seen) {
      if (this.#seen.size <= replaysMax && nowMs - seenAtMs < forgottenAfterMs) break
      this.#seen.delete(id)
    }
    return status
  }

  /** How many times as fast as recorded a replay runs; as recorded, where it has not said so. */
  speedOf(replayId: string): number {
    const { speed = 1 } = this.#seen.get(replayId)?.status ?? {}
    return speed > 0 ? speed : Infinity
  }

  /** Newest first. */
  list(nowMs: number): SeenReplay[] {
    return [...this.#seen.values()].reverse().map(({ status, seenAtMs }) => ({
      status,
      seenAtMs,
      running: status.done !== true && nowMs - seenAtMs < silentAfterMs,
    }))
  }
}

function parseStatus(replayId: string, payload: Uint8Array): ReplayStatus | undefined {
  let given: unknown
  try {
    given = JSON.parse(Buffer.from(payload).toString())
  } catch {
    return undefined
  }
  if (typeof given !== 'object' || given === null) return undefined
  const { from, to, speed, messages, done } = given as Record<string, unknown>
  return {
    replayId,
    ...(typeof from === 'string' ? { from } : {}),
    ...(typeof to === 'string' ? { to } : {}),
    ...(typeof speed === 'number' ? { speed } : {}),
    ...(typeof messages === 'number' ? { messages } : {}),
    ...(typeof done === 'boolean' ? { done } : {}),
  }
}
