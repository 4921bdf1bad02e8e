/** What an RSU's sensor sees, as the participants of a roadside safety message. */
import { v2x } from '../../schemas/index.ts'
import type { Plane } from '../road/plane.ts'
import { elevationAt } from '../road/plane.ts'
import { sensorClasses, type SensorKind, type Sighting } from '../roadside/sensor.ts'
import type { UserType } from '../users/road-user.ts'
import { positionConfidenceOf } from './position-confidence.ts'
import { elevationOf, headingOf, latitudeOf, longitudeOf, quantiser } from './quantise.ts'
import { secondMarkOf } from './stream.ts'

const speedOf = quantiser('Participant', 'speed')
const widthOf = quantiser('Participant', 'width')
const lengthOf = quantiser('Participant', 'length')
const heightOf = quantiser('Participant', 'height')

const { DetectionSource, ParticipantType } = v2x.v1
const sources: Readonly<Record<SensorKind, v2x.v1.DetectionSource>> = {
  camera: DetectionSource.DETECTION_SOURCE_VIDEO,
  radar: DetectionSource.DETECTION_SOURCE_MICROWAVE_RADAR,
  lidar: DetectionSource.DETECTION_SOURCE_LIDAR,
  fused: DetectionSource.DETECTION_SOURCE_INTEGRATED,
}
const types: Readonly<Record<UserType, v2x.v1.ParticipantType>> = {
  motor: ParticipantType.PARTICIPANT_TYPE_MOTOR,
  nonMotor: ParticipantType.PARTICIPANT_TYPE_NON_MOTOR,
  pedestrian: ParticipantType.PARTICIPANT_TYPE_PEDESTRIAN,
}

export function participantsOf(
  sightings: readonly Sighting[],
  kind: SensorKind,
  plane: Plane,
  generatedAt: number,
): object[] {
  const secondMark = secondMarkOf(generatedAt)
  const positionConfidence = positionConfidenceOf(sensorClasses[kind].positionM)
  return sightings.map(({ user, x, y, speed, heading }) => ({
    type: types[user.type],
    participantId: user.participantId,
    detection: sources[kind],
    secondMark,
    latitude: latitudeOf(plane.latitude(y)),
    longitude: longitudeOf(plane.longitude(x)),
    elevation: elevationOf(elevationAt(x, y)),
    positionConfidence,
    speed: speedOf(speed),
    heading: headingOf(heading),
    width: widthOf(user.body.widthM),
    length: lengthOf(user.body.lengthM),
    height: heightOf(user.body.heightM),
    vehicleClass: user.body.classCode,
  }))
}
