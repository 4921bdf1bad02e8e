/** Each shipped scenario is held against the same run without what it is about: none is forgotten. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { shippedScenarios } from './scenario.ts'

test('each shipped scenario has its proof', () => {
  const files = readdirSync(import.meta.dirname).filter((file) =>
    /^shipped-.*\.test\.ts$/.test(file),
  )
  const texts = files.map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
  const proven = texts.flatMap((text) =>
    Array.from(text.matchAll(/^test\(['"]([a-z-]+): /gm), ([, name]) => String(name)),
  )
  expect(proven.toSorted()).toEqual(shippedScenarios().map(({ name }) => name))
})
