/** Which start of the machine this is. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The same until the machine is started again; empty where it does not tell. */
export function machineBootId(): string {
  try {
    if (process.platform === 'linux') {
      return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    }
    return execFileSync('sysctl', ['-n', 'kern.bootsessionuuid'], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}
