/** What is selected and shown goes into the address and comes out of it again, beside whatever else is there. */
import { expect, test } from 'vitest'
import {
  addressWith,
  deviceParameter,
  fleetsIn,
  fleetsParameter,
  roadUsersIn,
  roadUsersParameter,
  selectionIn,
} from './address.ts'
import { allFleets } from './live/fleets.ts'

const bus = { kind: 'vehicle', id: 'BUS-315-001' } as const

test('the device stands beside language, replay and page, and leaves them as they are', () => {
  const without = 'http://zone.test/room/?lang=en&replay=r1#/connect'
  const address = addressWith(without, { device: deviceParameter(bus) })
  expect(address).toBe(
    'http://zone.test/room/?lang=en&replay=r1&device=vehicle/BUS-315-001#/connect',
  )
  expect(selectionIn(new URL(address).search)).toEqual(bus)
  expect(addressWith(address, { device: deviceParameter(undefined) })).toBe(without)
  expect(addressWith(address, { lang: undefined })).toContain('&device=vehicle/BUS-315-001#')
  expect(addressWith('http://zone.test/?a=%20b', { device: undefined })).toBe(
    'http://zone.test/?a=%20b',
  )
})

test.each([
  ['?device=vehicle%2FBUS-315-001', bus],
  ['?device=rsu/RSU-12', { kind: 'rsu', id: 'RSU-12' }],
  ['?device=pile/P.1_a', { kind: 'pile', id: 'P.1_a' }],
  ['?device=junction/12', { kind: 'junction', id: '12' }],
])('%s is a selection', (search, selection) => {
  expect(selectionIn(search)).toEqual(selection)
})

test.each([
  '',
  '?device=',
  '?device=vehicle',
  '?device=vehicle/',
  '?device=vehicle/a/b',
  '?device=vehicle/%3Cscript%3E',
  '?device=tram/T-1',
  '?device=junction/north',
  `?device=vehicle/${'x'.repeat(65)}`,
])('%s selects nothing', (search) => {
  expect(selectionIn(search)).toBeUndefined()
})

test('fleets that are shown alone, and road users that are hidden, are named; what is shown by itself is not', () => {
  const busAndTaxi = 0b000110
  const filtered = addressWith('http://zone.test/?lang=en', {
    fleets: fleetsParameter(busAndTaxi),
    roadUsers: roadUsersParameter(false),
  })
  expect(filtered).toBe('http://zone.test/?lang=en&fleets=bus,taxi&roadUsers=hidden')
  const { search } = new URL(filtered)
  expect(fleetsIn(search)).toBe(busAndTaxi)
  expect(roadUsersIn(search)).toBe(false)
  const all = { fleets: fleetsParameter(allFleets), roadUsers: roadUsersParameter(true) }
  expect(addressWith(filtered, all)).toBe('http://zone.test/?lang=en')
  expect(roadUsersIn('')).toBe(true)
})

test.each([
  ['', allFleets],
  ['?fleets=', allFleets],
  ['?fleets=tram', allFleets],
  ['?fleets=tram,taxi', 0b000100],
  ['?fleets=taxi%2Cbus', 0b000110],
])('%s shows the fleets %i', (search, shown) => {
  expect(fleetsIn(search)).toBe(shown)
})
