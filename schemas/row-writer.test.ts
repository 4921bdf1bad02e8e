/**
 * Row writers against protobufjs, the oracle: whatever it encodes arrives in the columns value for value; whatever is broken
 * is refused and leaves nothing.
 */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { messageArbitrary, shapeOfType, type PlainMessage } from './arbitrary.ts'
import { expectedRows, rowsOf } from './expected-rows.ts'
import { messageOf } from './messages.ts'
import { rowWriterOf, type RowWriter } from './row-writers.ts'
import { ShapeRowWriter } from './shape-row-writer.ts'
import { upTypes, type UpType } from './topics.ts'

type StoredType = Exclude<UpType, 'bsm_frame'>
const storedTypes = upTypes.filter((type): type is StoredType => type !== 'bsm_frame')
const columnarTypes = storedTypes.filter((type) => shapeOfType(type).columnar === true)

function encode(type: UpType, message: PlainMessage): Uint8Array {
  return messageOf(type).encode(message).finish()
}

test.each(storedTypes)('%s: columns hold what protobufjs encoded', (type) => {
  const shape = shapeOfType(type)
  const check = (make: () => RowWriter, runs: number): void =>
    fc.assert(
      fc.property(fc.array(messageArbitrary(shape), { maxLength: 5 }), (messages) => {
        const writer = make()
        for (const message of messages) {
          const bytes = encode(type, message)
          expect(writer.check(bytes, 0, bytes.length)).toBe(0)
          expect(writer.append(bytes, 0, bytes.length)).toBe(0)
          const header = message['header'] as PlainMessage
          expect(writer.header.generatedAt).toBe(header['generatedAt'])
          const sequence = writer.header.sequenceHigh * 2 ** 32 + writer.header.sequenceLow
          expect(sequence).toBe(header['sequence'] ?? 0)
          expect(writer.header.source).toBe(header['source'] || 1)
          expect(writer.header.clockQuality).toBe(header['clockQuality'] ?? 0)
          expect(writer.header.schemaVersion).toBe(header['schemaVersion'] ?? 0)
        }
        expect(writer.rows).toBe(messages.length)
        expect(rowsOf(writer)).toEqual(expectedRows(shape, messages))
      }),
      { numRuns: runs },
    )
  check(() => rowWriterOf(type), 60)
  if (columnarTypes.includes(type)) check(() => new ShapeRowWriter(shape), 40)
})

test.each(storedTypes)('%s: cut anywhere it is refused, and leaves nothing', (type) => {
  fc.assert(
    fc.property(messageArbitrary(shapeOfType(type), 2), (message) => {
      const bytes = encode(type, message)
      const writer = rowWriterOf(type)
      // What lies behind the cut must not help: the same bytes go on in the buffer.
      for (let cut = 0; cut < bytes.length; cut++) {
        const whole = writer.append(bytes, 0, cut) === 0
        const oracle = rowsAfter(type, bytes.slice(0, cut))
        expect(whole).toBe(oracle !== undefined)
        // And the end of the buffer is an end as well.
        const alone = rowWriterOf(type)
        expect(alone.append(bytes.slice(0, cut), 0, cut) === 0).toBe(whole)
        expect(alone.rows).toBe(whole ? 1 : 0)
        if (whole) expect(rowsOf(writer)).toEqual(oracle)
        writer.clear()
      }
      expect(Object.values(rowsOf(writer)).every((values) => values.length === 0)).toBe(true)
    }),
    { numRuns: 8 },
  )
})

/** Rows by way of protobufjs: decode, check the rules by encoding again through a writer of the other kind. */
function rowsAfter(type: StoredType, bytes: Uint8Array): object | undefined {
  const writer = new ShapeRowWriter(shapeOfType(type))
  if (writer.append(bytes, 0, bytes.length) !== 0) return undefined
  const decoded = messageOf(type).decode(bytes) as PlainMessage
  expect(rowsOf(writer)).toEqual(expectedRows(shapeOfType(type), [decoded]))
  return rowsOf(writer)
}

test.each(columnarTypes)('%s: both writers agree on broken and on random bytes', (type) => {
  const shape = shapeOfType(type)
  const broken = fc
    .tuple(messageArbitrary(shape, 2), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }))
    .map(([message, changes]) => {
      const bytes = encode(type, message).slice()
      for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value
      return bytes
    })
  const good = encode(type, fc.sample(messageArbitrary(shape, 2), { numRuns: 1, seed: 7 })[0]!)
  fc.assert(
    fc.property(fc.oneof(broken, fc.uint8Array({ maxLength: 80 })), (bytes) => {
      const [generated, led] = [rowWriterOf(type), new ShapeRowWriter(shape)]
      for (const writer of [generated, led]) writer.append(good, 0, good.length)
      const checks = [generated, led].map((writer) => writer.check(bytes, 0, bytes.length))
      const reasons = [generated, led].map((writer) => writer.append(bytes, 0, bytes.length))
      expect(reasons).toEqual(checks)
      expect(reasons[0] === 0).toBe(reasons[1] === 0)
      for (const writer of [generated, led]) writer.append(good, 0, good.length)
      expect(rowsOf(generated)).toEqual(rowsOf(led))
      expect(generated.rows).toBe(reasons[0] === 0 ? 3 : 2)
    }),
    { numRuns: 600 },
  )
})
