/** Builds a commit beside the working tree: a git worktree in a temporary folder, which is gone when the program is. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readEnvironment } from '../../common/config.ts'
import { reasonOf, V2xError } from '../../common/errors.ts'

/** Something that can be started: its folder dist/, and what it is. */
export interface Build {
  readonly dist: string
  /** A commit, with `-dirty` where files of the working tree differ from it. */
  readonly commit: string
}

const wordsMax = 4000

function git(cwd: string, ...args: readonly string[]): string {
  try {
    return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: 'pipe' }).trim()
  } catch (thrown) {
    throw new V2xError(
      'COMPARE_GIT',
      `cannot compare: git ${args.join(' ')} failed: ${reasonOf(thrown)}; it takes a git checkout with that commit in it`,
      { cause: thrown },
    )
  }
}

export function repositoryRoot(): string {
  return git(import.meta.dirname, 'rev-parse', '--show-toplevel')
}

/** The build that this program is of. */
export function workingBuild(root: string): Build {
  const isDirty = git(root, 'status', '--porcelain', '--untracked-files=normal') !== ''
  const dist = join(import.meta.dirname, '..', '..')
  return { dist, commit: `${git(root, 'rev-parse', 'HEAD')}${isDirty ? '-dirty' : ''}` }
}

/** Builds `ref`, in a minute or so. Throws V2xError `COMPARE_GIT`, `COMPARE_BUILD` with the last words of what failed. */
export async function buildCommit(
  ref: string,
  { root, signal }: { readonly root: string; readonly signal: AbortSignal },
): Promise<Build> {
  const commit = git(root, 'rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`)
  const folder = mkdtempSync(join(tmpdir(), 'v2x-compare-'))
  const tree = join(folder, 'tree')
  // Whatever ends this program, an interrupt too; a link to node_modules is not followed.
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    git(root, 'worktree', 'prune')
  })
  git(root, 'worktree', 'add', '--detach', tree, commit)
  const lockOf = (place: string): string => readFileSync(join(place, 'package-lock.json'), 'utf8')
  if (lockOf(tree) === lockOf(root)) {
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'))
  } else {
    await run('npm', ['ci'], { cwd: tree, signal })
  }
  await run('npm', ['run', '--silent', 'build:server'], { cwd: tree, signal })
  return { dist: join(tree, 'dist'), commit }
}

async function run(
  command: string,
  args: readonly string[],
  { cwd, signal }: { readonly cwd: string; readonly signal: AbortSignal },
): Promise<void> {
  let words = ''
  // A group of its own, so that an interrupt ends what npm started, too.
  const child = spawn(command, args, { cwd, env: readEnvironment(), detached: true })
  for (const stream of [child.stdout, child.stderr]) {
    stream
      .setEncoding('utf8')
      .on('data', (text: string) => (words = (words + text).slice(-wordsMax)))
  }
  const stop = (): void => void (child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'))
  signal.addEventListener('abort', stop)
  const [code] = (await once(child, 'close').finally(() => {
    signal.removeEventListener('abort', stop)
  })) as [number | null]
  signal.throwIfAborted()
  if (code === 0) return
  throw new V2xError(
    'COMPARE_BUILD',
    `cannot build that commit: ${command} ${args.join(' ')} left with ${code}: ${words}`,
  )
}
