/** Who is told of for bad messages, on a clock of the test's own. */
import { beforeEach, expect, test } from 'vitest'
import { BadSenders } from './bad-senders.ts'

let nowMicros: number
const clock = { nowMicros: () => nowMicros, monotonicMs: () => nowMicros / 1000 }
beforeEach(() => (nowMicros = 1_790_000_000_000_000))

function send(senders: BadSenders, publisher: string, count: number, receivedAt = nowMicros): void {
  for (let i = 0; i < count; i++) senders.refused(publisher, receivedAt)
}

test('who is over the limit in one window is told once, others never', () => {
  const senders = new BadSenders(clock, 2)
  send(senders, 'careless', 20)
  send(senders, 'hostile', 21)
  expect(senders.take()).toEqual(['hostile'])
  expect(senders.take()).toEqual([])
  send(senders, 'hostile', 20)
  expect(senders.take()).toEqual([])
  nowMicros += 10_000_000
  send(senders, 'careless', 1)
  expect(senders.take()).toEqual([])
})

test('who is over the limit as its window ends is told of all the same', () => {
  const senders = new BadSenders(clock, 2)
  nowMicros += 9_999_000
  send(senders, 'hostile', 21)
  nowMicros += 2_000
  send(senders, 'careless', 1)
  expect(senders.take()).toEqual(['hostile'])
  expect(senders.take()).toEqual([])
})

test('an old backlog is held against nobody, and 0 is no limit', () => {
  const senders = new BadSenders(clock, 2)
  send(senders, 'repaired since', 1000, nowMicros - 11_000_000)
  expect(senders.take()).toEqual([])
  const unlimited = new BadSenders(clock, 0)
  send(unlimited, 'any', 1000)
  expect(unlimited.take()).toEqual([])
})

test('of more publishers than are counted at a time the first are; of many only so many are told at once', () => {
  const senders = new BadSenders(clock, 1)
  for (let i = 0; i <= 10_000; i++) send(senders, `p-${i}`, 11)
  const told: string[] = []
  for (let more = senders.take(); more.length > 0; more = senders.take()) {
    expect(more.length).toBeLessThanOrEqual(400)
    told.push(...more)
  }
  expect(told.length).toBe(10_000)
  expect(told).not.toContain('p-10000')
})
