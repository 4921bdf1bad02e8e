/** Which k6 runs: the one that is named, the one that load-tests/install-k6 built in the cache, or the one on the PATH. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { readConfig, readEnvironment } from '../common/config.ts'
import { V2xError } from '../common/errors.ts'
import { loadConfig } from './config.ts'

export const k6Missing = 'there is no k6; build it with: load-tests/install-k6'
export const k6MqttMissing =
  'there is no k6 with k6/x/mqtt; build one (docs/load-testing.md says how) and name it: V2X_LOAD_K6=PATH'

/** What stock k6 does over TCP. */
export const mqttFetched =
  "this k6 has no k6/x/mqtt: it asks Grafana's service for one that has; without an internet, give one that has it by --k6"

export function k6Path(): string | undefined {
  const { k6: named } = readConfig(loadConfig)
  if (named !== '') return isExecutable(named) ? named : undefined
  const { XDG_CACHE_HOME: given } = readEnvironment()
  const cache = given === undefined || given === '' ? join(homedir(), '.cache') : given
  const built = join(cache, 'v2x-testzone', 'k6-2.2.0', 'k6')
  return isExecutable(built) ? built : onPath('k6')
}

/** The k6 that `named` (--k6) or else V2X_LOAD_K6 names, or the one that is there. Throws V2xError `LOAD_K6`. */
export function requireK6(named = readConfig(loadConfig).k6): string {
  const k6 = named === '' ? k6Path() : named
  if (k6 === undefined) throw new V2xError('LOAD_K6', `cannot offer a load: ${k6Missing}`)
  if (isExecutable(k6)) return k6
  throw new V2xError('LOAD_K6', `cannot offer a load: ${k6} is no program; name k6 by its path`)
}

/** Whether `k6/x/mqtt`, which MQTT over TCP needs, is compiled in. */
export function hasMqtt(k6: string): boolean {
  return spawnSync(k6, ['version'], { encoding: 'utf8' }).stdout.includes('k6/x/mqtt')
}

/** The path of a command that the shell would find, or undefined. */
export function onPath(command: string): string | undefined {
  const folders = (readEnvironment()['PATH'] ?? '').split(delimiter)
  return folders.map((folder) => join(folder, command)).find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
