/** Where the sessions of an interrupted load cannot be ended; test/load-scripts.test.ts ends some. */
import { expect, test } from 'vitest'
import { freePorts } from '../store/contract/free-ports.ts'
import { endSessions } from './end-sessions.ts'

test('a broker that is gone is given up after a while, and all of its sessions are named', async () => {
  const [port] = await freePorts(1)
  const ids = Array.from({ length: 12 }, (_, index) => `gateway-load-run-drive-${index + 1}`)
  const broker = { url: `ws://127.0.0.1:${port}`, password: '' }
  expect((await endSessions(broker, ids, 500)).toSorted()).toEqual(ids.toSorted())
})
