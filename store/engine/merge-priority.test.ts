/** When merges stand back, and when they come forward. */
import { expect, test } from 'vitest'
import { Standing } from './merge-priority.ts'

/** What follows from each look: `m` something merged, `.` nothing did; `F` forward, `i` idle. */
function after(looks: string): string {
  const standing = new Standing()
  return Array.from(looks, (look) => (standing.after(look === 'm') === 'other' ? 'F' : 'i')).join(
    '',
  )
}

test('merges that are done soon stay idle, however often they come', () => {
  expect(after('mmmmmmmmmm.'.repeat(5))).not.toContain('F')
})

test('one that goes on comes forward, and all are idle again once there has been nothing for a while', () => {
  expect(after('mmmmmmmmmmm')).toBe('iiiiiiiiiiF')
  expect(after(`${'m'.repeat(30)}${'.'.repeat(15)}m`)).toBe(
    `${'i'.repeat(10)}${'F'.repeat(20)}${'F'.repeat(14)}ii`,
  )
  expect(after(`${'m'.repeat(15)}${'.m'.repeat(20)}`).slice(15)).not.toContain('i')
})
