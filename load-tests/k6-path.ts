/** Which k6 runs: the one that is named, the one that load-tests/install-k6 built in the cache, or the one on the PATH. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { readEnvironment } from '../common/config.ts'

export const k6Missing = 'there is no k6; build it with: load-tests/install-k6'
export const k6MqttMissing =
  'there is no k6 with k6/x/mqtt; build one (docs/load-testing.md says how) and name it: V2X_LOAD_K6=PATH'

/** `named` is what --k6 says; V2X_LOAD_K6 says the same for every run. */
export function k6Path(named = readEnvironment()['V2X_LOAD_K6']): string | undefined {
  if (named !== undefined && named !== '') return isExecutable(named) ? named : undefined
  const { XDG_CACHE_HOME: given } = readEnvironment()
  const cache = given === undefined || given === '' ? join(homedir(), '.cache') : given
  const built = join(cache, 'v2x-testzone', 'k6-2.2.0', 'k6')
  return isExecutable(built) ? built : onPath('k6')
}

/** Whether `k6/x/mqtt`, which MQTT over TCP needs, is compiled in. */
export function hasMqtt(k6: string): boolean {
  return spawnSync(k6, ['version'], { encoding: 'utf8' }).stdout?.includes('k6/x/mqtt') === true
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
