/** Whose topics are whose: services publish the live picture, replays and how far they are, and whom to slow; devices none of it. */
import { expect, test } from 'vitest'
import { replayStatusTopic, replayTopic, slowTopic } from '../schemas/topics.ts'
import { openIdentity } from './identity.ts'
import { publishRule } from './topic-rules.ts'

const service = openIdentity('service-replay', 'service-replay')
const device = openIdentity('obu-1', undefined)

test.each([
  [replayTopic('r-1', 'v2x/v1/obu/obu-1/bsm/up'), 'forward'],
  [replayStatusTopic('r-1'), 'forward'],
  [replayStatusTopic('+'), 'refuse'],
  [`${replayStatusTopic('r-1')}/up`, 'refuse'],
  ['v2x/v1/live/vehicles', 'forward'],
  [slowTopic, 'slow'],
  ['v2x/v1/obu/obu-1/bsm/up', 'refuse'],
])('a service that publishes %s: %s', (topic, rule) => {
  expect(publishRule(service, topic)).toBe(rule)
})

test.each([replayStatusTopic('r-1'), slowTopic, 'v2x/v1/live/vehicles', 'v2x/v1/obu/obu-2/bsm/up'])(
  'a device may not publish %s',
  (topic) => {
    expect(publishRule(device, topic)).toBe('refuse')
  },
)
