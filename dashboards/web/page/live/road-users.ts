/** Road users that have no OBU: who the RSUs see, as the newest RSM of each names them. Whom two RSUs see is there twice. */
import { v2x } from '../../../../schemas/codec.ts'
import type { Messages, Original } from './messages.ts'
import { presenceOf } from './staleness.ts'

export type RoadUserType = 'motor' | 'nonMotor' | 'pedestrian'

export interface RoadUser {
  readonly type: RoadUserType
  /** Longitude, latitude. */
  readonly position: [number, number]
}

/** More than these are not drawn. */
export const roadUsersMax = 5000

const { DetectionSource, ParticipantType } = v2x.v1
const types: Readonly<Partial<Record<v2x.v1.ParticipantType, RoadUserType>>> = {
  [ParticipantType.PARTICIPANT_TYPE_MOTOR]: 'motor',
  [ParticipantType.PARTICIPANT_TYPE_NON_MOTOR]: 'nonMotor',
  [ParticipantType.PARTICIPANT_TYPE_PEDESTRIAN]: 'pedestrian',
}
/** Whoever is known by its own messages is drawn by them. */
const byOwnMessages = new Set<unknown>([
  DetectionSource.DETECTION_SOURCE_SELF_INFO,
  DetectionSource.DETECTION_SOURCE_V2X,
])
const invalidDegrees = 1800000001

export class RoadUsers {
  readonly #messages: Messages
  /** Ids of RSUs that have sent an RSM of late. */
  readonly #rsus = new Set<string>()

  constructor(messages: Messages) {
    this.#messages = messages
  }

  note(news: readonly Original[]): void {
    for (const { type, deviceId } of news) if (type === 'rsm') this.#rsus.add(deviceId)
  }

  /** Those that are seen now: an RSU that has gone silent sees nobody. */
  seen(nowMs: number): RoadUser[] {
    const seen: RoadUser[] = []
    for (const deviceId of this.#rsus) {
      const original = this.#messages.get('rsu', deviceId, 'rsm')
      if (
        original === undefined ||
        presenceOf(original.seenAtMs, original.intervalMs, nowMs) !== 'online'
      ) {
        this.#rsus.delete(deviceId)
        continue
      }
      for (const participant of this.#messages.decode(original, 'rsm')?.participants ?? []) {
        if (seen.length === roadUsersMax) return seen
        const user = roadUserOf(participant)
        if (user !== undefined) seen.push(user)
      }
    }
    return seen
  }
}

function roadUserOf({
  type,
  detection,
  longitude,
  latitude,
}: v2x.v1.IParticipant): RoadUser | undefined {
  const known = types[type ?? ParticipantType.PARTICIPANT_TYPE_UNKNOWN]
  if (known === undefined || byOwnMessages.has(detection)) return undefined
  const [east, north] = [longitude ?? invalidDegrees, latitude ?? invalidDegrees]
  if (Math.abs(east) >= invalidDegrees || Math.abs(north) > 90e7) return undefined
  return { type: known, position: [east / 1e7, north / 1e7] }
}
