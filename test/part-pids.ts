/** Process ids of a zone's parts, seen from outside: children of its supervisor. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { partNames, type PartName } from '../main.ts'

/** By name; a part that is down is missing. */
export async function partPids(supervisor: number): Promise<Partial<Record<PartName, number>>> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,args='])
  const found: Partial<Record<PartName, number>> = {}
  for (const line of stdout.split('\n')) {
    const [pid, parent, ...args] = line.trim().split(/\s+/)
    if (Number(parent) !== supervisor) continue
    const part = partNames.find((name) => args.join(' ').includes(entryOf(name)))
    if (part !== undefined) found[part] = Number(pid)
  }
  return found
}

function entryOf(part: PartName): string {
  return part === 'store' ? 'store/engine/main.cjs' : `${part}/main.js`
}
