/**
 * MQTT 3.1.1 PUBLISH packets as bytes: written before they are journaled, walked after they are read. What a packet's
 * topic and payload mean is decided elsewhere.
 */

/** A walked packet: ranges into the bytes that were given. One object serves a whole walk; copy what you keep. */
export interface PublishView {
  /** The whole packet is `bytes[start, end)`. */
  start: number
  end: number
  topicStart: number
  topicEnd: number
  /** The payload is `bytes[payloadStart, end)`. */
  payloadStart: number
  /** 0 for QoS 0. */
  packetId: number
  qos: 0 | 1 | 2
  dup: boolean
  retain: boolean
}

/** Remaining length takes at most four bytes [MQTT-2.2.3]. */
const fixedHeaderBytesMax = 5

/**
 * Calls `visit` for each whole PUBLISH packet in `bytes[from, to)`, in order. Gives how many there were; it stops at the first
 * byte that is no whole PUBLISH packet, which in a sound record is the end.
 */
export function walkPublishPackets(
  bytes: Uint8Array,
  visit: (view: PublishView) => void,
  from = 0,
  to = bytes.length,
): number {
  const view: PublishView = {
    start: 0,
    end: from,
    topicStart: 0,
    topicEnd: 0,
    payloadStart: 0,
    packetId: 0,
    qos: 0,
    dup: false,
    retain: false,
  }
  let count = 0
  while (view.end < to && readPublish(bytes, view.end, to, view)) {
    count++
    visit(view)
  }
  return count
}

/** Reads the packet at `start` into `view`; false where there is no whole PUBLISH before `limit`. */
function readPublish(bytes: Uint8Array, start: number, limit: number, view: PublishView): boolean {
  const first = bytes[start]!
  const qos = (first >> 1) & 3
  if (first >> 4 !== 3 || qos === 3) return false
  let length = 0
  let at = start + 1
  for (let shift = 0; ; shift += 7) {
    if (shift > 21 || at >= limit) return false
    const byte = bytes[at++]!
    length |= (byte & 0x7f) << shift
    if (byte < 0x80) break
  }
  const end = at + length
  if (length < 2 || end > limit) return false
  const topicStart = at + 2
  const topicEnd = topicStart + (bytes[at]! << 8) + bytes[at + 1]!
  const payloadStart = qos === 0 ? topicEnd : topicEnd + 2
  if (payloadStart > end) return false
  view.start = start
  view.end = end
  view.topicStart = topicStart
  view.topicEnd = topicEnd
  view.payloadStart = payloadStart
  view.packetId = qos === 0 ? 0 : (bytes[topicEnd]! << 8) | bytes[topicEnd + 1]!
  view.qos = qos as 0 | 1 | 2
  view.dup = (first & 8) !== 0
  view.retain = (first & 1) !== 0
  return true
}

/** A PUBLISH to be written; `packetId` is left out of the bytes for QoS 0. */
export interface Publish {
  readonly topic: string
  readonly payload: Uint8Array
  readonly qos: 0 | 1 | 2
  readonly packetId: number
  readonly dup: boolean
  readonly retain: boolean
}

/** Bytes that `writePublish` needs at most for a topic of `topicBytes` and a payload. */
export function publishBytesMax(topicBytes: number, payloadBytes: number): number {
  return fixedHeaderBytesMax + 2 + topicBytes + 2 + payloadBytes
}

/** Writes one packet at `start` of `into`, which has room for it; gives its end. */
export function writePublish(publish: Publish, into: Buffer, start: number): number {
  const { topic, payload, qos, packetId } = publish
  const topicBytes = Buffer.byteLength(topic)
  let length = 2 + topicBytes + (qos === 0 ? 0 : 2) + payload.length
  let at = start
  into[at++] = 0x30 | (publish.dup ? 8 : 0) | (qos << 1) | (publish.retain ? 1 : 0)
  do {
    const byte = length % 128
    length = (length - byte) / 128
    into[at++] = length > 0 ? byte | 0x80 : byte
  } while (length > 0)
  at = into.writeUInt16BE(topicBytes, at)
  at += into.write(topic, at)
  if (qos > 0) at = into.writeUInt16BE(packetId, at)
  into.set(payload, at)
  return at + payload.length
}
