/** The server's time is found through a clock that is wrong and a network that is slow now and then. */
import { expect, test } from 'vitest'
import { ServerClock } from './server-clock.ts'

test('the sample with the shortest round trip decides', () => {
  let pageMs = 1000
  const clock = new ServerClock(() => pageMs)
  expect(clock.offsetMs).toBeUndefined()
  expect(clock.nowMs()).toBe(1000)
  // The server is 500 ms ahead; this answer took 200 ms, all of it on the way back.
  pageMs = 1200
  clock.sample(1000, 1500 * 1000)
  expect(clock.offsetMs).toBe(400)
  pageMs = 2004
  clock.sample(2000, 2502 * 1000)
  expect(clock.offsetMs).toBe(500)
  expect(clock.roundTripMs).toBe(4)
  expect(clock.nowMs()).toBe(2504)
})

test('after a step of a clock the old samples are gone within eight answers', () => {
  let pageMs = 0
  const clock = new ServerClock(() => pageMs)
  clock.sample(0, 0)
  for (let turn = 1; turn <= 8; turn++) {
    pageMs = turn * 1000 + 10
    clock.sample(turn * 1000, (turn * 1000 + 5 + 3000) * 1000)
  }
  expect(clock.offsetMs).toBe(3000)
})

test('an answer that is no time is left out', () => {
  const clock = new ServerClock(() => 10)
  clock.sample(5, NaN)
  clock.sample(20, 1000)
  expect(clock.offsetMs).toBeUndefined()
})
