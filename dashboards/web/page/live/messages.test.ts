/** The newest original of each device and type is kept, and decoded when it is looked at. */
import { expect, test } from 'vitest'
import { v2x } from '../../../../schemas/codec.ts'
import { Messages } from './messages.ts'
import { pileState } from './pile.ts'

const { ConnectorStatus } = v2x.v1

function message(receivedMs: number, cpu: number, deviceId = 'RSU-1') {
  return {
    kind: 'rsu',
    deviceId,
    type: 'rsu_state',
    payload: v2x.v1.RsuState.encode({ header: { generatedAt: receivedMs * 1000 }, cpu }).finish(),
    generatedAt: receivedMs * 1000,
    receivedAt: receivedMs * 1000,
    intervalMs: 1000,
  }
}

test('the newest wins, and only news are told', () => {
  const messages = new Messages()
  expect(messages.apply({ messages: [message(2000, 20)] }, 2000)).toHaveLength(1)
  expect(messages.apply({ messages: [message(1000, 10)] }, 2000)).toEqual([])
  expect(messages.apply({ messages: [message(2000, 20)] }, 2000)).toEqual([])
  expect(messages.decoded('rsu', 'RSU-1', 'rsu_state')?.cpu).toBe(20)
  messages.apply({ messages: [message(3000, 30)] }, 3000)
  expect(messages.decoded('rsu', 'RSU-1', 'rsu_state')?.cpu).toBe(30)
})

test('a device is online by any of its messages', () => {
  const messages = new Messages()
  expect(messages.presence('rsu', 'RSU-1', 0)).toBe('unknown')
  messages.apply({ messages: [message(1000, 10)] }, 1000)
  expect(messages.presence('rsu', 'RSU-1', 2500)).toBe('online')
  expect(messages.presence('rsu', 'RSU-1', 6000)).toBe('offline')
})

test('bytes that are no message do not bring the page down', () => {
  const messages = new Messages()
  messages.apply(
    { messages: [{ ...message(1000, 10), payload: new Uint8Array([0xff, 0xff]) }] },
    1000,
  )
  expect(messages.decoded('rsu', 'RSU-1', 'rsu_state')).toBeUndefined()
})

test('a fault of one connector shows before the charge of another', () => {
  const {
    CONNECTOR_STATUS_AVAILABLE,
    CONNECTOR_STATUS_CHARGING,
    CONNECTOR_STATUS_FAULTED,
    CONNECTOR_STATUS_RESERVED,
  } = ConnectorStatus
  const state = (...statuses: number[]) =>
    pileState({ connectors: statuses.map((status) => ({ status })) })
  expect(state(CONNECTOR_STATUS_CHARGING, CONNECTOR_STATUS_FAULTED)).toBe('faulted')
  expect(state(CONNECTOR_STATUS_AVAILABLE, CONNECTOR_STATUS_CHARGING)).toBe('charging')
  expect(state(CONNECTOR_STATUS_AVAILABLE, CONNECTOR_STATUS_RESERVED)).toBe('available')
  expect(state(CONNECTOR_STATUS_RESERVED)).toBe('busy')
})
