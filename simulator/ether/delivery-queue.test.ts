/** Messages come out by arrival, ties as they were sent, and never more are held than the limit says. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Stream } from '../messages/stream.ts'
import { DeliveryQueue } from './delivery-queue.ts'

const stream = new Stream({
  kind: 'obu',
  deviceId: 'BUS-1',
  type: 'bsm',
  channel: 'bus',
  sequenceBase: 0,
})

test('what is taken in parts is the stable order of arrival', () => {
  const steps = fc.array(fc.record({ arrivesAt: fc.nat(50), takeUntil: fc.option(fc.nat(50)) }))
  fc.assert(
    fc.property(steps, (plan) => {
      const queue = new DeliveryQueue()
      let waiting: { arrivesAt: number; generatedAt: number }[] = []
      plan.forEach(({ arrivesAt, takeUntil }, generatedAt) => {
        queue.add({ stream, generatedAt, arrivesAt, payload: new Uint8Array() })
        waiting.push({ arrivesAt, generatedAt })
        if (takeUntil === null) return
        const due = waiting.filter((one) => one.arrivesAt <= takeUntil)
        due.sort((a, b) => a.arrivesAt - b.arrivesAt)
        waiting = waiting.filter((one) => one.arrivesAt > takeUntil)
        const taken = [...queue.take(takeUntil)]
        expect(taken.map(({ generatedAt: at }) => at)).toEqual(due.map((one) => one.generatedAt))
      })
      expect(queue.size).toBe(waiting.length)
    }),
  )
})

test('what is beyond the limit is refused, and there is room again for what was taken', () => {
  const queue = new DeliveryQueue(2)
  const add = (arrivesAt: number): boolean =>
    queue.add({ stream, generatedAt: 1, arrivesAt, payload: new Uint8Array() })
  expect([add(1), add(2), add(3)]).toEqual([true, true, false])
  expect([...queue.take(1)]).toHaveLength(1)
  expect([add(3), add(4)]).toEqual([true, false])
})
