/** The simulated disk: what ships passes on it, what is wired wrongly does not, and a seed shows the same again. */
import { expect, test } from 'vitest'
import { brokenParts } from './broken-parts.ts'
import { exploreCrashes, isClean } from './explore.ts'

test('whatever a power cut keeps or takes, what was acknowledged is read once and unchanged', async () => {
  const explored = await exploreCrashes({ seeds: 300, firstSeed: 700_000 })
  expect(explored).toMatchObject({ seeds: 300, lost: 0, changed: 0, phantom: 0, duplicated: 0 })
  expect(explored.failures).toEqual([])
  expect(explored.crashes).toBeGreaterThan(300)
  expect(explored.acknowledged).toBeGreaterThan(10_000)
})

test.each(Object.entries(brokenParts))('%s is caught', async (_, parts) => {
  expect(isClean(await exploreCrashes({ seeds: 200, parts }))).toBe(false)
})

test('an identity whose maker was killed before its name was on disk is there before any segment', async () => {
  expect(isClean(await exploreCrashes({ seeds: 1, firstSeed: 842_899 }))).toBe(true)
})

test('a seed shows the same again', async () => {
  const run = (): ReturnType<typeof exploreCrashes> =>
    exploreCrashes({ seeds: 20, firstSeed: 51, parts: brokenParts.unsynced })
  expect(await run()).toEqual(await run())
})
