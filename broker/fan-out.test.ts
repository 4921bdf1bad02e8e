/** What reaches subscribers, and what ends at the journal. */
import { expect, test } from 'vitest'
import { brokerUnderTest, connected, publishPacket } from './broker-under-test.ts'
import { ZoneAedes } from './fan-out.ts'
import { TelemetryListeners, isTelemetry } from './subscriptions.ts'

const topic = 'v2x/v1/obu/obu-1/bsm/up'

/** Publishes with a ZoneAedes; gives the topics that went through Aedes's own publish. */
async function fannedOut(prepare: (aedes: ZoneAedes) => void): Promise<string[]> {
  const aedes = new ZoneAedes({})
  await aedes.listen()
  const seen: string[] = []
  aedes.on('publish', (packet) => {
    if (!packet.topic.startsWith('$SYS/')) seen.push(packet.topic)
  })
  prepare(aedes)
  for (const each of [topic, 'v2x/v1/live/stats']) {
    const packet = { cmd: 'publish', topic: each, payload: 'x', qos: 0 } as const
    await new Promise<void>((resolve) =>
      aedes.publish({ ...packet, dup: false, retain: false }, () => resolve()),
    )
  }
  await new Promise<void>((resolve) => aedes.close(resolve))
  return seen
}

test('telemetry nobody hears is not fanned out, other messages are', async () => {
  expect(await fannedOut(() => undefined)).toEqual(['v2x/v1/live/stats'])
})

test('a subscription that may match brings telemetry back, its end sends it away', async () => {
  const client = { id: 'a', clean: true } as never
  const granted = { topic: 'v2x/v1/+/+/+/up', qos: 0 as const }
  const refused = { topic: '#', qos: 128 as never }
  const all = [topic, 'v2x/v1/live/stats']
  expect(await fannedOut((aedes) => void aedes.emit('subscribe', [granted], client))).toEqual(all)
  expect(await fannedOut((aedes) => void aedes.emit('subscribe', [refused], client))).toEqual([
    'v2x/v1/live/stats',
  ])
  const withEnd = (aedes: ZoneAedes): void => {
    aedes.emit('subscribe', [granted], client)
    aedes.emit('unsubscribe', [granted.topic], client)
  }
  expect(await fannedOut(withEnd)).toEqual(['v2x/v1/live/stats'])
})

test('over sockets: whoever subscribes hears, until it goes', async () => {
  const broker = await brokerUnderTest()
  const device = await connected(broker, 'obu-1')
  const hear = async (messageId: number): Promise<void> => {
    const listener = await connected(broker, 'listener', { username: 'observer' })
    listener.send({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic, qos: 1 }] })
    await listener.until('suback')
    device.send(publishPacket(topic, `${messageId}`, { messageId }))
    await listener.until('publish')
    listener.stream.destroy()
  }
  await hear(1)
  await hear(2)
})

test.each([
  ['v2x/v1/+/+/+/up', true],
  ['v2x/v1/obu/obu-1/#', true],
  ['v2x/v1/obu/obu-1/bsm/up/#', true],
  ['#', true],
  ['v2x/v1/obu/obu-2/+/up', false],
  ['v2x/v1/obu/obu-1/bsm', false],
  ['v2x/v1/obu/obu-1/bsm/up/+', false],
  ['v2x/v1/live/#', false],
  ['v2x/v1/obu/obu-1/+/down', false],
])('%s hears a BSM of obu-1: %s', (filter, hears) => {
  const listeners = new TelemetryListeners()
  listeners.add('a', filter)
  listeners.add('b', filter)
  expect(listeners.hear(topic)).toBe(hears)
  listeners.remove('a', filter)
  expect(listeners.hear(topic)).toBe(hears)
  listeners.forget('b')
  expect(listeners.hear(topic)).toBe(false)
})

test('a fleet that listens to what is sent down to it does not bring telemetry back', () => {
  const listeners = new TelemetryListeners()
  for (let i = 0; i < 100; i++) listeners.add(`obu-${i}`, `v2x/v1/obu/obu-${i}/+/down`)
  expect(listeners.hear(topic)).toBe(false)
})

test('who comes and goes without having listened to telemetry changes nothing', () => {
  const listeners = new TelemetryListeners()
  listeners.add('control-room', 'v2x/v1/obu/+/+/up')
  const { version } = listeners
  listeners.add('obu-1', 'v2x/v1/obu/obu-1/+/down')
  listeners.remove('obu-1', 'v2x/v1/obu/obu-1/+/down')
  listeners.forget('obu-1')
  expect(listeners.version).toBe(version)
  listeners.forget('control-room')
  expect(listeners.version).toBeGreaterThan(version)
})

test('a replay and the live picture are no telemetry', () => {
  expect(isTelemetry(topic)).toBe(true)
  expect(isTelemetry('v2x/v1/replay/r/obu/obu-1/bsm/up')).toBe(false)
  expect(isTelemetry('v2x/v1/live/up')).toBe(false)
  expect(isTelemetry('v2x/v1/obu/obu-1/bsm/down')).toBe(false)
})
