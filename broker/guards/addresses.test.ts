/** Who counts as one address, and who is trusted. */
import { expect, test } from 'vitest'
import { Addresses } from './addresses.ts'

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::6', '2001:db8:1:2'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::2', '0:0:0:0'],
  ['127.0.0.9', undefined],
  ['::ffff:127.0.0.1', undefined],
  ['::1', undefined],
  ['10.1.2.3', undefined],
  ['2001:db8:ffff::9', undefined],
])('%s counts as %s', (address, source) => {
  const addresses = new Addresses('127.0.0.0/8, ::1,10.0.0.0/8,2001:db8:ffff::/48')
  expect(addresses.sourceOf(address)).toBe(source)
})

test('nobody is trusted where the list is empty; what is no address is refused', () => {
  expect(new Addresses('').sourceOf('127.0.0.1')).toBe('127.0.0.1')
  for (const list of ['example.org', '10.0.0.0/33', '10.0.0.0/x', '1.2.3.4, ,5']) {
    expect(() => new Addresses(list)).toThrow('V2X_BROKER_TRUSTED_ADDRESSES')
  }
})
