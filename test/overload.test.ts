/** `npm run load -- overload` on a small zone: little may wait for the disk, so that a short crowd is past its limit. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { OverloadFigures } from '../load-tests/overload/report.ts'
import { projectRoot } from './project-files.ts'
import { run } from './zone-process.ts'

const load = join(projectRoot, 'dist', 'load-tests', 'main.js')
const small = {
  V2X_BROKER_JOURNAL_QUEUE_BYTES_MAX: String(1024 * 1024),
  V2X_BROKER_SUBSCRIBER_BYTES_MAX: String(64 * 1024),
}

test('past the limit QoS 0 is shed before QoS 1 is held, and all that was acknowledged is stored once', async () => {
  const { HOME } = process.env
  // Any latency is good enough: here it counts what is kept, and what gives way.
  const flags = ['--for', '6s', '--base', '1s', '--connections', '20', '--target-ms', '10000']
  const { stdout, stderr, code } = await run(
    process.execPath,
    [load, 'overload', '--lang', 'zh-CN', '--json', ...flags],
    { HOME, ...small },
  )
  expect(stdout, stderr).toContain('日志队列')
  const figures = JSON.parse(stdout.trimEnd().split('\n').at(-1)!) as OverloadFigures
  expect(figures.broken).toEqual([])
  const { counts, phases } = figures
  expect(counts.qos0Shed).toBeGreaterThan(0)
  expect(figures.everyoneHeldFromMs).not.toBeNull()
  expect(figures.qos0ShedFromMs!).toBeLessThanOrEqual(figures.everyoneHeldFromMs!)
  expect(counts.stored).toBe(counts.acknowledged)
  expect([counts.lost, counts.twice, counts.qos0Unaccounted]).toEqual([0, 0, 0])
  expect(counts.qos0Stored + counts.qos0Shed).toBe(counts.qos0Sent)
  expect(figures.frozenDroppedFromMs).not.toBeNull()
  for (const phase of Object.values(phases)) expect(phase.pubackMs.count).toBeGreaterThan(0)
  expect([figures.latencyBackMs, figures.backlogDrainedMs]).not.toContain(null)
  expect(code).toBe(0)
})
