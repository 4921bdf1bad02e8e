/** Where the embedded engine stands among processes: it stands back for those who acknowledge. */
import { spawn } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { availableParallelism, getPriority, platform } from 'node:os'
import { expect, test } from 'vitest'
import type { Store } from '../clickhouse/client.ts'
import { mayComeForward } from '../engine/merge-priority.ts'
import type { EngineProcess } from './engine-process.ts'
import { connect, start } from './test-engines.ts'

test('all of its threads stand back for the other processes, also those that queries make', async ({
  skip,
}) => {
  if (platform() !== 'linux') skip('only Linux tells the priority of a thread')
  for (const [env, nice] of [
    [{}, 10],
    [{ V2X_STORE_NICE: '0' }, 0],
  ] as const) {
    const engine = await start(env)
    await connect(engine).query('SELECT sum(number) FROM numbers_mt(1000000)')
    const threads = readdirSync(`/proc/${engine.child.pid}/task`).map(Number)
    expect(threads.length).toBeGreaterThan(20)
    // ClickHouse's own memory watch goes before all others where it may.
    const others = threads.map((thread) => getPriority(thread)).filter((each) => each >= 0)
    expect(new Set(others)).toEqual(new Set([nice]))
    await engine.stop()
  }
})

test('merges stand back for its inserts and queries', async ({ skip }) => {
  if (platform() !== 'linux') skip('only Linux tells the priority of a thread')
  const engine = await start()
  const store = connect(engine)
  await fillManyParts(store)
  const priorities = (): number[] => merging(engine).map((thread) => getPriority(thread))
  await expect.poll(priorities, { timeout: 10_000 }).toContain(19)
  await expect.poll(() => new Set(priorities()), { timeout: 10_000 }).toEqual(new Set([19]))
})

test('merges make way at once, and come forward where they are not done soon', async ({ skip }) => {
  if (platform() !== 'linux') skip('only Linux has idle threads')
  if (!(await mayComeForward())) skip('this user may not bring an idle thread forward')
  const engine = await start()
  const store = connect(engine)
  await fillManyParts(store)
  const policies = (threads = merging(engine)): Set<number> => new Set(threads.map(policyOf))
  await expect.poll(() => policies(), { timeout: 10_000 }).toEqual(new Set([schedIdle]))

  // Those that are made later are not idle at first.
  const known = merging(engine)
  await store.command('SYSTEM STOP MERGES many')
  await fillManyParts(store, 2_000_000)
  const busy = Array.from({ length: availableParallelism() }, () =>
    spawn(process.execPath, ['-e', 'for (;;);']),
  )
  try {
    await store.command('SYSTEM START MERGES many')
    await expect.poll(() => policies(known), { timeout: 40_000 }).toContain(schedOther)
  } finally {
    for (const each of busy) each.kill('SIGKILL')
  }
  await expect.poll(() => policies(), { timeout: 40_000 }).toEqual(new Set([schedIdle]))
}, 120_000)

async function fillManyParts(store: Store, rows = 200_000): Promise<void> {
  await store.command('CREATE TABLE IF NOT EXISTS many (x UInt64) ENGINE = MergeTree ORDER BY x')
  for (let part = 0; part < 20; part++) {
    await store.command(`INSERT INTO many SELECT rand64() FROM numbers(${rows})`)
  }
}

function merging({ child }: EngineProcess): number[] {
  const task = `/proc/${child.pid}/task`
  return readdirSync(task)
    .filter((thread) => readFileSync(`${task}/${thread}/comm`, 'utf8') === 'MergeMutate\n')
    .map(Number)
}

/** As in sched.h. */
const schedOther = 0
const schedIdle = 5

/** Field 41 of proc_pid_stat(5); the third follows the name. */
function policyOf(thread: number): number {
  const stat = readFileSync(`/proc/${thread}/stat`, 'utf8')
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[41 - 3])
}

test('it leaves a processor to the others, whatever its queries want', async ({ skip }) => {
  const own = processorsOf('self')
  if (platform() !== 'linux' || own === '0') skip('needs Linux, and more processors than one')
  for (const [env, others] of [
    [{}, false],
    [{ V2X_STORE_PROCESSORS_LEFT: '0' }, true],
  ] as const) {
    const engine = await start(env)
    await connect(engine).query('SELECT sum(number) FROM numbers_mt(1000000)')
    const threads = readdirSync(`/proc/${engine.child.pid}/task`)
    const lists = threads.map((thread) => processorsOf(`${engine.child.pid}/task/${thread}`))
    // jemalloc binds its own two helpers to a processor each.
    expect(lists.includes(own)).toBe(others)
    await engine.stop()
  }
})

function processorsOf(process: string): string {
  const status = readFileSync(`/proc/${process}/status`, 'utf8')
  return /^Cpus_allowed_list:\s*(\S+)/m.exec(status)![1]!
}
