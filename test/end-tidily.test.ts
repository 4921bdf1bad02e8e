/** Programs that are told to leave in the middle, each by a signal that goes to it alone: no process and no folder of theirs stays. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { projectRoot } from './project-files.ts'
import { eventually } from './zone-process.ts'

interface Running {
  readonly pid: number
  readonly parent: number
  readonly args: string
}

/** A program, what it has started once it is in the middle, and what it leaves with. */
test.each([
  ['test/radio/main.js', 'ingest/main.js', 143],
  ['test/backlog/main.js', 'ingest/main.js', 143],
  ['test/fuzz/main.js mqtt', 'broker/main.js', 143],
  ['test/disk/main.js --only journal', 'broker/main.js', 143],
  ['test/simfs/main.js --seeds 10000000 --workers 2', 'simfs/main.js', 143],
  ['load-tests/bench/main.js broker-pipelined --runs 1', 'broker', 143],
  ['load-tests/main.js overload --base 10m', 'ingest/main.js', 130],
])('%s', async (command, started, code) => {
  const folder = mkdtempSync(join(tmpdir(), 'v2x-tidy-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [program = '', ...args] = command.split(' ')
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, [join(projectRoot, 'dist', program), ...args], {
    env: { PATH, HOME, TMPDIR: folder },
    stdio: 'ignore',
  })
  const gone = once(child, 'exit')
  let family: Running[] = []
  onTestFinished(() => family.filter(isRunning).forEach(({ pid }) => process.kill(pid, 'SIGKILL')))
  await eventually(`${started} to run`, async () => {
    family = descendantsOf(child.pid!, await processes())
    return family.some((each) => each.args.includes(started))
  })
  family.push({ pid: child.pid!, parent: process.pid, args: command })
  child.kill('SIGTERM')
  expect(await gone).toEqual([code, null])
  expect(family.filter(isRunning)).toEqual([])
  expect(readdirSync(folder)).toEqual([])
})

test('a command that npx runs leaves with the shell that npx put around it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'v2x-tidy-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const out = join(folder, 'drive.ndjson')
  const command = [join(projectRoot, 'dist', 'cli.js'), 'simulate', '--for', '10m', '--out', out]
  const shell = spawn('sh', ['-c', '"$@"; :', 'sh', process.execPath, ...command], {
    env: { PATH: process.env['PATH'], npm_command: 'exec' },
    stdio: 'ignore',
  })
  await eventually('the command to be at work', () => existsSync(out))
  const family = descendantsOf(shell.pid!, await processes())
  onTestFinished(() => family.filter(isRunning).forEach(({ pid }) => process.kill(pid, 'SIGKILL')))
  expect(family).not.toEqual([])
  shell.kill('SIGTERM')
  await eventually('it to leave', () => !family.some(isRunning), 10_000)
})

async function processes(): Promise<Running[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,args='])
  return stdout.split('\n').map((line) => {
    const [pid, parent, ...args] = line.trim().split(/\s+/)
    return { pid: Number(pid), parent: Number(parent), args: args.join(' ') }
  })
}

function descendantsOf(pid: number, all: readonly Running[]): Running[] {
  const children = all.filter(({ parent }) => parent === pid)
  return children.flatMap((child) => [child, ...descendantsOf(child.pid, all)])
}

function isRunning({ pid }: Running): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
