/** The BSM that tests send by hand; each sequence is a little further on. */
import { v2x } from '../schemas/index.ts'

export function loadBsm(sequence: number): Buffer {
  const payload = v2x.v1.Bsm.encode({
    header: {
      schemaVersion: 1,
      sequence,
      generatedAt: Date.now() * 1000,
      source: v2x.v1.Source.SOURCE_LOAD,
    },
    messageCount: sequence % 128,
    latitude: 281_260_343 + sequence,
    longitude: 1_128_799_971,
    speed: 500,
    heading: 7200,
  }).finish()
  return Buffer.from(payload)
}
