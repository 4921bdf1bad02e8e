/** PUBLISH packets as bytes: the oracle is mqtt-packet. */
import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { generate } from 'mqtt-packet'
import { publishBytesMax, walkPublishPackets, writePublish } from './publish-packet.ts'

const publish = fc.record({
  topic: fc.string({ minLength: 1, maxLength: 80 }).filter((topic) => !/[#+\0]/.test(topic)),
  payload: fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
  qos: fc.constantFrom(0 as const, 1 as const, 2 as const),
  packetId: fc.integer({ min: 1, max: 65535 }),
  dup: fc.boolean(),
  retain: fc.boolean(),
})

test('packets are written as mqtt-packet writes them, and walked back to what they were', () => {
  fc.assert(
    fc.property(fc.array(publish, { maxLength: 5 }), (packets) => {
      const parts = packets.map((packet) => {
        const into = Buffer.alloc(publishBytesMax(packet.topic.length * 3, packet.payload.length))
        return into.subarray(0, writePublish(packet, into, 0))
      })
      for (const [index, packet] of packets.entries()) {
        const { packetId, ...rest } = packet
        const messageId = packet.qos === 0 ? undefined : packetId
        expect(parts[index]).toEqual(
          generate({ cmd: 'publish', ...rest, ...(messageId === undefined ? {} : { messageId }) }),
        )
      }
      const bytes = Buffer.concat(parts)
      const walked: unknown[] = []
      const count = walkPublishPackets(bytes, (view) =>
        walked.push({
          topic: bytes.toString('utf8', view.topicStart, view.topicEnd),
          payload: Buffer.from(bytes.subarray(view.payloadStart, view.end)),
          qos: view.qos,
          packetId: view.packetId,
          dup: view.dup,
          retain: view.retain,
        }),
      )
      expect(count).toBe(packets.length)
      expect(walked).toEqual(
        packets.map((packet) => ({ ...packet, packetId: packet.qos === 0 ? 0 : packet.packetId })),
      )
    }),
  )
})

test('a payload of more than 16 KiB has three bytes of length', () => {
  const payload = Buffer.alloc(20_000, 1)
  const into = Buffer.alloc(publishBytesMax(1, payload.length))
  const packet = { topic: 't', payload, qos: 1, packetId: 9, dup: true, retain: false } as const
  const bytes = into.subarray(0, writePublish(packet, into, 0))
  expect(bytes).toEqual(
    generate({
      cmd: 'publish',
      topic: 't',
      payload,
      qos: 1,
      messageId: 9,
      dup: true,
      retain: false,
    }),
  )
  expect(walkPublishPackets(bytes, () => undefined)).toBe(1)
})

test('the walk stops at any garbage, and never reads past the end', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      let end = 0
      walkPublishPackets(bytes, (view) => {
        expect(view.start).toBe(end)
        expect(view.payloadStart).toBeGreaterThanOrEqual(view.topicEnd)
        expect(view.end).toBeGreaterThanOrEqual(view.payloadStart)
        end = view.end
      })
      expect(end).toBeLessThanOrEqual(bytes.length)
    }),
  )
})
