/** What an operator is told of parts that are not ready. */
import { expect, test } from 'vitest'
import { unreadyOf } from './reported.ts'

const part = (name: string, checks: Readonly<Record<string, true | string>>) => ({
  name,
  ready: Object.values(checks).every((check) => check === true),
  checks,
})

test('each part that is not ready is named with what it says, in the order of the zone', () => {
  const parts = [
    part('store', { engine: true }),
    part('broker', { reachable: 'no answer' }),
    part('ingest', { started: true, live: 'not connected', store: 'away' }),
    part('dashboards', { live: 'not subscribed' }),
  ]
  expect(unreadyOf(parts)).toEqual([
    { name: 'broker', why: 'no answer' },
    { name: 'ingest', why: 'not connected; away' },
  ])
})

test('dashboards is named where it is the only one, and nobody where all are ready', () => {
  const alone = part('dashboards', { store: 'the store does not answer', live: true })
  expect(unreadyOf([alone])).toEqual([{ name: 'dashboards', why: 'the store does not answer' }])
  expect(unreadyOf([part('store', {}), part('dashboards', { live: true })])).toEqual([])
})
