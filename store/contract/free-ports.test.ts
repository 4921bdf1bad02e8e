/** Whoever asks for ports, and whenever: none is given twice, nor one that somebody listens on. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { freePorts } from './free-ports.ts'

test('no port comes twice, and none that is taken', async () => {
  const [first] = (await freePorts(1)) as [number]
  // The next in turn: ours, or somebody's already.
  const taken = createServer().listen(first + 1, '127.0.0.1')
  await once(taken, 'listening').catch(() => undefined)
  onTestFinished(() => void taken.close())
  const ports = [first, ...(await Promise.all([freePorts(9), freePorts(9)])).flat()]
  expect(new Set(ports).size).toBe(19)
  expect(ports).not.toContain(first + 1)
  expect(Math.min(...ports)).toBeGreaterThanOrEqual(12_000)
  expect(Math.max(...ports)).toBeLessThan(32_000)
})
