/** A journal without room: nothing is taken, nothing acknowledged, everybody is told, and it ends by itself. */
import { expect, test } from 'vitest'
import { nodeFs, type JournalFs } from '../store/journal/fs.ts'
import { segmentHeaderBytes } from '../store/journal/format.ts'
import { listSegments } from '../store/journal/segments.ts'
import { trimJournal } from '../store/journal/trim.ts'
import {
  brokerUnderTest,
  connected,
  journaled,
  publishPacket,
  type BrokerUnderTest,
  type RawClient,
} from './broker-under-test.ts'

const up = (id: string): string => `v2x/v1/obu/${id}/bsm/up`
const space = { bytesMax: 256 * 1024, reserveBytes: 0 }

interface Ready {
  readonly status: number
  readonly checks: Readonly<Record<string, true | string>>
  readonly space: { readonly level: string; readonly usedBytes: number }
}

async function readyOf(broker: BrokerUnderTest): Promise<Ready> {
  const answer = await fetch(`http://127.0.0.1:${broker.ports.health}/readyz`)
  return { status: answer.status, ...((await answer.json()) as Omit<Ready, 'status'>) }
}

async function untilLevel(broker: BrokerUnderTest, level: string): Promise<void> {
  await expect
    .poll(async () => (await readyOf(broker)).space.level, { timeout: 15_000 })
    .toBe(level)
}

async function metricOf(broker: BrokerUnderTest, name: string): Promise<number> {
  const page = await (await fetch(`http://127.0.0.1:${broker.ports.health}/metrics`)).text()
  return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(page)![1])
}

/** Sends messages of 8 KB with these numbers. */
function send(client: RawClient, from: number, to: number): void {
  for (let id = from; id <= to; id++) {
    client.send(publishPacket(up('obu-1'), `${id}:`.padEnd(8000, 'x'), { messageId: id }))
  }
}

async function numbersIn(directory: string): Promise<number[]> {
  return (await journaled(directory, 0)).map(({ payload }) => Number(payload.split(':')[0]))
}

/** What ingest does once everything is in the store. */
function makeRoom(directory: string): void {
  const segment = listSegments(nodeFs, directory).at(-1)!
  trimJournal({ directory, before: { segment, offset: segmentHeaderBytes }, keepSeconds: 0 })
}

test('at the end of its budget the journal takes nothing; with room again everything goes on, and nothing is lost', async () => {
  const broker = await brokerUnderTest({ deviceMessagesPerSecondMax: 0 }, undefined, space)
  const client = await connected(broker, 'obu-1', { keepalive: 1 })
  const total = 100
  send(client, 1, total)
  await untilLevel(broker, 'full')
  await expect.poll(() => metricOf(broker, 'v2x_broker_journal_queue_bytes')).toBe(0)

  const acknowledged = client.of('puback').length
  expect(acknowledged).toBeLessThan(total)
  expect(await numbersIn(broker.directory)).toHaveLength(acknowledged)
  const full = await readyOf(broker)
  expect(full.status).toBe(503)
  expect(full.checks['journal']).toMatch(/nothing is taken .* raise V2X_JOURNAL_BYTES_MAX/)
  // No more than what one client had sent when the budget ended.
  expect(full.space.usedBytes).toBeLessThan(space.bytesMax + 128 * 1024)
  expect(await metricOf(broker, 'v2x_broker_journal_level')).toBe(2)
  const refused = await connected(broker, 'obu-2')
  expect(refused.of('connack')[0]!.returnCode).toBe(3)
  // Who brings nothing to keep still sees what goes on.
  const observer = await connected(broker, 'control-room', { username: 'observer' })
  expect(observer.of('connack')[0]!.returnCode).toBe(0)
  observer.send({ cmd: 'pingreq' })
  await observer.until('pingresp')

  // Longer than the keep-alive of the client that is held.
  await new Promise((resolve) => setTimeout(resolve, 2500))
  expect(client.isClosed).toBe(false)
  expect(client.of('puback')).toHaveLength(acknowledged)

  const kept = new Set<number>()
  const isDone = (): boolean => client.of('puback').length === total
  const store = async (): Promise<void> => {
    for (const number of await numbersIn(broker.directory)) kept.add(number)
  }
  while (!isDone()) {
    // Nothing is written now: what is removed has been read.
    if ((await readyOf(broker)).status === 503) await store()
    if ((await readyOf(broker)).status === 503) makeRoom(broker.directory)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await store()
  expect(kept.size).toBe(total)
  await expect
    .poll(
      async () => {
        makeRoom(broker.directory)
        return (await readyOf(broker)).space.level
      },
      { timeout: 15_000 },
    )
    // What the newest segment holds stays: of so small a budget that may be much.
    .not.toBe('full')
  expect((await readyOf(broker)).status).toBe(200)
  const admitted = await connected(broker, 'obu-2')
  expect(admitted.of('connack')[0]!.returnCode).toBe(0)
  expect(broker.failures).toEqual([])
})

test('with little room left QoS 0 is passed on and not kept, and counted; QoS 1 is kept', async () => {
  const broker = await brokerUnderTest({ deviceMessagesPerSecondMax: 0 }, undefined, space)
  const client = await connected(broker, 'obu-1')
  const observer = await connected(broker, 'control-room', { username: 'observer' })
  observer.send({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: up('+'), qos: 0 }] })
  await observer.until('suback')
  // 80 % of the budget, and a little more.
  const sent = Math.ceil((space.bytesMax * 0.82) / 8000)
  send(client, 1, sent)
  await client.until('puback', sent)
  await untilLevel(broker, 'scarce')
  expect((await readyOf(broker)).status).toBe(200)
  const before = await metricOf(broker, 'v2x_broker_shed_for_space_total')
  client.send(
    publishPacket(up('obu-1'), 'passed on', { qos: 0 }),
    publishPacket(up('obu-1'), `${sent + 1}:kept`, { messageId: sent + 1 }),
  )
  await client.until('puback', sent + 1)
  expect(await metricOf(broker, 'v2x_broker_shed_for_space_total')).toBe(before + 1)
  expect(await numbersIn(broker.directory)).toEqual(
    Array.from({ length: sent + 1 }, (_, index) => index + 1),
  )
  const payloads = observer.of('publish').map(({ payload }) => payload.toString())
  expect(payloads).toContain('passed on')
})

test('a disk that refuses a write for lack of room holds everybody, and stopping does not wait for it', async () => {
  let isFull = false
  const noSpace = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
  const files: JournalFs = {
    ...nodeFs,
    write: (fd, bytes, position, done) => {
      if (isFull) setImmediate(done, noSpace, 0)
      else nodeFs.write(fd, bytes, position, done)
    },
  }
  const broker = await brokerUnderTest({}, files)
  const client = await connected(broker, 'obu-1')
  send(client, 1, 1)
  await client.until('puback')
  isFull = true
  send(client, 2, 2)
  await untilLevel(broker, 'full')
  expect((await readyOf(broker)).checks['journal']).toContain('make room on that volume')
  isFull = false
  await client.until('puback', 2)
  await untilLevel(broker, 'ample')
  isFull = true
  send(client, 3, 3)
  await untilLevel(broker, 'full')
  await broker.stop()
  expect(client.of('puback')).toHaveLength(2)
  expect(await numbersIn(broker.directory)).toEqual([1, 2])
  expect(broker.failures).toEqual([])
})
