/**
 * The rules of MQTT 3.1.1 for what a client may send, each with its clause, held on whole packets before anything is made
 * of them: Aedes and its parser leave some out and hold others loosely.
 */
import { isUtf8 } from 'node:buffer'
import { Refused } from './refusals.ts'

const connectType = 1
const publishType = 3
/** CONNACK with return code 1: no such protocol level. */
const unacceptableLevel = Buffer.from([0x20, 2, 0, 1])
const levels = new Map([
  ['MQTT', 4],
  ['MQIsdp', 3],
])

/** One kind of packet that a client may send. */
interface Kind {
  readonly name: string
  /** The low four bits of its first byte. */
  readonly flags: number
  /** How many bytes follow its header, where that is fixed. */
  readonly length?: number
  readonly check?: (fields: Fields) => void
}

const idOnly = { length: 2, check: checkPacketId } as const

/** By packet type. What is missing is for a server to send, or for nobody. PUBLISH, of which there are many, goes its own way. */
const kinds: Readonly<Record<number, Kind>> = {
  1: { name: 'CONNECT', flags: 0, check: checkConnect },
  4: { name: 'PUBACK', flags: 0, ...idOnly },
  5: { name: 'PUBREC', flags: 0, ...idOnly },
  6: { name: 'PUBREL', flags: 2, ...idOnly },
  7: { name: 'PUBCOMP', flags: 0, ...idOnly },
  8: { name: 'SUBSCRIBE', flags: 2, check: checkSubscribe },
  10: { name: 'UNSUBSCRIBE', flags: 2, check: checkUnsubscribe },
  12: { name: 'PINGREQ', flags: 0, length: 0 },
  14: { name: 'DISCONNECT', flags: 0, length: 0 },
}

/** Checks the packet `bytes[start, end)`, whose length is known to be whole. Throws Refused `protocol`. */
export function checkPacket(bytes: Buffer, start: number, end: number, isFirst: boolean): void {
  const first = bytes[start]!
  const type = first >> 4
  let body = start + 1
  while (bytes[body++]! >= 0x80);
  if (type === publishType && !isFirst) {
    checkPublish(first & 15, bytes, body, end)
    return
  }
  if (isFirst && type !== connectType) refuse('something before its CONNECT', 'MQTT-3.1.0-1')
  if (!isFirst && type === connectType) refuse('a second CONNECT', 'MQTT-3.1.0-2')
  const kind = kinds[type]
  if (kind === undefined) refuse(`a packet of type ${type}: no client may`, 'MQTT 2.2.1')
  const { name, flags, length, check } = kind
  if ((first & 15) !== flags) refuse(`a ${name} with reserved flags`, 'MQTT-2.2.2-2')
  if (length !== undefined && end - body !== length) {
    refuse(`a ${name} of ${end - body} bytes, not ${length}`, 'MQTT 2.2.3')
  }
  const fields = new Fields(bytes, body, end)
  check?.(fields)
  if (fields.at < end) refuse(`a ${name} with bytes behind its last field`, 'MQTT 2.2.3')
}

function checkPublish(flags: number, bytes: Buffer, body: number, end: number): void {
  const qos = (flags >> 1) & 3
  if (qos === 3) refuse('a PUBLISH with QoS 3', 'MQTT-3.3.1-4')
  if (qos === 0 && flags >= 8) refuse('a PUBLISH with DUP and QoS 0', 'MQTT-3.3.1-2')
  const from = body + 2
  const to = from > end ? from : from + (bytes[body]! << 8) + bytes[body + 1]!
  if (to + (qos > 0 ? 2 : 0) > end) refuse('a PUBLISH that ends too early', 'MQTT 2.2.3')
  checkTopicName(bytes, from, to)
  if (qos > 0 && (bytes[to]! | bytes[to + 1]!) === 0) refuse('packet id 0', 'MQTT-2.3.1-1')
}

function checkConnect(fields: Fields): void {
  const level = levels.get(fields.text('protocol name'))
  if (level === undefined) refuse('a CONNECT of another protocol', 'MQTT-3.1.2-1')
  if (fields.byte('protocol level') !== level) {
    refuse('a CONNECT of another protocol level than 3.1.1', 'MQTT-3.1.2-2', unacceptableLevel)
  }
  const flags = fields.byte('flags')
  const [hasUser, hasPassword, hasWill] = [flags & 0x80, flags & 0x40, flags & 4]
  const willQos = (flags >> 3) & 3
  if ((flags & 1) !== 0) refuse('a CONNECT with the reserved flag', 'MQTT-3.1.2-3')
  if (willQos === 3) refuse('a CONNECT with will QoS 3', 'MQTT-3.1.2-14')
  if (!hasWill && (flags & 0x38) !== 0) refuse('will flags without a will', 'MQTT-3.1.2-11')
  if (!hasUser && hasPassword) refuse('a password without a user name', 'MQTT-3.1.2-22')
  fields.number('keep-alive')
  fields.text('client id')
  if (hasWill) {
    const { from, to } = fields.block('will topic')
    checkTopicName(fields.bytes, from, to)
    fields.block('will message')
  }
  if (hasUser) fields.text('user name')
  if (hasPassword) fields.block('password')
}

function checkPacketId(fields: Fields): void {
  if (fields.number('packet id') === 0) refuse('packet id 0', 'MQTT-2.3.1-1')
}

function checkSubscribe(fields: Fields): void {
  checkPacketId(fields)
  if (fields.isAtEnd) refuse('a SUBSCRIBE to nothing', 'MQTT-3.8.3-3')
  while (!fields.isAtEnd) {
    checkTopicFilter(fields.text('topic filter'))
    if (fields.byte('QoS') > 2) refuse('a SUBSCRIBE with a QoS above 2', 'MQTT-3-8.3-4')
  }
}

function checkUnsubscribe(fields: Fields): void {
  checkPacketId(fields)
  if (fields.isAtEnd) refuse('an UNSUBSCRIBE from nothing', 'MQTT-3.10.3-2')
  while (!fields.isAtEnd) checkTopicFilter(fields.text('topic filter'))
}

function checkTopicFilter(filter: string): void {
  if (filter === '') refuse('an empty topic filter', 'MQTT-4.7.3-1')
  const isSound = filter.split('/').every((level, index, { length }) => {
    return level === '+' || (level === '#' && index === length - 1) || !/[+#]/.test(level)
  })
  if (!isSound) refuse('a topic filter whose wildcard is no level of its own', 'MQTT-4.7.1-3')
}

/** A topic to publish on. Byte by byte: most are plain ASCII, and there is one in every PUBLISH. */
function checkTopicName(bytes: Buffer, from: number, to: number): void {
  if (from === to) refuse('an empty topic', 'MQTT-4.7.3-1')
  let isAscii = true
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!
    // '+' and '#'.
    if (byte === 0x2b || byte === 0x23) refuse('a topic with a wildcard', 'MQTT-3.3.2-2')
    if (byte < 0x20 || byte > 0x7e) isAscii = false
  }
  if (!isAscii) checkText(bytes.subarray(from, to), 'topic')
}

/** Whole UTF-8 without U+0000, and without what the standard lets a server refuse: control characters, non-characters. */
function checkText(bytes: Buffer, what: string): string {
  const text = bytes.toString()
  if (!isUtf8(bytes) || /[\p{Cc}\p{Noncharacter_Code_Point}]/u.test(text)) {
    refuse(`a ${what} that is no text`, 'MQTT-1.5.3-1, -2')
  }
  return text
}

/** The fields of one packet, one after the other. */
class Fields {
  readonly bytes: Buffer
  at: number
  private readonly end: number

  constructor(bytes: Buffer, at: number, end: number) {
    this.bytes = bytes
    this.at = at
    this.end = end
  }

  get isAtEnd(): boolean {
    return this.at === this.end
  }

  byte(what: string): number {
    return this.bytes[this.take(1, what)]!
  }

  number(what: string): number {
    return this.bytes.readUInt16BE(this.take(2, what))
  }

  /** Bytes behind their length. */
  block(what: string): { readonly from: number; readonly to: number } {
    const from = this.take(this.number(what), what)
    return { from, to: this.at }
  }

  text(what: string): string {
    const { from, to } = this.block(what)
    return checkText(this.bytes.subarray(from, to), what)
  }

  private take(length: number, what: string): number {
    const from = this.at
    if (from + length > this.end) refuse(`a packet that ends before its ${what}`, 'MQTT 2.2.3')
    this.at += length
    return from
  }
}

function refuse(what: string, clause: string, answer?: Buffer): never {
  throw new Refused('protocol', `cannot go on with a client: it sent ${what} [${clause}]`, answer)
}
