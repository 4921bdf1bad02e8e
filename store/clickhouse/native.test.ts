/** Which columns of a block are sent. */
import { expect, test } from 'vitest'
import { ListColumn, ListOffsets, NumberColumn, TextColumn } from '../../schemas/columns.ts'
import { DictionaryColumn } from './dictionary-column.ts'
import { filledColumns } from './native.ts'

const rows = 100_000

function numbers(name: string, valueOf: (row: number) => number): NumberColumn {
  const column = new NumberColumn(name, 'UInt8')
  for (let row = 0; row < rows; row++) column.push(valueOf(row))
  return column
}

function lists(name: string, elements: number): ListColumn {
  const offsets = new ListOffsets()
  const column = new ListColumn(name, [offsets], new NumberColumn('points', 'UInt8'))
  for (let row = 0; row < rows; row++) {
    const count = row === rows - 1 ? elements : 0
    for (let element = 0; element < count; element++) (column.elements as NumberColumn).push(0)
    offsets.list(count)
  }
  return column
}

test('what is 0 or empty in each row is left out, what is not so in the last row alone is sent', () => {
  const texts = new TextColumn('texts')
  const terms = new DictionaryColumn('terms')
  for (let row = 0; row < rows; row++) {
    texts.pushText('')
    terms.push({ id: 1, text: '', bytes: Buffer.alloc(0) })
  }
  const columns = [
    numbers('zero', () => 0),
    numbers('last', (row) => (row === rows - 1 ? 1 : 0)),
    lists('empty', 0),
    lists('one list of zeros', 2),
    texts,
    terms,
  ]
  expect(filledColumns(columns).map(({ name }) => name)).toEqual([
    'last',
    'one list of zeros',
    'terms',
  ])
})
