/** Every rule on packets, by packets written out: what a client may send passes, what it may not is refused with its clause. */
import { expect, test } from 'vitest'
import { brokerUnderTest, connected, rawSocket, RawClient } from './broker-under-test.ts'
import { checkPacket } from './packet-check.ts'

/** Bytes of a packet: hexadecimal, and text in quotes. */
function bytesOf(packet: string): Buffer {
  const parts = packet.match(/'[^']*'|[\da-f]{2}/g) ?? []
  return Buffer.concat(
    parts.map((part) =>
      part.startsWith("'") ? Buffer.from(part.slice(1, -1)) : Buffer.from(part, 'hex'),
    ),
  )
}

function check(packet: string): void {
  // Not at the start of the buffer: a chunk holds many packets.
  const bytes = Buffer.concat([Buffer.from([0xff]), bytesOf(packet), Buffer.from([0xff])])
  expect(bytes[2]! + 3, 'the length says how long it is').toBe(bytes.length - 1)
  checkPacket(bytes, 1, bytes.length - 1, packet.startsWith('1'))
}

test.each([
  ['CONNECT', "10 0d 00 04 'MQTT' 04 02 00 0a 00 01 'p'"],
  ['CONNECT of MQTT 3.1', "10 0f 00 06 'MQIsdp' 03 02 00 0a 00 01 'p'"],
  ['CONNECT without a client id', "10 0c 00 04 'MQTT' 04 02 00 0a 00 00"],
  ['CONNECT with a will', "10 13 00 04 'MQTT' 04 36 00 0a 00 01 'p' 00 01 't' 00 01 'm'"],
  ['CONNECT with an empty will', "10 12 00 04 'MQTT' 04 06 00 0a 00 01 'p' 00 01 't' 00 00"],
  ['CONNECT with a user', "10 10 00 04 'MQTT' 04 82 00 0a 00 01 'p' 00 01 'u'"],
  [
    'CONNECT with a password of any bytes',
    "10 14 00 04 'MQTT' 04 c2 00 0a 00 01 'p' 00 01 'u' 00 02 00 ff",
  ],
  ['PUBLISH', "30 08 00 05 'topic' 'p'"],
  ['PUBLISH, retained, empty', "31 07 00 05 'topic'"],
  ['PUBLISH with QoS 1', "32 09 00 05 'topic' 00 01"],
  ['PUBLISH with QoS 2 and DUP', "3c 09 00 05 'topic' ff ff"],
  ['PUBLISH on Chinese', "30 08 00 06 '车速'"],
  ['PUBLISH on U+2A6D4', "30 07 00 05 'A' f0 aa 9b 94"],
  ['PUBLISH on a byte order mark [MQTT-1.5.3-3]', "30 06 00 04 ef bb bf 'a'"],
  ['PUBACK', '40 02 00 01'],
  ['PUBREC', '50 02 00 01'],
  ['PUBREL', '62 02 00 01'],
  ['PUBCOMP', '70 02 00 01'],
  ['SUBSCRIBE', "82 10 00 01 00 03 'a/+' 02 00 01 '#' 00 00 01 '/' 01"],
  ['SUBSCRIBE to a part', "82 0a 00 01 00 05 '+/b/#' 00"],
  ['UNSUBSCRIBE', "a2 07 00 01 00 03 'a/b'"],
  ['PINGREQ', 'c0 00'],
  ['DISCONNECT', 'e0 00'],
])('%s passes', (_what, packet) => {
  check(packet)
})

const text: readonly (readonly [string, string])[] = [
  ['U+0000', "'to' 70 00 00"],
  ['a surrogate, U+D800', "'to' ed a0 80"],
  ['a surrogate, U+DFFF', "'to' ed bf bf"],
  ['an overlong slash', "'to' e0 80 af"],
  ['a byte that begins nothing', "'to' 80 'pi'"],
  ['a character cut off', "'top' e8 bd"],
  ['more than Unicode has', "'t' f4 90 80 80"],
  ['U+0001', "'to' 70 01 70"],
  ['U+001F', "'to' 70 1f 70"],
  ['U+007F', "'to' 70 7f 70"],
  ['U+009F', "'to' c2 9f 70"],
  ['U+FFFF', "'to' ef bf bf"],
  ['U+FDD0', "'to' ef b7 90"],
]

test.each([
  ...text.flatMap(([what, five]) => [
    [`a topic with ${what}`, `30 08 00 05 ${five} 'p'`, 'MQTT-1.5.3-1'],
    [`a filter with ${what}`, `82 0a 00 01 00 05 ${five} 00`, 'MQTT-1.5.3-1'],
    [`a filter to leave with ${what}`, `a2 09 00 01 00 05 ${five}`, 'MQTT-1.5.3-1'],
    [`a client id with ${what}`, `10 11 00 04 'MQTT' 04 02 00 0a 00 05 ${five}`, 'MQTT-1.5.3-1'],
    [
      `a will topic with ${what}`,
      `10 17 00 04 'MQTT' 04 06 00 0a 00 01 'p' 00 05 ${five} 00 01 'm'`,
      'MQTT-1.5.3-1',
    ],
    [
      `a user name with ${what}`,
      `10 14 00 04 'MQTT' 04 82 00 0a 00 01 'p' 00 05 ${five}`,
      'MQTT-1.5.3-1',
    ],
  ]),
  ['a protocol name that is none', "10 0d 00 04 'MQTU' 04 02 00 0a 00 01 'p'", 'MQTT-3.1.2-1'],
  ['an inherited name', "10 14 00 0b 'constructor' 04 02 00 0a 00 01 'p'", 'MQTT-3.1.2-1'],
  ['level 5', "10 0e 00 04 'MQTT' 05 02 00 0a 00 00 01 'p'", 'MQTT-3.1.2-2'],
  ['level 3 of MQTT', "10 0d 00 04 'MQTT' 03 02 00 0a 00 01 'p'", 'MQTT-3.1.2-2'],
  ['the reserved CONNECT flag', "10 0d 00 04 'MQTT' 04 03 00 0a 00 01 'p'", 'MQTT-3.1.2-3'],
  ['will QoS without will', "10 0d 00 04 'MQTT' 04 0a 00 0a 00 01 'p'", 'MQTT-3.1.2-11'],
  ['will retain without will', "10 0d 00 04 'MQTT' 04 22 00 0a 00 01 'p'", 'MQTT-3.1.2-11'],
  ['will QoS 3', "10 13 00 04 'MQTT' 04 1e 00 0a 00 01 'p' 00 01 't' 00 01 'm'", 'MQTT-3.1.2-14'],
  ['a will that is missing', "10 0d 00 04 'MQTT' 04 06 00 0a 00 01 'p'", 'MQTT 2.2.3'],
  [
    'an empty will topic',
    "10 12 00 04 'MQTT' 04 06 00 0a 00 01 'p' 00 00 00 01 'm'",
    'MQTT-4.7.3-1',
  ],
  [
    'a will topic with a wildcard',
    "10 13 00 04 'MQTT' 04 06 00 0a 00 01 'p' 00 01 '#' 00 01 'm'",
    'MQTT-3.3.2-2',
  ],
  [
    'a password without a user',
    "10 10 00 04 'MQTT' 04 42 00 0a 00 01 'p' 00 01 'p'",
    'MQTT-3.1.2-22',
  ],
  ['a user that is missing', "10 0d 00 04 'MQTT' 04 82 00 0a 00 01 'p'", 'MQTT 2.2.3'],
  ['a user that was not announced', "10 10 00 04 'MQTT' 04 02 00 0a 00 01 'p' 00 01 'u'", '2.2.3'],
  ['an empty CONNECT', '10 00', 'MQTT 2.2.3'],
  ['a client id longer than the packet', "10 0d 00 04 'MQTT' 04 02 00 0a 00 02 'p'", 'MQTT 2.2.3'],
  ['CONNECT with flags', "11 0d 00 04 'MQTT' 04 02 00 0a 00 01 'p'", 'MQTT-2.2.2-2'],
  ['QoS 3', "36 09 00 05 'topic' 00 01", 'MQTT-3.3.1-4'],
  ['DUP with QoS 0', "38 07 00 05 'topic'", 'MQTT-3.3.1-2'],
  ['an empty topic', "30 03 00 00 'p'", 'MQTT-4.7.3-1'],
  ['a topic with #', "30 03 00 01 '#'", 'MQTT-3.3.2-2'],
  ['a topic with +', "30 07 00 05 'a/+/b'", 'MQTT-3.3.2-2'],
  ['a topic longer than the packet', "30 07 00 06 'topic'", 'MQTT 2.2.3'],
  ['a PUBLISH without a topic', '30 01 00', 'MQTT 2.2.3'],
  ['packet id 0 with QoS 1', "32 09 00 05 'topic' 00 00", 'MQTT-2.3.1-1'],
  ['packet id 0 with QoS 2', "34 09 00 05 'topic' 00 00", 'MQTT-2.3.1-1'],
  ['no packet id with QoS 1', "32 07 00 05 'topic'", 'MQTT 2.2.3'],
  ...['40', '50', '62', '70'].flatMap((first) => [
    [`${first} with packet id 0`, `${first} 02 00 00`, 'MQTT-2.3.1-1'],
    [`${first} that is long`, `${first} 03 00 01 00`, 'MQTT 2.2.3'],
    [`${first} that is short`, `${first} 01 01`, 'MQTT 2.2.3'],
  ]),
  ...['41', '52', '60', '63', '78', '80', '83', 'a0', 'aa'].map((first) => [
    `${first} as first byte`,
    `${first} 02 00 01`,
    'MQTT-2.2.2-2',
  ]),
  ...['c1', 'c8', 'e1', 'e2'].map((first) => [
    `${first} as first byte`,
    `${first} 00`,
    'MQTT-2.2.2-2',
  ]),
  ['PINGREQ with a byte', 'c0 01 00', 'MQTT 2.2.3'],
  ['DISCONNECT with a byte', 'e0 01 00', 'MQTT 2.2.3'],
  ['a SUBSCRIBE to nothing', '82 02 00 01', 'MQTT-3.8.3-3'],
  ['an UNSUBSCRIBE from nothing', 'a2 02 00 01', 'MQTT-3.10.3-2'],
  ['a SUBSCRIBE with packet id 0', "82 06 00 00 00 01 'p' 00", 'MQTT-2.3.1-1'],
  ['an UNSUBSCRIBE with packet id 0', "a2 05 00 00 00 01 'p'", 'MQTT-2.3.1-1'],
  ['a SUBSCRIBE without QoS', "82 05 00 01 00 01 'p'", 'MQTT 2.2.3'],
  ['requested QoS 3', "82 06 00 01 00 01 'p' 03", 'MQTT-3-8.3-4'],
  ['reserved bits of the QoS', "82 06 00 01 00 01 'p' 80", 'MQTT-3-8.3-4'],
  ['an empty filter', "82 09 00 01 00 01 'q' 00 00 00 00", 'MQTT-4.7.3-1'],
  ['# that is not last', "82 08 00 01 00 03 '#/a' 00", 'MQTT-4.7.1-3'],
  ['# within a level', "82 09 00 01 00 04 'a/b#' 00", 'MQTT-4.7.1-3'],
  ['+ within a level', "82 0a 00 01 00 05 'ab/+e' 00", 'MQTT-4.7.1-3'],
  ['+ within a level to leave', "a2 09 00 01 00 05 'ab/+e'", 'MQTT-4.7.1-3'],
  ...['00', '20', '90', 'b0', 'd0', 'f0'].map((first) => [
    `a packet ${first} that no client may send`,
    `${first} 00`,
    'MQTT 2.2.1',
  ]),
])('%s is refused', (_what, packet, clause) => {
  expect(() => check(packet)).toThrow(clause)
})

test('the first packet is a CONNECT, and no other is', () => {
  const [ping, connect] = ['c0 00', "10 0d 00 04 'MQTT' 04 02 00 0a 00 01 'p'"].map(bytesOf)
  expect(() => checkPacket(ping!, 0, ping!.length, true)).toThrow('MQTT-3.1.0-1')
  expect(() => checkPacket(connect!, 0, connect!.length, false)).toThrow('MQTT-3.1.0-2')
})

test('a long length is read to its end', () => {
  const packet = Buffer.concat([bytesOf("30 88 01 00 05 'topic'"), Buffer.alloc(129)])
  checkPacket(packet, 0, packet.length, false)
  packet[5] = 0x23
  expect(() => checkPacket(packet, 0, packet.length, false)).toThrow('MQTT-3.3.2-2')
})

test('a client of another level is told so before it is closed; any other refusal only closes', async () => {
  const broker = await brokerUnderTest()
  for (const [packet, answer] of [
    ["10 0e 00 04 'MQTT' 05 02 00 0a 00 00 01 'p'", [1]],
    ["10 0d 00 04 'MQTT' 04 03 00 0a 00 01 'p'", []],
  ] as const) {
    const client = new RawClient(await rawSocket(broker.ports.mqtt))
    client.send(bytesOf(packet))
    await client.untilClosed()
    expect(client.of('connack').map(({ returnCode }) => returnCode)).toEqual(answer)
  }
  const client = await connected(broker, 'obu-1')
  client.send(bytesOf('c0 00'), bytesOf('d0 00'), bytesOf('c0 00'))
  await client.untilClosed()
  expect(client.of('pingresp').length).toBeLessThanOrEqual(1)
  const refused = async (): Promise<string> => {
    const page = await fetch(`http://127.0.0.1:${broker.ports.health}/metrics`)
    return await page.text()
  }
  expect(await refused()).toMatch(/v2x_broker_refused_total\{reason="protocol"\} 3/)
})
