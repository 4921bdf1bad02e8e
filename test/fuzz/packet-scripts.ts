/**
 * What one fuzzed connection sends: packets of every type, sound ones and, by the dice, broken ones, and the way they are cut
 * into writes. A script is a function of its seed.
 */
import { generate, type Packet } from 'mqtt-packet'
import { createRandom, type Random } from '../../common/random.ts'
import { byteMutations, pick, randomBytes, type Mutation } from './byte-mutations.ts'

export interface Script {
  /** Written one after the other. */
  readonly writes: readonly Buffer[]
  readonly packets: number
  readonly mutated: number
  /** Torn off instead of closed. */
  readonly isTorn: boolean
}

/** Ids are few, so that clients throw one another out and come back to sessions. */
const clientIds = 40
const mutationShare = 0.3
const oversizedBytes = 80_000

function seeds(id: string, random: Random): readonly (() => Packet | Buffer)[] {
  const messageId = random.integer(1, 5)
  const topic = pick([`v2x/v1/obu/${id}/bsm/up`, 'v2x/v1/rsu/fuzz-rsu/spat/up'], random)
  const payload = randomBytes(random.integer(0, 60), random)
  const filter = pick(['v2x/v1/+/+/+/up', `v2x/v1/obu/${id}/#`, 'v2x/v1/live/#', '#'], random)
  const publish = (qos: 0 | 1 | 2): Packet => {
    const dup = qos > 0 && random.next() < 0.2
    const packet = { cmd: 'publish', topic, payload, retain: random.next() < 0.2, dup } as const
    return qos === 0 ? { ...packet, qos } : { ...packet, qos, messageId }
  }
  return [
    () => publish(0),
    () => publish(1),
    () => publish(1),
    () => publish(2),
    () => ({ cmd: 'puback', messageId }),
    () => ({ cmd: 'pubrec', messageId }),
    () => ({ cmd: 'pubrel', messageId }),
    () => ({ cmd: 'pubcomp', messageId }),
    () => ({ cmd: 'subscribe', messageId, subscriptions: [{ topic: filter, qos: 1 }] }),
    () => ({ cmd: 'unsubscribe', messageId, unsubscriptions: [filter] }),
    () => ({ cmd: 'pingreq' }),
    () => Buffer.from([0xe0, 0]),
    () => connect(id, random),
    () => Buffer.from([pick([0x00, 0x20, 0x90, 0xb0, 0xd0, 0xf0], random), 2, 0, 0]),
  ]
}

function connect(clientId: string, random: Random): Packet {
  const packet = {
    cmd: 'connect',
    clientId,
    protocolId: 'MQTT',
    protocolVersion: 4,
    clean: random.next() < 0.7,
    keepalive: random.integer(0, 60),
    username: 'gateway-fuzz',
  } as const
  if (random.next() > 0.3) return packet
  const topic = `v2x/v1/obu/${clientId}/bsm/up`
  return { ...packet, will: { topic, payload: randomBytes(9, random), qos: 1, retain: false } }
}

/** Lies about the length, and other things only a packet has. */
const packetMutations: readonly Mutation[] = [
  ...byteMutations,
  function shorter(packet, random) {
    return withLength(packet, Buffer.of(Math.max(0, packet[1]! - random.integer(1, 4)) & 0x7f))
  },
  function longer(packet, random) {
    return withLength(packet, Buffer.of((packet[1]! + random.integer(1, 30)) & 0x7f))
  },
  function overlongLength(packet) {
    return withLength(packet, Buffer.of((packet[1]! & 0x7f) | 0x80, 0x80, 0x80, 0))
  },
  function endlessLength(packet) {
    return withLength(packet, Buffer.of(0xff, 0xff, 0xff, 0xff, 0x7f))
  },
  function hugeLength(packet) {
    return withLength(packet, Buffer.of(0xff, 0xff, 0xff, 0x7f))
  },
  function otherType(packet, random) {
    return Buffer.concat([Buffer.of(random.integer(0, 255)), packet.subarray(1)])
  },
  function innerLength(packet, random) {
    if (packet.length < 4) return packet
    const copy = Buffer.from(packet)
    const at = random.integer(2, copy.length - 2)
    copy.writeUInt16BE(pick([0, 1, 0xffff, random.integer(0, 0xffff)], random), at)
    return copy
  },
  function oversized(packet, random) {
    // Rare: each costs a whole buffer.
    if (random.next() > 0.05) return packet
    const body = Buffer.alloc(oversizedBytes, packet)
    return Buffer.concat([Buffer.of(0x32, ...lengthBytes(body.length)), body])
  },
]

function withLength(packet: Buffer, length: Buffer): Buffer {
  return Buffer.concat([packet.subarray(0, 1), length, packet.subarray(2)])
}

function lengthBytes(length: number): number[] {
  return length < 128 ? [length] : [(length % 128) | 0x80, ...lengthBytes(Math.floor(length / 128))]
}

export function scriptOf(seed: number): Script {
  const random = createRandom(seed)
  const id = `fuzz-${random.integer(1, clientIds)}`
  let mutated = 0
  const maybeMutated = (packet: Buffer, share: number): Buffer => {
    if (random.next() > share) return packet
    mutated++
    return pick(packetMutations, random)(packet, random)
  }
  // Most come past their CONNECT, or nothing behind it would ever be looked at.
  const packets = [maybeMutated(generate(connect(id, random)), 0.1)]
  for (let left = random.integer(0, 12); left > 0; left--) {
    const made = pick(seeds(id, random), random)()
    const packet = maybeMutated(Buffer.isBuffer(made) ? made : generate(made), mutationShare)
    packets.push(packet)
    if (random.next() < 0.1) packets.push(packet)
    if (random.next() < 0.1) packets.splice(random.integer(0, packets.length - 1), 0, packet)
  }
  const bytes = Buffer.concat(packets)
  const writes = cut(bytes, random)
  return { writes, packets: packets.length, mutated, isTorn: random.next() < 0.1 }
}

/** Whole, in pieces, or byte by byte. */
function cut(bytes: Buffer, random: Random): Buffer[] {
  const way = random.next()
  const most = way < 0.7 ? bytes.length : way < 0.95 || bytes.length > 400 ? 60 : 1
  const writes: Buffer[] = []
  for (let at = 0; at < bytes.length;) {
    const length = Math.max(most === 60 ? random.integer(1, most) : most, bytes.length / 200)
    writes.push(bytes.subarray(at, at + Math.ceil(length)))
    at += Math.ceil(length)
  }
  return writes
}
