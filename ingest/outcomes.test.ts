/**
 * Exactly once through unknown outcomes: processes killed under load, answers that never come, a store that was started again, a
 * journal without its progress. A proxy between ingest and the engine decides what becomes of an insert.
 */
import { expect, onTestFinished, test } from 'vitest'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { TestJournal, bsm, startZone, waitFor, type Zone } from './ingest-under-test.ts'

/** What the store holds of each message: how many rows of `raw` and of `bsm`, by sequence. */
async function tally(zone: Zone): Promise<Record<string, string | number>> {
  const [row] = await zone.store.query<Record<string, string | number>>(
    `SELECT
       (SELECT toUInt32(count()) FROM v2x.raw) AS raw, (SELECT toUInt32(uniqExact(ingest_seq)) FROM v2x.raw) AS rawUnique,
       (SELECT toUInt32(count()) FROM v2x.bsm) AS bsm, (SELECT toUInt32(uniqExact(ingest_seq)) FROM v2x.bsm) AS bsmUnique,
       (SELECT toUInt32(max(ingest_seq)) FROM v2x.raw) AS last,
       (SELECT toUInt32(count()) FROM v2x.quarantine) AS quarantined`,
  )
  return row!
}

function once(messages: number): Record<string, number> {
  return {
    raw: messages,
    rawUnique: messages,
    bsm: messages,
    bsmUnique: messages,
    last: messages,
    quarantined: 0,
  }
}

async function arrived(zone: Zone, messages: number): Promise<void> {
  await waitFor(`${messages} messages`, async () => {
    return zone.count('raw').then(
      (count) => count >= messages,
      () => false,
    )
  })
}

/** Appends small records until stopped; gives how many messages there are. */
function load(journal: TestJournal): { stop(): Promise<number> } {
  const stopping = new AbortController()
  let sent = 0
  const running = (async () => {
    while (!stopping.signal.aborted) {
      const record = Array.from({ length: 20 }, () => bsm(`car-${sent % 5}`, ++sent))
      await journal.append(record)
      await sleep(2)
    }
    return sent
  })()
  return {
    stop: () => {
      stopping.abort()
      return running
    },
  }
}

test('ingest killed again and again under load: each message once', async () => {
  const zone = await startZone()
  const journal = new TestJournal(zone.dataDir)
  const sending = load(journal)
  for (let kill = 0; kill < 3; kill++) {
    await zone.ingest.start()
    const before = await zone.count('raw')
    await waitFor('progress', async () => (await zone.count('raw')) > before)
    // Not always at the same place of a batch's way.
    await sleep(kill * 17)
    await zone.ingest.kill()
  }
  const sent = await sending.stop()
  await zone.ingest.start()
  await arrived(zone, sent)
  expect(await zone.ingest.kill('SIGTERM')).toBe(0)
  expect(await tally(zone)).toEqual(once(sent))
})

test('the store killed again and again under load: each message once', async () => {
  const zone = await startZone()
  const journal = new TestJournal(zone.dataDir)
  await zone.ingest.start()
  const sending = load(journal)
  for (let kill = 0; kill < 2; kill++) {
    const before = await zone.count('raw')
    await waitFor('progress', async () => (await zone.count('raw')) > before)
    await sleep(kill * 11)
    await zone.engine.kill()
    await sleep(100)
    await zone.engine.start()
  }
  const sent = await sending.stop()
  await arrived(zone, sent)
  expect(await zone.ingest.kill('SIGTERM')).toBe(0)
  expect(await tally(zone)).toEqual(once(sent))
})

type Verdict = 'pass' | 'cut before' | 'cut after' | 'fail 500'

/** The URL of a proxy that decides of each insert. */
async function startProxy(port: number, judge: (table: string) => Verdict): Promise<string> {
  const server = createServer((incoming, answer) => {
    void forward(port, judge, incoming, answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function forward(
  port: number,
  judge: (table: string) => Verdict,
  incoming: IncomingMessage,
  answer: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const statement = new URL(incoming.url ?? '/', 'http://x').searchParams.get('query') ?? ''
  const table = /^INSERT INTO `v2x`\.`(\w+)`/.exec(statement)?.[1]
  const verdict = table === undefined ? 'pass' : judge(table)
  if (verdict === 'cut before') {
    incoming.socket.destroy()
    return
  }
  if (verdict === 'fail 500') {
    answer.writeHead(500).end('out of sorts')
    return
  }
  const { method, url, headers } = incoming
  const onward = request({ port, host: '127.0.0.1', method, path: url, headers }, (reply) => {
    if (verdict === 'cut after') {
      // The store has answered, so it has the rows; ingest never hears of it.
      reply.resume().on('end', () => incoming.socket.destroy())
      return
    }
    answer.writeHead(reply.statusCode ?? 502, reply.headers)
    reply.pipe(answer)
  })
  onward.on('error', () => incoming.socket.destroy())
  onward.end(Buffer.concat(chunks))
}

test('answers that are lost before or after the insert: each message once', async () => {
  const verdicts: Verdict[] = ['cut after', 'cut before', 'fail 500', 'cut after', 'cut after']
  let inserts = 0
  const zone = await startZone({}, (port) =>
    startProxy(port, () => verdicts[inserts++ % 7] ?? 'pass'),
  )
  const journal = new TestJournal(zone.dataDir)
  await zone.ingest.start()
  let sent = 0
  for (let record = 0; record < 5; record++) {
    await journal.append(Array.from({ length: 10 }, () => bsm('car-1', ++sent)))
    await arrived(zone, sent)
  }
  await waitFor('the last batch', async () => (await tally(zone))['bsm'] === sent)
  await zone.ingest.kill('SIGTERM')
  expect(await tally(zone)).toEqual(once(sent))
  expect(inserts).toBeGreaterThan(10)
})

test('the answer lost and the store started again before the retry: each message once', async () => {
  let cut = false
  let lost = 0
  const zone = await startZone({}, (port) =>
    startProxy(port, (table) => {
      if (!cut || table !== 'raw') return 'pass'
      lost++
      return 'cut after'
    }),
  )
  const journal = new TestJournal(zone.dataDir)
  await zone.ingest.start()
  await journal.append([bsm('car-1', 1)])
  await arrived(zone, 1)
  cut = true
  await journal.append([bsm('car-1', 2), bsm('car-1', 3)])
  await waitFor('a lost answer', () => lost > 0)
  await zone.engine.kill()
  await zone.engine.start()
  cut = false
  await journal.append([bsm('car-1', 4)])
  await arrived(zone, 4)
  await zone.ingest.kill('SIGTERM')
  expect(await tally(zone)).toEqual(once(4))
})

test('killed between the inserts of two tables, or before the checkpoint: the batch is redone, each message once', async () => {
  let killAt = ''
  let kill = (): Promise<unknown> => Promise.resolve()
  const zone = await startZone({}, (port) =>
    startProxy(port, (table) => {
      if (table !== killAt) return 'pass'
      killAt = ''
      void kill()
      return 'cut after'
    }),
  )
  kill = () => zone.ingest.kill()
  const journal = new TestJournal(zone.dataDir)
  let sent = 0
  for (const table of ['bsm', 'raw']) {
    await zone.ingest.start()
    killAt = table
    await journal.append(Array.from({ length: 5 }, () => bsm('car-1', ++sent)))
    await waitFor('the kill', async () => killAt === '' && (await zone.ingest.kill()) === null)
    // What is appended now must not get into the batch that is redone.
    await journal.append(Array.from({ length: 5 }, () => bsm('car-1', ++sent)))
  }
  await zone.ingest.start()
  await arrived(zone, sent)
  await zone.ingest.kill('SIGTERM')
  expect(await tally(zone)).toEqual(once(sent))
})

test('the progress lost, or garbage: the store is asked what it has, each message once', async () => {
  const zone = await startZone({ V2X_INGEST_BATCH_INTERVAL_MS: '1' })
  const journal = new TestJournal(zone.dataDir)
  const path = join(zone.dataDir, 'ingest', 'progress')
  let sent = 0
  const spoil = [() => rmSync(path), () => writeFileSync(path, readFileSync(path).subarray(3))]
  for (const spoiled of spoil) {
    await zone.ingest.start()
    for (let record = 0; record < 5; record++) {
      await journal.append(Array.from({ length: 7 }, () => bsm('car-1', ++sent)))
    }
    await arrived(zone, sent)
    await zone.ingest.kill()
    spoiled()
    // The new batches are cut elsewhere, so some of them are in the store by half.
    await journal.append(Array.from({ length: 7 }, () => bsm('car-1', ++sent)))
  }
  await zone.ingest.start()
  await arrived(zone, sent)
  await waitFor('all of bsm', async () => (await zone.count('bsm')) >= sent)
  await zone.ingest.kill('SIGTERM')
  expect(await tally(zone)).toEqual(once(sent))
})
