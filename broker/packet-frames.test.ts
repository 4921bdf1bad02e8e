/** Whole packets come out however the bytes come in. */
import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { PacketFrames } from './packet-frames.ts'

const limit = 2000

/** A packet of any type with `length` bytes after its header. */
function packetOf(first: number, length: number): Buffer {
  const bytes = [first]
  let rest = length
  do {
    const byte = rest % 128
    rest = (rest - byte) / 128
    bytes.push(rest > 0 ? byte | 0x80 : byte)
  } while (rest > 0)
  return Buffer.concat([Buffer.from(bytes), Buffer.alloc(length, first)])
}

function cut(frames: PacketFrames, chunks: readonly Buffer[]): Buffer[] {
  const found: Buffer[] = []
  for (const chunk of chunks) {
    frames.push(chunk)
    while (frames.next()) found.push(frames.source.subarray(frames.start, frames.end))
  }
  return found
}

test('any packets cut into any chunks come out whole, in order, and stay as they are', () => {
  const packets = fc.array(
    fc
      .tuple(fc.integer({ min: 0x10, max: 0xe0 }), fc.oneof(fc.nat(5), fc.nat(1900)))
      .map(([first, length]) => packetOf(first, length)),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(packets, fc.array(fc.integer({ min: 1, max: 700 })), (packets, sizes) => {
      const bytes = Buffer.concat(packets)
      const chunks: Buffer[] = []
      for (let at = 0, i = 0; at < bytes.length; i++) {
        const end = Math.min(bytes.length, at + (sizes[i] ?? 1))
        chunks.push(bytes.subarray(at, end))
        at = end
      }
      expect(cut(new PacketFrames(limit), chunks)).toEqual(packets)
    }),
  )
})

test('a chunk that is kept half way is not lost with the memory that was lent', () => {
  const packets = [packetOf(0x30, 5), packetOf(0x32, 6), packetOf(0x34, 7)]
  const lent = Buffer.concat(packets)
  const frames = new PacketFrames(limit)
  frames.push(lent)
  expect(frames.next() && frames.next()).toBe(true)
  frames.keep()
  lent.fill(0xff)
  const found = [frames.source.subarray(frames.start, frames.end)]
  expect(frames.next()).toBe(true)
  found.push(frames.source.subarray(frames.start, frames.end))
  expect(found).toEqual(packets.slice(1))
})

test('a packet inside one chunk is a view of it: nothing is copied', () => {
  const chunk = Buffer.concat([packetOf(0x30, 10), packetOf(0x30, 20)])
  const frames = new PacketFrames(limit)
  frames.push(chunk)
  expect(frames.next()).toBe(true)
  expect(frames.source).toBe(chunk)
  expect([frames.start, frames.end]).toEqual([0, 12])
})

test('a packet beyond the limit is refused once its length is known, whole or dribbled', () => {
  const header = packetOf(0x30, limit).subarray(0, 3)
  expect(() => cut(new PacketFrames(limit), [header])).toThrow('cannot take a packet of 2003 bytes')
  const bytes = [...header].map((byte) => Buffer.of(byte))
  expect(() => cut(new PacketFrames(limit), bytes)).toThrow('cannot take a packet of 2003 bytes')
})

test('five bytes of length are no MQTT', () => {
  const bytes = Buffer.from([0x30, 0xff, 0xff, 0xff, 0xff, 0x01])
  expect(() => cut(new PacketFrames(2 ** 30), [bytes])).toThrow('its length is no MQTT length')
})
