/** While the batches lag behind, the follower tells of each new message once: of sound ones, and of those that end in quarantine. */
import { expect, onTestFinished, test } from 'vitest'
import { createLog } from '../common/log.ts'
import { deviceTopic } from '../schemas/index.ts'
import { oldestPosition } from './backlog.ts'
import { TestJournal, bsm, temporaryDirectory, waitFor } from './ingest-under-test.ts'
import { LiveFeed } from './live-feed.ts'
import { LiveFollower } from './live-follower.ts'

test('the follower tells whose messages are bad, and shows the others', async () => {
  const journal = new TestJournal(temporaryDirectory())
  onTestFinished(() => journal.close())
  const shown: string[] = []
  const refused: string[] = []
  const feed = new LiveFeed({
    motion: (deviceId) => void shown.push(deviceId),
    fleet: () => undefined,
    original: () => undefined,
    refused: (publisher) => refused.push(publisher),
    stored: () => undefined,
  })
  const topic = deviceTopic('obu', 'a', 'bsm')
  const bad = [
    { topic, payload: Buffer.from('no message') },
    { topic, payload: Buffer.alloc(0) },
    { ...bsm('a', 1), topic: deviceTopic('obu', 'a', 'bsm').replace('bsm', 'no_such_type') },
  ]
  await journal.append([bsm('a', 2), ...bad], 'careless')
  await journal.append([bsm('b', 1)], 'careful')
  const follower = new LiveFollower({
    directory: journal.directory,
    feed,
    log: createLog('ingest', 'silent'),
    laggingAt: () => oldestPosition(journal.directory),
  })
  follower.start()
  onTestFinished(() => follower.stop())
  await waitFor('the last message', () => shown.includes('b'))
  expect(shown).toEqual(['a', 'b'])
  expect(refused).toEqual(['careless', 'careless', 'careless'])
})
