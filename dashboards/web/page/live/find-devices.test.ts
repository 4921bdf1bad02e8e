/** Who searches for a bus is shown buses, not junctions beside a bus station. */
import { expect, test } from 'vitest'
import { findDevices, foundMax, type Findable } from './find-devices.ts'

const junctions = Array.from({ length: 12 }, (_, at): Findable => ({
  kind: 'junction',
  id: String(310 + at),
  names: ['望江路公交场通道路口', 'Wangjiang bus depot access'],
}))
const devices: Findable[] = [
  { kind: 'vehicle', id: 'LOG-BUS-001', names: [] },
  { kind: 'vehicle', id: 'BUS-315-001', names: [] },
  { kind: 'rsu', id: 'RSU-0315', names: ['望江路路口', 'Wangjiang Road'] },
  ...junctions,
]
const ids = (query: string): string[] => findDevices(query, devices).map(({ id }) => id)

test('an id that begins so comes before one that holds it, and ids before names', () => {
  expect(ids('bus').slice(0, 3)).toEqual(['BUS-315-001', 'LOG-BUS-001', '310'])
  expect(ids('bus')).toHaveLength(foundMax)
})

test('the device of that very id is first', () => {
  expect(ids('315').slice(0, 3)).toEqual(['315', 'BUS-315-001', 'RSU-0315'])
})

test('a digit finds devices before junctions', () => {
  expect(ids('31').slice(0, 3)).toEqual(['BUS-315-001', 'RSU-0315', '310'])
})

test('a name is found in either language, and nothing where nothing fits', () => {
  expect(ids('望江路路口')).toEqual(['RSU-0315'])
  expect(ids('wangjiang road')).toEqual(['RSU-0315'])
  expect(ids('zzz')).toEqual([])
})
