/** A real broker on disks that are full or fail. What takes long, and figures of slow disks, are `npm run disk`. */
import { expect, test } from 'vitest'
import { run } from '../zone-process.ts'
import { faults } from './faults.ts'

const quick = [
  'journal at its budget',
  'volume full',
  'writes over a quota',
  'a segment is not written',
  'no descriptor left',
]

for (const { name, missing } of faults.filter((fault) => quick.includes(fault.name))) {
  test(`${name}: nothing acknowledged is lost`, async ({ skip }) => {
    if (missing !== undefined) skip(missing)
    const done = await run(process.execPath, ['dist/test/disk/main.js', '--only', name], {})
    expect(done.code, done.stderr).toBe(0)
    expect(done.stderr).toMatch(/kept: acknowledged [1-9]\d+, lost 0, phantom 0/)
  })
}
