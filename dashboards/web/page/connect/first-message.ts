/** The BSM that the examples send: a passenger car on the spot, complete enough to pass every check. */
import { v2x } from '../../../../schemas/codec.ts'

/** Beside the real OBU position of the research: inside the zone, where its smart bus line runs. */
export const exampleLatitude = 281260343
export const exampleLongitude = 1128799971

/** Metres around that spot in which the examples that move drive. */
export const exampleRadiusM = 60

/** One BSM with the given time, as bytes. */
export function firstMessage(generatedAtMs: number): Uint8Array {
  const { Bsm, Source, TransmissionState } = v2x.v1
  return Bsm.encode({
    header: {
      schemaVersion: 1,
      generatedAt: Math.round(generatedAtMs * 1000),
      source: Source.SOURCE_DEVICE,
    },
    messageCount: 1,
    secondMark: Math.floor(generatedAtMs % 60_000),
    latitude: exampleLatitude,
    longitude: exampleLongitude,
    elevation: 1233,
    speed: 0,
    heading: 7200,
    transmission: TransmissionState.TRANSMISSION_STATE_PARK,
    width: 180,
    length: 450,
    vehicleClass: 10,
  }).finish()
}

export function base64Of(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}
