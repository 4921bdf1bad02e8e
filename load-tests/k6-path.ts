/** Where k6 is: built by load-tests/install-k6 in the cache, or on the PATH. */
import { accessSync, constants } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { readEnvironment } from '../common/config.ts'

export const k6Missing = 'there is no k6; build it with: load-tests/install-k6'

export function k6Path(): string | undefined {
  const { XDG_CACHE_HOME: given } = readEnvironment()
  const cache = given === undefined || given === '' ? join(homedir(), '.cache') : given
  const built = join(cache, 'v2x-testzone', 'k6-2.2.0', 'k6')
  return isExecutable(built) ? built : onPath('k6')
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
