/** Topics as access: a table of who may do what. */
import { expect, test } from 'vitest'
import { accountIdentity, openIdentity } from './identity.ts'
import { mayRetain, maySubscribe, publishRule } from './topic-rules.ts'

const device = openIdentity('obu-1', undefined)
const named = openIdentity('obu-1', 'obu-1')
const gateway = openIdentity('x', 'gateway-import')
const service = openIdentity('y', 'service-ingest')
const observer = openIdentity('z', 'observer')
const account = accountIdentity('obu-1', { name: 'obu-1', class: 'device', ids: ['obu-1'] })
const vehicles = accountIdentity('vehicles', {
  name: 'vehicles',
  class: 'device',
  ids: ['vehicles'],
})
const bus = accountIdentity('bus', { name: 'bus', class: 'gateway', ids: ['bus-*'] })

test.each([
  [device, 'v2x/v1/obu/obu-1/bsm/up', 'journal'],
  [named, 'v2x/v1/pile/obu-1/pile_status/up', 'journal'],
  [device, 'v2x/v1/obu/obu-1/some_day/up', 'journal'],
  [device, 'v2x/v1/obu/obu-2/bsm/up', 'refuse'],
  [device, 'v2x/v1/obu/obu-1/bsm/down', 'refuse'],
  [device, 'v2x/v1/obu/obu-1/BSM/up', 'refuse'],
  [device, 'v2x/v1/obu/obu-1/bsm/up/', 'refuse'],
  [device, 'v2x/v1/tram/obu-1/bsm/up', 'refuse'],
  [device, 'v2x/v2/obu/obu-1/bsm/up', 'refuse'],
  [device, 'v2x/v1/live/vehicles', 'refuse'],
  [device, '$SYS/broker/uptime', 'refuse'],
  [device, '', 'refuse'],
  [gateway, 'v2x/v1/rsu/any/spat/up', 'journal'],
  [gateway, 'v2x/v1/rsu/__proto__/spat/up', 'refuse'],
  [bus, 'v2x/v1/obu/bus-1/bsm/up', 'journal'],
  [bus, 'v2x/v1/obu/taxi-1/bsm/up', 'refuse'],
  [account, 'v2x/v1/obu/obu-1/bsm/up', 'journal'],
  [service, 'v2x/v1/live/vehicles', 'forward'],
  [service, 'v2x/v1/live/x/y', 'refuse'],
  [service, 'v2x/v1/replay/r1/obu/obu-1/bsm/up', 'forward'],
  [service, 'v2x/v1/replay/r1/anything', 'refuse'],
  [service, 'v2x/v1/obu/obu-1/rsi/down', 'forward'],
  [service, 'v2x/v1/obu/obu-1/bsm/up', 'refuse'],
  [observer, 'v2x/v1/obu/z/bsm/up', 'refuse'],
] as const)('%o on %s: %s', (identity, topic, rule) => {
  expect(publishRule(identity, topic)).toBe(rule)
})

test.each([
  [device, 'v2x/v1/obu/obu-1/+/down', true],
  [device, 'v2x/v1/obu/obu-1/#', true],
  [device, 'v2x/v1/+/obu-1/rsi/down', true],
  [device, 'v2x/v1/obu/+/+/down', false],
  [device, 'v2x/v1/obu/obu-2/+/down', false],
  [device, 'v2x/v1/+/+/+/up', true],
  [device, 'v2x/v1/live/#', true],
  [device, 'v2x/v1/replay/#', true],
  [device, 'v2x/v1/#', false],
  [device, 'v2x/#', false],
  [device, '#', false],
  [device, '+/#', false],
  [device, '$SYS/#', false],
  [device, '$share/g/v2x/v1/live/#', false],
  [device, 'v2x/v1/+/+/+/+', false],
  [account, 'v2x/v1/+/+/+/up', false],
  [account, 'v2x/v1/live/#', false],
  [vehicles, 'v2x/v1/+/vehicles/#', false],
  [vehicles, 'v2x/v1/obu/vehicles/#', true],
  [account, 'v2x/v1/obu/obu-1/+/down', true],
  [bus, 'v2x/v1/obu/bus-3/+/down', true],
  [bus, 'v2x/v1/obu/+/+/down', false],
  [gateway, 'v2x/v1/obu/+/+/down', true],
  [observer, 'v2x/v1/obu/obu-1/+/up', true],
  [observer, 'v2x/v1/obu/obu-1/+/down', false],
  [service, '#', true],
  [service, '$SYS/#', true],
  [service, '$share/g/x', false],
] as const)('%o subscribes to %s: %s', (identity, filter, may) => {
  expect(maySubscribe(identity, filter)).toBe(may)
})

test('only the live picture is retained, and only of a service', () => {
  expect(mayRetain(service, 'v2x/v1/live/vehicles')).toBe(true)
  expect(mayRetain(service, 'v2x/v1/live/other')).toBe(false)
  expect(mayRetain(service, 'v2x/v1/obu/a/rsi/down')).toBe(false)
  expect(mayRetain(device, 'v2x/v1/live/vehicles')).toBe(false)
})
