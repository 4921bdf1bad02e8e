/** The address everyone uses, and who may listen where. */
import { expect, test } from 'vitest'
import { readConfig } from '../common/config.ts'
import { checkExposure, clickhouseUrl, isLoopback, storeConfig } from './config.ts'

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
