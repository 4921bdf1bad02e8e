/** Columns give the bytes of a Native block, grow, take back what came after a mark, and stop at their limit. */
import { assert, array, integer, property, string, tuple, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import {
  ListColumn,
  ListOffsets,
  NumberColumn,
  TextColumn,
  WideColumn,
  columnBytesMax,
  type Column,
  type NumberType,
} from './columns.ts'
import { readColumn } from './read-column.ts'

const bytesOf = (column: Column): string => Buffer.concat(column.bytes()).toString('hex')

test('the bytes are those of the Native format', () => {
  const number = new NumberColumn('n', 'Int16')
  for (const value of [1, -2, 300]) number.push(value)
  expect(bytesOf(number)).toBe('0100feff2c01')

  const wide = new WideColumn('w')
  wide.push(2 ** 40 + 5)
  wide.pushHalves(0xffffffff, 0x80000000)
  expect(bytesOf(wide)).toBe('0500000000010000ffffffff00000080')

  const text = new TextColumn('t')
  text.pushText('长沙')
  text.push(Buffer.from('xabcx'), 1, 4)
  text.push(Buffer.alloc(200, 'z'))
  expect(bytesOf(text)).toBe(`06e995bfe6b29903616263c801${'7a'.repeat(200)}`)

  const offsets = new ListOffsets()
  const list = new ListColumn('l', [offsets], new NumberColumn('l', 'UInt8'))
  for (const values of [[7, 8], [], [9]]) {
    for (const value of values) {
      list.elements.push(value as never)
      offsets.element()
    }
    offsets.close()
  }
  expect(list.type).toBe('Array(UInt8)')
  expect(bytesOf(list)).toBe(
    ['0200000000000000', '0200000000000000', '0300000000000000', '070809'].join(''),
  )
})

test('a list within a list has both offsets before the elements', () => {
  const [outer, inner] = [new ListOffsets(), new ListOffsets()]
  const leaf = new NumberColumn('a.b', 'UInt16')
  const column = new ListColumn('a.b', [outer, inner], leaf)
  const rows = [[[1, 2], []], [], [[3]]]
  for (const row of rows) {
    for (const list of row) {
      for (const value of list) {
        leaf.push(value)
        inner.element()
      }
      inner.close()
      outer.element()
    }
    outer.close()
  }
  expect(column.type).toBe('Array(Array(UInt16))')
  expect(readColumn(column)).toEqual(rows)
})

test('any values come back, over many growths and after clear', () => {
  const check = (kind: NumberType, min: number, max: number): void =>
    assert(
      property(array(integer({ min, max }), { maxLength: 2500 }), (values) => {
        const column = new NumberColumn('n', kind)
        for (let round = 0; round < 2; round++) {
          column.clear()
          for (const value of values) column.push(value)
          expect(readColumn(column)).toEqual(values)
        }
      }),
      { numRuns: 4 },
    )
  check('UInt8', 0, 255)
  check('Int8', -128, 127)
  check('UInt16', 0, 65_535)
  check('Int16', -32_768, 32_767)
  check('UInt32', 0, 2 ** 31 - 1)
  check('Int32', -(2 ** 31), 2 ** 31 - 1)
  assert(
    property(array(tuple(string({ unit: 'binary' }), uint8Array({ maxLength: 300 }))), (pairs) => {
      const column = new TextColumn('t')
      for (const [text, bytes] of pairs) {
        column.pushText(text)
        column.push(bytes)
        column.pushView(new DataView(bytes.buffer, bytes.byteOffset), 0, bytes.length)
      }
      const wanted = pairs.flatMap(([text, bytes]) => [
        Buffer.from(text),
        Buffer.from(bytes),
        Buffer.from(bytes),
      ])
      expect(readColumn(column)).toEqual(wanted)
      expect(column.byteLength).toBe(Buffer.concat(column.bytes()).length)
    }),
  )
})

test('a rollback takes back what came after the mark, in all kinds of columns', () => {
  const offsets = new ListOffsets()
  const leaf = new TextColumn('l.t')
  const columns = {
    number: new NumberColumn('n', 'UInt8'),
    wide: new WideColumn('w'),
    text: new TextColumn('t'),
    list: new ListColumn('l.t', [offsets], leaf),
  }
  const append = (count: number): void => {
    for (let row = 0; row < count; row++) {
      columns.number.push(row)
      columns.wide.push(row * 2 ** 33)
      columns.text.pushText(`row ${row}`)
      for (let element = 0; element < row % 3; element++) leaf.pushText(`${row}.${element}`)
      offsets.list(row % 3)
    }
  }
  const state = (): string[] => Object.values(columns).map(bytesOf)
  append(5)
  const before = state()
  for (const column of Object.values(columns)) column.mark()
  append(3000)
  expect(state()).not.toEqual(before)
  for (const column of Object.values(columns)) column.rollback()
  expect(state()).toEqual(before)
  append(2)
  for (const column of Object.values(columns)) expect(readColumn(column).length).toBe(7)
})

test('a column that would pass its limit says so instead of taking all memory', () => {
  expect(() => new NumberColumn('speed', 'UInt16').reserve(columnBytesMax)).toThrow(
    /cannot append to column speed: it would hold more than \d+ bytes; cut batches earlier/,
  )
})
