/** The pace of one client, on a clock that does not move by itself. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readConfig } from '../../common/config.ts'
import { brokerConfig } from '../config.ts'
import { Pace } from './pace.ts'

const publish = 3
const puback = 4
const pingreq = 12
const config = {
  ...readConfig(brokerConfig, {}),
  controlPacketsPerSecondMax: 10,
  deviceMessagesPerSecondMax: 10,
  burstSeconds: 1,
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

test('messages and control packets have each their own rate; services have none', () => {
  const pace = new Pace('device', config)
  for (let i = 0; i < 10; i++) expect(pace.take(publish)).toBe(0)
  expect(pace.take(publish)).toBe(100)
  for (let i = 0; i < 10; i++) expect(pace.take(pingreq)).toBe(0)
  expect(pace.take(pingreq)).toBe(100)
  const service = new Pace('service', config)
  for (let i = 0; i < 100; i++) expect(service.take(publish) + service.take(pingreq)).toBe(0)
})

test('an acknowledgement that is due costs nothing, the next one does', () => {
  const pace = new Pace('device', config)
  for (let i = 0; i < 10; i++) pace.take(pingreq)
  pace.owe(2)
  expect([pace.take(puback), pace.take(puback), pace.take(puback)]).toEqual([0, 0, 100])
})

/** Sends as fast as it may for so long. */
function flood(pace: Pace, seconds: number): void {
  for (let ms = 0; ms < seconds * 1000; ms += 50) {
    while (pace.take(pingreq) === 0);
    vi.advanceTimersByTime(50)
  }
}

test('a flood that ceases now and then is delayed, one that lasts a minute is ended', () => {
  const pace = new Pace('device', config)
  for (let i = 0; i < 4; i++) {
    flood(pace, 40)
    vi.advanceTimersByTime(2000)
  }
  expect(() => flood(pace, 61)).toThrow('more control packets than it may')
})
