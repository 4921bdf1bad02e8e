/** What the mixed load offers has the sizes that it promises, and holds nothing that a zone would set aside. */
import { expect, test } from 'vitest'
import { describeReason } from '../schemas/describe-reason.ts'
import { rowWriterOf } from '../schemas/row-writers.ts'
import { messageKinds } from './k6/message-kinds.ts'

const generatedAt = 1_790_000_000_000_000

test.each(Object.values(messageKinds))('a $type is sound and of its size', (kind) => {
  const { type, bytesMin, bytesMax } = kind
  const writer = rowWriterOf(type)
  for (const sequence of [1, 128, 1_000_000]) {
    const bytes = Buffer.from(kind.encode(sequence, generatedAt + sequence))
    expect(bytes.length).toBeGreaterThanOrEqual(bytesMin)
    expect(bytes.length).toBeLessThanOrEqual(bytesMax)
    const reason = writer.append(bytes, 0, bytes.length)
    expect(reason === 0 ? 'sound' : describeReason(type, reason)).toBe('sound')
  }
  expect(writer.rows).toBe(3)
})
