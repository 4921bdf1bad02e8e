/** The address everyone uses, and who may listen where. */
import { expect, test } from 'vitest'
import { readConfig } from '../common/config.ts'
import { UsageError } from '../common/errors.ts'
import { checkExposure, clickhouseUrl, isLoopback, mqttConfig, storeConfig } from './config.ts'

test('without a server everyone talks to the embedded engine', () => {
  const check = (env: Record<string, string>, url: string): void => {
    expect(clickhouseUrl(readConfig(storeConfig, env))).toBe(url)
  }
  check({}, 'http://127.0.0.1:8123')
  check({ V2X_STORE_PORT: '18123' }, 'http://127.0.0.1:18123')
  check({ V2X_STORE_HOST: '0.0.0.0' }, 'http://127.0.0.1:8123')
  check({ V2X_STORE_HOST: '::' }, 'http://[::1]:8123')
  check({ V2X_STORE_HOST: 'fd00::7' }, 'http://[fd00::7]:8123')
  check({ V2X_CLICKHOUSE_URL: 'https://ch.example:8443' }, 'https://ch.example:8443')
})

test('a wider address than loopback needs credentials or an explicit word', () => {
  const listen = (host: string, hasCredentials = false, insecure = false) => {
    return () =>
      checkExposure({ what: 'it', host, hasCredentials, credentials: 'V2X_KEY', insecure })
  }
  for (const host of ['127.0.0.1', '127.8.8.8', 'localhost', '::1', '::ffff:127.0.0.1']) {
    expect(isLoopback(host)).toBe(true)
    expect(listen(host)).not.toThrow()
  }
  for (const host of ['0.0.0.0', '::', '', '10.0.0.7', '127.0.0.1.example', 'fd00::7']) {
    expect(isLoopback(host)).toBe(false)
    expect(listen(host)).toThrow(/V2X_KEY.*V2X_INSECURE/)
    expect(listen(host, true)).not.toThrow()
    expect(listen(host, false, true)).not.toThrow()
  }
})

test('a database that would not stand in SQL is refused by its setting', () => {
  const database = (name: string): string =>
    readConfig(storeConfig, { V2X_CLICKHOUSE_DATABASE: name }).database
  expect(database('test_zone2')).toBe('test_zone2')
  for (const name of ['test-zone', '2nd', 'a b', 'v2x; DROP TABLE x']) {
    expect(() => database(name)).toThrow('V2X_CLICKHOUSE_DATABASE')
  }
})

test('what is no address to listen on is refused by its setting', () => {
  const host = (text: string) => () => readConfig(storeConfig, { V2X_STORE_HOST: text }).host
  for (const taken of ['0.0.0.0', '::', 'fe80::1%eth0', 'localhost', 'store_1.zone.example']) {
    expect(host(taken)()).toBe(taken)
  }
  for (const refused of ['127.0.0.1:8123', '[::1]', 'http://127.0.0.1', 'a b', ' ']) {
    expect(host(refused)).toThrow(/V2X_STORE_HOST is '.*'; it takes an address or a name alone/)
  }
})

test('an address that leads nowhere is refused by its setting, with what it takes', () => {
  const store = (url: string) => () => readConfig(storeConfig, { V2X_CLICKHOUSE_URL: url })
  const broker = (url: string) => () => readConfig(mqttConfig, { V2X_MQTT_URL: url })
  expect(store('HTTPS://[::1]:8443/')().clickhouseUrl).toBe('HTTPS://[::1]:8443/')
  expect(broker('mqtts://zone.example')().url).toBe('mqtts://zone.example')
  for (const [refused, why] of [
    [store(' '), 'it is blank'],
    [store('localhost:8123'), 'it does not begin with http:// or https://'],
    [store('tcp://127.0.0.1:9000'), 'tcp:// is not spoken here'],
    [store('http://127.0.0.1:81230'), 'host or port cannot be read'],
    [store('http://127.0.0.1:8123/v2x'), 'nothing may follow host and port'],
    [store('http://127.0.0.1:8123?database=v2x'), 'nothing may follow host and port'],
    [broker('127.0.0.1'), 'it does not begin with mqtt:// or mqtts://'],
    [broker('ws://127.0.0.1:8083'), 'ws:// is not spoken here'],
    [broker('mqtt://'), 'it names no host'],
  ] as const) {
    expect(refused).toThrow(UsageError)
    expect(refused).toThrow(why)
    expect(refused).toThrow(/V2X_(CLICKHOUSE|MQTT)_URL cannot be '.*; it takes an address such as/)
  }
})

test('an address with a password in it is refused, and not shown', () => {
  for (const url of ['http://default:secret@127.0.0.1:8123', 'default:secret@127.0.0.1']) {
    const read = () => readConfig(storeConfig, { V2X_CLICKHOUSE_URL: url })
    expect(read).toThrow(/V2X_CLICKHOUSE_URL cannot be used: (?!.*secret)/)
  }
})
