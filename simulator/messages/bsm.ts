/** A vehicle's basic safety message: what it is and how it moves, as T/CSAE 53 integers. */
import { v2x } from '../../schemas/index.ts'
import type { Vehicle } from '../fleet/vehicle.ts'
import { elevationAt } from '../road/plane.ts'
import { elevationOf, headingOf, latitudeOf, longitudeOf, quantiser } from './quantise.ts'
import { secondMarkOf, type Header } from './stream.ts'

const speedOf = quantiser('Bsm', 'speed')
const accelerationOf = quantiser('Bsm', 'acceleration_longitudinal')
const yawRateOf = quantiser('Bsm', 'yaw_rate')
const steeringOf = quantiser('Bsm', 'steering_wheel_angle')
const widthOf = quantiser('Bsm', 'width')
const lengthOf = quantiser('Bsm', 'length')
const heightOf = quantiser('Bsm', 'height')
const accuracyOf = quantiser('Bsm', 'semi_major_accuracy')
const radiusOf = quantiser('Bsm', 'path_prediction_radius')

const { BrakePedalStatus, ControlStatus, SwitchStatus, TransmissionState } = v2x.v1
const degrees = 180 / Math.PI
/** Wheel angle to steering wheel, and the share of the length between the axles. */
const steeringRatio = 16
const wheelbaseShare = 0.6
/** Braking lights and the brake pedal from here, m/s². */
const brakingFrom = -0.4
/** GB/T practice: hard braking event from here, m/s². */
const hardBrakingFrom = -4
const allWheels = 0b11110
const hardBrakingBit = 1 << 7
const lightBits = { lowBeam: 1, leftTurn: 1 << 2, rightTurn: 1 << 3, hazard: 1 << 4 }
/** Turn signals are on from this far before a turn, metres. */
const signalFromM = 70
/** DE_PositionConfidence 11: within 0.2 m; DE_TimeConfidence 30: within 1 ms. */
const positionConfidence = 11
const timeConfidence = 30
const slowMoving = 5

export type Bsm = ReturnType<typeof newBsm>

/** The message of one vehicle with what never changes; `fillBsm` renews the rest before each sending. */
export function newBsm(vehicle: Vehicle, temporaryId: Uint8Array) {
  const { kind } = vehicle
  return {
    header: undefined as Header | undefined,
    messageCount: 0,
    temporaryId,
    secondMark: 0,
    latitude: 0,
    longitude: 0,
    elevation: 0,
    speed: 0,
    heading: 0,
    accelerationLongitudinal: 0,
    accelerationLateral: 0,
    accelerationVertical: 0,
    yawRate: 0,
    transmission: TransmissionState.TRANSMISSION_STATE_FORWARD_GEARS,
    steeringWheelAngle: 0,
    brakePedal: BrakePedalStatus.BRAKE_PEDAL_STATUS_OFF,
    wheelBrakes: 0,
    tractionControl: ControlStatus.CONTROL_STATUS_ON,
    antiLockBrake: ControlStatus.CONTROL_STATUS_ON,
    stabilityControl: ControlStatus.CONTROL_STATUS_ON,
    brakeBoost: SwitchStatus.SWITCH_STATUS_OFF,
    auxiliaryBrakes: SwitchStatus.SWITCH_STATUS_OFF,
    width: widthOf(kind.widthM),
    length: lengthOf(kind.lengthM),
    height: heightOf(kind.heightM),
    vehicleClass: kind.classCode,
    fuelType: kind.fuelCode,
    semiMajorAccuracy: accuracyOf(0.15),
    semiMinorAccuracy: accuracyOf(0.1),
    semiMajorOrientation: 0,
    positionConfidence,
    timeConfidence,
    events: 0,
    lights: 0,
    pathPredictionRadius: 0,
    pathPredictionConfidence: 160,
    responseType: kind.fleet === 'sanitation' ? slowMoving : 0,
  }
}

export function fillBsm(bsm: Bsm, vehicle: Vehicle, header: Header): void {
  const { pose, speed, acceleration, yawRate, roads } = vehicle
  const { plane } = roads.graph
  bsm.header = header
  bsm.messageCount = (bsm.messageCount + 1) % 128
  bsm.secondMark = secondMarkOf(header.generatedAt)
  bsm.latitude = latitudeOf(plane.latitude(pose.y))
  bsm.longitude = longitudeOf(plane.longitude(pose.x))
  bsm.elevation = elevationOf(elevationAt(pose.x, pose.y))
  bsm.speed = speedOf(speed)
  bsm.heading = headingOf(pose.heading)
  bsm.accelerationLongitudinal = accelerationOf(acceleration)
  // Positive to the right, as yaw is positive clockwise.
  bsm.accelerationLateral = accelerationOf(speed * yawRate)
  bsm.yawRate = yawRateOf(yawRate * degrees)
  const curvature = speed > 0.5 ? yawRate / speed : 0
  const wheelAngle = Math.atan(curvature * vehicle.kind.lengthM * wheelbaseShare)
  bsm.steeringWheelAngle = steeringOf(wheelAngle * steeringRatio * degrees)
  bsm.pathPredictionRadius = Math.abs(curvature) < 1e-3 ? 32_767 : radiusOf(1 / curvature)
  const braking = acceleration < brakingFrom || vehicle.standing
  bsm.brakePedal = braking
    ? BrakePedalStatus.BRAKE_PEDAL_STATUS_ON
    : BrakePedalStatus.BRAKE_PEDAL_STATUS_OFF
  bsm.wheelBrakes = braking ? allWheels : 0
  bsm.transmission =
    vehicle.holdUntilS === undefined
      ? TransmissionState.TRANSMISSION_STATE_FORWARD_GEARS
      : TransmissionState.TRANSMISSION_STATE_PARK
  bsm.events = acceleration < hardBrakingFrom ? hardBrakingBit : 0
  bsm.lights = lightsOf(vehicle)
}

function lightsOf(vehicle: Vehicle): number {
  if (vehicle.holdUntilS !== undefined) return lightBits.hazard
  const { turn, inM } = vehicle.nextTurn()
  if (inM > signalFromM || turn === 'straight') return 0
  return turn === 'right' ? lightBits.rightTurn : lightBits.leftTurn
}
