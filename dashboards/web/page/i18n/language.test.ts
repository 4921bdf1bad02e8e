/** Both catalogues say the same things with the same values, and every code of the schema has a word. */
import { expect, test } from 'vitest'
import { v2x } from '../../../../schemas/codec.ts'
import { faults } from '../../../../schemas/wire.ts'
import { en } from './en.ts'
import { fill, preferredLanguage, tCode } from './language.ts'
import { zhCn } from './zh-cn.ts'

const catalogues: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, 'zh-CN': zhCn }

test('both languages have the same keys, none of them empty', () => {
  expect(Object.keys(zhCn).toSorted()).toEqual(Object.keys(en).toSorted())
  for (const catalogue of Object.values(catalogues)) {
    expect(Object.entries(catalogue).filter(([, text]) => text.trim() === '')).toEqual([])
  }
})

test('a text takes the same values in both languages', () => {
  const valuesOf = (text: string): string =>
    [...text.matchAll(/\{(\w+)\}/g)]
      .map(([, name]) => name!)
      .toSorted()
      .join()
  const differing = Object.keys(en).filter(
    (key) => valuesOf(catalogues['en']![key]!) !== valuesOf(catalogues['zh-CN']![key]!),
  )
  expect(differing).toEqual([])
})

test('every code that the page shows has a word in both languages', () => {
  const { ConnectorStatus, DriveMode, RsuStatus, Source, TaskState } = v2x.v1
  const groups = {
    connector: ConnectorStatus,
    driveMode: DriveMode,
    rsuStatus: RsuStatus,
    source: Source,
    taskState: TaskState,
  }
  const missing = Object.entries(groups).flatMap(([group, codes]) =>
    Object.values(codes)
      .filter((code) => typeof code === 'number' && code > 0)
      .map((code) => `${group}.${code}`)
      .filter((key) => Object.values(catalogues).some((catalogue) => catalogue[key] === undefined)),
  )
  expect(missing).toEqual([])
})

test('every reason of quarantine has words in both languages', () => {
  const reasons = [
    ...Object.keys(faults),
    'EMPTY',
    'BAD_TOPIC',
    'UNKNOWN_TYPE',
    'CORRUPT_RECORD',
    'STORE_REFUSED',
  ]
  const missing = reasons
    .map((reason) => `reason.${reason}`)
    .filter((key) => Object.values(catalogues).some((catalogue) => catalogue[key] === undefined))
  expect(missing).toEqual([])
})

test('the address decides over the choice made before, and that over the browser', () => {
  expect(preferredLanguage('en', 'zh-CN', ['zh-CN'])).toBe('en')
  expect(preferredLanguage(null, 'en', ['zh-CN'])).toBe('en')
  expect(preferredLanguage(null, null, ['zh-Hans-CN', 'en'])).toBe('zh-CN')
  expect(preferredLanguage(null, null, ['fr', 'en-GB'])).toBe('en')
  expect(preferredLanguage(null, null, ['fr'])).toBe('zh-CN')
})

test('a task of the simulator has a word, and another device is left its own', () => {
  expect(tCode('task', 'sweeping')).toBe('道路清扫')
  expect(tCode('task', 'Sonderfahrt')).toBeUndefined()
})

test('a value that is not given stays visible instead of vanishing', () => {
  expect(fill('{a} of {b}', { a: 1 })).toBe('1 of {b}')
})
