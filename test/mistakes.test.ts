/** What a newcomer gets wrong on the command line is answered by what to do instead. */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from './zone-process.ts'

const cli = join(import.meta.dirname, '..', 'dist', 'cli.js')
/** Nobody listens there. */
const nobody = ['--set', 'V2X_MQTT_URL=mqtt://127.0.0.1:9']

test.each([
  [
    'a setting without its prefix',
    2,
    /begins with V2X_, not 'PORT'.*'v2x config'/,
    ['config', '--set', 'PORT=1'],
  ],
  [
    'a configuration file that is not there',
    1,
    /cannot read the configuration file nowhere\.env: ENOENT.*V2X_CONFIG_FILE/,
    ['config', '--set', 'V2X_CONFIG_FILE=nowhere.env'],
  ],
  [
    'parts to watch without their addresses, said at once and without a stack',
    1,
    /^(?![\s\S]*(trying again|"stack"))[\s\S]*cannot start dashboards: V2X_DASHBOARDS_WATCH has 'broker'/,
    ['start', 'dashboards', '--set', 'V2X_DASHBOARDS_WATCH=broker'],
  ],
  [
    'a broker without its scheme',
    2,
    /^v2x: cannot use this configuration:\n  V2X_MQTT_URL cannot be 'localhost:1883': .* such as mqtt:/,
    ['simulate', '--set', 'V2X_MQTT_URL=localhost:1883'],
  ],
  [
    'an unknown option',
    2,
    /unknown option '--port'[\s\S]*v2x COMMAND --help/,
    ['start', '--port', '9'],
  ],
  [
    'a file that is not there',
    1,
    /cannot read nowhere\.bin: ENOENT/,
    ['import', 'nowhere.bin', ...nobody],
  ],
  [
    'no zone to load',
    1,
    /ECONNREFUSED.*is the zone running/,
    ['load', '--connections', '1', '--for', '1s', ...nobody],
  ],
  [
    'a broker open to everybody, said at once and not tried again',
    1,
    /^(?![\s\S]*trying again)[\s\S]*cannot start broker: cannot let .* set V2X_BROKER_USERS_FILE/,
    ['start', 'broker', '--set', 'V2X_BROKER_HOST=0.0.0.0', '--set', 'V2X_BROKER_HEALTH_PORT=0'],
  ],
  [
    'any port that is free, where others have to know it',
    2,
    /cannot start the zone with V2X_STORE_PORT=0: /,
    ['start', '--set', 'V2X_STORE_PORT=0'],
  ],
  ['a name that the broker would refuse', 2, /no name of 1 to 128 letters/, ['user', 'bus 17']],
  [
    'ids that the broker would refuse',
    2,
    /ids that are no device ids/,
    ['user', 'bus', '--class', 'gateway', '--ids', 'bus/*'],
  ],
])('%s', async (_, wanted, says, args) => {
  const { code, stderr } = await run(process.execPath, [cli, ...args], {
    V2X_DATA_DIR: join(tmpdir(), 'v2x-no-zone'),
  })
  expect(stderr).toMatch(says)
  expect(code).toBe(wanted)
})

test.each([
  ['--url', 'zone.example', /--url <url>' argument 'zone\.example' is invalid.*ws:/],
  ['--store-url', 'tcp://127.0.0.1:9000', /--store-url <url>' argument .* is invalid.*http:/],
])('a load is not offered to what is no address: %s %s', async (flag, url, says) => {
  const program = join(import.meta.dirname, '..', 'dist', 'load-tests', 'main.js')
  const args = ['smoke', flag, url]
  const { code, stderr } = await run(process.execPath, [program, ...args], {})
  expect(stderr).toMatch(says)
  expect(code).toBe(2)
})
