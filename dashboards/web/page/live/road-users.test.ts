/** Whom RSUs see is known by the newest RSM of each, as long as it is new, and never beyond a bound. */
import { expect, test } from 'vitest'
import { v2x } from '../../../../schemas/codec.ts'
import { Messages } from './messages.ts'
import { RoadUsers, roadUsersMax } from './road-users.ts'

const { DetectionSource, ParticipantType } = v2x.v1
const { DETECTION_SOURCE_LIDAR: lidar, DETECTION_SOURCE_V2X: byV2x } = DetectionSource
const place = { longitude: 1_129_000_000, latitude: 282_000_000, detection: lidar }
const pedestrian = { ...place, type: ParticipantType.PARTICIPANT_TYPE_PEDESTRIAN }
const cyclist = { ...place, type: ParticipantType.PARTICIPANT_TYPE_NON_MOTOR, longitude: 1e9 }
const car = { ...place, type: ParticipantType.PARTICIPANT_TYPE_MOTOR }

/** What is seen at `nowMs`, after each RSU sent its participants at that second. */
function seenAt(
  nowMs: number,
  ...sent: readonly (readonly [string, number, readonly object[]])[]
): string[] {
  const messages = new Messages()
  const users = new RoadUsers(messages)
  for (const [deviceId, atMs, participants] of sent) {
    const payload = v2x.v1.Rsm.encode(v2x.v1.Rsm.create({ participants: [...participants] }))
    const times = { generatedAt: atMs * 1000, receivedAt: atMs * 1000, intervalMs: 100 }
    const one = { kind: 'rsu', deviceId, type: 'rsm', payload: payload.finish(), ...times }
    users.note(messages.apply({ messages: [one] }, atMs))
  }
  return users.seen(nowMs).map(({ type, position }) => `${type} ${position.join(' ')}`)
}

test('each RSU tells whom it sees, by kind and place; its newest word counts', () => {
  expect(
    seenAt(2100, ['A', 1000, [car, car]], ['A', 2000, [pedestrian]], ['B', 2000, [cyclist, car]]),
  ).toEqual(['pedestrian 112.9 28.2', 'nonMotor 100 28.2', 'motor 112.9 28.2'])
})

test('an RSU that has gone silent sees nobody, and sees again when it speaks again', () => {
  expect(seenAt(2900, ['A', 1000, [car]])).toHaveLength(1)
  expect(seenAt(3000, ['A', 1000, [car]])).toEqual([])
  expect(seenAt(9000, ['A', 1000, [car]], ['A', 8900, [car]])).toHaveLength(1)
})

test('who says himself where he is, is no road user, or has no place is left out', () => {
  const rsu = { ...place, type: ParticipantType.PARTICIPANT_TYPE_RSU }
  const nowhere = [
    { ...car, longitude: 1_800_000_001 },
    { ...car, latitude: 900_000_001 },
  ]
  const known = { ...car, detection: byV2x }
  expect(seenAt(1000, ['A', 1000, [rsu, known, ...nowhere, pedestrian]])).toHaveLength(1)
})

test('no more than a page draws are told', () => {
  const crowd = Array.from({ length: 255 }, () => pedestrian)
  const all = Array.from({ length: 30 }, (_, i) => [`RSU-${i}`, 1000, crowd] as const)
  expect(seenAt(1000, ...all)).toHaveLength(roadUsersMax)
})
