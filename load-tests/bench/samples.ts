/** BSMs as a moving car sends them, for benches that need no network. */
import { v2x } from '../../schemas/index.ts'

/** Payloads of `count` messages of one car, each with so many points of its path. */
export function bsmPayloads(count: number, pathPoints: number): Uint8Array[] {
  return Array.from({ length: count }, (_, index) => payload(index, pathPoints))
}

function payload(index: number, pathPoints: number): Uint8Array {
  return v2x.v1.Bsm.encode({
    header: {
      schemaVersion: 1,
      sequence: 100_000 + index,
      generatedAt: 1_790_000_000_000_000 + index * 100_000,
      clockQuality: v2x.v1.ClockQuality.CLOCK_QUALITY_GNSS,
      source: v2x.v1.Source.SOURCE_DEVICE,
    },
    messageCount: index % 128,
    secondMark: (index * 100) % 60_000,
    latitude: 281_000_000 + index * 13,
    longitude: 1_128_000_000 + index * 17,
    elevation: 450 + (index % 7),
    speed: 600 + (index % 50),
    heading: (index * 3) % 28_800,
    accelerationLongitudinal: (index % 41) - 20,
    accelerationLateral: (index % 21) - 10,
    accelerationVertical: (index % 11) - 5,
    yawRate: (index % 201) - 100,
    transmission: v2x.v1.TransmissionState.TRANSMISSION_STATE_FORWARD_GEARS,
    steeringWheelAngle: (index % 61) - 30,
    brakePedal: v2x.v1.BrakePedalStatus.BRAKE_PEDAL_STATUS_OFF,
    wheelBrakes: 0,
    width: 190,
    length: 480,
    height: 30,
    vehicleClass: 10,
    fuelType: 4,
    semiMajorAccuracy: 20,
    semiMinorAccuracy: 20,
    positionConfidence: 11,
    lights: 1,
    pathHistory: Array.from({ length: pathPoints }, (_, point) => ({
      latitudeOffset: point * -113,
      longitudeOffset: point * 87,
      elevationOffset: point % 5,
      timeOffset: point * 100,
    })),
  }).finish()
}
