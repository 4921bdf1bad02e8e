/** What tests of the checker share: the samples of a simulated run. */
import { v2x } from '../../schemas/index.ts'
import { parseDeviceTopic } from '../../schemas/topics.ts'
import type { SimulatedMessage } from '../recording.ts'
import { sampleOfBsm, type MotionSample } from './sample.ts'

export function* samplesOf(messages: Iterable<SimulatedMessage>): Generator<MotionSample> {
  let entry = 0
  for (const { topic, type, payload } of messages) {
    entry += 1
    if (type !== 'bsm') continue
    yield sampleOfBsm(parseDeviceTopic(topic)!.id, entry, v2x.v1.Bsm.decode(payload))!
  }
}
