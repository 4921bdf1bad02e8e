/** The heap of another process: what it leaks is seen, and what it merely drops is not. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { freePorts } from '../../../store/contract/free-ports.ts'
import { Inspector } from './inspector.ts'

const mb = 2 ** 20
let child: ChildProcess | undefined

afterEach(() => void child?.kill('SIGKILL'))

/** Makes 16 MB of small objects at each line it is given, and answers. */
async function start(keep: boolean): Promise<Inspector> {
  const [port] = (await freePorts(1)) as [number]
  const program = `
    const kept = []
    process.stdin.on('data', () => {
      const objects = Array.from({ length: 2 ** 19 }, (_, number) => ({ number }))
      if (${keep}) kept.push(objects)
      process.stdout.write('made')
    })
    process.stdout.write('ready')`
  const args = [`--inspect=127.0.0.1:${port}`, '--eval', program]
  child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] })
  await once(child.stdout!, 'data')
  return await Inspector.attach(port)
}

async function grown(inspector: Inspector): Promise<number> {
  const before = await inspector.memoryAfterCollection()
  child!.stdin!.write('more\n')
  await once(child!.stdout!, 'data')
  const after = await inspector.memoryAfterCollection()
  inspector.close()
  return (after.heapUsed - before.heapUsed) / mb
}

test('what a process keeps is in its heap', async () => {
  expect(await grown(await start(true))).toBeGreaterThan(8)
})

test('what it merely dropped is not', async () => {
  expect(await grown(await start(false))).toBeLessThan(1)
})

test('a process that is gone is an error, and no figure', async () => {
  const inspector = await start(false)
  child!.kill('SIGKILL')
  await once(child!, 'exit')
  await expect(inspector.memoryAfterCollection()).rejects.toThrow('cannot ask a part of the zone')
})
