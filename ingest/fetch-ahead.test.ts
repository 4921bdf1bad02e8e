/** What is fetched before its message comes: what the live picture keeps of those whose turn it is, and nothing of others. */
import { expect, test } from 'vitest'
import { deviceTopic } from '../schemas/index.ts'
import { Routes } from './routes.ts'

test('of those who send in turn the next ones are fetched, whatever else comes between', () => {
  const routes = new Routes('journal-1')
  const fetched: string[] = []
  const send = (topic: string): void => {
    const bytes = Buffer.from(topic)
    const route = routes.find(routes.empty, bytes, 0, bytes.length)
    if ('reason' in route || route.type !== 'bsm') return
    const fetch = (): number => fetched.push(route.device.text)
    route.live ??= { fetch }
  }
  routes.fetchAhead(4)
  const others = [deviceTopic('obu', 'a', 'vehicle_status'), 'no/topic/of/ours']
  const turn = ['a', 'b', 'c'].map((id) => deviceTopic('obu', id, 'bsm'))
  for (const topic of [...turn, ...others, ...turn, ...others, ...turn.slice(0, 1)]) send(topic)
  expect(fetched).toStrictEqual([])
  routes.fetchAhead(1)
  expect(fetched).toStrictEqual(['b'])
  routes.fetchAhead(5)
  expect(fetched).toStrictEqual(['b', 'b', 'c', 'a'])
  routes.clear()
  routes.fetchAhead(5)
  expect(fetched).toHaveLength(4)
})
