/** What is under a key is found again, whatever is looked up in between and in whatever turn. */
import { array, assert, constantFrom, property, record, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { ByteMap } from './byte-map.ts'

/** Few keys, so that they come again; some alike but for their ends. */
const texts = [
  '',
  'a',
  'v2x/v1/obu/1',
  'v2x/v1/obu/2',
  'v2x/v1/obu/12',
  ...'0123456789abcdefghijklmn'.split(''),
]
const steps = array(
  record({
    key: constantFrom(...texts),
    owner: constantFrom(0, 1, 70_000),
    isSet: constantFrom(true, false),
    around: uint8Array(),
  }),
  { maxLength: 300, size: 'max' },
)

test('what is expected next is what came next in the turn before', () => {
  const map = new ByteMap<string>()
  const look = (key: string): unknown => map.get(Buffer.from(key), 0, key.length)
  const into: string[] = []
  expect(map.expected(into, 5)).toBe(0)
  for (const key of ['a', 'b', 'c']) map.set(Buffer.from(key), key.toUpperCase())
  expect(map.expected(into, 5)).toBe(0)
  for (const key of 'abcab') look(key)
  expect(map.expected(into, 2)).toBe(2)
  expect(into).toStrictEqual(['C', 'A'])
  look('a')
  look('c')
  expect(map.expected(into, 5)).toBe(5)
  expect(into).toStrictEqual(['A', 'C', 'A', 'C', 'A'])
})

test('it says what a map of texts says', () => {
  assert(
    property(steps, (taken) => {
      const map = new ByteMap<number>()
      const wanted = new Map<string, number>()
      for (const [step, { key, owner, isSet, around }] of taken.entries()) {
        const name = `${owner} ${key}`
        const bytes = Buffer.concat([around, Buffer.from(key), around])
        const end = around.length + key.length
        expect(map.get(bytes, around.length, end, owner)).toBe(wanted.get(name))
        if (!isSet) continue
        map.set(Buffer.from(key), step, owner)
        wanted.set(name, step)
      }
      expect(map.size).toBe(wanted.size)
    }),
  )
})
