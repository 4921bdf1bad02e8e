/** The pace of one client, on a clock that does not move by itself. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readConfig } from '../../common/config.ts'
import { createLog } from '../../common/log.ts'
import { brokerConfig } from '../config.ts'
import type { IdentityClass } from '../identity.ts'
import { Pace } from './pace.ts'
import { SlowedSenders } from './slowed-senders.ts'

const publish = 3
const puback = 4
const pingreq = 12
const config = {
  ...readConfig(brokerConfig, {}),
  controlPacketsPerSecondMax: 10,
  deviceMessagesPerSecondMax: 10,
  slowedDeviceMessagesPerSecondMax: 2,
  burstSeconds: 1,
}
let senders: SlowedSenders
const paceOf = (identityClass: IdentityClass, publisher = 'obu-1'): Pace =>
  new Pace({ class: identityClass, publisher }, config, senders)
const take = (pace: Pace, packetType: number): number => pace.take(packetType, performance.now())

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
  senders = new SlowedSenders(createLog('broker', 'silent'))
})
afterEach(() => void vi.useRealTimers())

test('messages and control packets have each their own rate; services have none', () => {
  const pace = paceOf('device')
  for (let i = 0; i < 10; i++) expect(take(pace, publish)).toBe(0)
  expect(take(pace, publish)).toBe(100)
  for (let i = 0; i < 10; i++) expect(take(pace, pingreq)).toBe(0)
  expect(take(pace, pingreq)).toBe(100)
  const service = paceOf('service')
  for (let i = 0; i < 100; i++) expect(take(service, publish) + take(service, pingreq)).toBe(0)
})

test('an acknowledgement that is due costs nothing, the next one does', () => {
  const pace = paceOf('device')
  for (let i = 0; i < 10; i++) take(pace, pingreq)
  pace.owe(2)
  expect([take(pace, puback), take(pace, puback), take(pace, puback)]).toEqual([0, 0, 100])
})

/** Sends as fast as it may for so long. */
function flood(pace: Pace, seconds: number): void {
  for (let ms = 0; ms < seconds * 1000; ms += 50) {
    while (take(pace, pingreq) === 0);
    vi.advanceTimersByTime(50)
  }
}

test('a flood that ceases now and then is delayed, one that lasts a minute is ended', () => {
  const pace = paceOf('device')
  for (let i = 0; i < 4; i++) {
    flood(pace, 40)
    vi.advanceTimersByTime(2000)
  }
  expect(() => flood(pace, 61)).toThrow('more control packets than it may')
})

const slow = (...publishers: readonly string[]): void =>
  senders.take(JSON.stringify({ publishers }))
/** Messages taken in so many seconds, as fast as they may come. */
function taken(seconds: number, ...paces: readonly Pace[]): number {
  let count = 0
  for (let ms = 0; ms < seconds * 1000; ms += 50) {
    for (const pace of paces) while (take(pace, publish) === 0) count++
    vi.advanceTimersByTime(50)
  }
  return count
}

test('who is slowed shares one low rate over all its connections for a minute, others keep theirs', () => {
  const [pace, other, gateway] = [paceOf('device'), paceOf('device', 'obu-2'), paceOf('gateway')]
  expect(taken(5, pace)).toBeGreaterThanOrEqual(50)
  slow('obu-1')
  expect(taken(10, pace, paceOf('device'))).toBeLessThanOrEqual(22)
  expect(taken(5, other)).toBeGreaterThanOrEqual(50)
  for (let i = 0; i < 100; i++) expect(take(gateway, publish)).toBe(0)
  slow('obu-1')
  vi.advanceTimersByTime(55_000)
  expect(taken(4, pace)).toBeLessThanOrEqual(10)
  vi.advanceTimersByTime(2000)
  expect(taken(5, pace)).toBeGreaterThanOrEqual(50)
})

test.each(['', 'null', '7', '{"publishers":"obu-1"}', '{"publishers":[1]}'])(
  'what is no list of names slows nobody: %s',
  (payload) => {
    senders.take(payload)
    expect(senders.version).toBe(0)
  },
)
