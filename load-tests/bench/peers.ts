/** Where other people's brokers are: built by load-tests/install-peers in the cache, or on the PATH. */
import { accessSync, constants } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { readEnvironment } from '../../common/config.ts'
import { onPath } from '../k6-path.ts'

const installer = 'load-tests/install-peers'

/** The path of a peer's program, or undefined. */
export function peerPath(program: string): string | undefined {
  const { XDG_CACHE_HOME: given } = readEnvironment()
  const cache = given === undefined || given === '' ? join(homedir(), '.cache') : given
  const built = join(cache, 'v2x-testzone', 'peers', program)
  try {
    accessSync(built, constants.X_OK)
    return built
  } catch {
    return onPath(program)
  }
}

export function peerMissing(program: string): string {
  return `there is no ${program}; install it with: ${installer} ${program}`
}
