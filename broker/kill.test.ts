/** The promise, on the process that ships: killed in the middle of load, its journal holds every acknowledged message. */
import { expect, onTestFinished, test } from 'vitest'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { freePorts } from '../store/contract/free-ports.ts'
import {
  connectPacket,
  journaled,
  publishPacket,
  RawClient,
  rawSocket,
  temporaryDirectory,
  waitFor,
} from './broker-under-test.ts'

const program = 'dist/broker/main.js'

async function start(dataDir: string, port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program], {
    env: {
      PATH: process.env['PATH'],
      V2X_DATA_DIR: dataDir,
      V2X_BROKER_HOST: '127.0.0.1',
      V2X_BROKER_PORT: String(port),
      V2X_BROKER_WS_PORT: '0',
      V2X_BROKER_HEALTH_PORT: '0',
      V2X_LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const [message] = (await once(child, 'message')) as unknown[]
  expect(message).toEqual({ type: 'ready' })
  return child
}

test('killed five times under load: every acknowledged message is in the journal, in order', async () => {
  if (!existsSync(program)) throw new Error(`${program} is not built; run npm run build`)
  const dataDir = temporaryDirectory()
  const [port] = (await freePorts(1)) as [number]
  const acknowledged: string[] = []
  for (let round = 0; round < 5; round++) {
    const child = await start(dataDir, port)
    const exited = once(child, 'exit')
    const client = new RawClient(await rawSocket(port))
    client.send(connectPacket('load', { username: 'gateway-load' }))
    await client.until('connack')
    let sent = 0
    const send = (): void => {
      while (sent < client.of('puback').length + 200 && sent < 60_000) {
        sent++
        const topic = `v2x/v1/obu/obu-${sent % 7}/bsm/up`
        client.send(publishPacket(topic, `${round}-${sent}`, { messageId: sent }))
      }
    }
    const sending = setInterval(send, 1)
    await waitFor(() => client.of('puback').length > 300 + round * 150, 'acknowledgements')
    child.kill('SIGKILL')
    await exited
    clearInterval(sending)
    await client.untilClosed()
    for (const { messageId } of client.of('puback')) acknowledged.push(`${round}-${messageId}`)
  }
  // A last start recovers what the last kill left.
  const child = await start(dataDir, port)
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  expect(await exited).toEqual([0, null])
  const kept = (await journaled(`${dataDir}/journal`, 0)).map((packet) => packet.payload)
  expect(new Set(kept).size).toBe(kept.length)
  const known = new Set(kept)
  expect(acknowledged.filter((payload) => !known.has(payload))).toEqual([])
  expect(acknowledged.length).toBeGreaterThan(3000)
  const isInOrder = kept.every((payload, index) => {
    const [round, sent] = payload.split('-').map(Number)
    const [nextRound, nextSent] = (kept[index + 1] ?? '9-0').split('-').map(Number)
    return round! < nextRound! || (round === nextRound && sent! < nextSent!)
  })
  expect(isInOrder).toBe(true)
})
