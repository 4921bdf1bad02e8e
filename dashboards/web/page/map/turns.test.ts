/** Which of several things under one pointer a click means. */
import { expect, test } from 'vitest'
import type { Selection } from '../state.ts'
import { Turns } from './turns.ts'

const [a, b, c] = ['a', 'b', 'c'].map((id): Selection => ({ kind: 'vehicle', id }))
const pile: Selection = { kind: 'pile', id: 'P-1' }
const place = { x: 100, y: 100 }

/** Clicks once for each list of what is under it, each time with the one before selected. */
function clicks(turns: Turns, ...each: Selection[][]): (string | undefined)[] {
  let selected: Selection | undefined
  return each.map((under) => (selected = turns.next(under, selected, place))?.id)
}

test('each has its turn, whichever is the nearest by then, and so again', () => {
  const order = [
    [a!, b!, c!, pile],
    [b!, a!, c!, pile],
    [a!, b!, c!, pile],
    [c!, b!, a!, pile],
  ]
  expect(clicks(new Turns(), ...order, ...order)).toEqual([
    ...['a', 'b', 'c', 'P-1'],
    // Not the one that is selected already.
    ...['a', 'b', 'c', 'P-1'],
  ])
})

test('one thing alone stays selected; where there is nothing, nothing is', () => {
  expect(clicks(new Turns(), [a!], [a!], [], [a!])).toEqual(['a', 'a', undefined, 'a'])
})

test('elsewhere, or after another choice, the nearest is meant', () => {
  const turns = new Turns()
  expect(clicks(turns, [a!, b!, c!], [a!, b!, c!])).toEqual(['a', 'b'])
  expect(turns.next([a!, b!, c!], b, { x: 120, y: 100 })).toBe(a)
  expect(turns.next([a!, b!, c!], undefined, { x: 120, y: 100 })).toBe(a)
  expect(turns.next([a!, b!, c!], pile, { x: 121, y: 101 })).toBe(a)
  expect(turns.next([a!, b!, c!], a, { x: 121, y: 101 })).toBe(b)
})
