/** What a run ran on: the tester's machine, and the versions of what took part. */
import { execFile } from 'node:child_process'
import { arch, availableParallelism, cpus, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { productVersion } from '../cli/version.ts'
import type { Machine } from './report/result.ts'

const run = promisify(execFile)
const project = join(import.meta.dirname, '..', '..')

export function machine(): Machine {
  return {
    cpu: cpus()[0]?.model ?? arch(),
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    kernel: `${type()} ${release()}`,
    node: process.version,
  }
}

/** The commit, with `-dirty` where files were changed; the version, where there is no repository. */
export async function ownVersion(): Promise<string> {
  const describe = ['describe', '--always', '--dirty', '--abbrev=12', '--exclude=*']
  const answer = await run('git', ['-C', project, ...describe]).catch(() => undefined)
  return answer?.stdout.trim() ?? productVersion
}

/** `v2.2.0`. */
export async function k6Version(k6: string): Promise<string> {
  const { stdout } = await run(k6, ['version'])
  return /v\d[\w.+-]*/.exec(stdout)?.[0] ?? stdout.trim()
}
