/** What was put is known again, by its slot, its bytes and the state it was put in; slots are used again. */
import { expect, test } from 'vitest'
import { Lane } from './lane.ts'
import { TelemetryListeners } from './subscriptions.ts'
import { noSlot, UsualTopics } from './usual-topics.ts'
import { packet } from '../store/journal/journal-under-test.ts'

const chunk = Buffer.from('..v2x/v1/obu/one/bsm/up....v2x/v1/obu/two/bsm/up..')
const one = [2, 23] as const
const two = [27, 48] as const

test('a topic is the one that was put, as long as nobody else may hear it', () => {
  const listeners = { version: 7 }
  const topics = new UsualTopics(listeners)
  expect(topics.has(noSlot, chunk, ...one)).toBe(false)
  const slot = topics.put(noSlot, chunk, ...one)
  expect(topics.has(slot, chunk, ...one)).toBe(true)
  expect(topics.has(slot, chunk, ...two)).toBe(false)
  expect(topics.has(slot, chunk, one[0], one[1] - 1)).toBe(false)
  listeners.version = 8
  expect(topics.has(slot, chunk, ...one)).toBe(false)
  expect(topics.put(slot, chunk, ...two)).toBe(slot)
  expect(topics.has(slot, chunk, ...two)).toBe(true)
})

test("each has its own among thousands; what is given back is known no more, and is another one's", () => {
  const topics = new UsualTopics({ version: 1 })
  const name = (index: number): Buffer => Buffer.from(`v2x/v1/obu/BUS-${index}/bsm/up`)
  const slots = Array.from({ length: 3000 }, (_, index) => {
    const bytes = name(index)
    return topics.put(noSlot, bytes, 0, bytes.length)
  })
  const known = (index: number): boolean =>
    topics.has(slots[index]!, name(index), 0, name(index).length)
  expect(slots.every((_, index) => known(index))).toBe(true)
  topics.giveBack(slots[5]!)
  expect([known(4), known(5)]).toEqual([true, false])
  expect(topics.put(noSlot, chunk, ...one)).toBe(slots[5])
  topics.giveBack(noSlot)
  expect(topics.put(noSlot, chunk, ...two)).toBe(3000)
})

test('one too long for a slot has none', () => {
  const topics = new UsualTopics({ version: 1 })
  const long = Buffer.alloc(64, 'x')
  expect(topics.put(noSlot, long, 0, 64)).toBe(noSlot)
  const slot = topics.put(noSlot, long, 0, 63)
  expect(topics.has(slot, long, 0, 63)).toBe(true)
  expect(topics.put(slot, long, 0, 64)).toBe(slot)
  expect(topics.has(slot, long, 0, 64)).toBe(false)
})

test('a lane has one for what comes twice in a row, and gives it back', () => {
  const listeners = new TelemetryListeners()
  const usual = new UsualTopics(listeners)
  const lane = new Lane({ listeners, usual }, () => true)
  const bytes = packet('x')
  for (let times = 0; times < 3; times++) lane.packetId(bytes, 0, bytes.length)
  const next = usual.put(noSlot, chunk, ...one)
  lane.close()
  const given = usual.put(noSlot, chunk, ...two)
  expect([next, given]).toEqual([1, 0])
})
