/** What is pasted carries the device, the topic, this zone's address, and a message that decodes. */
import { expect, test } from 'vitest'
import { v2x } from '../../../../schemas/codec.ts'
import { deviceTopic } from '../../../../schemas/topics.ts'
import { examplesFor } from './examples.ts'
import { firstMessage } from './first-message.ts'

const madeAtMs = Date.UTC(2026, 10, 24, 3, 0, 0, 250)
const target = {
  deviceId: 'first-abc',
  topic: deviceTopic('obu', 'first-abc', 'bsm'),
  host: 'zone.example',
  port: 1884,
  web: 'http://zone.example:8080',
  payload: firstMessage(madeAtMs),
}

test('each example names the device, its topic and this zone', () => {
  for (const { name, text } of examplesFor(target)) {
    expect(text, name).toContain('first-abc')
    expect(text, name).toContain('v2x/v1/obu/first-abc/bsm/up')
    expect(text, name).toContain('zone.example')
    expect(text, name).toContain('1884')
  }
})

test('the payload in the mosquitto_pub line is a complete BSM of that moment', () => {
  const line = examplesFor(target).find(({ name }) => name === 'mosquitto_pub')!.text
  const bytes = Uint8Array.from(atob(/printf '%s' '([^']+)'/.exec(line)![1]!), (letter) =>
    letter.charCodeAt(0),
  )
  const bsm = v2x.v1.Bsm.decode(bytes)
  expect(bsm.header).toMatchObject({ schemaVersion: 1, generatedAt: madeAtMs * 1000 })
  expect(bsm).toMatchObject({
    latitude: 281260343,
    longitude: 1128799971,
    speed: 0,
    heading: 7200,
    secondMark: 250,
  })
})

test('an IPv6 host is written as an address demands', () => {
  const node = examplesFor({ ...target, host: '::1' }).find(({ name }) => name === 'Node.js')!
  expect(node.text).toContain('mqtt://[::1]:1884')
})
