/** Native in a later revision: what is put between, wherever the chunks are cut. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { NativeReframer } from './native-revision.ts'
import { parseNativeType } from './native-type.ts'

const blockInfo = [1, 0, 2, 255, 255, 255, 255, 0]
const text = (value: string): number[] => [value.length, ...Buffer.from(value)]
const u64 = (value: number): number[] => [value % 256, Math.floor(value / 256), 0, 0, 0, 0, 0, 0]

/** Columns of two rows: type and data. */
const columns: readonly (readonly [string, readonly number[]])[] = [
  ['UInt16', [1, 0, 2, 0]],
  ['String', [...text('a'), ...text('x'.repeat(100))]],
  ['Nullable(String)', [0, 1, ...text('b'), ...text('')]],
  ['Array(Array(UInt8))', [...u64(1), ...u64(3), ...u64(0), ...u64(2), ...u64(3), 7, 8, 9]],
  [
    "Map(String, Tuple(a UInt8, `b c` Enum16('x, )' = 1)))",
    [...u64(0), ...u64(1), ...text('k'), 5, 1, 0],
  ],
  ['FixedString(3)', [1, 2, 3, 4, 5, 6]],
  ['Decimal(18, 4)', [...u64(1), ...u64(2)]],
  [
    'Array(LowCardinality(Nullable(String)))',
    [
      ...u64(1),
      ...u64(0),
      ...u64(2),
      ...u64(0x601),
      ...u64(2),
      ...text(''),
      ...text('v'),
      ...u64(2),
      1,
      0,
      0,
      0,
    ],
  ],
]

const plain = [
  ...[columns.length, 2],
  ...columns.flatMap(([type, data]) => [...text('c'), ...text(type), ...data]),
]
const framed = [
  ...[...blockInfo, columns.length, 2],
  ...columns.flatMap(([type, data]) => [...text('c'), ...text(type), 0, ...data]),
]
const empty = [1, 0, ...text('c'), ...text('LowCardinality(String)')]
const emptyFramed = [...blockInfo, 1, 0, ...text('c'), ...text('LowCardinality(String)'), 0]

test('each block gets its info and each column its byte, wherever the chunks are cut', () => {
  const all = Uint8Array.from([...plain, ...empty, ...plain])
  fc.assert(
    fc.property(fc.array(fc.nat(all.length), { maxLength: 20 }), (cuts) => {
      const reframer = new NativeReframer(54460)
      const edges = [0, ...cuts.toSorted((a, b) => a - b), all.length]
      const out = edges.flatMap((to, i) => reframer.push(all.subarray(edges[i - 1] ?? 0, to)))
      expect([...Buffer.concat(out)]).toEqual([...framed, ...emptyFramed, ...framed])
    }),
  )
})

test('an older revision gets the info alone, one before it nothing', () => {
  const old = Buffer.concat(new NativeReframer(54405).push(Uint8Array.from(plain)))
  expect([...old]).toEqual([...blockInfo, ...plain])
  const older = Buffer.concat(new NativeReframer(50000).push(Uint8Array.from(plain)))
  expect([...older]).toEqual(plain)
})

test('a type whose form is not known is refused', () => {
  for (const type of ['JSON', 'Array(Dynamic)', 'AggregateFunction(sum, UInt8)']) {
    expect(() => parseNativeType(type)).toThrow(/NOT_IMPLEMENTED/)
  }
})
