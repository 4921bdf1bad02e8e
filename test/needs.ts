/**
 * What a test may need and a machine may lack: a browser, k6. A test skips aloud with the note, which holds the
 * command that installs it: `const k6 = k6Path() ?? skip(needs.k6)`.
 */
import { accessSync, constants } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { readEnvironment } from '../common/config.ts'

export const needs = {
  chromium: 'there is no Chromium; install it with: apt-get install chromium',
  k6: 'there is no k6; build it with: load-tests/install-k6',
  mosquitto: 'there is no mosquitto_pub; install it with: apt-get install mosquitto-clients',
} as const

export function chromiumPath(): string | undefined {
  return onPath('chromium') ?? onPath('chromium-browser') ?? onPath('google-chrome')
}

/** k6 on the PATH, or where load-tests/install-k6 puts it. */
export function k6Path(): string | undefined {
  const { XDG_CACHE_HOME: given } = readEnvironment()
  const cache = given === undefined || given === '' ? join(homedir(), '.cache') : given
  const built = join(cache, 'v2x-testzone', 'k6-2.2.0', 'k6')
  return isExecutable(built) ? built : onPath('k6')
}

export function mosquittoPubPath(): string | undefined {
  return onPath('mosquitto_pub')
}

function onPath(command: string): string | undefined {
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
