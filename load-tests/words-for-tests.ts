/** Whether something is said in both languages, for the tests of what is. */
import { expect } from 'vitest'
import type { Words } from './report/result.ts'

const chinese = /\p{Script=Han}/u

/** Each in its own language, with the same figures. */
export function expectBoth({ en, zh }: Words): void {
  expect(en).not.toMatch(chinese)
  expect(figuresIn(zh), zh).toEqual(figuresIn(en))
  // Names, units and figures alone are the same in both.
  if (/[a-z]{3}/.test(en)) expect(zh).toMatch(chinese)
}

function figuresIn(text: string): string[] {
  return (text.match(/\d+(?:[.,]\d+)*/g) ?? []).toSorted()
}
