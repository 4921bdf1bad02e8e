/**
 * The least a Node server can do for a PUBLISH of QoS 1: find where it ends, answer, keep nothing. What no broker on Node can
 * beat. Port: the first argument.
 */
import { createServer, type Socket } from 'node:net'

const connack = Buffer.from([0x20, 2, 0, 0])

function serve(socket: Socket): void {
  let isConnected = false
  let rest: Buffer = Buffer.alloc(0)
  socket.on('error', () => undefined)
  socket.on('data', (chunk: Buffer) => {
    let bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    if (!isConnected) {
      isConnected = true
      socket.write(connack)
      bytes = bytes.subarray(2 + bytes[1]!)
    }
    const answers = Buffer.allocUnsafe(4 * Math.ceil(bytes.length / 8))
    let end = 0
    let at = 0
    for (;;) {
      const next = packetEnd(bytes, at)
      if (next === undefined) break
      const lengthBytes = bytes[at + 1]! < 128 ? 1 : 2
      const isPublish = bytes[at]! >> 4 === 3
      if (!isPublish) {
        at = next
        continue
      }
      const topicAt = at + 1 + lengthBytes
      const idAt = topicAt + 2 + bytes.readUInt16BE(topicAt)
      answers[end++] = 0x40
      answers[end++] = 2
      answers[end++] = bytes[idAt]!
      answers[end++] = bytes[idAt + 1]!
      at = next
    }
    if (end > 0) socket.write(answers.subarray(0, end))
    rest = at === bytes.length ? Buffer.alloc(0) : Buffer.from(bytes.subarray(at))
  })
}

function packetEnd(bytes: Buffer, at: number): number | undefined {
  let length = 0
  let factor = 1
  for (let next = at + 1; next < bytes.length; factor *= 128) {
    const byte = bytes[next++]!
    length += (byte & 127) * factor
    if (byte < 128) return next + length <= bytes.length ? next + length : undefined
  }
  return undefined
}

createServer({ noDelay: true }, serve).listen(Number(process.argv[2]), '127.0.0.1')
process.once('SIGTERM', () => process.exit(0))
