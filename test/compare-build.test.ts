/** `npm run load -- compare` builds a commit beside the working tree; here of a repository that is made for it, so that it takes no minute. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

let root: string

function git(...args: readonly string[]): string {
  const who = ['-c', 'user.name=test', '-c', 'user.email=test@example.com']
  return execFileSync('git', [...who, ...args], { cwd: root, encoding: 'utf8' })
}

/** Its build writes what the installed package and the commit say. */
function commit(text: string, build = 'node build.cjs'): void {
  const scripts = { 'build:server': build }
  writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'made', scripts }))
  writeFileSync(join(root, 'package-lock.json'), '{}')
  writeFileSync(
    join(root, 'build.cjs'),
    `const fs = require('fs')
     fs.mkdirSync('dist')
     fs.writeFileSync('dist/built', require('installed') + ${JSON.stringify(text)})`,
  )
  git('add', '--all', '--force', 'package.json', 'package-lock.json', 'build.cjs')
  git('commit', '--quiet', '--message', text)
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'v2x-worktree-test-'))
  git('init', '--quiet')
  mkdirSync(join(root, 'node_modules'))
  writeFileSync(join(root, 'node_modules', 'installed.js'), `module.exports = 'installed, '`)
  commit('old')
  commit('new')
})
afterEach(() => rmSync(root, { recursive: true }))

const worktree = join(import.meta.dirname, '..', 'dist', 'load-tests', 'compare', 'worktree.js')

/** Builds in a process of its own, and gives what it found: by then that process is gone. */
function built(ref: string, withinMs?: number): Record<string, string> {
  const signal =
    withinMs === undefined ? 'new AbortController().signal' : `AbortSignal.timeout(${withinMs})`
  const program = `
    const { buildCommit } = await import(${JSON.stringify(worktree)})
    const { readFileSync } = await import('node:fs')
    const found = await buildCommit(${JSON.stringify(ref)}, { root: ${JSON.stringify(root)}, signal: ${signal} })
      .then((build) => ({ ...build, text: readFileSync(build.dist + '/built', 'utf8') }))
      .catch((error) => ({ error: error.message }))
    process.stdout.write(JSON.stringify(found))`
  const flags = ['--input-type=module', '--eval', program]
  const { stdout, stderr } = spawnSync(process.execPath, flags, { encoding: 'utf8' })
  expect(stdout, stderr).not.toBe('')
  return JSON.parse(stdout) as Record<string, string>
}

function worktrees(): number {
  return git('worktree', 'list').trimEnd().split('\n').length
}

test('an older commit is built with what is installed here, and gone when the program is', () => {
  const { text, commit: hash, dist } = built('HEAD~1')
  expect(text).toBe('installed, old')
  expect(hash).toBe(git('rev-parse', 'HEAD~1').trim())
  expect(existsSync(dist!)).toBe(false)
  expect(worktrees()).toBe(1)
  expect(existsSync(join(root, 'node_modules', 'installed.js'))).toBe(true)
})

test('a commit that is none, and one that cannot be built, are told with what git and npm said', () => {
  expect(built('nonsense')['error']).toMatch(/git rev-parse .*nonsense.* failed/)
  commit('broken', 'echo cannot compile this >&2; exit 3')
  expect(built('HEAD')['error']).toMatch(
    /cannot build that commit: npm .*left with 3.*compile this/s,
  )
  expect(worktrees()).toBe(1)
})

test('an interrupt ends a build that goes on, and leaves nothing', () => {
  commit('endless', 'node -e "setInterval(() => undefined, 1000)"')
  expect(built('HEAD', 2000)['error']).toContain('abort')
  expect(worktrees()).toBe(1)
})
